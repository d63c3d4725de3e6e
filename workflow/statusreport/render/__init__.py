"""Chapters and generated assets → web site, PDF and Word document, by Quarto or by the embedded renderer.

Both engines read the same book folder: `_quarto.yml`, the chapters, `_extensions/`, `assets/`, and what the
pipeline generated (`generated/`, `figures/`).
"""

from __future__ import annotations

import shutil
from pathlib import Path

from statusreport.publishing import swap
from statusreport.render import embedded, quarto

ENGINES = {"quarto": quarto, "embedded": embedded}


def render(book: Path, out: Path, year: int, engine: str) -> list[Path]:
    """Write `html/index.html` with its pages, `statusrapport-<year>.pdf` and `.docx` into `out`; return the three.

    The documents are made in a folder beside `out` that takes its place only when all are there.
    Raises ReportError naming chapter and line for what the engine cannot render.
    """
    fresh = out.with_name(f".{out.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        ENGINES[resolve(engine)].write_documents(book, fresh, year)
        swap(fresh, out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return [out / "html" / "index.html", out / f"statusrapport-{year}.pdf", out / f"statusrapport-{year}.docx"]


def resolve(engine: str) -> str:
    """The engine that `auto` stands for on this machine: Quarto where a usable one is found. Others as they are."""
    if engine == "auto":
        return "quarto" if quarto.usable() else "embedded"
    return engine
