"""Short lists of the report: resources, requesters, publications."""

from __future__ import annotations

from statusreport.tables.markdown import Column, Table
from statusreport.tables.material import Material, linked
from statusreport.tables.wording import PUBLICATION_STATUS, alphabetical

RESOURCES = ("fte_1a", "fte_1b", "fte_2", "fte_3")


def resources(material: Material) -> list[Table]:
    """Full-time years by main area, and in all."""
    rows = [(entry["label"], linked(entry)) for entry in material.chosen(RESOURCES)]
    total = ("I alt", linked(material.entry("fte_total")))
    columns = (Column("Hovedområde", 80), Column("Årsværk", 20, right=True))
    return [Table("resources", f"Ressourcer {material.year}", columns, [*rows, total], total=True)]


def publications(material: Material) -> list[Table]:
    """The year's publications and whether they are out."""
    rows = [
        (row.title, PUBLICATION_STATUS.get(row.status, row.status))
        for row in material.tables["publications"].itertuples()
    ]
    columns = (Column("Titel", 72), Column("Status", 28))
    return [Table("publications", f"Publikationer {material.year}", columns, rows)]


def requesters(material: Material) -> list[str]:
    """Everyone named as requester in the advisory log, each once, in Danish alphabetical order."""
    return sorted(set(material.tables["advisory_log"]["requester"].dropna()), key=alphabetical)
