"""The small charts of the year at a glance: result, interval and target of a criterion on one line, without words."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure as Picture

from statusreport.figures.theme import MM_PER_INCH, PNG_DPI, REPEATABLE, Palette
from statusreport.tables.criteria import with_criterion
from statusreport.tables.glance import chart_name
from statusreport.tables.material import Entry, Material

WIDTH_MM, HEIGHT_MM = 31.0, 4.6  # fits into its cell in the Word file, the narrowest
EDGE = 0.06  # beyond 0 and 1, so that a dot at the end is whole


def write_glances(material: Material, palette: Palette, folder: Path) -> None:
    """Write a small chart as SVG and PNG for every criterion; the table says its numbers."""
    folder.mkdir(parents=True, exist_ok=True)
    with mpl.rc_context(REPEATABLE):
        for entry in with_criterion(material):
            picture, path = glance(entry, palette), folder / chart_name(entry)
            picture.savefig(path, metadata={"Date": None})
            picture.savefig(path.with_suffix(".png"), dpi=PNG_DPI)


def glance(entry: Entry, palette: Palette) -> Picture:
    """A line from 0 to 100 percent, the interval thick on it, a dot at the result, a stroke at the target.

    Drawn with matplotlib itself: a plotnine chart each would take longer than all the others of the report together.
    """
    picture = Picture(figsize=(WIDTH_MM / MM_PER_INCH, HEIGHT_MM / MM_PER_INCH), facecolor=palette.paper)
    axes = picture.add_axes((0, 0, 1, 1), xlim=(-EDGE, 1 + EDGE), ylim=(-1, 1))
    axes.set_axis_off()
    axes.hlines(0, 0, 1, color=palette.line, linewidth=0.8)
    if entry["interval_low"] is not None:
        axes.hlines(0, entry["interval_low"], entry["interval_high"], color=palette.accent, linewidth=3.2)
    axes.vlines(entry["target"], -0.95, 0.95, color=palette.paper, linewidth=3)
    axes.vlines(entry["target"], -0.95, 0.95, color=palette.ink, linewidth=1.4)
    dot = {"color": palette.accent, "markeredgecolor": palette.paper, "markeredgewidth": 1.2, "markersize": 7}
    axes.plot([entry["value"]], [0], "o", clip_on=False, **dot)
    return picture
