"""Workshops of the year: whom they were for, how many came, where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from statusreport.tables.markdown import Column, Table
from statusreport.tables.material import Entry, Material, linked, printed, sourced
from statusreport.translation import _, from_data

if TYPE_CHECKING:
    import pandas as pd  # slow, and the workbook only asks for the names

PARTICIPANTS = "workshop_participants_by_event"
BY_DISTRICT = "workshop_participants_by_district"
TOTAL = "workshop_participants"
HELD = "workshops_held"


def workshop_rows(material: Material) -> pd.DataFrame:
    """One row a workshop, as the ledger breaks participants down: audience, participants, display, district."""
    groups = _groups(material.entry(PARTICIPANTS))
    district = material.tables["events"].set_index("event_id")["district"].map(from_data)
    rows = groups.rename(columns={"label": "audience", "value": "participants"}).assign(
        district=groups["key"].map(district)
    )
    return rows[["audience", "participants", "display", "district"]]


def district_rows(material: Material) -> pd.DataFrame:
    """One row a district, most participants first: district, participants, display, workshops (how many)."""
    groups = _groups(material.entry(BY_DISTRICT))[["label", "value", "display"]]
    held = workshop_rows(material)["district"].value_counts()
    rows = groups.rename(columns={"label": "district", "value": "participants"})
    rows = rows.assign(workshops=rows["district"].map(held))
    return rows.sort_values("participants", ascending=False, kind="stable", ignore_index=True)


def _groups(entry: Entry) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(entry["groups"], columns=["key", "label", "value", "display"])


def workshops(material: Material) -> list[Table]:
    """Audience, participants and district of each workshop, and the participants of all."""
    rows = [(row.audience, printed(row.display), row.district) for row in workshop_rows(material).itertuples()]
    total = (_("I alt"), linked(material.entry(TOTAL)), "")
    columns = (Column(_("Deltagere fra"), 60), Column(_("Deltagere"), 16, right=True), Column(_("Bydel"), 24))
    caption = _("Deltagere i workshops i forældredialog, {year}", year=material.year)
    caption = sourced(material, caption, material.chosen([PARTICIPANTS, TOTAL]))
    return [Table("workshops", caption, columns, [*rows, total], total=True)]
