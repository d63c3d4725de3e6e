"""What stands between the cells of a text file: what makes rows of the same width, and what the file itself says."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass

DELIMITERS = {";": "semicolon", ",": "comma", "\t": "tab"}
_ROWS, _OPINION = 200, 8_000  # rows that are measured, characters that the second opinion looks at
_REGULAR = 0.9  # share of rows that have the same width


@dataclass(frozen=True)
class Guess:
    """A delimiter, how sure it is (0 to 1), why, and which others would make a table of the file, too."""

    delimiter: str
    confidence: float
    why: str
    others: tuple[str, ...] = ()


def declared(text: str) -> str:
    """The delimiter that the file's first line names (`sep=;`), or ""."""
    line = text[:8].splitlines()[0].strip().strip('"').lower() if text else ""
    return line[4:5] if line.startswith("sep=") and line[4:5] in DELIMITERS else "\t" if line == "sep=" else ""


def guess(text: str) -> Guess:
    """The delimiter of a text file."""
    said = declared(text)
    if said:
        return Guess(said, 1.0, "the first line names it")
    widths = {delimiter: _width(text, delimiter) for delimiter in DELIMITERS}
    tables = {d: width for d, width in widths.items() if width[0] > 1}
    if not tables:
        return Guess(",", 0.5, "there is one column only")
    order = sorted(tables, key=lambda d: (tables[d][1] >= _REGULAR, tables[d][0] * tables[d][1]), reverse=True)
    best, (columns, regular) = order[0], tables[order[0]]
    # another reading is possible where it, too, makes regular rows of about as many columns
    others = tuple(d for d in order[1:] if tables[d][1] >= _REGULAR and tables[d][0] * 2 > columns)
    second = _second_opinion(text)
    why = f"it makes {columns} columns in {regular:.0%} of the rows"
    why += f"; clevercsv reads a {DELIMITERS[second]}" if second in DELIMITERS else ""
    confidence = 0.99 if regular >= _REGULAR and second == best else 0.9 if regular >= _REGULAR else 0.6
    return Guess(best, 0.5 if others else confidence, why, others)


def _width(text: str, delimiter: str) -> tuple[int, float]:
    """The commonest number of cells in a row, and the share of filled rows that have it."""
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows += [len(row)] if any(row) else []
            if len(rows) == _ROWS:
                break
    except csv.Error:
        pass
    if not rows:
        return 0, 0.0
    width, count = Counter(rows).most_common(1)[0]
    return width, count / len(rows)


def _second_opinion(text: str) -> str:
    import clevercsv

    try:
        dialect = clevercsv.Sniffer().sniff(text[:_OPINION], delimiters=list(DELIMITERS))
    except clevercsv.Error:
        return ""
    return dialect.delimiter if dialect else ""
