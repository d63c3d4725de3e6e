"""The sheet of a plain text file, made of whole columns: the same as `sheet.from_rows` makes of its rows."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from statusreport.errors import ReportError
from statusreport.readers.columns import Columns
from statusreport.readers.sheet import Furniture, Sheet, headings_of, ragged
from statusreport.readers.uniques import by_unique


def from_columns(file: str, rows: Columns, header_row: int, furniture: Furniture, names: Sequence[str] = ()) -> Sheet:
    """The sheet of these rows, headings in row `header_row`, or `names` where they are called otherwise.

    Raises ReportError where there is no heading row, or rows are longer than it.
    """
    headings = headings_of(file, "", [*rows[: header_row - 1], names or rows[header_row - 1]], header_row)
    under = rows.cells.iloc[header_row:].set_axis(range(header_row + 1, len(rows) + 1))
    blank, longer = _all_blank(under), ~_all_blank(under.iloc[:, len(headings) :])
    last = int(blank.index[~blank].max()) if not blank.all() else header_row
    cells, blank = under.iloc[:, : len(headings)].loc[:last], blank.loc[:last]
    reasons = _reasons(cells, headings, furniture)
    excluded = dict.fromkeys(blank.index[blank], "blank") | {number: why for number, why in reasons.items() if why}
    too_long = [number for number in longer.index[longer] if number not in excluded]
    problems = list(ragged(file, "", len(headings), None, ((number, rows[number - 1]) for number in too_long)))
    if problems:
        raise ReportError(problems)
    totals = {number: rows[number - 1] for number, reason in sorted(excluded.items()) if reason == "total"}
    records = cells.drop(index=list(excluded)) if excluded else cells
    return Sheet(file, "", tuple(headings), records, dict(sorted(excluded.items())), totals)


def _reasons(cells: pd.DataFrame, headings: list[str], furniture: Furniture) -> dict[int, str]:
    asked = cells.loc[furniture.likely(cells, headings)]
    return {
        number: furniture(row, headings) for number, row in zip(asked.index, asked.to_numpy().tolist(), strict=True)
    }


def _all_blank(cells: pd.DataFrame) -> pd.Series:
    """Which rows hold white space only."""
    blank = pd.Series(True, index=cells.index)
    for place in cells:
        blank &= by_unique(cells[place], lambda texts: texts.str.strip() == "")
    return blank
