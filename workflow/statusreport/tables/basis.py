"""The data appendix: where every number comes from, and what became of the raw rows."""

from __future__ import annotations

from statusreport.corrections import told
from statusreport.locale import format_number
from statusreport.tables.markdown import Column, Marked, Table
from statusreport.tables.material import MISSING, Entry, Material, basis, interval, linked, printed, verdict
from statusreport.tables.wording import SOURCE_KINDS, chapter_title, reasons
from statusreport.translation import _

ROW_COUNTS = ("rows_read", "rows_used", "rows_quarantined", "rows_excluded")


def data_basis(material: Material) -> list[Table]:
    """Every indicator with value, definition, base and source; one table a chapter, so that it breaks over pages."""
    chapters: dict[str, list[Entry]] = {}
    for entry in material.entries:
        chapters.setdefault(entry["chapter"], []).append(entry)
    columns = (
        Column(_("Tal"), 22),
        Column(_("Værdi"), 10, right=True),
        Column(_("Definition og base"), 40),
        Column(_("Kilde"), 28),
    )
    return [
        Table(
            f"data-basis-{chapter.replace('_', '-')}",
            _("Datagrundlag: {chapter}", chapter=chapter_title(chapter)),
            columns,
            [_basis_row(material, entry) for entry in entries],
        )
        for chapter, entries in chapters.items()
    ]


def sources(material: Material) -> list[Table]:
    """The raw files as the catalogue describes them."""
    columns = (
        Column(_("Kilde"), 27),
        Column(_("Type"), 17),
        Column(_("Oprindelse"), 26),
        Column(_("Rækker"), 12, right=True),
        Column(_("Rekonstrueret"), 18),
    )
    rows = [
        (
            row.title,
            _(SOURCE_KINDS[row.kind]) if row.kind in SOURCE_KINDS else row.kind,
            row.origin or MISSING,
            format_number(row.rows_read),
            _("Ja") if row.reconstructed else _("Nej"),
        )
        for row in material.sources.itertuples()
    ]
    return [Table("sources", _("Kilder til statusrapporten {year}", year=material.year), columns, rows)]


def validation(material: Material) -> list[Table]:
    """Rows read, used, set aside and left out, by source and in all; then why rows were left out."""
    counts = material.sources
    rows = [(row["title"], *(format_number(row[name]) for name in ROW_COUNTS)) for row in counts.to_dict("records")]
    total = (_("I alt"), *(format_number(int(counts[name].sum())) for name in ROW_COUNTS))
    columns = (
        Column(_("Kilde"), 40),
        *(Column(heading, 15, right=True) for heading in (_("Læst"), _("Brugt"), _("Karantæne"), _("Udeladt"))),
    )
    table = Table("validation", _("Rækker læst, brugt og sat fra, efter kilde"), columns, [*rows, total], total=True)
    return [table, *_excluded(material)]


def _excluded(material: Material) -> list[Table]:
    """Why rows were left out, where any were."""
    rows = [(row.title, reasons(row.excluded_why)) for row in material.sources.itertuples() if row.rows_excluded]
    columns = (Column(_("Kilde"), 44), Column(_("Udeladte rækker"), 56))
    return [Table("validation-excluded", _("Rækker, der er udeladt, og hvorfor"), columns, rows)] if rows else []


def _basis_row(material: Material, entry: Entry) -> tuple[str, ...]:
    ground = basis(entry)
    base = _(" Base: {ground}.", ground=ground) if ground != MISSING else ""
    if entry["interval_display"]:
        base += _(" {level}-interval: {limits}.", level=printed(material.level), limits=interval(entry))
    if entry["verdict"]:
        base += _(" Mål: {target}, {verdict}.", target=printed(entry["target_display"]), verdict=verdict(entry))
    if entry["correction"]:
        base += _(" Rettet: {told}", told=told(entry))
    origin = "; ".join(material.source_titles([entry])) or entry["origin"] or MISSING
    label = Marked(entry["label"], f"#tal-{entry['id']}")  # every number in the report links to here
    value = linked(entry, mark=".num .entry")
    return label, value, f"{entry['definition']}{base}", origin
