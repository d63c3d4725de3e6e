"""Raw cells of one sheet, before anything is known of their meaning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Protocol

import pandas as pd

from statusreport import findings
from statusreport.errors import Problem, ReportError, did_you_mean
from statusreport.readers.uniques import MANY, by_unique
from statusreport.untrusted import UNFIT_IN_UTF8, plain


class Furniture(Protocol):
    """Tells records from other rows under the headings."""

    def __call__(self, row: Sequence[object], headings: list[str], /) -> str:
        """Why a row is no record, or ""."""

    def likely(self, cells: pd.DataFrame, headings: list[str], /) -> pd.Index:
        """Asked only of plain text files: the rows that may be no records."""


@dataclass(frozen=True)
class Sheet:
    """Cells of one sheet or text file.

    `cells` has one column a heading, by position, and one row a record; its index is the row as a spreadsheet shows
    it. Cells are text, in workbooks also numbers, dates and times. `excluded` says for every other row under the
    headings, up to the last filled one, why it is no record: "blank", "heading" (repeated) or "total". `totals` holds
    the cells of the latter. `personal`: findings for cells that were emptied because they held personal data.
    """

    file: str
    name: str
    headings: tuple[str, ...]
    cells: pd.DataFrame
    excluded: dict[int, str] = field(default_factory=dict)
    totals: dict[int, list[object]] = field(default_factory=dict)
    personal: pd.DataFrame = field(default_factory=findings.empty)

    @property
    def rows_read(self) -> int:
        """The rows under the headings up to the last filled one."""
        return len(self.cells) + len(self.excluded)

    @property
    def where(self) -> str:
        """The sheet as a message names it; "" in text files."""
        return f"sheet `{self.name}`" if self.name else ""

    def column(self, heading: str) -> pd.Series:
        """The cells under a heading."""
        return self.cells.iloc[:, self.headings.index(heading)]


def squeeze(text: object) -> str:
    """Text with its white space made single and nothing unfit for a document, as headings and answers are compared."""
    return " ".join(plain(str(text)).split())


def texts(raw: pd.Series) -> pd.Series:
    """Cells as text fit for every document, without outer white space; blank ones are missing, dates as ISO 8601."""
    if isinstance(raw.dtype, pd.CategoricalDtype):
        return by_unique(raw, texts)
    if raw.dtype != object and len(raw) > MANY and not raw.str.contains(UNFIT_IN_UTF8).any():
        stripped = raw.str.strip()
        return stripped.mask(stripped == "")
    # cell by cell in Python: in a short column that is faster than pandas' own string methods
    return pd.Series([_as_text(cell) for cell in raw.tolist()], index=raw.index, name=raw.name, dtype="str")


def _as_text(cell: object) -> str | None:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    elif hasattr(cell, "isoformat"):
        cell = cell.isoformat()
    return None if cell is None or cell != cell else plain(str(cell)).strip() or None


def from_rows(
    file: str,
    name: str,
    rows: Sequence[Sequence[object]],
    header_row: int = 1,
    spare_cells: bool = False,
    furniture: Furniture | None = None,
) -> Sheet:
    """The sheet of these rows, headings in row `header_row`; `spare_cells` allows rows to end in more, blank, cells.

    `furniture` names the rows under the headings, other than blank ones, that are no records.
    Raises ReportError where there is no heading row, or rows are longer or shorter than it.
    """
    headings = headings_of(file, name, rows, header_row)
    excluded = _excluded(rows, header_row, headings, furniture)
    records = [(n, row) for n, row in enumerate(rows[header_row:], header_row + 1) if n not in excluded]
    while records and not any(map(filled, records[-1][1])):
        records.pop()
    longest = None if spare_cells else len(rows[header_row - 1])
    problems = list(ragged(file, name, len(headings), longest, records))
    if problems:
        raise ReportError(problems)
    cells = pd.DataFrame(
        [list(row[: len(headings)]) for _, row in records],
        index=pd.Index([number for number, _ in records], dtype="int64"),
        columns=range(len(headings)),
        dtype=object if _typed(records) else "str",
    )
    totals = {number: list(rows[number - 1]) for number, reason in excluded.items() if reason == "total"}
    return Sheet(file, name, tuple(headings), cells, excluded, totals)


def headings_of(file: str, name: str, rows: Sequence[Sequence[object]], header_row: int) -> list[str]:
    """The headings in row `header_row`, without blank ones at the end. Raises ReportError where there are none."""
    if len(rows) < header_row or not any(filled(cell) for cell in rows[header_row - 1]):
        place = ", ".join(filter(None, [f"sheet `{name}`" if name else "", f"row {header_row}"]))
        raise ReportError.one(file, place, "there are no headings", "Check that the export is whole")
    return _trimmed([squeeze(cell) for cell in rows[header_row - 1]])


def _excluded(
    rows: Sequence[Sequence[object]], header_row: int, headings: list[str], furniture: Furniture | None
) -> dict[int, str]:
    """Rows under the headings that are no records, and why; blank rows at the end are no rows at all."""
    last = max((n for n, row in enumerate(rows, 1) if any(map(filled, row))), default=0)
    reasons = {}
    for number in range(header_row + 1, last + 1):
        row = rows[number - 1]
        reason = "" if any(map(filled, row)) else "blank"
        reasons[number] = reason or (furniture(row, headings) if furniture else "")
    return {number: reason for number, reason in reasons.items() if reason}


def filled(cell: object) -> bool:
    """Whether a cell holds more than white space."""
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _trimmed(headings: list[str]) -> list[str]:
    while headings and not headings[-1]:
        headings = headings[:-1]
    return headings


def _typed(rows: list[tuple[int, Sequence[object]]]) -> bool:
    return not all(isinstance(cell, str) for cell in chain.from_iterable(row for _, row in rows))


def ragged(
    file: str, name: str, width: int, longest: int | None, rows: Iterable[tuple[int, Sequence[object]]]
) -> Iterable[Problem]:
    """Rows, with their numbers, that have fewer cells than `width`, more than `longest`, or filled ones beyond."""
    where = f"sheet `{name}`" if name else ""
    for number, row in rows:
        if len(row) < width or len(row) > (longest or len(row)) or any(map(filled, row[width:])):
            place = ", ".join(filter(None, [where, f"row {number}"]))
            finding = f"the row has {len(row)} cells, the headings are {width}"
            remedy = "Look there for a missing heading, or for a delimiter or line break that is not in quotes"
            yield Problem(file, place, finding, remedy)


def check_headings(sheet: Sheet, wanted: Iterable[str], known: Iterable[str]) -> list[Problem]:
    """What is wrong with a sheet's headings: `wanted` must be there once; others must be among `known`.

    All names are compared with single white space.
    """
    where = sheet.where or "heading row"
    wanted, known = [squeeze(name) for name in wanted], {squeeze(name) for name in known}
    counts = Counter(sheet.headings)
    spare = sorted(set(sheet.headings) - set(wanted) - known)
    problems = []
    for name in wanted:
        if not counts[name]:
            finding = f"the column `{name}` is missing"
            remedy = f"{did_you_mean(name, spare or sheet.headings)} Correct the catalogue, or export the file anew"
            problems.append(Problem(sheet.file, where, finding, remedy))
        elif counts[name] > 1:
            remedy = "Export the file with one column of that name"
            problems.append(Problem(sheet.file, where, f"the column `{name}` stands twice", remedy))
    for name in spare:
        finding = f"the column `{name}` is unknown" if name else "a column has cells but no heading"
        remedy = "Map it in the catalogue, or list it under `ignore`" if name else "Give the column a heading"
        problems.append(Problem(sheet.file, where, finding, remedy))
    return problems
