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

from statusreport.figures.canvas import Canvas
from statusreport.figures.figure import FULL_WIDTH_MM, Figure, Rows
from statusreport.figures.narrow import GAP_MM, NARROW_MM, bar, note
from statusreport.figures.theme import NOTE_POINTS, TEXT_POINTS, Palette, chart_theme, size
from statusreport.figures.typesetting import MM_PER_POINT, balance, wrap
from statusreport.locale import format_number, percent_sign
from statusreport.tables.material import Entry, Material, noted, source_line
from statusreport.tables.surveys import SATISFACTION, answer_displays, response_note, size_of_base, unanswered
from statusreport.translation import _

HEIGHT_MM = 104.0
BAR = 0.2  # of the distance between two answers
_QUESTION_MM = 155.0
_ANSWER_MM = 30.0
_KEY_MM = 3.0


def satisfaction(material: Material, palette: Palette) -> Figure:
    """Grouped bars: one group an answer, one bar a question, percent of the returned questionnaires."""
    entries = material.chosen(SATISFACTION)
    return Figure(
        id="satisfaction",
        plot=_plot(bars(entries), entries, palette),
        narrow=_narrow(entries, palette),
        title=_title(entries),
        subtitle=_("Svar på de fire spørgsmål, procent af {base}.", base=size_of_base(entries[0])),
        alt=answers_alt(_("Grupperede søjler"), entries),
        data=answers_data(entries),
        notes=answers_notes(material, entries),
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


def _narrow(entries: list[Entry], palette: Palette) -> ggplot:
    """The same for a phone: the questions as a key, then one group of lying bars an answer."""
    canvas, y = Canvas(NARROW_MM, palette), 0.0
    for number, (entry, colour) in enumerate(zip(entries, palette.series, strict=False), start=1):
        canvas.rect(0, y + 0.6, _KEY_MM, _KEY_MM, colour, colour)
        y = canvas.text(_KEY_MM + 1.6, y, canvas.width - 5, [note(canvas, f"{number}. {entry['question_text']}")]) + 0.8
    data = bars(entries)
    room = (canvas.width - 16) / (data["share"].max() or 1)
    for place, answer in enumerate(entries[0]["answers"]):
        y = canvas.text(0, y + GAP_MM, canvas.width, [note(canvas, answer["label"], bold=True)]) + 0.6
        group = data.iloc[place :: len(entries[0]["answers"])]
        for row, colour in zip(group.itertuples(), palette.series, strict=False):
            canvas.text(0, y + 0.1, 5, [note(canvas, row.question, muted=True)])
            y = bar(canvas, 3.4, y, row.share * room, row.label, colour) + 0.5
    return canvas.plot(y + 0.5)


def _title(entries: list[Entry]) -> str:
    best = max(entries, key=lambda entry: entry["value"])
    least = min(entries, key=lambda entry: entry["value"])
    values = {"low": least["display"], "high": best["display"], "answer": best["answers"][0]["label"].lower()}
    if best["display"] == least["display"]:
        return _("{high} af rekvirenterne svarer »{answer}« på de fire spørgsmål.", **values)
    return _("Mellem {low} og {high} af rekvirenterne svarer »{answer}« på de fire spørgsmål.", **values)


def answers_notes(material: Material, entries: list[Entry]) -> str:
    """Who did not answer, what is reconstructed, and what a mark of left-out numbers means."""
    top = entries[0]["answers"][0]["label"].lower()
    certain = _("Kun andelene for »{answer}« er kendt; resten er rekonstrueret.", answer=top)
    parts = [
        response_note(material, entries),
        unanswered(entries),
        certain if entries[0]["reconstructed"] else "",
    ]
    return noted(" ".join(part for part in parts if part), entries)


def answers_alt(form: str, entries: list[Entry]) -> str:
    """Every share of every question, and those who left it blank."""
    said = " ".join(f"{entry['question_text']} {_shares(entry)}." for entry in entries)
    opening = _("{form}, procent af {base}.", form=form, base=size_of_base(entries[0]))
    return noted(f"{opening} {said}", entries)


def answers_data(entries: list[Entry]) -> Rows:
    """The same numbers in the same order as a table."""
    head = (_("Spørgsmål"), *(f"{answer['label']} (%)" for answer in entries[0]["answers"]), _("Uden svar (antal)"))
    shares = ([share.removesuffix(percent_sign()) for share in answer_displays(entry)] for entry in entries)
    rows = ((e["question_text"], *each, format_number(e["n_blank"])) for e, each in zip(entries, shares, strict=True))
    return (head, *rows)


def _shares(entry: Entry) -> str:
    shares = zip(entry["answers"], answer_displays(entry), strict=True)
    said = "; ".join(f"{answer['label']} {display}" for answer, display in shares)
    return _("{shares}; uden svar {count}", shares=said, count=format_number(entry["n_blank"]))
