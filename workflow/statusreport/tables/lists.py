"""Short lists of the report: resources, requesters, publications."""

from __future__ import annotations

from statusreport.tables.markdown import Column, Table
from statusreport.tables.material import Material, linked, sourced
from statusreport.tables.wording import PUBLICATION_STATUS, alphabetical
from statusreport.translation import _

RESOURCES = ("fte_1a", "fte_1b", "fte_2", "fte_3")


def resources(material: Material) -> list[Table]:
    """Full-time years by main area, and in all."""
    rows = [(entry["label"], linked(entry)) for entry in material.chosen(RESOURCES)]
    total = (_("I alt"), linked(material.entry("fte_total")))
    columns = (Column(_("Hovedområde"), 80), Column(_("Årsværk"), 20, right=True))
    caption = sourced(material, _("Ressourcer {year}", year=material.year), material.chosen(RESOURCES))
    return [Table("resources", caption, columns, [*rows, total], total=True)]


def publications(material: Material) -> list[Table]:
    """The year's publications and whether they are out."""
    rows = [
        (row.title, _(PUBLICATION_STATUS[row.status]) if row.status in PUBLICATION_STATUS else row.status)
        for row in material.tables["publications"].itertuples()
    ]
    columns = (Column(_("Titel"), 72), Column(_("Status"), 28))
    files = sorted(set(material.tables["publications"]["source"]))
    titles = "; ".join(material.source_title(material.year, file) for file in files)
    return [
        Table(
            "publications",
            _("Publikationer {year}. Kilde: {titles}.", year=material.year, titles=titles),
            columns,
            rows,
        )
    ]


def requesters(material: Material) -> list[str]:
    """Everyone named as requester in the advisory log, each once, in Danish alphabetical order."""
    return sorted(set(material.tables["advisory_log"]["requester"].dropna()), key=alphabetical)
