"""A figure: the picture and everything that is said about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from statusreport.figures.data import data_html
from statusreport.tables.markdown import attribute, escape

if TYPE_CHECKING:
    from plotnine import ggplot

FULL_WIDTH_MM = 170.0
NARROW = "-narrow"  # ends the name of a picture for phones; the renderers look for it beside the other

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Figure:
    """One picture and its words, plain Danish text, never Markdown.

    `title` states what the picture shows, `subtitle` of what and how many and how to read it; both stand above.
    `notes` and `source` stand below. `alt` carries the numbers, and `data` (heading first) the same in the same
    order. `narrow` is the picture for a phone.
    """

    id: str
    plot: ggplot
    title: str
    subtitle: str
    alt: str
    notes: str
    source: str
    height_mm: float
    narrow: ggplot
    width_mm: float = FULL_WIDTH_MM
    data: Rows = ()

    @property
    def caption(self) -> str:
        """What stands above the picture."""
        return f"{self.title} {self.subtitle}".strip()


def figure_markdown(figure: Figure) -> str:
    """The figure as the chapters include it; its picture lies in the book's folder `figures`."""
    caption = f"**{escape(figure.title)}** {escape(figure.subtitle)}".strip()
    picture = f'![{caption}](/figures/{figure.id}.svg){{#fig-{figure.id} fig-alt="{attribute(figure.alt)}"}}'
    below = escape(" ".join(part for part in (figure.notes, figure.source) if part))
    note = f"::: {{.figure-note}}\n{below}\n:::" if below else ""
    data = f"```{{=html}}\n{data_html(figure.id, figure.title, figure.data)}\n```" if figure.data else ""
    return "\n\n".join(part for part in (picture, note, data) if part) + "\n"
