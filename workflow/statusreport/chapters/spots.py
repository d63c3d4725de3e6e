"""Where something stands in a file that people wrote."""

from __future__ import annotations

from dataclasses import dataclass

from statusreport.errors import Problem


@dataclass(frozen=True, order=True)
class Spot:
    """A line of a file, for YAML with the entry; spots sort by file and line."""

    file: str
    line: int
    entry: str = ""

    def problem(self, finding: str, remedy: str) -> Problem:
        """What is wrong here, and what to do about it."""
        place = f"line {self.line} ({self.entry})" if self.entry else f"line {self.line}"
        return Problem(self.file, place, finding, remedy)


Found = tuple[Spot, str, str]  # where, what is wrong, what to do about it
