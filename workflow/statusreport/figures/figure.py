"""A figure: the picture and everything that is said about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from statusreport.tables.markdown import escape
from statusreport.tables.material import Entry, Material

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


def source_line(material: Material, entries: Iterable[Entry]) -> str:
    """Where the numbers of a figure come from, and whether the rows are a reconstruction."""
    chosen = list(entries)
    titles = material.source_titles(chosen)
    note = " Rækkerne er rekonstruerede." if any(entry["reconstructed"] for entry in chosen) else ""
    return f"{'Kilder' if len(titles) > 1 else 'Kilde'}: {'; '.join(titles)}.{note}" if titles else ""
