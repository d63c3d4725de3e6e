"""Satisfaction as a balance: the better answers to the right of a line, the worse to its left, the rest kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from statusreport.figures.canvas import Canvas, Paragraph, text_height
from statusreport.figures.figure import FULL_WIDTH_MM, Figure
from statusreport.figures.narrow import NARROW_MM
from statusreport.figures.satisfaction import answers_alt, answers_data, answers_notes
from statusreport.figures.theme import NOTE_POINTS, TEXT_POINTS, Palette, readable_on
from statusreport.figures.typesetting import width_mm
from statusreport.locale import percent_sign
from statusreport.tables.material import Entry, Material, source_line
from statusreport.tables.surveys import SATISFACTION, answer_displays, size_of_base
from statusreport.translation import _

BAR_MM = 7.0
GAP_MM = 4.0
PAD_MM = 1.2  # around a label inside its part of a bar
KEY_MM = 3.0


@dataclass(frozen=True)
class Frame:
    """Where the parts of the chart stand, in mm: the bars from `left` to `right`, `aside` what is kept apart."""

    width: float
    left: float
    right: float
    aside: float
    question: float  # the width of the questions
    beside: bool  # whether they stand beside the bars, or above them


WIDE = Frame(FULL_WIDTH_MM, left=66, right=144, aside=148, question=57, beside=True)
PHONE = Frame(NARROW_MM, left=6, right=NARROW_MM - 15, aside=NARROW_MM - 12, question=NARROW_MM, beside=False)


def satisfaction_balance(material: Material, palette: Palette) -> Figure:
    """One bar a question."""
    entries = material.chosen(SATISFACTION)
    plot, height = _draw(entries, palette, WIDE)
    return Figure(
        id="satisfaction-balance",
        plot=plot,
        narrow=_draw(entries, palette, PHONE)[0],
        title=_title(entries),
        subtitle=_(
            "Procent af {base}. Bedre svar ligger til højre for stregen, dårligere til venstre; "
            "»ikke relevant« står for sig.",
            base=size_of_base(entries[0]),
        ),
        alt=answers_alt(_("Stablede søjler ud fra en midterlinje"), entries),
        data=answers_data(entries),
        notes=answers_notes(material, entries),
        source=source_line(material, entries),
        height_mm=height,
    )


def _title(entries: list[Entry]) -> str:
    """On how many questions the best answer has more than half: it rests on the one share that is never a guess."""
    most = sum(2 * (entry["answers"][0]["count"] or 0) > entry["denominator"] for entry in entries)
    answer = entries[0]["answers"][0]["label"].lower()
    if most == len(entries):
        return _("På hvert af spørgsmålene svarer over halvdelen »{answer}«.", answer=answer)
    return _(
        "På {count} af {all} spørgsmål svarer over halvdelen »{answer}«.", count=most, all=len(entries), answer=answer
    )


def parts(entry: Entry, palette: Palette) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    """The parts of a question's bar from left to right, and what is kept apart.

    Each part: label, share of the base (0–1), display without the percent sign, colour, and side (−1 worse, 1 better).
    The relevant answers go from best to worst; the first half of them is better.
    """
    shown = zip(entry["answers"], answer_displays(entry), strict=True)
    made = [
        {"label": answer["label"], "share": (answer["count"] or 0) / entry["denominator"],
         "display": display.removesuffix(percent_sign()), "relevant": answer["relevant"]}
        for answer, display in shown
    ]  # fmt: skip
    asked = [part for part in made if part["relevant"]]
    apart = next((part for part in made if not part["relevant"]), None)
    for index, part in enumerate(asked):
        part["side"] = 1 if index < len(asked) / 2 else -1
        part["colour"] = palette.degrees[index * len(palette.degrees) // len(asked)]
    middle = (len(asked) + 1) // 2
    return [*reversed(asked[middle:]), *reversed(asked[:middle])], apart


def _draw(entries: list[Entry], palette: Palette, frame: Frame) -> tuple[Any, float]:
    canvas = Canvas(frame.width, palette)
    built = [parts(entry, palette) for entry in entries]
    worse = max(sum(p["share"] for p in row if p["side"] < 0) for row, _ in built)
    better = max(sum(p["share"] for p in row if p["side"] > 0) for row, _ in built)
    scale = (frame.right - frame.left) / ((worse + better) or 1)
    zero = frame.left + worse * scale
    y = _key(canvas, built, scale, frame)
    for entry, (row, apart) in zip(entries, built, strict=True):
        y, bottom = _question(canvas, entry["question_text"], y, frame)
        _bar(canvas, row, zero, y, scale)
        if apart:
            _aside(canvas, apart, y, scale, frame)
        y = bottom + GAP_MM
    return canvas.plot(y - GAP_MM + 1), y - GAP_MM + 1


def _label(part: dict[str, Any], scale: float) -> str:
    """What fits into a part: answer and share, the share alone, or nothing."""
    named, width = f"{part['label']} {part['display']}", part["share"] * scale
    fitting = ((named, 2 * PAD_MM), (part["display"], 0))
    return next((text for text, pad in fitting if width_mm(text, NOTE_POINTS) + pad <= width), "")


def _key(canvas: Canvas, built: list, scale: float, frame: Frame) -> float:
    """The colours of answers that no bar has room to name; then the heading of what is kept apart. Returns the y."""
    rows = [part for row, _ in built for part in row if part["share"]]
    named = {part["label"] for part in rows if _label(part, scale).startswith(part["label"])}
    x, y = frame.left, 0.0
    for label, colour in {part["label"]: part["colour"] for part in rows if part["label"] not in named}.items():
        canvas.rect(x, y + 0.6, KEY_MM, KEY_MM, colour, colour)
        canvas.text(x + KEY_MM + 1.2, y, 60, [Paragraph(label, NOTE_POINTS, canvas.palette.ink)])
        x += KEY_MM + 1.2 + width_mm(label, NOTE_POINTS) + 5
    if any(apart for _, apart in built):
        label = next(apart["label"] for _, apart in built if apart)
        canvas.text(frame.aside, y, canvas.width - frame.aside, [Paragraph(label, NOTE_POINTS, canvas.palette.muted)])
        y += 4.5 if width_mm(label, NOTE_POINTS) > canvas.width - frame.aside else 0
    return y + 6.5


def _question(canvas: Canvas, text: str, y: float, frame: Frame) -> tuple[float, float]:
    """Beside its bar, or above it; returns where the bar begins, and where the row ends."""
    line = [Paragraph(text, TEXT_POINTS if frame.beside else NOTE_POINTS, canvas.palette.ink)]
    if not frame.beside:
        y = canvas.text(0, y, frame.question, line) + 0.8
        return y, y + BAR_MM
    height = text_height(line, frame.question)
    row = max(height, BAR_MM)
    canvas.text(0, y + (row - height) / 2, frame.question, line)
    return y + (row - BAR_MM) / 2, y + row


def _bar(canvas: Canvas, row: list[dict[str, Any]], zero: float, y: float, scale: float) -> None:
    """The parts of a bar, each with what fits into it, and the line between better and worse."""
    x = zero - sum(part["share"] for part in row if part["side"] < 0) * scale
    shown = [part for part in row if part["share"]]
    for part in shown:
        width, label = part["share"] * scale, _label(part, scale)
        canvas.rect(x, y, width, BAR_MM, part["colour"], canvas.palette.paper)
        ink = readable_on(part["colour"], canvas.palette)
        if label:
            canvas.text(x - 1, y + 1.5, width + 2, [Paragraph(label, NOTE_POINTS, ink)], centre=True)
        elif part is shown[0] and part["side"] < 0:  # the outermost has room beside it
            beside = x - width_mm(part["display"], NOTE_POINTS) - 0.8
            canvas.text(beside, y + 1.5, 20, [Paragraph(part["display"], NOTE_POINTS, canvas.palette.ink)])
        x += width
    canvas.rect(zero - 0.1, y - 1, 0.2, BAR_MM + 2, canvas.palette.ink, canvas.palette.ink)


def _aside(canvas: Canvas, apart: dict[str, Any], y: float, scale: float, frame: Frame) -> None:
    width, palette = apart["share"] * scale, canvas.palette
    if width:
        canvas.rect(frame.aside, y, width, BAR_MM, palette.line, palette.line)
    canvas.text(
        frame.aside + width + (1.2 if width else 0),
        y + 1.5,
        20,
        [Paragraph(apart["display"], NOTE_POINTS, palette.ink)],
    )
