"""The model of capacity building on a phone: the actors below each other, what they lead to above, rails beside."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from statusreport.figures.canvas import Canvas, Paragraph, text_height
from statusreport.figures.capacity_levels import actor_text
from statusreport.figures.theme import TEXT_POINTS

RISE = 6.0  # room for an arrow between two boxes
RAIL = 6.0  # beside the boxes: to the left from what runs across, to the right from a process to the outcome
INSET = 8.0  # of a process, from the edges of the actors that it joins
PAD = 2.0


def draw_stack(canvas: Canvas, model: dict[str, Any]) -> float:
    """Draw the model; returns the height in mm."""
    middle = canvas.width / 2
    y = outcome = 0.3
    for index, text in enumerate(reversed(model["outcomes"])):
        if index:
            canvas.arrow((middle, y + RISE), (middle, y + 0.4))
            y += RISE
        outcome = y
        y = _box(
            canvas, y, RAIL, [Paragraph(text, TEXT_POINTS, canvas.palette.paper, bold=True)], canvas.palette.accent
        )
    processes, actors, y = _draw_chain(canvas, model, y + RISE)
    _draw_rail(canvas, processes, outcome + PAD * 2)
    label = Paragraph(model["across"], TEXT_POINTS, canvas.palette.accent, bold=True)
    bottom = _box(canvas, y + RISE, 0.3, [label], canvas.palette.track)
    for actor in actors:
        canvas.arrow((RAIL / 2, y + RISE), (RAIL / 2, actor), (RAIL - 0.4, actor))
    return bottom + 0.4


def _draw_chain(canvas: Canvas, model: dict[str, Any], y: float) -> tuple[list[float], list[float], float]:
    """Actors and between them what joins two; the middles of the processes and of the actors, and where it ends."""
    palette, x = canvas.palette, canvas.width / 2
    processes, actors = [], []
    for actor, process in zip_longest(model["actors"], model["processes"]):
        bottom = _box(canvas, y, RAIL, actor_text(canvas, actor, TEXT_POINTS), palette.surface)
        actors.append((y + bottom) / 2)
        if process:
            y = bottom + RISE
            label = Paragraph(process, TEXT_POINTS, palette.accent, bold=True)
            end = _box(canvas, y, RAIL + INSET, [label], palette.paper)
            processes.append((y + end) / 2)
            canvas.arrow((x, bottom), (x, y - 0.4))
            y = end + RISE
            canvas.arrow((x, y), (x, end + 0.4))
    return processes, actors, bottom


def _draw_rail(canvas: Canvas, processes: list[float], outcome: float) -> None:
    edge, rail = canvas.width - RAIL, canvas.width - RAIL / 2
    for process in processes:
        canvas.arrow((edge - INSET, process), (rail, process), (rail, outcome), (edge + 0.4, outcome))


def _box(canvas: Canvas, y: float, inset: float, block: list[Paragraph], fill: str) -> float:
    width = canvas.width - 2 * inset
    height = text_height(block, width - 4) + 2 * PAD
    canvas.box(inset, y, width, height, block, fill)
    return y + height
