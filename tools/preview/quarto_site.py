"""The site by a running `quarto preview`, which renders a page when it is asked for and has changed since."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
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
LINK_SECONDS = 2  # between a page and the same page with its references resolved
END_SECONDS = 5
TICK = 0.02


class QuartoSite:
    """Quarto works in a copy of the book of its own; files are read from its output, once it has rendered them."""

    partial = False  # Quarto renders again what a page that is asked for needs
    whole_after_checks = True  # it would start again for nothing

    def __init__(self, folder: Path) -> None:
        self._copy, self._log = folder / "quarto", folder / "quarto.log"
        self._made = self._copy / "_book"
        self._port, self._run = 0, None
        self._fresh: set[str] | None = None  # pages rendered since all had to be; None: every page
        self._last = "index.html"
        self._whole, self._pages = 0, dict[str, int]()  # how often all pages changed, and each one alone
        self._held: dict[str, bytes] = {}  # pages as they are shown until the new ones are accepted

    def read(self, path: str) -> bytes | None:
        """The file, or None where there is none; what Quarto answers in the place of a page that it cannot render."""
        if path.endswith(".html"):
            self._last = path
            held = self._held.get(path)
            if held is not None:
                return held
            if self._fresh is not None and path not in self._fresh:
                answer = self._ask(path)
                if answer:
                    return answer
                self._fresh.add(path)
        file = self._made / path
        return file.read_bytes() if file.is_file() else None

    def stamp(self, path: str) -> str:
        """What changes when the page at `path` looks different."""
        return f"{self._whole}.{self._pages.get(path, 0)}"

    def render(self, book: Path, chapter: str = "") -> QuartoSite:
        """Take in a new book: where only `chapter` changed, its page; else the page that was last looked at.

        What is shown of that chapter stays until `accept`. Raises ReportError for what Quarto finds wrong.
        """
        page = chapter.removesuffix(".qmd") + ".html"
        heard = self._log.stat().st_size if self._running() else 0
        if self._running() and (self._made / page).is_file():
            self._held.setdefault(page, (self._made / page).read_bytes())
            self._await(page, book)
            answer = b""
        else:
            self.close()
            self._start(book)
            answer = self._ask(self._last)
            if self._fresh is not None:
                self._fresh = {self._last}
            self._whole += 1
        said = self._log.read_bytes()[heard:].decode("utf-8", "replace")
        found = findings.from_quarto(said, int(bool(answer) or _failed(said.encode())), book)
        if found:
            raise ReportError(dict.fromkeys(found))
        return self

    def accept(self) -> None:
        """Show what Quarto has made: nothing is wrong in any chapter."""
        for page in self._held:
            self._pages[page] = self._pages.get(page, 0) + 1
        self._held.clear()

    def close(self) -> None:
        """End Quarto, which is a shell, a program in it, and what that has started: a group of their own."""
        for ending in (signal.SIGTERM, signal.SIGKILL):
            deadline = time.monotonic() + END_SECONDS
            while self._run and _told(self._run, ending) and time.monotonic() < deadline:
                time.sleep(0.1)

    def _running(self) -> bool:
        return self._run is not None and self._run.poll() is None

    def _start(self, book: Path) -> None:
        """Start Quarto. The first time it renders every page, so that it knows what references lead to."""
        known = self._made.is_dir()
        if known:
            self._sync(book)
            self._fresh = set()
        else:
            shutil.rmtree(self._copy, ignore_errors=True)
            quarto.copy_book(book, self._copy)
            self._fresh = None
        self._port = _free_port()
        what = ("--to" if known else "--render", "statusreport-html")
        command = [str(quarto.executable()), "preview", str(self._copy), *what, "--port", str(self._port),
                   "--no-browser", "--no-navigate"]  # fmt: skip
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
            shutil.rmtree(self._made, ignore_errors=True)
            raise ReportError(dict.fromkeys(found))

    def _await(self, page: str, book: Path) -> None:
        """Hand over the new text, which Quarto watches, and return when it has replaced the page or said an error."""
        before, heard = (self._made / page).stat().st_mtime_ns, self._log.stat().st_size
        deadline = time.monotonic() + PAGE_SECONDS
        if not self._sync(book):
            return
        replaced = False
        while time.monotonic() < deadline and self._running():
            with contextlib.suppress(FileNotFoundError):  # while it is being replaced
                if not replaced and (self._made / page).stat().st_mtime_ns != before:
                    replaced, deadline = True, time.monotonic() + LINK_SECONDS
                if replaced and _linked((self._made / page).read_bytes()):
                    return
            if _failed(self._log.read_bytes()[heard:]):
                return
            time.sleep(TICK)

    def _sync(self, book: Path) -> bool:
        """Write only what is different, so that Quarto takes only that for changed; whether anything was."""
        changed = False
        for path in sorted(path for path in book.rglob("*") if path.is_file()):
            old, new = self._copy / path.relative_to(book), path.read_bytes()
            if not old.exists() or old.read_bytes() != new:
                old.parent.mkdir(parents=True, exist_ok=True)
                old.write_bytes(new)
                changed = True
        return changed

    def _ask(self, page: str) -> bytes:
        """Have Quarto render a page where it must; its answer where it could not, else nothing."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self._port}/{page}", timeout=PAGE_SECONDS) as answer:
                answer.read()
        except urllib.error.HTTPError as error:
            return b"" if error.code == 404 else error.read()
        except OSError as error:
            return str(error).encode()
        return b""


def _told(run: subprocess.Popen[bytes], ending: signal.Signals) -> bool:
    """Whether anything of the process group was still there to be told to end."""
    run.poll()
    try:
        os.killpg(run.pid, ending)
    except ProcessLookupError:
        return False
    return True


def _linked(page: bytes) -> bool:
    """Whether a page is whole: Quarto writes it, and a moment later again with the numbers of other chapters."""
    return b"</html>" in page and b"quarto-unresolved-ref" not in page


def _failed(said: bytes) -> bool:
    return b"ERROR" in said or b"Error encountered when rendering" in said


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
