"""The site by the embedded renderer, held in memory: nothing of it lies where it could be taken for a result."""

from __future__ import annotations

import hashlib
import shutil
from functools import cached_property
from pathlib import Path

from statusreport.render import embedded
from statusreport.render.book import read_timestamp


class EmbeddedSite:
    """Pages as rendered at one time; `partial` where only the page of a chapter that had changed was rendered anew."""

    whole_after_checks = False  # both at the same time

    def __init__(self, folder: Path, files: dict[str, bytes] | None = None, partial: bool = False) -> None:
        self.partial = partial
        self._folder = folder
        self._files = files or {}

    def read(self, path: str) -> bytes | None:
        """The file, or None where there is none."""
        return self._files.get(path)

    def stamp(self, path: str) -> str:
        """What changes when the page at `path` looks different."""
        return _digest(self._files.get(path, b"")) + self._beside_pages

    def render(self, book: Path, chapter: str = "") -> EmbeddedSite:
        """The whole site, or this one with a new page of `chapter` where it has one. Raises ReportError."""
        page = chapter.removesuffix(".qmd") + ".html"
        work = self._folder / "site"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        parsed = self._folder / "parsed"
        parsed.mkdir(exist_ok=True)
        if page in self._files:
            embedded.write_page(book, work, chapter, read_timestamp(book), parsed)
            return EmbeddedSite(self._folder, self._files | _read(work), partial=True)
        embedded.write_site(book, work, 0, read_timestamp(book), parsed)
        return EmbeddedSite(self._folder, _read(work / "html"))

    def accept(self) -> None:
        """Nothing is held back: what was not accepted is another site."""

    def close(self) -> None:
        """Nothing is running."""

    @cached_property
    def _beside_pages(self) -> str:
        return _digest(*(data for path, data in self._files.items() if not path.endswith(".html")))


def _read(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.*"))}


def _digest(*contents: bytes) -> str:
    return hashlib.sha256(b"".join(contents)).hexdigest()[:16]
