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

from statusreport.figures.canvas import Canvas
from statusreport.figures.figure import FULL_WIDTH_MM, Figure
from statusreport.figures.narrow import NARROW_MM, labelled_bars
from statusreport.figures.theme import TEXT_POINTS, Palette, chart_theme, size
from statusreport.figures.typesetting import balance
from statusreport.tables.material import Material, noted, source_line
from statusreport.tables.workshops import BY_DISTRICT, HELD, PARTICIPANTS, TOTAL, district_rows, workshop_rows
from statusreport.translation import _, from_data, ngettext

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
    values = {"total": total, "held": held, "most": rows.iloc[0]["display"], "bars": _listed(rows)}
    title = (
        _("{total} personer deltog i {held} workshops i forældredialog; den største havde {most} deltagere.", **values)
        if stands_out(rows)
        else _("{total} personer deltog i {held} workshops i forældredialog.", **values)
    )
    return _figure(
        material, palette, rows,
        id="workshops-by-audience",
        title=title,
        subtitle=_("Antal deltagere i hver af årets {held} workshops, {total} i alt.", **values),
        alt=_("Liggende søjler, en for hver workshop. {bars} I alt {total} deltagere i {held} workshops.", **values),
        shown=(PARTICIPANTS, TOTAL, HELD),
        data=((_("Workshop for"), _("Deltagere (antal)")), *zip(rows["name"], rows["display"], strict=True)),
    )  # fmt: skip


def workshops_by_district(material: Material, palette: Palette) -> Figure:
    """One bar a district, with the number of workshops."""
    rows = district_rows(material)
    count = rows["workshops"].map(lambda n: ngettext("{count} workshop", "{count} workshops", n))
    rows = rows.assign(name=rows["district"], value_label=rows["display"] + " (" + count + ")")
    total, most = material.entry(TOTAL)["display"], rows.iloc[0]
    values = {"total": total, "district": _inside(most["district"]), "most": most["display"], "bars": _listed(rows)}
    title = (
        _("Flest deltog i workshops for {district}: {most} af {total} deltagere.", **values)
        if stands_out(rows)
        else _("{total} personer deltog i workshops i forældredialog.", **values)
    )
    return _figure(
        material, palette, rows,
        id="workshops-by-district",
        title=title,
        subtitle=_("Antal deltagere efter bydel, {total} i alt; i parentes antal workshops.", **values),
        alt=_("Liggende søjler, en for hver bydel. {bars} I alt {total} deltagere.", **values),
        shown=(BY_DISTRICT, TOTAL),
        data=(
            (_("Bydel"), _("Deltagere (antal)"), _("Workshops (antal)")),
            *zip(rows["name"], rows["display"], rows["workshops"].astype(str), strict=True),
        ),
    )  # fmt: skip


def stands_out(rows: pd.DataFrame) -> bool:
    """Whether the first row is larger than every other: not where two are the same, nor where a number is left out."""
    people = rows["participants"]
    return bool(people.notna().all() and (people.iloc[0] > people.iloc[1:]).all())


def _figure(material: Material, palette: Palette, rows: pd.DataFrame, **said) -> Figure:
    shown = material.chosen(said.pop("shown"))
    plot, height = _bars(rows, palette)
    return Figure(
        plot=plot,
        narrow=_narrow(rows, palette),
        height_mm=height,
        notes="",
        source=noted(source_line(material, shown), shown[:1]),
        **said | {"alt": noted(said["alt"], shown[:1])},
    )


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


def _narrow(rows: pd.DataFrame, palette: Palette) -> ggplot:
    canvas, people = Canvas(NARROW_MM, palette), rows["participants"].fillna(0)
    shares = people / (people.max() or 1)
    return canvas.plot(labelled_bars(canvas, zip(rows["name"], shares, rows["value_label"], strict=True)))


def _listed(rows: pd.DataFrame) -> str:
    return "; ".join(rows["name"] + " " + rows["value_label"]) + "."


def _inside(district: str) -> str:
    return district[0].lower() + district[1:] if district.startswith(("Hele", from_data("Hele byen"))) else district
