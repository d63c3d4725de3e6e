"""The numbers that analysts declared to be typed by hand, as patterns; the file is read as data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Declared:
    """Words that may hold a number without an indicator, and why."""

    pattern: re.Pattern[str]
    reason: str

    def covers(self, text: str, start: int, end: int) -> bool:
        """Whether an occurrence of the words takes in the place from `start` to `end`."""
        return any(match.start() <= start and end <= match.end() for match in self.pattern.finditer(text))


def declared_numbers(written: dict[str, Any]) -> list[Declared]:
    """The declarations of `written-numbers.yaml`: patterns with the lists they name, and exact phrases.

    Which file a phrase may stand in is the chapter check's business; a finished document has no files.
    """
    lists = {name: "|".join(map(re.escape, words)) for name, words in written["lists"].items()}
    patterns = [
        Declared(re.compile(_named_lists(entry["pattern"], lists)), entry["reason"]) for entry in written["patterns"]
    ]
    phrases = [Declared(re.compile(re.escape(entry["text"])), entry["reason"]) for entry in written["phrases"]]
    return patterns + phrases


def _named_lists(pattern: str, lists: dict[str, str]) -> str:
    # `(?<` begins a group of the expression itself; a name of a list never follows a question mark
    return re.sub(r"(?<!\?)(?<!\?P)<(\w+)>", lambda match: f"(?:{lists[match[1]]})", pattern)
