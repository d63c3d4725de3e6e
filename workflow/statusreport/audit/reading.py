"""What the audit reads out of a finished document, the same for every format."""

from __future__ import annotations

from dataclasses import dataclass, field

from statusreport.audit.words import pattern

FRONT = "front"  # the section of what stands before the first chapter

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")  # of a page

# The report's own text stands in every format; FURNITURE (contents, running heads, navigation) belongs to one.
HEADING, TEXT, CELL, CAPTION, NOTE, ALT, FURNITURE = "heading", "text", "cell", "caption", "note", "alt", "furniture"
MARK = "mark"  # the number of a footnote, in the text or before the note

_NUMBERED = r"^(?:(?:<Bilag>)\s+)?((?:[A-Z]|\d+)(?:\.\d+)*)\.?\s*[—–]?\s+(\S.*)$"


@dataclass(frozen=True)
class Block:
    """A piece of text. `section` is the number of the section as printed (`7.1`), `place` where to look for it."""

    kind: str
    section: str
    text: str
    place: str


@dataclass(frozen=True)
class Grid:
    """A table: its caption and its rows of cells, the heading first."""

    section: str
    caption: str
    rows: list[list[str]]
    place: str


@dataclass(frozen=True)
class Link:
    """A link inside the document: its words, and those of the heading or caption that it leads to (None: nothing)."""

    text: str
    target: str
    leads_to: str | None
    place: str


@dataclass(eq=False)
class Reading:
    """A document as read; nothing is added once its reader has returned it. `file` is its name in messages."""

    file: str
    blocks: list[Block] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def add(self, kind: str, section: str, text: str, place: str) -> None:
        """Keep a piece of text, unless it is empty."""
        if text:
            self.blocks.append(Block(kind, section, text, place))

    def of_kind(self, *kinds: str) -> list[Block]:
        """The blocks of some kinds, in order."""
        return [block for block in self.blocks if block.kind in kinds]


def numbered(heading: str) -> tuple[str, str]:
    """`7.1 Aktiviteter`, `7. Indsats`, `Bilag A — Teori` → number and title; no number → ("", the heading)."""
    match = pattern(_NUMBERED).match(heading)
    return (match[1], match[2]) if match else ("", heading)


def chapter(section: str) -> str:
    """`7.1` → `7`."""
    return section.partition(".")[0]
