"""Diagrams in millimetres: boxes, set text and arrows, drawn with plotnine geoms. y grows downwards, as one reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import dist

import pandas as pd
from plotnine import (
    aes,
    geom_path,
    geom_polygon,
    geom_rect,
    geom_text,
    ggplot,
    scale_color_identity,
    scale_fill_identity,
    scale_size_identity,
    scale_x_continuous,
    scale_y_reverse,
)

from statusreport.figures.theme import Palette, diagram_theme, size
from statusreport.figures.typesetting import MM_PER_POINT, line_height_mm, wrap

_ASCENT = 0.93  # of the type size: from the top of a line to its baseline
HEAD_MM = 1.4  # length of an arrow's head
_HALF_MM = 0.65  # and half its width

Point = tuple[float, float]


@dataclass(frozen=True)
class Paragraph:
    """A run of text in one style; `colour` is a colour of the palette, `space` the gap above in mm."""

    text: str
    points: float
    colour: str
    bold: bool = False
    space: float = 0.0
    bullet: bool = False

    @property
    def weight(self) -> int:
        return 600 if self.bold else 400


@dataclass
class Canvas:
    """Marks collected on a page of `width` mm; `plot` turns them into a picture."""

    width: float
    palette: Palette
    _rects: list[dict] = field(default_factory=list)
    _words: list[dict] = field(default_factory=list)
    _arrows: list[dict] = field(default_factory=list)
    _heads: list[dict] = field(default_factory=list)

    def rect(self, x: float, y: float, width: float, height: float, fill: str, border: str) -> None:
        """A box with its upper left corner at x, y."""
        corners = {"xmin": x, "xmax": x + width, "ymin": y, "ymax": y + height}
        self._rects.append({**corners, "fill": fill, "border": border})

    def box(self, x: float, y: float, width: float, height: float, block: Sequence[Paragraph], fill: str) -> None:
        """A box with text in its middle."""
        inner = width - 4
        self.rect(x, y, width, height, fill, self.palette.accent)
        self.text(x + 2, y + (height - text_height(block, inner)) / 2, inner, block, centre=True)

    def arrow(self, *points: Point) -> None:
        """A path through the points with a head at its end."""
        path = len(self._arrows)
        *rest, (x, y), tip = points
        # plotnine's own heads are skewed: it makes them for the axes that there are before the page gets its size
        length = dist((x, y), tip)
        dx, dy = (tip[0] - x) / length, (tip[1] - y) / length
        foot = (tip[0] - dx * HEAD_MM, tip[1] - dy * HEAD_MM)
        sides = [(foot[0] + side * dy * _HALF_MM, foot[1] - side * dx * _HALF_MM) for side in (1, -1)]
        self._arrows += [{"x": x, "y": y, "path": path} for x, y in (*rest, (x, y), foot)]
        self._heads += [{"x": x, "y": y, "path": path} for x, y in (tip, *sides)]

    def text(self, x: float, y: float, width: float, paragraphs: Iterable[Paragraph], centre: bool = False) -> float:
        """Paragraphs set from y downwards in a column of `width` mm; returns where they end."""
        for paragraph in paragraphs:
            y += paragraph.space
            if paragraph.bullet:
                self._line(x, y, "–", paragraph, "left")
            start = x + width / 2 if centre else x + _indent(paragraph)
            for line in _lines(paragraph, width):  # matplotlib's own spacing varies with the letters of a line
                self._line(start, y, line, paragraph, "center" if centre else "left")
                y += line_height_mm(paragraph.points)
        return y

    def _line(self, x: float, y: float, label: str, paragraph: Paragraph, align: str) -> None:
        style = {"points": paragraph.points, "weight": paragraph.weight, "colour": paragraph.colour, "align": align}
        baseline = y + paragraph.points * MM_PER_POINT * _ASCENT
        self._words.append({"x": x, "y": baseline, "label": label, **style})

    def plot(self, height: float) -> ggplot:
        """The picture, `height` mm high."""
        page = (
            ggplot()
            + scale_x_continuous(limits=(0, self.width), expand=(0, 0))
            + scale_y_reverse(limits=(height, 0), expand=(0, 0))
            + diagram_theme(self.palette)
            + size(self.width, height)
        )
        return page + self._layers()

    def _layers(self) -> list:
        corners = aes(xmin="xmin", xmax="xmax", ymin="ymin", ymax="ymax", fill="fill", color="border")
        line = {"color": self.palette.line, "size": 0.6}
        style = {"size": "points", "fontweight": "weight", "color": "colour", "ha": "align"}
        path = aes("x", "y", group="path")
        text = aes("x", "y", label="label", **style)
        layers = [
            (self._rects, lambda data: geom_rect(corners, data=data, size=0.5)),
            (self._arrows, lambda data: geom_path(path, data=data, **line)),
            (self._heads, lambda data: geom_polygon(path, data=data, fill=self.palette.line)),
            (self._words, lambda data: geom_text(text, data=data, va="baseline")),
        ]
        return [
            *(layer(pd.DataFrame(marks)) for marks, layer in layers if marks),
            scale_fill_identity(),
            scale_color_identity(),
            scale_size_identity(),
        ]


def text_height(paragraphs: Sequence[Paragraph], width: float) -> float:
    """How high the paragraphs stand in a column of `width` mm."""
    return sum(p.space + len(_lines(p, width)) * line_height_mm(p.points) for p in paragraphs)


def _lines(paragraph: Paragraph, width: float) -> list[str]:
    return wrap(paragraph.text, width - _indent(paragraph), paragraph.points, paragraph.weight)


def _indent(paragraph: Paragraph) -> float:
    return paragraph.points * MM_PER_POINT * 0.75 if paragraph.bullet else 0.0
