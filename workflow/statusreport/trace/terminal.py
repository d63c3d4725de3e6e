"""A trace as text for a terminal: what a card shows, with whole checksums, and the rows."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import pandas as pd

from statusreport.trace.facts import Checksum, Trace
from statusreport.trace.rows import COUNTED, PLACE, Rows

WIDTH, MARGIN = 100, 20
HEADINGS = {"row": "række", COUNTED: "tæller med"}  # other columns by their names in the tidy tables
YES_NO = {True: "ja", False: "nej"}


def as_text(number: Trace, rows: list[Rows], files: dict[str, dict[str, str]]) -> str:
    """The whole trace; `files` are the raw files by year (`edition`, `previous`) and source."""
    return "\n".join([*_facts(number), *_tables(rows, files)]) + "\n"


def _facts(number: Trace) -> Iterator[str]:
    yield f"{number.id}: {number.label}"
    yield f"{number.value}\n"
    for fact in number.facts:
        for index, line in enumerate(fact.lines):
            yield _beside(fact.heading if not index else "", line)
    for index, file in enumerate(number.files):
        yield _beside("Rå filer" if not index else "", _checksum(file))
    yield _beside("Beregnet af", _checksum(number.code))


def _checksum(item: Checksum) -> str:
    return f"{item.name}, {item.detail}\nSHA-256 {item.sha256}"


def _beside(heading: str, text: str) -> str:
    """A heading in the margin and wrapped text beside it."""
    lines = [part for line in text.split("\n") for part in textwrap.wrap(line, WIDTH - MARGIN, break_long_words=False)]
    return f"{heading:<{MARGIN}}" + textwrap.indent("\n".join(lines), " " * MARGIN).lstrip()


def _tables(all_rows: list[Rows], files: dict[str, dict[str, str]]) -> Iterator[str]:
    for rows in all_rows:
        yield f"\nRækker bag {rows.indicator}"
        for (source, sheet), part in rows.frame.groupby(["source", "sheet"], sort=True):
            place = files[rows.when].get(source, source)
            yield f"\n{place}{f', ark {sheet}' if sheet else ''}"
            yield _table(part.drop(columns=[name for name in PLACE if name != "row"]))


def _table(part: pd.DataFrame) -> str:
    if COUNTED in part:
        part = part.assign(**{COUNTED: part[COUNTED].map(YES_NO)})
    columns = [[HEADINGS.get(name, name), *part[name].astype(str)] for name in part]
    widths = [max(map(len, cells)) for cells in columns]
    rows = zip(*columns, strict=True)
    lines = ("   ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    return textwrap.indent("\n".join(lines), "  ")
