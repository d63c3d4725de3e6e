"""Chapters, sections, tables, figures and notes are numbered without gaps, as the document itself prints them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from statusreport.audit.findings import Finding
from statusreport.audit.reading import CAPTION, HEADING, MARK, Reading, chapter, numbered
from statusreport.audit.words import pattern

_LABEL = r"^(<Tabel|Figur>)\s([A-Z]|\d+)\.(\d+)[:.]"


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
        match = pattern(_LABEL).match(block.text)
        if match is None:
            yield Finding("numbering", reading.file, block.place, f"the caption `{block.text[:60]}` has no number")
            continue
        kind, part, number = match[1], match[2], int(match[3])
        if part != chapter(block.section) or number != last.get((kind, part), 0) + 1:
            finding = f"{kind} {part}.{number} stands in chapter {chapter(block.section)}, out of order"
            yield Finding("numbering", reading.file, block.place, finding)
        last[kind, part] = number


def _notes(reading: Reading) -> Iterator[Finding]:
    """Marks count up from 1 on each page of the site, and in the whole of a PDF, where each note repeats its mark."""
    marks: dict[str, list[str]] = {}
    for block in reading.of_kind(MARK):
        marks.setdefault(block.place if block.place.endswith(".html") else "", []).append(block.text)
    for place, found in marks.items():
        times = 1 if place else 2
        first = list(dict.fromkeys(found))
        if first != [str(number) for number in range(1, len(first) + 1)] or set(Counter(found).values()) != {times}:
            yield Finding("numbering", reading.file, place, f"the marks of the notes are {' '.join(found)}")
