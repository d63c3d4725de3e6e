"""The model of capacity building: actors, what joins them, and what it leads to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from statusreport.declarations import load
from statusreport.figures.canvas import Canvas, Paragraph, text_height
from statusreport.figures.figure import FULL_WIDTH_MM, Figure
from statusreport.figures.theme import Palette
from statusreport.locale import join_names
from statusreport.translation import _, translated

POINTS = 9.0
HEADING_POINTS = 10.5
ACTOR_WIDTH, ACTOR_HEIGHT = 44.0, 18.0
PROCESS_WIDTH, PROCESS_HEIGHT = 50.0, 9.0
OUTCOME_WIDTH, OUTCOME_HEIGHT = 102.0, 10.0
BAND_HEIGHT = 10.0
RISE = 8.0  # room for an arrow between two levels
_SIDES = ((1,), (-1, 1), (-1,))  # an actor reaches the process to its right, to both sides, to its left

Model = dict[str, Any]


def read_capacity_model(path: str | Path, schema_path: str | Path) -> Model:
    """The declared model: actors, processes, across, outcomes. Raises ReportError where it breaks its schema."""
    return translated(load(path, schema_path).data)


def capacity_model(model: Model, palette: Palette) -> Figure:
    """The figure of report/capacity-model.yaml, read from below: actors, processes, outcomes."""
    canvas = Canvas(FULL_WIDTH_MM, palette)
    y = _draw_outcomes(canvas, model["outcomes"])
    y = _draw_processes(canvas, model["processes"], y + RISE)
    y = _draw_actors(canvas, model["actors"], y + RISE)
    height = _draw_band(canvas, model["across"], y + RISE)
    return Figure(
        id="capacity-model",
        plot=canvas.plot(height),
        title=_("Modellen for styrkelse af civilsamfundet i udsatte og højrisiko boligområder"),
        subtitle="",
        alt=_alt(model),
        notes="",
        source="",
        height_mm=height,
    )


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
        _box(canvas, (centre, y), (OUTCOME_WIDTH, OUTCOME_HEIGHT), [label], palette.accent)
        y += OUTCOME_HEIGHT
    return y


def _draw_processes(canvas: Canvas, processes: list[str], y: float) -> float:
    palette, centres = canvas.palette, _centres(canvas)
    for index, process in enumerate(processes):
        centre = (centres[index] + centres[index + 1]) / 2
        canvas.arrow((centre, y), (centre, y - RISE + 0.4))
        label = Paragraph(process, HEADING_POINTS, palette.accent, bold=True)
        _box(canvas, (centre, y), (PROCESS_WIDTH, PROCESS_HEIGHT), [label], palette.paper)
    return y + PROCESS_HEIGHT


def _draw_actors(canvas: Canvas, actors: list[dict[str, str]], y: float) -> float:
    palette, centres = canvas.palette, _centres(canvas)
    for index, (actor, centre) in enumerate(zip(actors, centres, strict=True)):
        for side in _SIDES[index]:
            x = centre + side * ACTOR_WIDTH / 4
            canvas.arrow((x, y), (x, y - RISE + 0.4))
        block = [Paragraph(actor["heading"], HEADING_POINTS, palette.ink, bold=True)]
        if "note" in actor:
            block.append(Paragraph(actor["note"], POINTS, palette.muted, space=0.6))
        _box(canvas, (centre, y), (ACTOR_WIDTH, ACTOR_HEIGHT), block, palette.surface)
    return y + ACTOR_HEIGHT


def _draw_band(canvas: Canvas, text: str, y: float) -> float:
    palette = canvas.palette
    for centre in _centres(canvas):
        canvas.arrow((centre, y), (centre, y - RISE + 0.4))
    label = Paragraph(text, HEADING_POINTS, palette.accent, bold=True)
    _box(canvas, (canvas.width / 2, y), (canvas.width - 0.6, BAND_HEIGHT), [label], palette.track)
    return y + BAND_HEIGHT + 0.4


def _box(
    canvas: Canvas, top: tuple[float, float], extent: tuple[float, float], block: list[Paragraph], fill: str
) -> None:
    (centre, y), (width, height) = top, extent
    inner = width - 4
    canvas.rect(centre - width / 2, y, width, height, fill, canvas.palette.accent)
    canvas.text(centre - inner / 2, y + (height - text_height(block, inner)) / 2, inner, block, centre=True)


def _alt(model: Model) -> str:
    actors = [
        f"{actor['heading']} ({actor['note'].lower()})" if "note" in actor else actor["heading"]
        for actor in model["actors"]
    ]
    first, second = model["processes"]
    return _(
        "Diagram, læst nedefra: {across} mellem tre parter: {actors}. {first} forbinder den første og den anden part, "
        "{second} den anden og den tredje. Begge fører til: {outcomes}.",
        across=model["across"],
        actors=join_names(actors),
        first=first,
        second=second.lower(),
        outcomes=_(", som fører til: ").join(model["outcomes"]),
    )
