"""From what was saved to what the pages show: as little as it takes, and never anything that counts as a result."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from statusreport.errors import SHOWN, ReportError

from tools.preview import steps
from tools.preview.board import Board, Site, Status
from tools.preview.book import Book
from tools.preview.saved import DATA, PROGRAM, TEXT, asks_for


class Sites:
    """The sites of all languages, each where it is published: pages link to their twins."""

    def __init__(self, sites: dict[str, Site]) -> None:
        self._sites = sites

    def read(self, path: str) -> bytes | None:
        """The file, or None where there is none."""
        site, rest = self._of(path)
        return site.read(rest) if site else None

    def stamp(self, path: str) -> str:
        """What changes when the page at `path` looks different."""
        site, rest = self._of(path)
        return site.stamp(rest) if site else ""

    def _of(self, path: str) -> tuple[Site | None, str]:
        for place, site in self._sites.items():
            if path.startswith(f"{place}/"):
                return site, path.removeprefix(f"{place}/")
        return None, path


class Builder:
    """Builds in `folder`, which is its own, the sites of the project in the current folder."""

    def __init__(self, folder: Path, board: Board) -> None:
        self._folder, self._board = folder, board
        self._due = {DATA}  # what is still to be done besides rendering, also after a run that failed
        self._unshown: set[str] = (
            set()
        )  # files whose change no page shows yet: something in them, or in others, is wrong
        self._books: list[Book] = []

    def take_in(self, saved: set[str]) -> bool:
        """Show what the saved files changed, or what is wrong with them; False where the program must start anew."""
        began = time.monotonic()
        self._due |= {asks_for(path) for path in saved} - {TEXT}
        self._unshown |= saved
        try:
            if self._due:
                self._run_steps()
                if PROGRAM in self._due:
                    return False
            self._board.show(Status("working", "Checking and rendering"))
            chapters = [book.render(self._unshown) for book in self._books if self._concerned(book)]
        except (ReportError, steps.StepFailed) as error:
            self._fail(error)
        else:
            self._due, self._unshown = set(), set()
            what = chapters[0] if len(chapters) == 1 and chapters[0] else "The report"
            self._tell(Status("good", f"{what}: shown after {time.monotonic() - began:.1f} s"), self._sites())
        return True

    def settle(self) -> None:
        """Now that nothing was saved for a while: what a changed chapter may have changed on other pages."""
        try:
            if not self._unshown and any([book.settle() for book in self._books]):
                self._board.show(self._board.status, self._sites())
        except ReportError as error:
            self._fail(error)

    def close(self) -> None:
        """End what is running."""
        for book in self._books:
            book.site.close()

    def _run_steps(self) -> None:
        self._tell(Status("working", "Looking at what must run again"))
        options = steps.bring_up_to_date(lambda line: self._tell(Status("working", line)))
        for each in options:
            known = [book for book in self._books if [book.language] == each["language"]]
            if known:
                known[0].take(each)
            else:
                self._books.append(Book(each, self._folder / each["language"][0]))

    def _concerned(self, book: Book) -> bool:
        return bool(self._due) or book.concerns(self._unshown, [other for other in self._books if other is not book])

    def _sites(self) -> Sites:
        return Sites({book.place: book.site for book in self._books})

    def _fail(self, error: ReportError | steps.StepFailed) -> None:
        text = "The pages are as they were before this. They follow when it is put right:"
        self._tell(Status("bad", text, _lines(error)))

    def _tell(self, status: Status, sites: Sites | None = None) -> None:
        self._board.show(status, sites)
        text = status.text if status.kind != "bad" else "\n".join(["", *status.lines, ""])
        print(f"{time.strftime('%H:%M:%S')}  {text}", file=sys.stderr, flush=True)


def _lines(error: ReportError | steps.StepFailed) -> list[str]:
    if isinstance(error, steps.StepFailed):
        return error.lines
    lines = [str(problem) for problem in error.problems]
    return [*lines[:SHOWN], *([f"… and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else [])]
