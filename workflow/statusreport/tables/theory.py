"""The theory of change as tables: its content, and the evidence for each result and effect."""

from __future__ import annotations

from statusreport.tables.markdown import Column, Table
from statusreport.tables.material import MISSING, Material, interval, named, printed, verdict
from statusreport.tables.wording import NO_INDICATOR, NOT_COVERED, capitalised
from statusreport.theory_of_change import Box


def theory_of_change(material: Material) -> list[Table]:
    """Two tables: the boxes by step, and what the indicators say of each result and effect."""
    return [_content(material), _evidence(material)]


def _content(material: Material) -> Table:
    rows = [(step.heading, box.sentence) for step in material.theory.steps for box in step.boxes]
    columns = (Column("Trin", 24), Column("Indhold", 76))
    return Table("theory-of-change", "Forandringsteoriens trin og indhold", columns, rows)


def _evidence(material: Material) -> Table:
    rows = [row for box in material.theory.claims for row in _evidence_rows(material, box)]
    columns = (
        Column("Resultat eller effekt", 22),
        Column("Indikator", 30),
        Column("Resultat", 10, right=True),
        Column("Interval", 13, right=True),
        Column("Mål", 8, right=True),
        Column("Vurdering", 17),
    )
    caption = f"Belæg for forandringsteoriens resultater og effekter, med {material.level}-intervaller"
    return Table("theory-of-change-evidence", caption, columns, rows)


def _evidence_rows(material: Material, box: Box) -> list[tuple[str, ...]]:
    if not box.indicators:
        return [(box.name, NO_INDICATOR, MISSING, MISSING, MISSING, NOT_COVERED)]
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
