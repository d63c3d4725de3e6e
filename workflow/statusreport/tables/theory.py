"""The theory of change as tables: its content, and the evidence for each result and effect."""

from __future__ import annotations

from statusreport.tables.markdown import Column, Table
from statusreport.tables.material import MISSING, Material, interval, named, printed, verdict
from statusreport.tables.wording import NO_INDICATOR, NOT_COVERED, capitalised
from statusreport.theory_of_change import Box
from statusreport.translation import _


def theory_of_change(material: Material) -> list[Table]:
    """Two tables: the boxes by step, and what the indicators say of each result and effect."""
    return [_content(material), _evidence(material)]


def _content(material: Material) -> Table:
    rows = [(step.heading, box.sentence) for step in material.theory.steps for box in step.boxes]
    columns = (Column(_("Trin"), 24), Column(_("Indhold"), 76))
    return Table("theory-of-change", _("Forandringsteoriens trin og indhold"), columns, rows)


def _evidence(material: Material) -> Table:
    rows = [row for box in material.theory.claims for row in _evidence_rows(material, box)]
    columns = (
        Column(_("Resultat eller effekt"), 20),
        Column(_("Indikator"), 27),
        Column(_("Resultat"), 13, right=True),
        Column(_("Interval"), 14, right=True),
        Column(_("Mål"), 9, right=True),
        Column(_("Vurdering"), 17),
    )
    caption = _("Belæg for forandringsteoriens resultater og effekter, med {level}-intervaller", level=material.level)
    return Table("theory-of-change-evidence", caption, columns, rows)


def _evidence_rows(material: Material, box: Box) -> list[tuple[str, ...]]:
    if not box.indicators:
        return [(box.name, _(NO_INDICATOR), MISSING, MISSING, MISSING, _(NOT_COVERED))]
    return [
        (
            box.name,
            named(entry),
            printed(entry["display"]),
            interval(entry),
            printed(entry["target_display"]),
            capitalised(verdict(entry)),
        )
        for entry in material.chosen(box.indicators)
    ]
