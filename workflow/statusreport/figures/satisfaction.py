"""How satisfied the requesters are: four questions, five answers."""

from __future__ import annotations

import pandas as pd
from plotnine import (
    aes,
    element_blank,
    element_text,
    geom_col,
    geom_hline,
    geom_text,
    ggplot,
    guide_legend,
    guides,
    labs,
    scale_fill_manual,
    scale_x_continuous,
    scale_y_continuous,
    theme,
)

from statusreport.figures.figure import FULL_WIDTH_MM, Figure
from statusreport.figures.theme import NOTE_POINTS, TEXT_POINTS, Palette, chart_theme, size
from statusreport.figures.typesetting import MM_PER_POINT, balance, wrap
from statusreport.locale import percent_sign
from statusreport.tables.material import Entry, Material, noted, source_line
from statusreport.tables.surveys import SATISFACTION, answer_displays, response_note, size_of_base, unanswered
from statusreport.translation import _

HEIGHT_MM = 104.0
BAR = 0.2  # of the distance between two answers
_QUESTION_MM = 155.0
_ANSWER_MM = 30.0


def satisfaction(material: Material, palette: Palette) -> Figure:
    """Grouped bars: one group an answer, one bar a question, percent of the returned questionnaires."""
    entries = material.chosen(SATISFACTION)
    return Figure(
        id="satisfaction",
        plot=_plot(bars(entries), entries, palette),
        caption=_caption(material, entries),
        alt=_alt(entries),
        source=source_line(material, entries),
        height_mm=HEIGHT_MM,
    )


def bars(entries: list[Entry]) -> pd.DataFrame:
    """One row a bar: question (1 …), place on the axis, share (0–1), label as printed without the percent sign."""
    middle = (len(entries) - 1) / 2
    return pd.DataFrame(
        {
            "question": str(number),
            "place": place + (number - 1 - middle) * BAR,
            "share": (answer["count"] or 0) / entry["denominator"],
            "label": display.removesuffix(percent_sign()),
        }
        for number, entry in enumerate(entries, start=1)
        for place, (answer, display) in enumerate(zip(entry["answers"], answer_displays(entry), strict=True))
    )


def _plot(data: pd.DataFrame, entries: list[Entry], palette: Palette) -> ggplot:
    texts = ["\n".join(wrap(f"{n}. {e['question_text']}", _QUESTION_MM, TEXT_POINTS)) for n, e in enumerate(entries, 1)]
    labels = [balance(a["label"], _ANSWER_MM, TEXT_POINTS) for a in entries[0]["answers"]]
    return (
        ggplot(data, aes("place", "share"))
        + geom_col(aes(fill="question"), width=BAR * 0.86)
        + geom_text(aes(label="label"), va="bottom", nudge_y=0.012, size=NOTE_POINTS, color=palette.ink)
        + geom_hline(yintercept=0, color=palette.line, size=0.5)
        + geom_text(aes(label="question"), y=-0.02, va="top", size=NOTE_POINTS, color=palette.muted)
        + scale_fill_manual(values=list(palette.series), labels=texts)
        + guides(fill=guide_legend(ncol=1))
        + scale_x_continuous(breaks=list(range(len(labels))), labels=labels, expand=(0, 0.1))
        + scale_y_continuous(limits=(-0.06, None), breaks=[], expand=(0, 0, 0, 0.05))
        + labs(x=_("Procent af {base}", base=size_of_base(entries[0])))
        + chart_theme(palette)
        + size(FULL_WIDTH_MM, HEIGHT_MM)
        + theme(
            axis_text_x=element_text(size=TEXT_POINTS, color=palette.ink),
            axis_text_y=element_blank(),
            legend_key_size=3.4 / MM_PER_POINT,
            legend_box_margin=0,
            legend_margin=0,
        )
    )


def _caption(material: Material, entries: list[Entry]) -> str:
    best = max(entries, key=lambda entry: entry["value"])
    least = min(entries, key=lambda entry: entry["value"])
    top = best["answers"][0]["label"].lower()
    parts = [
        _(
            "Mellem {least} og {best} af rekvirenterne svarer »{top}« på de fire spørgsmål.",
            least=least["display"],
            best=best["display"],
            top=top,
        ),
        _("Procent af {base}.", base=size_of_base(best)),
        response_note(material, entries),
        unanswered(entries),
        _("Kun andelene for »{top}« er kendt; resten er rekonstrueret.", top=top) if best["reconstructed"] else "",
    ]
    return noted(" ".join(part for part in parts if part), entries)


def _alt(entries: list[Entry]) -> str:
    said = " ".join(f"{entry['question_text']} {_shares(entry)}." for entry in entries)
    return noted(_("Grupperede søjler, procent af {base}. {said}", base=size_of_base(entries[0]), said=said), entries)


def _shares(entry: Entry) -> str:
    shares = zip(entry["answers"], answer_displays(entry), strict=True)
    return "; ".join(f"{answer['label']} {display}" for answer, display in shares)
