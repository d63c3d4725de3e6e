"""What stands in a sheet of records besides headings and records: titles above, repeated headings, totals below."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

import pandas as pd

from statusreport import limits
from statusreport.errors import Problem
from statusreport.readers.durations import hours
from statusreport.readers.sheet import Furniture, Sheet, filled, squeeze

TOTALS = re.compile(
    r"(?:i alt|ialt|total|totalt|totaler|sum|subtotal|delsum|samlet|hovedtotal|grand total)(?: \S+)?:?", re.IGNORECASE
)
_TOLERANCE = 0.01  # totals may be rounded to two decimals


def heading_row(rows: Sequence[Sequence[object]], wanted: Sequence[str]) -> int:
    """The row, counted from 1, with most of the declared headings in it; the first such, and the first row if none."""
    names = {squeeze(name) for name in wanted}
    scores = [len(names & {squeeze(cell) for cell in row}) for row in rows[: limits.LOOKED_THROUGH]]
    return scores.index(max(scores)) + 1 if scores else 1


def furniture(totals: Sequence[str]) -> Furniture:
    """Recognises repeated headings, and totals by the declared labels, with or without words after them."""
    labels = tuple(squeeze(label).casefold() for label in totals)

    def reason(row: Sequence[object], headings: list[str]) -> str:
        if len(headings) > 1 and [squeeze(cell) for cell in row[: len(headings)]] == headings:
            return "heading"
        said = _label(row).casefold()
        return "total" if any(said == label or said.startswith((label + " ", label + ":")) for label in labels) else ""

    return reason


def _label(row: Sequence[object]) -> str:
    """The first filled cell of a row, where it is text."""
    first = next((cell for cell in row if filled(cell)), None)
    return squeeze(first) if isinstance(first, str) else ""


def problems(sheet: Sheet, totals: Sequence[str] | None, decimal: str) -> Iterator[Problem]:
    """Rows that look like totals where the catalogue names none, and declared totals that do not add up."""
    for number, *cells in sheet.cells.itertuples(name=None) if totals is None else ():
        if TOTALS.fullmatch(label := _label(cells)):
            finding = f"the row begins with `{label}`: is it a record, or does it add up others?"
            remedy = f"Write `totals: [{label.rstrip(':')}]` in the catalogue if it is a total, `totals: []` if not"
            yield Problem(sheet.file, _place(sheet, number), finding, remedy)
    before = 0
    for number, cells in sorted(sheet.totals.items()):
        for place, heading in enumerate(sheet.headings[: len(cells)]):
            said = _number(cells[place], decimal)
            above = sheet.cells.iloc[:, place].loc[: number - 1]
            if not math.isnan(said) and not _adds_up(said, above, before, decimal):
                finding = f"the total {said:g} in the column `{heading}` is not the sum, nor the number, of rows above"
                remedy = "Look for rows that are missing or stand twice, and correct the total or export the file anew"
                yield Problem(sheet.file, _place(sheet, number), finding, remedy)
        before = number


def _place(sheet: Sheet, number: int) -> str:
    return ", ".join(filter(None, [sheet.where, f"row {number}"]))


def _number(cell: object, decimal: str) -> float:
    return float(hours(pd.Series([cell], dtype=object), decimal).iloc[0])


def _adds_up(said: float, above: pd.Series, before: int, decimal: str) -> bool:
    """Whether a total is the sum or the number of all cells above it, or of those since the total before."""
    for part in (above, above.loc[before + 1 :]):
        values = hours(part.astype(object), decimal)
        counts = (len(part), int(part.map(filled).sum()))
        if said in counts or (values.notna().any() and abs(values.sum() - said) < _TOLERANCE):
            return True
    return False
