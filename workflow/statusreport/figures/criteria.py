"""Every success criterion: the result with its interval against the target, and the verdict."""

from __future__ import annotations

from typing import Any

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

from statusreport.errors import ReportError
from statusreport.figures.canvas import Canvas, Paragraph
from statusreport.figures.figure import FULL_WIDTH_MM, Figure, Rows
from statusreport.figures.narrow import BAR_MM, GAP_MM, NARROW_MM, note
from statusreport.figures.theme import NOTE_POINTS, TEXT_POINTS, Palette, chart_theme, size
from statusreport.figures.typesetting import balance
from statusreport.tables.criteria import with_criterion
from statusreport.tables.material import Entry, Material, interval, named, parts, printed, source_line, verdict
from statusreport.tables.surveys import response_note
from statusreport.tables.wording import capitalised
from statusreport.translation import _
from statusreport.verdicts import VERDICTS, words

ROW_MM = 12.5
LABEL_MM = 60.0
BAR = 0.17  # half the height of a bar, in rows
MARK = 0.3  # half the height of a target mark
BEYOND = 0.4  # right of 100 %, for the labels
LINE = 0.17  # half the distance between the two lines of labels, in rows


def criteria(material: Material, palette: Palette) -> Figure:
    """One row a criterion: a bar to the result, its interval, a mark at the target, and what follows from them."""
    entries = with_criterion(material)
    if not entries:
        finding = "the figure `criteria` has nothing to show: no indicator has a criterion"
        raise ReportError.one("report/indicators.yaml", "", finding, "Declare a `criterion:` on an indicator")
    height = ROW_MM * len(entries) + 2
    return Figure(
        id="criteria",
        plot=_plot(rows(entries), palette) + size(FULL_WIDTH_MM, height),
        narrow=_narrow(rows(entries), palette),
        title=_title(entries),
        subtitle=_(
            "Søjlen viser resultatet, den vandrette streg {level}-intervallet og den lodrette målet; ved søjlen står "
            "resultatet, de svar, det bygger på, og vurderingen.",
            level=material.level,
        ),
        alt=_alt(material, entries),
        data=_data(material, entries),
        notes=response_note(material, entries),
        source=source_line(material, entries),
        height_mm=height,
    )


def rows(entries: list[Entry]) -> pd.DataFrame:
    """One row a criterion, top one highest: place, label, result, limits and target (0–1), and what is printed.

    low and high are the result itself where there is no interval.
    """
    return pd.DataFrame(
        {
            "place": len(entries) - index,
            "label": balance(named(entry), LABEL_MM, TEXT_POINTS),
            "result": entry["value"],
            "low": entry["value"] if entry["interval_low"] is None else entry["interval_low"],
            "high": entry["value"] if entry["interval_high"] is None else entry["interval_high"],
            "target": entry["target"],
            "result_label": printed(entry["display"]),
            "count_label": parts(entry),
            "verdict_label": capitalised(words(entry["verdict"])),
            "target_label": _("mål {target}", target=printed(entry["target_display"])),
        }
        for index, entry in enumerate(entries)
    )


def _plot(data: pd.DataFrame, palette: Palette) -> ggplot:
    data = data.assign(bottom=data["place"] - BAR, top=data["place"] + BAR)
    mark = aes(x="target", xend="target", y="place - MARK", yend="place + MARK")
    span = aes(x="low", xend="high", y="place", yend="place")
    above, below = aes(y="place + LINE"), aes(y="place - LINE")
    bold = {"ha": "left", "fontweight": 600}
    return (
        ggplot(data)
        + geom_rect(aes(ymin="bottom", ymax="top"), xmin=0, xmax=1, fill=palette.track)
        + geom_rect(aes(ymin="bottom", ymax="top", xmax="result"), xmin=0, fill=palette.accent)
        + geom_segment(span, color=palette.paper, size=2.2)
        + geom_segment(span, color=palette.ink, size=0.8)
        + geom_segment(mark, color=palette.paper, size=2.4)
        + geom_segment(mark, color=palette.ink, size=1)
        + geom_text(
            aes("target", "place + MARK", label="target_label"), size=NOTE_POINTS, va="bottom", color=palette.ink
        )
        + geom_text(above, label=data["result_label"], x=1.02, size=TEXT_POINTS + 1, color=palette.ink, **bold)
        + geom_text(above, label=data["count_label"], x=1.17, ha="left", size=NOTE_POINTS, color=palette.muted)
        + geom_text(below, label=data["verdict_label"], x=1.02, ha="left", size=NOTE_POINTS, color=palette.ink)
        + scale_x_continuous(limits=(0, 1 + BEYOND), breaks=[], expand=(0, 0))
        + scale_y_continuous(breaks=list(data["place"]), labels=list(data["label"]), expand=(0, 0.05, 0, 0.25))
        + chart_theme(palette)
        + theme(
            axis_title_x=element_blank(),
            axis_text_x=element_blank(),
        )
    )


def _narrow(data: pd.DataFrame, palette: Palette) -> ggplot:
    canvas, y = Canvas(NARROW_MM, palette), 0.0
    for row in data.itertuples():
        label = Paragraph(row.label.replace("\n", " "), TEXT_POINTS, palette.ink, bold=True)
        y = canvas.text(0, y, canvas.width, [label]) + 1.4
        _narrow_bar(canvas, row, y)
        below = f"{row.result_label} ({row.count_label}), {row.target_label}: {row.verdict_label.lower()}"
        y = canvas.text(0, y + BAR_MM + 1.2, canvas.width, [note(canvas, below)]) + GAP_MM
    return canvas.plot(y)


def _narrow_bar(canvas: Canvas, row: Any, y: float) -> None:
    """Track, result, interval and target; each mark with a rim of paper, so that it shows on the bar and beside it."""
    palette, width = canvas.palette, canvas.width - 1
    middle, span = y + BAR_MM / 2, (row.high - row.low) * width
    canvas.rect(0, y, width, BAR_MM, palette.track, palette.track)
    canvas.rect(0, y, row.result * width, BAR_MM, palette.accent, palette.accent)
    for half, colour in ((0.7, palette.paper), (0.25, palette.ink)) if span else ():
        canvas.rect(row.low * width, middle - half, span, 2 * half, colour, colour)
    for half, colour in ((0.9, palette.paper), (0.3, palette.ink)):
        canvas.rect(row.target * width - half, y - 1, 2 * half, BAR_MM + 2, colour, colour)


def _title(entries: list[Entry]) -> str:
    verdicts = [entry["verdict"] for entry in entries]
    counts = [f"{verdicts.count(code)} {words(code)}" for code in VERDICTS if code in verdicts]
    return _("{count} succeskriterier: {verdicts}.", count=len(entries), verdicts=", ".join(counts))


def _data(material: Material, entries: list[Entry]) -> Rows:
    level = _("{level}-interval", level=material.level)
    head = (_("Succeskriterium"), _("Resultat"), _("Svar (antal)"), level, _("Mål"), _("Vurdering"))
    rows = (
        (named(e), e["display"], parts(e), interval(e), e["target_display"], capitalised(verdict(e))) for e in entries
    )
    return (head, *rows)


def _alt(material: Material, entries: list[Entry]) -> str:
    said = "; ".join(_row(material, entry) for entry in entries)
    form = _("Liggende søjler med resultat, interval og mål for {count} succeskriterier.", count=len(entries))
    return f"{form} {said}."


def _row(material: Material, entry: Entry) -> str:
    return _(
        "{name}: {result} ({parts}), {level}-interval {limits}, mål {target}, {verdict}",
        name=named(entry),
        result=entry["display"],
        parts=parts(entry),
        level=material.level,
        limits=interval(entry),
        target=entry["target_display"],
        verdict=verdict(entry),
    )
