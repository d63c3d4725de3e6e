"""A survey tool, and the way from a file to the rows under the headings of its export."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from statusreport.errors import ReportError
from statusreport.readers import columns, sheet, textfile, workbookfile
from statusreport.readers.columns import Columns
from statusreport.readers.export import Export, Layout, Rows, Table, heading
from statusreport.readers.plain_sheet import from_columns
from statusreport.readers.sheet import filled, squeeze
from statusreport.readers.uniques import by_unique

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # XLSX and ODS are ZIP files, XLS is an OLE container
Options = Mapping[str, Any]


@dataclass(frozen=True)
class Grid:
    """The cells of a sheet or text file as they stand, before it is known which of them are headings."""

    file: str
    sheet: str
    rows: Rows


@dataclass(frozen=True)
class Tool:
    """What is known of a survey tool.

    `layout` finds its headings among rows, or None; `table` cuts the rows under them; `export` takes these apart.
    `by_code`: its exports name questions by codes of the tool; `by_text`: by their wording.
    """

    name: str
    title: str
    layout: Callable[[Rows], Layout | None]
    table: Callable[[Grid, Layout], Table]
    export: Callable[[Table, Options], Export]
    by_code: bool = False
    by_text: bool = True


def is_workbook(file: str) -> bool:
    """Whether the file's first bytes are those of a workbook, whatever its name says."""
    try:
        with Path(file).open("rb") as stream:
            return stream.read(4) in _WORKBOOKS
    except OSError:
        return False  # what reads it says why


def grids(file: str, options: Options) -> list[Grid]:
    """The sheets of a workbook, or of one by its name in `options`, or the text file. Raises ReportError."""
    if is_workbook(file):
        rows, _ = workbookfile.read_rows(file, [options["sheet"]] if "sheet" in options else "all")
        return [Grid(file, name, cells) for name, cells in rows.items()]
    known = [options.get(key, "") for key in ("encoding", "delimiter", "stray_bytes")]
    return [Grid(file, "", columns.read_large(file, *known[:2]) or textfile.read_rows(file, *known))]


def open_table(file: str, options: Options, tool: Tool) -> Table:
    """The rows of the tool's export in this file.

    Raises ReportError where the file cannot be read, has no headings of the tool, or has them in several sheets.
    """
    found = [(grid, layout) for grid in grids(file, options) if (layout := tool.layout(grid.rows))]
    if not found:
        finding = f"no row has the headings that {tool.title} writes"
        remedy = f"Look at it with `snakemake inspect --config file={file}`, or export it anew"
        raise ReportError.one(file, "", finding, remedy)
    if len(found) > 1:
        names = " or ".join(f"`sheet: {grid.sheet}`" for grid, _ in found)
        finding = f"{len(found)} sheets have the headings of a {tool.title} export"
        raise ReportError.one(file, "", finding, f"Write {names} in the reader's line of the catalogue")
    return tool.table(*found[0])


def cut(
    grid: Grid,
    layout: Layout,
    names: Sequence[str],
    wordings: Sequence[str],
    roles: Sequence[str],
    labels: Sequence[str] = (),
    zone: str = "",
    identity: tuple[str, str] = ("", ""),
) -> Table:
    """The table under the headings, columns named `names`; all by position.

    Headings that are repeated further down are left out, and remarks that stand alone in a row: a single cell, where
    the column of the role `identity[0]` does not look like the pattern `identity[1]`. Raises ReportError where rows
    are longer or shorter than the headings.
    """
    last = layout.first + layout.headers - 1
    repeated = {_key(row) for row in grid.rows[layout.first - 1 : last]}
    place = roles.index(identity[0]) if identity[0] in roles and len(names) > 2 else None
    furniture = _Furniture(frozenset(repeated), place, re.compile(identity[1]))

    width = len(names)
    while width and not names[width - 1].strip():
        width -= 1
    if isinstance(grid.rows, Columns):
        found = from_columns(grid.file, grid.rows, last, furniture, names)
    else:
        rows = [*grid.rows[: last - 1], list(names), *grid.rows[last:]]
        found = sheet.from_rows(grid.file, grid.sheet, _evened(rows, last, width), last, furniture=furniture)
    empty = ("",) * width
    return Table(found, tuple(wordings[:width]), tuple(roles[:width]), tuple(labels[:width]) or empty, zone)


@dataclass(frozen=True)
class _Furniture:
    """Tells headings that are `repeated`, and remarks, from replies, whose identity stands in the column `place`."""

    repeated: frozenset[tuple[str, ...]]
    place: int | None
    pattern: re.Pattern[str]

    def __call__(self, row: Sequence[object], _: list[str]) -> str:
        """Why a row is no reply, or ""."""
        if _key(row) in self.repeated:
            return "heading"
        cells = [(position, cell) for position, cell in enumerate(row) if filled(cell)]
        if self.place is None or len(cells) != 1:
            return ""
        position, cell = cells[0]
        return "remark" if position == 0 and (self.place != 0 or not self.pattern.search(str(cell))) else ""

    def likely(self, cells: pd.DataFrame, _: list[str]) -> pd.Index:
        """The rows that may be no replies: those that begin like a heading, or have one filled cell."""
        begins = {key[0] if key else "" for key in self.repeated}
        first = by_unique(cells.iloc[:, 0], lambda texts: texts.map(lambda text: squeeze(heading(text))).isin(begins))
        number = sum(by_unique(cells[place], lambda texts: texts.str.strip() != "").astype("int8") for place in cells)
        return cells.index[first | (number == 1)]


def _evened(rows: Rows, last: int, width: int) -> Rows:
    """Rows without blank cells beyond the headings, as spreadsheets add them when they save a CSV file."""
    return [row[:width] if n > last and not any(map(filled, row[width:])) else row for n, row in enumerate(rows, 1)]


def _key(row: Sequence[object]) -> tuple[str, ...]:
    cells = [squeeze(heading(cell)) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)
