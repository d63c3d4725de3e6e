"""Totals are sums, shares are what their counts make, and the answers to one question are not more than everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from statusreport.audit.evidence import percent
from statusreport.audit.findings import Finding
from statusreport.audit.numerals import decimals, plain, value
from statusreport.audit.reading import ALT, CAPTION, CELL, NOTE, TEXT, Reading
from statusreport.audit.words import pattern, total
from statusreport.disclosure import MARK
from statusreport.locale import percent_sign

TOTALS = ("Total", "Sum")  # besides the language's own word

_NUMBER = r"(\d+(?:{group}\d{3})*(?:{point}\d+)?)"
_SHARE = _NUMBER + r"{percent} \(" + _NUMBER + " (?:<ud af|af>) " + _NUMBER + r"\b"
_PERCENT = _NUMBER + "{percent}"

Entry = dict[str, Any]


def totals(reading: Reading) -> Iterator[Finding]:
    """A finding for each column whose total row is not the sum of the rows above it."""
    for grid in reading.grids:
        if not grid.rows or not grid.rows[-1] or grid.rows[-1][0] not in (total(), *TOTALS):
            continue
        for column, cell in enumerate(grid.rows[-1]):
            stated = value(cell)
            if stated is None or any(row[column : column + 1] == [MARK] for row in grid.rows):
                continue  # what is left out cannot be added up, and is meant not to be
            parts = [_amount(row[column]) for row in grid.rows[1:-1] if len(row) > column]
            found = sum((part for part in parts if part is not None), Fraction(0))
            if None in parts or found != stated:
                name = f"the column `{grid.rows[0][column]}` of `{grid.caption[:60]}`"
                finding = f"{name} adds up to {float(found):g}, not {cell}"
                yield Finding("totals", reading.file, grid.place, finding)


def _amount(cell: str) -> Fraction | None:
    """A cell as a number; a dash counts nothing."""
    return Fraction(0) if cell in ("–", "-", "") else value(cell)


def shares(reading: Reading, entries: list[Entry]) -> Iterator[Finding]:
    """A finding for each printed share that its counts do not make, and for answers that exceed 100 percent."""
    for block in reading.of_kind(TEXT, CELL, CAPTION, ALT, NOTE):
        for match in pattern(_SHARE).finditer(plain(block.text)):
            printed, numerator, denominator = match.groups()
            places = decimals(printed)
            if percent_of(numerator, denominator, places) != value(printed):
                yield Finding(
                    "shares", reading.file, f"section {block.section}", f"`{match[0]})` is no rounding of the share"
                )
    for where, cells in _questions(reading, entries):
        stated = [value(cell) or Fraction(0) for cell in cells]
        slack = Fraction(sum(Fraction(1, 2 * 10 ** decimals(cell)) for cell in cells))
        if sum(stated) > 100 + slack:
            yield Finding("shares", reading.file, where, f"the answers {'; '.join(cells)} exceed 100 percent")


def percent_of(numerator: str, denominator: str, places: int) -> Fraction | None:
    """The share in percent of two numbers as printed; None for a share of nothing."""
    parts, whole = value(numerator), value(denominator)
    return Fraction(percent(parts, whole, places)) if parts is not None and whole else None


def _questions(reading: Reading, entries: list[Entry]) -> Iterator[tuple[str, list[str]]]:
    """The percentages of one question under one base: a table's row with percent columns, a question in an alt text."""
    for grid in reading.grids:
        columns = [index for index, heading in enumerate(grid.rows[0] if grid.rows else []) if "(%)" in heading]
        for row in grid.rows[1:] if len(columns) > 1 else []:
            yield grid.place, [row[index] for index in columns if len(row) > index]
    texts = {entry["question_text"] for entry in entries if entry["question_text"]}
    for block in reading.of_kind(ALT):
        for text in sorted(texts):
            _, found, answers = block.text.partition(text)
            if found:
                yield (
                    f"section {block.section}",
                    pattern(_PERCENT).findall(re.split(r"\.(?: |$)", answers, maxsplit=1)[0]),
                )


def ledger_shares(entries: list[Entry], file: str) -> Iterator[Finding]:
    """A finding for each entry of the ledger whose printed share its own counts do not make."""
    for entry in entries:
        if entry["unit"] == "%" and entry["denominator"]:
            printed = entry["display"].removesuffix(percent_sign())
            if Fraction(percent(entry["numerator"], entry["denominator"], decimals(printed))) != value(printed):
                yield Finding("shares", file, entry["id"], f"`{entry['display']}` is no rounding of its share")
