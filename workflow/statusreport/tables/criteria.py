"""Success criteria: what was aimed at, what came out, and what the result rests on."""

from __future__ import annotations

from collections.abc import Iterable

from statusreport.tables.markdown import Column, Table
from statusreport.tables.material import Entry, Material, basis, interval, linked, sourced, verdict
from statusreport.tables.wording import capitalised, chapter_title
from statusreport.translation import _


def with_criterion(material: Material) -> list[Entry]:
    """The ledger entries that are held against a success criterion, in the order of the declarations."""
    return [entry for entry in material.entries if entry["criterion"]]


def criteria_all(material: Material) -> list[Table]:
    """Every success criterion of the year."""
    entries = with_criterion(material)
    rows = [(chapter_title(entry["chapter"]), *row) for entry, row in zip(entries, _rows(entries), strict=True)]
    columns = (Column(_("Indsats"), 15), *_columns(24, 9, 11, 12, 14, 15))
    caption = sourced(
        material, _("Alle succeskriterier {year}, {level}", year=material.year, level=_level(material)), entries
    )
    return [Table("criteria-all", caption, columns, rows)]


def criteria_of(material: Material, chapter: str) -> list[Table]:
    """The success criteria of one effort."""
    entries = [entry for entry in with_criterion(material) if entry["chapter"] == chapter]
    caption = _(
        "Succeskriterier {year}: {chapter}, {level}",
        year=material.year,
        chapter=chapter_title(chapter),
        level=_level(material),
    )
    name = f"criteria-{chapter.replace('_', '-')}"
    return [Table(name, sourced(material, caption, entries), _columns(29, 9, 11, 12, 16, 23), list(_rows(entries)))]


def _columns(*widths: int) -> tuple[Column, ...]:
    criterion, target, result, interval_width, verdict_width, ground = widths
    return (
        Column(_("Succeskriterium"), criterion),
        Column(_("Mål"), target, right=True),
        Column(_("Resultat"), result, right=True),
        Column(_("Interval"), interval_width, right=True),
        Column(_("Vurdering"), verdict_width),
        Column(_("Grundlag"), ground),
    )


def _level(material: Material) -> str:
    # in the caption: a heading that a page break repeats should hold no numbers
    return _("med {level}-intervaller", level=material.level)


def _rows(entries: Iterable[Entry]) -> Iterable[tuple[str, ...]]:
    for entry in entries:
        result = linked(entry, "target_display"), linked(entry), interval(entry)
        yield entry["criterion"], *result, capitalised(verdict(entry)), _ground(entry)


def _ground(entry: Entry) -> str:
    # a reader must see where the question asked for something else than the criterion
    proxy = (
        _(". Indirekte mål: {measures_note}", measures_note=entry["measures_note"])
        if entry["measures"] == "proxy"
        else ""
    )
    return f"{basis(entry)}{proxy}"
