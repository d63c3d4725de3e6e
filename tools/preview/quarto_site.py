"""The site by a running `quarto preview`, which renders a page when it is asked for and has changed since."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from statusreport.errors import ReportError
from statusreport.render import findings, quarto
from statusreport.render.book import read_timestamp

START_SECONDS = 300
PAGE_SECONDS = 60
SETTINGS = "_quarto.yml"


class QuartoSite:
    """Quarto works in a copy of the book of its own; every page comes through it, all other files from its output."""

    partial = False  # Quarto itself renders again what a page that is asked for needs

    def __init__(self, folder: Path) -> None:
        self._copy, self._log = folder / "quarto", folder / "quarto.log"
        self._port, self._run = 0, None
        self._whole, self._pages = 0, dict[str, int]()  # how often all pages changed, and each one alone

    def read(self, path: str) -> bytes | None:
        """The file, or None where there is none; a page as Quarto renders it now."""
        file = self._copy / "_book" / path
        if path.endswith(".html"):
            self._ask(path)
        return file.read_bytes() if file.is_file() else None

    def stamp(self, path: str) -> str:
        """What changes when the page at `path` looks different."""
        return f"{self._whole}.{self._pages.get(path, 0)}"

    def render(self, book: Path, chapter: str = "") -> QuartoSite:
        """Take in a new book: the page of `chapter` alone is rendered now, others when they are asked for.

        Raises ReportError for what Quarto finds wrong.
        """
        if not self._running():
            self._start(book)
        else:
            self._sync(book)
            if not chapter:
                (self._copy / SETTINGS).touch()  # on which every page depends
        page = chapter.removesuffix(".qmd") + ".html"
        heard = self._log.stat().st_size
        code = self._ask(page if chapter else "index.html")
        said = self._log.read_bytes()[heard:].decode("utf-8", "replace")
        found = findings.from_quarto(said, code, book)
        if found:
            raise ReportError(dict.fromkeys(found))
        if chapter:
            self._pages[page] = self._pages.get(page, 0) + 1
        else:
            self._whole += 1
        return self

    def close(self) -> None:
        """End Quarto."""
        if self._running():
            self._run.terminate()
            self._run.wait()

    def _running(self) -> bool:
        return self._run is not None and self._run.poll() is None

    def _start(self, book: Path) -> None:
        shutil.rmtree(self._copy, ignore_errors=True)
        quarto.copy_book(book, self._copy)
        self._port = _free_port()
        command = [str(quarto.executable()), "preview", str(self._copy), "--render", "statusreport-html",
                   "--port", str(self._port), "--no-browser", "--no-watch-inputs", "--no-navigate"]  # fmt: skip
        settings = {"SOURCE_DATE_EPOCH": str(read_timestamp(book)), "NO_COLOR": "1"}
        with self._log.open("wb") as log:
            self._run = subprocess.Popen(
                command, stdout=log, stderr=log, env={**os.environ, **settings}, process_group=0
            )
        deadline = time.monotonic() + START_SECONDS
        while self._running() and time.monotonic() < deadline and not _listens(self._port):
            time.sleep(0.1)
        found = findings.from_quarto(self._log.read_text("utf-8", "replace"), self._run.poll() or 0, book)
        if found:
            self.close()
            raise ReportError(dict.fromkeys(found))

    def _sync(self, book: Path) -> None:
        """Write only what is different, so that Quarto takes only that for changed."""
        kept = {path.relative_to(book) for path in book.rglob("*") if path.is_file()}
        for name in sorted(kept):
            old, new = self._copy / name, (book / name).read_bytes()
            if not old.exists() or old.read_bytes() != new:
                old.parent.mkdir(parents=True, exist_ok=True)
                old.write_bytes(new)

    def _ask(self, page: str) -> int:
        """Have Quarto render a page where it must; 1 where it could not."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self._port}/{page}", timeout=PAGE_SECONDS) as answer:
                answer.read()
        except urllib.error.HTTPError as error:
            return 0 if error.code == 404 else 1
        except OSError:
            return 1
        return 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
