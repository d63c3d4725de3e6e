"""Participants in the workshops: by audience and by district."""

from __future__ import annotations

import pandas as pd
from plotnine import (
    aes,
    element_blank,
    geom_rect,
    geom_text,
    ggplot,
    scale_x_continuous,
    scale_y_continuous,
    theme,
)

from statusreport.figures.figure import FULL_WIDTH_MM, Figure
from statusreport.figures.theme import TEXT_POINTS, Palette, chart_theme, size
from statusreport.figures.typesetting import balance
from statusreport.tables.material import Material, noted, source_line
from statusreport.tables.workshops import BY_DISTRICT, HELD, PARTICIPANTS, TOTAL, district_rows, workshop_rows
from statusreport.translation import _, ngettext

LABEL_MM = 66.0
ROW_MM = 8.6
MARGIN_MM = 4.0
BAR = 0.31  # half the height of a bar, in rows
ROOM = 0.22  # right of the longest bar, for its label


def workshops_by_audience(material: Material, palette: Palette) -> Figure:
    """One bar a workshop, longest first."""
    rows = workshop_rows(material).sort_values("participants", ascending=False, kind="stable", ignore_index=True)
    rows = rows.assign(name=rows["audience"], value_label=rows["display"])
    total, held = material.entry(TOTAL)["display"], material.entry(HELD)["display"]
    plot, height = _bars(rows, palette)
    most = rows.iloc[0]
    # which is largest is not said where any is left out
    largest = "" if left_out(rows) else _("; den største havde {display} deltagere", display=most["display"])
    caption = _(
        "{total} personer deltog i {held} workshops i forældredialog{largest}. Antal deltagere i hver workshop.",
        total=total,
        held=held,
        largest=largest,
    )
    alt = _(
        "Liggende søjler, en for hver workshop. {rows} I alt {total} deltagere i {held} workshops.",
        rows=_listed(rows),
        total=total,
        held=held,
    )
    return Figure(
        id="workshops-by-audience",
        plot=plot,
        caption=noted(caption, [material.entry(PARTICIPANTS)]),
        alt=noted(alt, [material.entry(PARTICIPANTS)]),
        source=source_line(material, material.chosen([PARTICIPANTS, TOTAL, HELD])),
        height_mm=height,
    )


def workshops_by_district(material: Material, palette: Palette) -> Figure:
    """One bar a district, with the number of workshops."""
    rows = district_rows(material)
    count = rows["workshops"].map(lambda n: ngettext("{count} workshop", "{count} workshops", n))
    rows = rows.assign(name=rows["district"], value_label=rows["display"] + " (" + count + ")")
    plot, height = _bars(rows, palette)
    total, most = material.entry(TOTAL)["display"], rows.iloc[0]
    largest = _(
        "Flest deltog i workshops for {district}: {display} af {total} deltagere. ",
        district=_inside(most["district"]),
        display=most["display"],
        total=total,
    )
    caption = ("" if left_out(rows) else largest) + _("Antal deltagere efter bydel.")
    alt = _("Liggende søjler, en for hver bydel. {rows} I alt {total} deltagere.", rows=_listed(rows), total=total)
    return Figure(
        id="workshops-by-district",
        plot=plot,
        caption=noted(caption, [material.entry(BY_DISTRICT)]),
        alt=noted(alt, [material.entry(BY_DISTRICT)]),
        source=source_line(material, material.chosen([BY_DISTRICT, TOTAL])),
        height_mm=height,
    )


def left_out(rows: pd.DataFrame) -> bool:
    """Whether a number of participants is not shown."""
    return bool(rows["participants"].isna().any())


def _bars(rows: pd.DataFrame, palette: Palette) -> tuple[ggplot, float]:
    """Bars with their labels; rows: name, participants, value_label, top one first. Returns plot and height in mm."""
    names = [balance(name, LABEL_MM, TEXT_POINTS) for name in rows["name"]]
    place = pd.Series(range(len(rows), 0, -1), index=rows.index)
    rows = rows.assign(place=place, low=place - BAR, high=place + BAR, participants=rows["participants"].fillna(0))
    height = ROW_MM * len(rows) + MARGIN_MM
    plot = (
        ggplot(rows)
        + geom_rect(aes(ymin="low", ymax="high", xmax="participants"), xmin=0, fill=palette.accent)
        + geom_text(
            aes("participants", "place", label="value_label"),
            ha="left",
            nudge_x=rows["participants"].max() * 0.012,
            size=TEXT_POINTS,
            color=palette.ink,
        )
        + scale_x_continuous(breaks=[], limits=(0, None), expand=(0, 0, ROOM, 0))
        + scale_y_continuous(breaks=list(rows["place"]), labels=names, expand=(0, 0.1))
        + chart_theme(palette)
        + size(FULL_WIDTH_MM, height)
        + theme(axis_title_x=element_blank(), axis_text_x=element_blank())
    )
    return plot, height


def _listed(rows: pd.DataFrame) -> str:
    return "; ".join(rows["name"] + " " + rows["value_label"]) + "."


def _inside(district: str) -> str:
    return district[0].lower() + district[1:] if district.startswith("Hele") else district
