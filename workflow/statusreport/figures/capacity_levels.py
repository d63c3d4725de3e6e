"""The model of capacity building across a page: the actors beside each other, what they lead to above."""

from __future__ import annotations

from typing import Any

from statusreport.figures.canvas import Canvas, Paragraph
from statusreport.figures.theme import TEXT_POINTS

HEADING_POINTS = 10.5
ACTOR_WIDTH, ACTOR_HEIGHT = 44.0, 18.0
PROCESS_WIDTH, PROCESS_HEIGHT = 50.0, 9.0
OUTCOME_WIDTH, OUTCOME_HEIGHT = 102.0, 10.0
BAND_HEIGHT = 10.0
RISE = 8.0  # room for an arrow between two levels
_SIDES = ((1,), (-1, 1), (-1,))  # an actor reaches the process to its right, to both sides, to its left


def draw_levels(canvas: Canvas, model: dict[str, Any]) -> float:
    """Draw the model; returns the height in mm."""
    y = _draw_outcomes(canvas, model["outcomes"])
    y = _draw_processes(canvas, model["processes"], y + RISE)
    y = _draw_actors(canvas, model["actors"], y + RISE)
    return _draw_band(canvas, model["across"], y + RISE)


def _centres(canvas: Canvas) -> list[float]:
    reach = ACTOR_WIDTH / 2 + 0.3
    return [reach, canvas.width / 2, canvas.width - reach]


def _draw_outcomes(canvas: Canvas, outcomes: list[str]) -> float:
    y, centre, palette = 0.3, canvas.width / 2, canvas.palette
    for index, outcome in enumerate(reversed(outcomes)):
        if index:
            canvas.arrow((centre, y + RISE), (centre, y + 0.4))
            y += RISE
        label = Paragraph(outcome, HEADING_POINTS, palette.paper, bold=True)
        canvas.box(centre - OUTCOME_WIDTH / 2, y, OUTCOME_WIDTH, OUTCOME_HEIGHT, [label], palette.accent)
        y += OUTCOME_HEIGHT
    return y


def _draw_processes(canvas: Canvas, processes: list[str], y: float) -> float:
    palette, centres = canvas.palette, _centres(canvas)
    for index, process in enumerate(processes):
        centre = (centres[index] + centres[index + 1]) / 2
        canvas.arrow((centre, y), (centre, y - RISE + 0.4))
        label = Paragraph(process, HEADING_POINTS, palette.accent, bold=True)
        canvas.box(centre - PROCESS_WIDTH / 2, y, PROCESS_WIDTH, PROCESS_HEIGHT, [label], palette.paper)
    return y + PROCESS_HEIGHT


def _draw_actors(canvas: Canvas, actors: list[dict[str, str]], y: float) -> float:
    for index, (actor, centre) in enumerate(zip(actors, _centres(canvas), strict=True)):
        for side in _SIDES[index]:
            x = centre + side * ACTOR_WIDTH / 4
            canvas.arrow((x, y), (x, y - RISE + 0.4))
        block = actor_text(canvas, actor, HEADING_POINTS)
        canvas.box(centre - ACTOR_WIDTH / 2, y, ACTOR_WIDTH, ACTOR_HEIGHT, block, canvas.palette.surface)
    return y + ACTOR_HEIGHT


def actor_text(canvas: Canvas, actor: dict[str, str], heading_points: float) -> list[Paragraph]:
    """Who an actor is, and its note where it has one."""
    heading = Paragraph(actor["heading"], heading_points, canvas.palette.ink, bold=True)
    note = [Paragraph(actor["note"], TEXT_POINTS, canvas.palette.muted, space=0.6)] if "note" in actor else []
    return [heading, *note]


def _draw_band(canvas: Canvas, text: str, y: float) -> float:
    palette = canvas.palette
    for centre in _centres(canvas):
        canvas.arrow((centre, y), (centre, y - RISE + 0.4))
    label = Paragraph(text, HEADING_POINTS, palette.accent, bold=True)
    canvas.box(0.3, y, canvas.width - 0.6, BAND_HEIGHT, [label], palette.track)
    return y + BAND_HEIGHT + 0.4
