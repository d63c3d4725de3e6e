"""The Quarto engine: Quarto renders a copy of the book, the extension in `_extensions/statusreport` sets the style.

What Quarto reports as a warning and renders as a question mark (an unknown variable, a reference to nothing) is an
error here, and its messages are led back to the chapter and line that they are about.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from statusreport.errors import Problem, ReportError
from statusreport.render import findings
from statusreport.render.book import font_folder, read_timestamp, spare_fonts
from statusreport.render.quarto_pages import mend

OLDEST = (1, 9)
FORMATS = ("html", "typst", "docx")  # the slowest first: one runs beside the two others


def executable() -> Path | None:
    """Quarto on PATH, else the one installed beside this Python."""
    beside = Path(sys.executable).with_name("quarto")
    found = shutil.which("quarto")
    return Path(found) if found else (beside if beside.exists() else None)


def usable() -> bool:
    """Whether a Quarto that is new enough is at hand."""
    quarto = executable()
    if quarto is None:
        return False
    run = subprocess.run([quarto, "--version"], capture_output=True, text=True)
    numbers = re.findall(r"\d+", run.stdout)[:2]
    return run.returncode == 0 and tuple(map(int, numbers)) >= OLDEST


def write_documents(book: Path, out: Path, year: int) -> None:
    """Web site, PDF and Word document of `book` into the existing folder `out`. Raises ReportError."""
    if not usable():
        raise ReportError.one(
            "config.yaml", "report.engine", "Quarto 1.9 or newer was not found",
            "Install Quarto, or set the engine to `embedded` or `auto`",
        )  # fmt: skip
    with ThreadPoolExecutor(max_workers=2) as pool:
        rendered = list(pool.map(lambda name: _render(book, out, name), FORMATS))
    problems = [problem for found in rendered for problem in found]
    if problems:
        raise ReportError(dict.fromkeys(problems))
    _collect(out, year)


def copy_book(book: Path, copy: Path) -> None:
    """The book as Quarto needs it, into the new folder `copy`: with the fonts as files beside it."""
    shutil.copytree(book, copy)
    for font in [*sorted(font_folder().glob("*.ttf")), *spare_fonts()]:
        shutil.copy(font, copy / "assets" / "fonts")


def _render(book: Path, out: Path, name: str) -> list[Problem]:
    """Render one format in a copy of the book inside `out`; what Quarto found wrong."""
    copy = out / name
    copy_book(book, copy)
    command = [str(executable()), "render", str(copy), "--to", f"statusreport-{name}"]
    settings = {"SOURCE_DATE_EPOCH": str(read_timestamp(book)), "NO_COLOR": "1"}
    run = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **settings})
    return findings.from_quarto(run.stdout + run.stderr, run.returncode, book)


def _collect(out: Path, year: int) -> None:
    """Take the documents out of the rendered copies, and the copies away."""
    site = out / "site"
    (out / "html" / "_book").rename(site)
    for name, suffix in (("typst", "pdf"), ("docx", "docx")):
        made = next((out / name / "_book").glob(f"*.{suffix}"))
        made.rename(out / f"statusrapport-{year}.{suffix}")
    for name in FORMATS:
        shutil.rmtree(out / name)
    mend(site)
    site.rename(out / "html")
