"""Raw cells of one sheet, before anything is known of their meaning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import pandas as pd

from statusreport.errors import Problem, ReportError, did_you_mean


@dataclass(frozen=True)
class Sheet:
    """Cells of one sheet or text file.

    `cells` has one column a heading, by position, and one row a row that is not blank; its index is the row as a
    spreadsheet shows it. Cells are text, in workbooks also numbers, dates and times. `blank` counts the blank rows
    between them.
    """

    file: str
    name: str
    headings: tuple[str, ...]
    cells: pd.DataFrame
    blank: int = 0

    def column(self, heading: str) -> pd.Series:
        """The cells under a heading."""
        return self.cells.iloc[:, self.headings.index(heading)]


def squeeze(text: object) -> str:
    """Text with its white space made single, as headings and answers are compared."""
    return " ".join(str(text).split())


def from_rows(
    file: str, name: str, rows: Sequence[Sequence[object]], header_row: int = 1, spare_cells: bool = False
) -> Sheet:
    """The sheet of these rows, headings in row `header_row`; `spare_cells` allows rows to end in more, blank, cells.

    Raises ReportError where there is no heading row, or rows are longer or shorter than it.
    """
    where = f"sheet `{name}`" if name else ""
    if len(rows) < header_row or not any(_filled(cell) for cell in rows[header_row - 1]):
        place = ", ".join(filter(None, [where, f"row {header_row}"]))
        raise ReportError.one(file, place, "there are no headings", "Check that the export is whole")
    headings = _trimmed([squeeze(cell) for cell in rows[header_row - 1]])
    filled = [(n, row) for n, row in enumerate(rows[header_row:], header_row + 1) if any(map(_filled, row))]
    longest = None if spare_cells else len(rows[header_row - 1])
    problems = list(_ragged(file, where, len(headings), longest, filled))
    if problems:
        raise ReportError(problems)
    cells = pd.DataFrame(
        [list(row[: len(headings)]) for _, row in filled],
        index=pd.Index([number for number, _ in filled], dtype="int64"),
        columns=range(len(headings)),
        dtype=object if _typed(filled) else "str",
    )
    last = filled[-1][0] if filled else header_row
    return Sheet(file, name, tuple(headings), cells, last - header_row - len(filled))


def _filled(cell: object) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _trimmed(headings: list[str]) -> list[str]:
    while headings and not headings[-1]:
        headings = headings[:-1]
    return headings


def _typed(rows: list[tuple[int, Sequence[object]]]) -> bool:
    return not all(isinstance(cell, str) for cell in chain.from_iterable(row for _, row in rows))


def _ragged(
    file: str, where: str, width: int, longest: int | None, rows: Iterable[tuple[int, Sequence[object]]]
) -> Iterable[Problem]:
    for number, row in rows:
        if len(row) < width or len(row) > (longest or len(row)) or any(map(_filled, row[width:])):
            place = ", ".join(filter(None, [where, f"row {number}"]))
            finding = f"the row has {len(row)} cells, the headings are {width}"
            remedy = "Look there for a missing heading, or for a delimiter or line break that is not in quotes"
            yield Problem(file, place, finding, remedy)


def check_headings(sheet: Sheet, wanted: Iterable[str], known: Iterable[str]) -> list[Problem]:
    """What is wrong with a sheet's headings: `wanted` must be there once; others must be among `known`.

    All names are compared with single white space.
    """
    where = f"sheet `{sheet.name}`" if sheet.name else "heading row"
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
