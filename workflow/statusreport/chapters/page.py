"""What a file that people wrote holds: passages that a reader sees, labels, links."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from statusreport.chapters.spots import Spot

HOLE = "\ufffc"  # stands for code, a quotation or a footnote: something is there, but no text of ours
PRINTED_ATTRIBUTE = re.compile(r"(fig|tbl|lst)-(s?cap|subcap|alt)|title|alt|summary|aria-label")


@dataclass(frozen=True)
class Passage:
    """A run of text that a reader sees as one: a paragraph, a heading, a cell, an alternative text.

    `starts` are offsets into `text` in rising order, `lines` the line on which the text from there on stands.
    `markup` says that references in it are followed; in an attribute they are only characters.
    """

    file: str
    text: str
    starts: tuple[int, ...] = (0,)
    lines: tuple[int, ...] = (1,)
    entry: str = ""
    markup: bool = True

    def spot(self, offset: int) -> Spot:
        """Where the character at `offset` stands."""
        return Spot(self.file, self.lines[bisect_right(self.starts, offset) - 1], self.entry)


@dataclass
class Page:
    """What one file holds."""

    file: str
    passages: list[Passage] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    links: list[tuple[Spot, str]] = field(default_factory=list)
    in_code: set[int] = field(default_factory=set)  # shortcodes that are only shown, by index


def line_starts(text: str, first: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Offsets and numbers of the lines of a text that begins on line `first`."""
    starts = [0, *(index + 1 for index, character in enumerate(text) if character == "\n")]
    return tuple(starts), tuple(range(first, first + len(starts)))
