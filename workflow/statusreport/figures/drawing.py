"""Every figure of the report: ledger, valid tables and declarations in; pictures, captions, alt texts out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot

from statusreport.beside import processes
from statusreport.figures.balance import satisfaction_balance
from statusreport.figures.capacity_model import Model, capacity_model
from statusreport.figures.criteria import criteria
from statusreport.figures.figure import NARROW, Figure, figure_markdown
from statusreport.figures.satisfaction import satisfaction
from statusreport.figures.theme import PNG_DPI, REPEATABLE, Palette, register_fonts
from statusreport.figures.theory_of_change import theory_of_change
from statusreport.figures.workshops import workshops_by_audience, workshops_by_district
from statusreport.tables.material import Material

BUILDERS: dict[str, Callable[[Material, Palette], Figure]] = {
    "satisfaction": satisfaction,
    "satisfaction-balance": satisfaction_balance,
    "criteria": criteria,
    "workshops-by-audience": workshops_by_audience,
    "workshops-by-district": workshops_by_district,
    "theory-of-change": theory_of_change,
}


def draw(material: Material, model: Model, palette: Palette) -> list[Figure]:
    """Every figure of `BUILDERS` and the capacity model."""
    return [*(builder(material, palette) for builder in BUILDERS.values()), capacity_model(model, palette)]


def write_figures(figures: list[Figure], folder: Path) -> None:
    """Write ID.svg, ID.png and, for phones, ID-narrow.svg for each, the same bytes each time; two at once."""
    register_fonts()
    folder.mkdir(parents=True, exist_ok=True)
    _drawn[:] = figures  # a forked process has them from the start: plots cannot be sent to one
    # the largest are last in the list, and phones' smaller: started late, one would keep the other process waiting
    tasks = [(place, narrow) for narrow in (False, True) for place in reversed(range(len(figures)))]
    with processes(2) as pool:
        list(pool.map(partial(_write_picture, folder), *zip(*tasks, strict=True)))


_drawn: list[Figure] = []


def _write_picture(folder: Path, place: int, narrow: bool) -> None:
    figure = _drawn[place]
    path = folder / f"{figure.id}{NARROW if narrow else ''}"
    with mpl.rc_context(REPEATABLE):
        picture = (figure.narrow if narrow else figure.plot).draw()
        picture.savefig(f"{path}.svg", metadata={"Date": None})
        if not narrow:
            picture.savefig(f"{path}.png", dpi=PNG_DPI)
        pyplot.close(picture)


def write_figure_texts(figures: list[Figure], folder: Path) -> None:
    """Write the Markdown that chapters include, ID.md for each figure."""
    folder.mkdir(parents=True, exist_ok=True)
    for figure in figures:
        (folder / f"{figure.id}.md").write_text(figure_markdown(figure), encoding="utf-8", newline="\n")
