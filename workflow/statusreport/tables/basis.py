"""The data appendix: where every number comes from, and what became of the raw rows."""

from __future__ import annotations

from statusreport.locale import format_number
from statusreport.tables.markdown import Column, Marked, Table
from statusreport.tables.material import MISSING, Entry, Material, basis, interval, printed, verdict
from statusreport.tables.wording import SOURCE_KINDS, chapter_title

ROW_COUNTS = ("rows_read", "rows_used", "rows_quarantined", "rows_excluded")


def data_basis(material: Material) -> list[Table]:
    """Every indicator with value, definition, base and source; one table a chapter, so that it breaks over pages."""
    chapters: dict[str, list[Entry]] = {}
    for entry in material.entries:
        chapters.setdefault(entry["chapter"], []).append(entry)
    columns = (
        Column("Tal", 24),
        Column("Værdi", 12, right=True),
        Column("Definition og base", 40),
        Column("Kilde", 24),
    )
    return [
        Table(
            f"data-basis-{chapter.replace('_', '-')}",
            f"Datagrundlag: {chapter_title(chapter)}",
            columns,
            [_basis_row(material, entry) for entry in entries],
        )
        for chapter, entries in chapters.items()
    ]


def sources(material: Material) -> list[Table]:
    """The raw files as the catalogue describes them."""
    columns = (
        Column("Kilde", 30),
        Column("Type", 14),
        Column("Oprindelse", 30),
        Column("Rækker", 10, right=True),
        Column("Rekonstrueret", 16),
    )
    rows = [
        (
            row.title,
            SOURCE_KINDS.get(row.kind, row.kind),
            row.origin or MISSING,
            format_number(row.rows_read),
            "Ja" if row.reconstructed else "Nej",
        )
        for row in material.sources.itertuples()
    ]
    return [Table("sources", f"Kilder til statusrapporten {material.year}", columns, rows)]


def validation(material: Material) -> list[Table]:
    """Rows read, used, set aside and left out, by source and in all; then why rows were left out."""
    counts = material.sources
    rows = [(row["title"], *(format_number(row[name]) for name in ROW_COUNTS)) for row in counts.to_dict("records")]
    total = ("I alt", *(format_number(int(counts[name].sum())) for name in ROW_COUNTS))
    columns = (
        Column("Kilde", 44),
        *(Column(heading, 14, right=True) for heading in ("Læst", "Brugt", "Karantæne", "Udeladt")),
    )
    table = Table("validation", "Rækker læst, brugt og sat fra, efter kilde", columns, [*rows, total], total=True)
    return [table, *_excluded(material)]


def _excluded(material: Material) -> list[Table]:
    """Why rows were left out, where any were."""
    rows = [(row.title, row.excluded_why) for row in material.sources.itertuples() if row.rows_excluded]
    columns = (Column("Kilde", 44), Column("Udeladte rækker", 56))
    return [Table("validation-excluded", "Rækker, der er udeladt, og hvorfor", columns, rows)] if rows else []


def _basis_row(material: Material, entry: Entry) -> tuple[str, ...]:
    ground = basis(entry)
    base = f" Base: {ground}." if ground != MISSING else ""
    if entry["interval_display"]:
        base += f" {printed(material.level)}-interval: {interval(entry)}."
    if entry["verdict"]:
        base += f" Mål: {printed(entry['target_display'])}, {verdict(entry)}."
    origin = "; ".join(material.source_titles([entry])) or entry["origin"] or MISSING
    label = Marked(entry["label"], f"#tal-{entry['id']}")  # every number in the report links to here
    value = Marked(printed(entry["display"]), f'.num .entry indicator="{entry["id"]}"')
    return label, value, f"{entry['definition']}{base}", origin
