"""A figure: the picture and everything that is said about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from statusreport.tables.markdown import escape

if TYPE_CHECKING:
    from plotnine import ggplot

FULL_WIDTH_MM = 170.0


@dataclass(frozen=True)
class Figure:
    """One picture. `caption`, `alt` and `source` are plain Danish text, never Markdown; `alt` carries the numbers."""

    id: str
    plot: ggplot
    caption: str
    alt: str
    source: str
    height_mm: float
    width_mm: float = FULL_WIDTH_MM


def figure_markdown(figure: Figure) -> str:
    """The figure as the chapters include it; its picture lies in the book's folder `figures`."""
    said = escape(" ".join(part for part in (figure.caption, figure.source) if part))
    return f'![{said}](/figures/{figure.id}.svg){{#fig-{figure.id} fig-alt="{escape(figure.alt)}"}}\n'
