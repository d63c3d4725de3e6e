"""A list has as many items as the number before it says, and the summary states nothing that no chapter states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from statusreport.audit.findings import Finding
from statusreport.audit.numerals import context, numerals, value
from statusreport.audit.reading import CAPTION, CELL, HEADING, NOTE, TEXT, Grid, Reading, chapter, numbered
from statusreport.audit.tracing import DECLARED, NUMBERING, Traced
from statusreport.audit.words import pattern, total
from statusreport.translation import N_, _

SUMMARY = N_("Resume")
NOT_STATED = (NUMBERING, DECLARED, "quoted", "name", "ordinal", "version")

_AND = r"(?<!-) (?:<og>) (?!\w+-)"
_COUNTED_LIST = r"(?<![\w.,])(\d+) (?:[\w-]+ ){0,2}[\w-]+: ([^.:;]+(?:, | (?:<og>) )[^.:;]+)"

Entry = dict[str, Any]


def lists(reading: Reading, entries: list[Entry]) -> Iterator[Finding]:
    """A finding for each list whose length is not the number that counts it, in text and in tables."""
    for block in reading.of_kind(TEXT, CELL, NOTE):
        for match in pattern(_COUNTED_LIST).finditer(block.text):
            known = [len(e["groups"]) for e in entries if match[2].startswith(e.get("printed", {}).get("names", "\0"))]
            count = known[0] if known else len(items(match[2]))
            if count != int(match[1]):
                yield Finding("lists", reading.file, f"section {block.section}", f"`{match[0][:90]}` has {count} items")
    for entry in entries:
        names = entry.get("printed", {}).get("names")
        counted = entry["kind"] in ("count", "distinct") and all(group["value"] == 1 for group in entry["groups"])
        if names and counted and len(entry["groups"]) != entry["value"]:
            yield Finding(
                "lists", "the ledger", entry["id"], f"{entry['value']} stand for {len(entry['groups'])} names"
            )


def items(text: str) -> list[str]:
    """`a, b og c` as its items; `Børne- og Ungdomsforvaltningen` is one."""
    *first, last = text.split(", ")
    return [*first, *pattern(_AND).split(last)]


def rows_counted(reading: Reading, entries: dict[str, Entry], counted: dict[str, str]) -> Iterator[Finding]:
    """A finding for each table that has another number of rows than the indicator that counts them.

    `counted`: words of the caption → indicator.
    """
    for words, indicator in counted.items():
        for grid in (grid for grid in reading.grids if _(words) in grid.caption):
            rows = _rows(grid)
            if indicator in entries and rows != entries[indicator]["value"]:
                finding = f"`{grid.caption[:60]}` has {rows} rows, `{indicator}` is {entries[indicator]['display']}"
                yield Finding("lists", reading.file, grid.place, finding)


def _rows(grid: Grid) -> int:
    return sum(bool(row) and row[0] != total() for row in grid.rows[1:])


def summary(reading: Reading, traced: list[Traced]) -> Iterator[Finding]:
    """A finding for each number of the summary that stands in no chapter."""
    own = {chapter(b.section) for b in reading.of_kind(HEADING) if numbered(b.text)[1].startswith(_(SUMMARY))}
    elsewhere = {
        (value(numeral.text), numeral.percent)
        for block in reading.of_kind(TEXT, CELL, CAPTION)
        if chapter(block.section) not in own
        for numeral in numerals(block.text)
    }
    for item in traced:
        block, number = item.block, (value(item.numeral.text), item.numeral.percent)
        stated = block.kind in (TEXT, CELL, CAPTION) and not item.origin.startswith(NOT_STATED)
        if stated and chapter(block.section) in own and number not in elsewhere:
            said = context(block.text, item.numeral)
            yield Finding("summary", reading.file, f"section {block.section}", f"no chapter has {said}")
