"""The model of capacity building: actors, what joins them, and what it leads to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from statusreport.declarations import load
from statusreport.figures.canvas import Canvas
from statusreport.figures.capacity_levels import draw_levels
from statusreport.figures.capacity_stack import draw_stack
from statusreport.figures.figure import FULL_WIDTH_MM, Figure
from statusreport.figures.narrow import NARROW_MM
from statusreport.figures.theme import Palette
from statusreport.locale import join_names
from statusreport.translation import _, translated

Model = dict[str, Any]


def read_capacity_model(path: str | Path, schema_path: str | Path) -> Model:
    """The declared model: actors, processes, across, outcomes. Raises ReportError where it breaks its schema."""
    return translated(load(path, schema_path).data)


def capacity_model(model: Model, palette: Palette) -> Figure:
    """The figure of report/capacity-model.yaml, read from below: actors, processes, outcomes."""
    page, phone = Canvas(FULL_WIDTH_MM, palette), Canvas(NARROW_MM, palette)
    height, stacked = draw_levels(page, model), draw_stack(phone, model)
    return Figure(
        id="capacity-model",
        plot=page.plot(height),
        title=_("Modellen for styrkelse af civilsamfundet i udsatte og højrisiko boligområder"),
        subtitle="",
        alt=_alt(model),
        notes="",
        source="",
        height_mm=height,
        narrow=phone.plot(stacked),
    )


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
