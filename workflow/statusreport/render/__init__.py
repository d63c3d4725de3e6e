"""Chapters and generated assets → web site, PDF and Word document, by Quarto or by the embedded renderer.

Both engines read the same book folder: `_quarto.yml`, the chapters, `_extensions/`, `assets/`, and what the
pipeline generated (`generated/`, `figures/`).
"""

from __future__ import annotations

import shutil
from pathlib import Path

from statusreport.errors import ReportError
from statusreport.render import embedded, quarto

ENGINES = ("auto", "quarto", "embedded")


def render(book: Path, out: Path, year: int, engine: str = "auto") -> list[Path]:
    """Write `html/index.html` with its pages, `statusrapport-<year>.pdf` and `.docx` into `out`; return the three.

    The documents are made in a folder beside `out` that takes its place only when all are there.
    Raises ReportError naming chapter and line for what the engine cannot render.
    """
    write = _engine(engine)
    fresh = out.with_name(f".{out.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        write(book, fresh, year)
        _swap(fresh, out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return [out / "html" / "index.html", out / f"statusrapport-{year}.pdf", out / f"statusrapport-{year}.docx"]


def _engine(name: str):
    """The function that writes the documents; `auto` prefers Quarto where a usable one is found."""
    if name not in ENGINES:
        raise ReportError.one(
            "config.yaml", "report.engine", f"unknown engine `{name}`", f"Use one of {', '.join(ENGINES)}"
        )
    if name == "quarto" or (name == "auto" and quarto.usable()):
        return quarto.write_documents
    return embedded.write_documents


def _swap(fresh: Path, out: Path) -> None:
    """Put `fresh` in the place of `out`."""
    old = out.with_name(f".{out.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    fresh.rename(out)
    shutil.rmtree(old, ignore_errors=True)
