"""Chapters, sections, tables, figures and notes are numbered without gaps, as the document itself prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from statusreport.audit.findings import Finding
from statusreport.audit.reading import CAPTION, HEADING, MARK, Reading, chapter, numbered

_LABEL = re.compile(r"^(Tabel|Figur)\s([A-Z]|\d+)\.(\d+)[:.]")


def numbering(reading: Reading) -> Iterator[Finding]:
    """A finding for each number of a heading, caption or note that is not the one that comes next."""
    yield from _headings(reading)
    yield from _captions(reading)
    yield from _notes(reading)


def _headings(reading: Reading) -> Iterator[Finding]:
    last = ""
    for block in reading.of_kind(HEADING):
        number, title = numbered(block.text)
        if not number:
            continue
        if number not in _next(last):
            finding = f"the heading `{title}` has the number {number} after {last or 'nothing'}"
            yield Finding("numbering", reading.file, block.place, finding)
        last = number


def _next(last: str) -> set[str]:
    """The numbers that may follow: one level down, the same level, or a level up; appendices begin with A."""
    if not last:
        return {"1"}
    parts = last.split(".")
    following = {f"{last}.1", "A"}
    for level in range(len(parts)):
        part = parts[level]
        one_more = str(int(part) + 1) if part.isdigit() else chr(ord(part) + 1)
        following.add(".".join([*parts[:level], one_more]))
    return following if parts[0].isdigit() else following - {"A"}


def _captions(reading: Reading) -> Iterator[Finding]:
    last: dict[tuple[str, str], int] = {}
    for block in reading.of_kind(CAPTION):
        match = _LABEL.match(block.text)
        if match is None:
            yield Finding("numbering", reading.file, block.place, f"the caption `{block.text[:60]}` has no number")
            continue
        kind, part, number = match[1], match[2], int(match[3])
        if part != chapter(block.section) or number != last.get((kind, part), 0) + 1:
            finding = f"{kind} {part}.{number} stands in chapter {chapter(block.section)}, out of order"
            yield Finding("numbering", reading.file, block.place, finding)
        last[kind, part] = number


def _notes(reading: Reading) -> Iterator[Finding]:
    """Marks count up from 1; where they begin again (a page of the site), they begin at 1. A note may repeat its mark."""
    seen: set[int] = set()
    for block in reading.of_kind(MARK):
        number = int(block.text) if block.text.isdigit() else -1
        if number == 1:
            seen = {1}
        elif number in seen or number - 1 in seen:
            seen.add(number)
        else:
            yield Finding("numbering", reading.file, block.place, f"the note's mark `{block.text}` is out of order")
