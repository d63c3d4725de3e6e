"""Charts for a phone: a column as wide as the screen, each label above its bar, no letter smaller than 11 pixels."""

from __future__ import annotations

from collections.abc import Iterable

from statusreport.figures.canvas import Canvas, Paragraph
from statusreport.figures.theme import NOTE_POINTS, TEXT_POINTS
from statusreport.figures.typesetting import width_mm

NARROW_MM = 76.0  # 287 pixels: the text column of a screen that is 320 pixels wide
BAR_MM = 4.0
GAP_MM = 3.2
_BESIDE = 1.2  # between a bar and its value

Bar = tuple[str, float, str]  # label, length as a share of the longest, value as printed


def note(canvas: Canvas, text: str, bold: bool = False, muted: bool = False) -> Paragraph:
    """A line of a narrow chart."""
    palette = canvas.palette
    return Paragraph(text, TEXT_POINTS if bold else NOTE_POINTS, palette.muted if muted else palette.ink, bold)


def bar(canvas: Canvas, x: float, y: float, length: float, value: str, colour: str) -> float:
    """A bar of `length` mm with its value behind it; returns where the next may begin."""
    if length > 0:
        canvas.rect(x, y, length, BAR_MM, colour, colour)
    canvas.text(x + max(length, 0) + _BESIDE, y + 0.1, canvas.width, [note(canvas, value)])
    return y + BAR_MM


def labelled_bars(canvas: Canvas, rows: Iterable[Bar]) -> float:
    """One bar a row under its label, the longest leaving room for the widest value; returns the height."""
    rows = list(rows)
    room = canvas.width - max(width_mm(value, NOTE_POINTS) for _, _, value in rows) - _BESIDE - 1
    y = 0.0
    for label, share, value in rows:
        y = canvas.text(0, y, canvas.width, [Paragraph(label, TEXT_POINTS, canvas.palette.ink)]) + 0.6
        y = bar(canvas, 0, y, share * room, value, canvas.palette.accent) + GAP_MM
    return y
