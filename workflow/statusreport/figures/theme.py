"""The one look of all charts: font, colours, grid, sizes."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from matplotlib.font_manager import fontManager
from plotnine import element_blank, element_rect, element_text, theme, theme_void

from statusreport.declarations import parse
from statusreport.figures.typesetting import FAMILY, FONT_FILES

MM_PER_INCH = 25.4
PNG_DPI = 200
# The same bytes each time; text as paths, because an image on a page cannot see the page's fonts.
REPEATABLE = {"svg.hashsalt": "statusreport", "svg.fonttype": "path", "text.hinting": "none", "text.parse_math": False}
TEXT_POINTS = 9.0
NOTE_POINTS = 8.5  # 11 pixels


@dataclass(frozen=True)
class Palette:
    """Colours by their role, as hexadecimal text; see report/assets/palette.yaml."""

    ink: str
    muted: str
    accent: str
    track: str
    surface: str
    line: str
    paper: str
    series: tuple[str, ...]
    degrees: tuple[str, ...]


def read_palette(path: str | Path) -> Palette:
    """The palette declared in `path`. Raises ReportError where the file cannot be read."""
    data = parse(path).data
    colours = {field.name: data[field.name] for field in fields(Palette)}  # the others are of pages, not of charts
    return Palette(**colours | {"series": tuple(data["series"]), "degrees": tuple(data["degrees"])})


def luminance(colour: str) -> float:
    """Relative luminance of a colour, as WCAG 2.2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable_on(ground: str, palette: Palette) -> str:
    """The colour of text on a mark: paper or ink, whichever stands out more."""
    return max((palette.paper, palette.ink), key=lambda text: contrast(text, ground))


@cache
def register_fonts() -> None:
    """Make the report's font known to matplotlib, from its package: fonts of the machine are never used."""
    for path in FONT_FILES.values():
        fontManager.addfont(path)


def size(width_mm: float, height_mm: float) -> theme:
    """The printed size of a figure."""
    return theme(figure_size=(width_mm / MM_PER_INCH, height_mm / MM_PER_INCH))


def diagram_theme(palette: Palette) -> theme:
    """Nothing but the marks: one unit of the scales is one millimetre on paper."""
    paper = element_rect(fill=palette.paper, color=palette.paper)
    return theme_void(base_family=FAMILY) + theme(plot_margin=0, plot_background=paper)


def chart_theme(palette: Palette) -> theme:
    """Text in ink, no grid and no frame, since every mark is labelled; legends above, set flush left with the plot."""
    paper = element_rect(fill=palette.paper, color=palette.paper)
    return theme_void(base_family=FAMILY, base_size=TEXT_POINTS) + theme(
        text=element_text(color=palette.ink, family=FAMILY),
        plot_background=paper,
        plot_margin=0.012,
        axis_text_x=element_text(size=NOTE_POINTS, color=palette.muted, margin={"t": 4}),
        axis_text_y=element_text(size=TEXT_POINTS, color=palette.ink, ha="left", linespacing=1.2, margin={"r": 6}),
        axis_title_x=element_text(size=NOTE_POINTS, color=palette.muted, margin={"t": 5}),
        axis_title_y=element_blank(),
        legend_position="top",
        legend_justification="left",
        legend_title=element_blank(),
        legend_text=element_text(size=TEXT_POINTS, linespacing=1.2),
    )
