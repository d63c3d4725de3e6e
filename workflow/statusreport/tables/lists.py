"""Short lists of the report: resources, requesters, publications."""

from __future__ import annotations

from statusreport.tables.markdown import Column, Table
from statusreport.tables.material import Material, linked, sourced
from statusreport.tables.wording import PUBLICATION_STATUS, alphabetical

RESOURCES = ("fte_1a", "fte_1b", "fte_2", "fte_3")


def resources(material: Material) -> list[Table]:
    """Full-time years by main area, and in all."""
    rows = [(entry["label"], linked(entry)) for entry in material.chosen(RESOURCES)]
    total = ("I alt", linked(material.entry("fte_total")))
    columns = (Column("Hovedområde", 80), Column("Årsværk", 20, right=True))
    caption = sourced(material, f"Ressourcer {material.year}", material.chosen(RESOURCES))
    return [Table("resources", caption, columns, [*rows, total], total=True)]


def publications(material: Material) -> list[Table]:
    """The year's publications and whether they are out."""
    rows = [
        (row.title, PUBLICATION_STATUS.get(row.status, row.status))
        for row in material.tables["publications"].itertuples()
    ]
    columns = (Column("Titel", 72), Column("Status", 28))
    files = sorted(set(material.tables["publications"]["source"]))
    titles = "; ".join(material.source_title(material.year, file) for file in files)
    return [Table("publications", f"Publikationer {material.year}. Kilde: {titles}.", columns, rows)]


def requesters(material: Material) -> list[str]:
    """Everyone named as requester in the advisory log, each once, in Danish alphabetical order."""
    return sorted(set(material.tables["advisory_log"]["requester"].dropna()), key=alphabetical)
