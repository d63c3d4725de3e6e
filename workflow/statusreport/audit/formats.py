"""The formats say the same: section by section the same numbers in the same order, and nothing else in the margins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from statusreport.audit.findings import Finding
from statusreport.audit.numerals import QUOTED, UNQUOTED, numerals, tokens
from statusreport.audit.reading import ALT, CAPTION, CELL, FRONT, FURNITURE, HEADING, NOTE, TEXT, Reading, chapter

BODY = (HEADING, TEXT, CELL, CAPTION)
_PARTS = re.compile(r"\s+[–·|]\s+|,\s+(?=\D)")

Sequences = dict[tuple[str, str], list[str]]


@lru_cache(maxsize=8)
def sequences(reading: Reading) -> Sequences:
    """The numbers of a document in order, by section and by where they stand: body, alt texts, notes of a chapter."""
    found: Sequences = {}
    for block in reading.blocks:
        group = "text" if block.kind in BODY else block.kind
        if group not in ("text", ALT, NOTE):
            continue
        section = chapter(block.section) if group == NOTE else block.section
        found.setdefault((section, group), []).extend(tokens(block.text))
    # what stands before the first chapter differs by format, but not in its numbers
    front = found.pop((FRONT, "text"), [])
    return {key: numbers for key, numbers in found.items() if numbers} | {(FRONT, "text"): sorted(set(front))}


def compare(readings: list[Reading]) -> list[Finding]:
    """A finding for each section in which a format's numbers are not those that most formats have."""
    by_file = {reading.file: sequences(reading) for reading in readings}
    keys = dict.fromkeys(key for found in by_file.values() for key in found)
    findings = []
    for key in keys:
        versions = {file: tuple(found.get(key, ())) for file, found in by_file.items()}
        common = Counter(versions.values()).most_common(1)[0][0]
        for file, numbers in versions.items():
            if numbers != common:
                others = " and ".join(name for name, version in versions.items() if version == common)
                text = f"its numbers are not those of {others}: {difference(common, numbers)}"
                findings.append(Finding("formats", file, f"section {key[0]} ({key[1]})", text))
    return findings


def difference(expected: tuple[str, ...], found: tuple[str, ...]) -> str:
    """Where two sequences part, in words."""
    steps = SequenceMatcher(None, expected, found, autojunk=False).get_opcodes()
    parts = [
        f"{' '.join(found[c:d]) or 'nothing'} for {' '.join(expected[a:b]) or 'nothing'}"
        for step, a, b, c, d in steps
        if step != "equal"
    ]
    return "; ".join(f"`{part}`" for part in parts[:5])


def furniture(reading: Reading, edition: int) -> Iterator[Finding]:
    """A finding for each text of navigation, running heads or labels whose numbers the report itself does not say."""
    known = _known(reading)
    pages = {block.text: block.place for block in reading.of_kind(HEADING)}
    text = " ".join(block.text for block in reading.of_kind(TEXT, CAPTION))
    headings = [cell for grid in reading.grids for cell in (grid.rows[0] if grid.rows else ())]
    for block in reading.of_kind(FURNITURE):
        if (
            set(tokens(block.text)) - {str(edition)}
            and not _explained(block.text, block.place, known, pages, text)
            and not _repeated(block.text, headings)
        ):
            finding = f"the text beside the report, `{block.text[:80]}`, repeats nothing that the report says"
            yield Finding("furniture", reading.file, block.place, finding)


def _known(reading: Reading) -> set[str]:
    known = {block.text for block in reading.of_kind(HEADING, CAPTION, ALT, TEXT)}
    known |= {block.text for block in reading.blocks if block.section == FRONT and block.kind != FURNITURE}
    return {text.replace(QUOTED, "").replace(UNQUOTED, "") for text in known}


def _explained(said: str, place: str, known: set[str], pages: dict[str, str], text: str) -> bool:
    if not letters(said):
        return said == place.removeprefix("page ")  # a number alone is the number of its page
    if said in known or said in {text.replace("’", "'") for text in known}:  # bookmarks have no curved apostrophes
        return True
    heading, _, page = said.rpartition(" ")
    if pages.get(heading) == f"page {page}":
        return True
    opening = said.removesuffix("…").strip()
    if len(letters(opening)) > 20 and opening in text:
        return True
    parts = [part for part in _PARTS.split(said) if tokens(part)]
    return len(parts) >= 1 and parts != [said] and all(part in known for part in parts)


def _repeated(said: str, headings: list[str]) -> bool:
    """Whether this is a table's heading, or a line of one, repeated where the table goes on over a page."""
    return bool(letters(said)) and any(said in heading for heading in headings)


def letters(text: str) -> str:
    """The letters of a text: a bare number repeats nothing, however often it stands in the report."""
    kept, last = [], 0
    for numeral in numerals(text):
        kept.append(text[last : numeral.start])
        last = numeral.end
    return "".join([*kept, text[last:]]).strip()
