"""Every success criterion: the result against the target."""

from __future__ import annotations

import pandas as pd
from plotnine import (
    aes,
    element_blank,
    geom_rect,
    geom_segment,
    geom_text,
    ggplot,
    scale_x_continuous,
    scale_y_continuous,
    theme,
)

from statusreport.figures.figure import FULL_WIDTH_MM, Figure, source_line
from statusreport.figures.theme import NOTE_POINTS, TEXT_POINTS, Palette, chart_theme, size
from statusreport.figures.typesetting import balance
from statusreport.tables.material import Entry, Material, named, parts, printed

CRITERIA = (
    "crit_dialogue",
    "crit_democracy",
    "crit_influence",
    "crit_visibility",
    "crit_methods",
    "crit_network",
    "crit_projecttools",
)
ROW_MM = 12.5
LABEL_MM = 60.0
BAR = 0.17  # half the height of a bar, in rows
MARK = 0.3  # half the height of a target mark
BEYOND = 0.28  # right of 100 %, for the labels


def criteria(material: Material, palette: Palette) -> Figure:
    """One row a criterion: a bar to the result, a mark at the target, both labelled."""
    entries = material.chosen(CRITERIA)
    height = ROW_MM * len(entries) + 2
    return Figure(
        id="criteria",
        plot=_plot(rows(entries), palette) + size(FULL_WIDTH_MM, height),
        caption=_caption(entries),
        alt=_alt(entries),
        source=source_line(material, entries),
        height_mm=height,
    )


def rows(entries: list[Entry]) -> pd.DataFrame:
    """One row a criterion, top one highest: place, label, result and target (0–1), both as printed."""
    return pd.DataFrame(
        {
            "place": len(entries) - index,
            "label": balance(named(entry), LABEL_MM, TEXT_POINTS),
            "result": entry["value"],
            "target": entry["target"],
            "result_label": printed(entry["display"]),
            "count_label": parts(entry),
            "target_label": f"mål {printed(entry['target_display'])}",
        }
        for index, entry in enumerate(entries)
    )


def _plot(data: pd.DataFrame, palette: Palette) -> ggplot:
    data = data.assign(low=data["place"] - BAR, high=data["place"] + BAR)
    mark = aes(x="target", xend="target", y="place - MARK", yend="place + MARK")
    result = {"ha": "left", "fontweight": 600}
    return (
        ggplot(data)
        + geom_rect(aes(ymin="low", ymax="high"), xmin=0, xmax=1, fill=palette.track)
        + geom_rect(aes(ymin="low", ymax="high", xmax="result"), xmin=0, fill=palette.accent)
        + geom_segment(mark, color=palette.paper, size=2.4)
        + geom_segment(mark, color=palette.ink, size=1)
        + geom_text(
            aes("target", "place + MARK", label="target_label"), size=NOTE_POINTS, va="bottom", color=palette.ink
        )
        + geom_text(aes(y="place", label="result_label"), x=1.02, size=TEXT_POINTS + 1, color=palette.ink, **result)
        + geom_text(aes(y="place", label="count_label"), x=1.17, ha="left", size=NOTE_POINTS, color=palette.muted)
        + scale_x_continuous(limits=(0, 1 + BEYOND), breaks=[], expand=(0, 0))
        + scale_y_continuous(breaks=list(data["place"]), labels=list(data["label"]), expand=(0, 0.05, 0, 0.25))
        + chart_theme(palette)
        + theme(
            axis_title_x=element_blank(),
            axis_text_x=element_blank(),
        )
    )


def _caption(entries: list[Entry]) -> str:
    reached = sum(entry["value"] >= entry["target"] for entry in entries)
    return (
        f"{reached} af {len(entries)} succeskriterier er nået. Søjlen viser resultatet, stregen målet; "
        "til højre står resultatet i procent og de svar, det bygger på."
    )


def _alt(entries: list[Entry]) -> str:
    said = "; ".join(f"{named(e)}: {e['display']} ({parts(e)}), mål {e['target_display']}" for e in entries)
    return f"Liggende søjler med resultat og mål for {len(entries)} succeskriterier. {said}."
