"""What stands in a sheet of records besides headings and records: titles above, repeated headings, totals below."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from statusreport import limits
from statusreport.errors import Problem
from statusreport.readers.durations import hours
from statusreport.readers.sheet import Sheet, filled, squeeze
from statusreport.readers.uniques import MANY, by_unique

_WORDS = (
    *("i alt", "ialt", "total", "totalt", "totaler", "sum", "subtotal"),
    *("delsum", "samlet", "hovedtotal", "grand total"),
)
TOTALS = re.compile(rf"(?:{'|'.join(_WORDS)})(?: \S+)?:?", re.IGNORECASE)
_SAME = {"i": "İı", "s": "ſ", "k": "K"}  # letters that are the same to a search that ignores case
_TOLERANCE = 0.01  # totals may be rounded to two decimals


def heading_row(rows: Sequence[Sequence[object]], wanted: Sequence[str]) -> int:
    """The row, counted from 1, with most of the declared headings in it; the first such, and the first row if none."""
    names = {squeeze(name) for name in wanted}
    scores = [len(names & {squeeze(cell) for cell in row}) for row in rows[: limits.LOOKED_THROUGH]]
    return scores.index(max(scores)) + 1 if scores else 1


@dataclass(frozen=True)
class Recognised:
    """Tells repeated headings, and totals by the declared labels, with or without words after them, from records."""

    labels: tuple[str, ...]

    def __call__(self, row: Sequence[object], headings: list[str]) -> str:
        """Why a row is no record, or ""."""
        if len(headings) > 1 and [squeeze(cell) for cell in row[: len(headings)]] == headings:
            return "heading"
        return "total" if self._is_total(_label(row)) else ""

    def likely(self, cells: pd.DataFrame, headings: list[str]) -> pd.Index:
        """The rows that may be no records, of a sheet of text: all others are."""
        first = cells.iloc[:, 0]
        same = first[first.str.strip().str.startswith(headings[0].split()[0])] if headings[0] else first
        repeated = same.index[by_unique(same, lambda texts: texts.map(squeeze)) == headings[0]]
        return repeated.union(pd.Index(_beginning(cells, self._is_total, self.labels), dtype="int64"))

    def _is_total(self, text: str) -> bool:
        said = text.casefold()
        return any(said == label or said.startswith((label + " ", label + ":")) for label in self.labels)


def furniture(totals: Sequence[str]) -> Recognised:
    """What is no record in a sheet whose totals have these labels."""
    return Recognised(tuple(squeeze(label).casefold() for label in totals))


def _label(row: Sequence[object]) -> str:
    """The first filled cell of a row, where it is text."""
    first = next((cell for cell in row if filled(cell)), None)
    return squeeze(first) if isinstance(first, str) else ""


def problems(sheet: Sheet, totals: Sequence[str] | None, decimal: str) -> Iterator[Problem]:
    """Rows that look like totals where the catalogue names none, and declared totals that do not add up."""
    for number, label in _beginning(sheet.cells, TOTALS.fullmatch, _WORDS).items() if totals is None else ():
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


def _beginning(cells: pd.DataFrame, wanted: Callable[[str], object], words: Sequence[str]) -> dict[int, str]:
    """The rows whose first filled cell is text that is `wanted`, which begins like one of `words`, and that text.

    Column by column, and only for cells with the right first letter, since few rows of many are such.
    """
    if len(cells) < MANY:
        labels = {number: _label(row) for number, *row in cells.itertuples(name=None)}
        return {number: label for number, label in labels.items() if wanted(label)}
    found: dict[int, str] = {}
    letters = _letters(words)
    left = cells.index
    for place in range(cells.shape[1] if letters else 0):
        column = cells.iloc[:, place].loc[left]
        text = column[column.map(lambda cell: isinstance(cell, str))] if column.dtype == object else column
        some = text.astype("str").str.strip()
        some = some[some.str[:1].isin(letters)].map(squeeze)
        found |= some[some.map(wanted).astype(bool)].to_dict()
        blank = ~column.map(filled).astype(bool) if column.dtype == object else column.str.strip() == ""
        left = left[blank]
        if left.empty:
            break
    return dict(sorted(found.items()))


def _letters(words: Sequence[str]) -> set[str]:
    """The first letters of words, and what is the same letter where case does not matter."""
    return {same for word in words for c in word[:1] for same in (c, c.upper(), c.lower(), *_SAME.get(c.lower(), ""))}


def _place(sheet: Sheet, number: int) -> str:
    return ", ".join(filter(None, [sheet.where, f"row {number}"]))


def _number(cell: object, decimal: str) -> float:
    return float(hours(pd.Series([cell], dtype=object), decimal).iloc[0])


def _adds_up(said: float, above: pd.Series, before: int, decimal: str) -> bool:
    """Whether a total is the sum or the number of all cells above it, or of those since the total before."""
    for part in (above, above.loc[before + 1 :]):
        values = hours(part.astype(object), decimal)
        counts = (len(part), sum(map(filled, part)))
        if said in counts or (values.notna().any() and abs(values.sum() - said) < _TOLERANCE):
            return True
    return False
