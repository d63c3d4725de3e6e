"""The one error a user sees: which file, which place in it, what is wrong, what to do about it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from statusreport.personal_data import mask
from statusreport.untrusted import visible

SHOWN = 20  # problems printed in full; the rest is counted, so that a broken file cannot flood a terminal


@dataclass(frozen=True)
class Problem:
    """One finding: `file` as the user knows it, `place` in it (line, row, column, entry) or ""."""

    file: str
    place: str
    finding: str
    remedy: str

    def __str__(self) -> str:
        """The problem on one line, in which nothing can steer the terminal."""
        where = f"{self.file}, {self.place}" if self.place else self.file
        end = "" if self.remedy.endswith("?") else "."
        return visible(f"{where}: {self.finding.rstrip('.')}. {self.remedy.rstrip('.')}{end}")

    def masked(self) -> Problem:
        """The problem without personal data. A place may hold large numbers, which are no phone numbers there."""
        place = mask(self.place, ("cpr", "email", "address", "name"))
        return replace(self, place=place, finding=mask(self.finding), remedy=mask(self.remedy))


class ReportError(Exception):
    """Bad input or configuration; `problems` holds every finding, masked, the message the first `SHOWN`.

    `more` ends the message: how many there are, and where all of them are listed.
    """

    def __init__(self, problems: Iterable[Problem], more: str = ""):
        self.problems = [problem.masked() for problem in problems]
        self.more = more
        super().__init__(self.message())

    @classmethod
    def one(cls, file: object, place: str, finding: str, remedy: str) -> ReportError:
        """An error with a single problem."""
        return cls([Problem(str(file), place, finding, remedy)])

    def message(self) -> str:
        """The problems, one a line; past `SHOWN` of them only their number."""
        lines = [str(problem) for problem in self.problems[:SHOWN]]
        if len(self.problems) > SHOWN:
            lines.append(f"… and {len(self.problems) - SHOWN} more")
        return "\n".join([*lines, *([f"\n{self.more}"] if self.more else [])])


def nearest(name: str, candidates: Iterable[str], count: int = 3) -> list[str]:
    """Up to `count` of `candidates` that look most like `name`, best first."""
    return difflib.get_close_matches(name, sorted(map(str, candidates)), n=count, cutoff=0.5)


def did_you_mean(name: str, candidates: Iterable[str]) -> str:
    """A remedy: the nearest existing names, or all of them where there are few."""
    names = sorted(map(str, candidates))
    close = nearest(name, names) or (names if len(names) <= 8 else [])
    return f"Did you mean {' or '.join(f'`{n}`' for n in close)}?" if close else "No existing name is near it"
