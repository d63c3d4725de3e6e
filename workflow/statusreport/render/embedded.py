"""The embedded renderer: pandoc and Typst from ordinary wheels do the work, Lua beside the chapters tells them how.

`report/_extensions/statusreport/embedded/`: reader.lua reads the book, book.lua numbers and links it, site.lua
writes the pages. docs/embedded-renderer.md lists what is supported.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

from statusreport.errors import Problem, ReportError
from statusreport.render import findings
from statusreport.render.book import EXTENSION, REFERENCE_DOCUMENT, font_folder, read_timestamp, spare_fonts
from statusreport.translation import _

CONTENTS = ["--toc-depth=2"]
# pandoc collects its garbage less often: 80 MB more memory, a tenth less time
ROOMY = ["+RTS", "-A128m", "-RTS"]
SITE = EXTENSION / "embedded" / "site.lua"
STYLE_SHEETS = ("report.css", "site.css")


def write_documents(book: Path, out: Path, year: int) -> None:
    """Web site, PDF and Word document of `book` into the existing folder `out`. Raises ReportError."""
    timestamp = read_timestamp(book)
    writers: list[Callable[[Path, Path, int, int], None]] = [write_pdf, write_site, write_word]  # the slowest first
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = [pool.submit(writer, book.resolve(), out.resolve(), year, timestamp) for writer in writers]
    problems: dict[Problem, None] = {}
    for job in jobs:
        error = job.exception()
        if isinstance(error, ReportError):
            problems.update(dict.fromkeys(error.problems))
        elif error:
            raise error
    if problems:
        raise ReportError(problems)


def write_site(book: Path, out: Path, year: int, timestamp: int, parsed: Path | None = None) -> None:
    """The pages, their pictures, style sheets and fonts into `out/html`; parsed chapters into the folder `parsed`."""
    site = out / "html"
    site.mkdir()
    environment = {"STATUSREPORT_PARSED": str(parsed)} if parsed else {}
    _pandoc(book, timestamp, "--to", SITE, "--output", site / "index.html", **environment)
    (site / "assets").mkdir(exist_ok=True)  # the writer has put the search there
    for sheet in STYLE_SHEETS:
        shutil.copy(book / "assets" / sheet, site / "assets")
    shutil.copytree(book / "assets" / "fonts", site / "assets" / "fonts")


def write_page(book: Path, site: Path, chapter: str, timestamp: int, parsed: Path) -> None:
    """The page of one chapter and its pictures into the existing folder `site`, sooner than the whole site.

    Other chapters are taken from `parsed` where they are there as they are now; what is wrong in them is not found.
    """
    index = site / "index.html"
    environment = {"STATUSREPORT_PARSED": str(parsed), "STATUSREPORT_ONLY": chapter}
    _pandoc(book, timestamp, "--to", SITE, "--metadata", f"only={chapter}", "--output", index, **environment)
    if not index.read_bytes().strip():  # the chapter is not the first
        index.unlink()


def write_word(book: Path, out: Path, year: int, timestamp: int) -> None:
    """The Word document, in the styles of the reference document."""
    target = out / f"statusrapport-{year}.docx"
    _pandoc(book, timestamp, "--to=docx", "--reference-doc", REFERENCE_DOCUMENT, "--output", target)


def write_pdf(book: Path, out: Path, year: int, timestamp: int) -> None:
    """The PDF, accessible (PDF/UA-1) and fit to be kept (PDF/A-2b); Typst refuses what is not."""
    import typst

    template = EXTENSION / "typst" / "document.typ"
    source = _pandoc(
        book,
        timestamp,
        "--to=typst-citations",
        "--wrap=none",
        "--template",
        template,
        *CONTENTS,
        "--variable=toc-title:" + _("Indhold"),
    )
    try:
        fonts = [font_folder(), spare_fonts()[0].parent]
        pdf = typst.compile(source, root=book, font_paths=fonts, ignore_system_fonts=True,
                            pdf_standards=["ua-1", "a-2b"], timestamp=timestamp)  # fmt: skip
    except typst.TypstError as error:
        raise ReportError(findings.from_typst(error.diagnostic, book)) from error
    (out / f"statusrapport-{year}.pdf").write_bytes(pdf)


def _pandoc(book: Path, timestamp: int, *options: object, **environment: str) -> bytes:
    """Standard output of pandoc over the book; its findings as ReportError."""
    import pypandoc

    lua = EXTENSION / "embedded"
    command = [pypandoc.get_pandoc_path(), *ROOMY, "--from", lua / "reader.lua", "--lua-filter", lua / "book.lua",
               "--fail-if-warnings", *options, "_quarto.yml"]  # fmt: skip
    settings = {"SOURCE_DATE_EPOCH": str(timestamp), "TYPST_VERSION": version("typst"), **environment}
    run = subprocess.run([str(part) for part in command], cwd=book, env={**os.environ, **settings}, capture_output=True)
    if run.returncode:
        raise ReportError(findings.from_pandoc(run.stderr.decode("utf-8", "replace"), book))
    return run.stdout
