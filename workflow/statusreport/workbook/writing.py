"""Writes the workbook with XlsxWriter: one named table a sheet, marked headings, no formulas but sums."""

from __future__ import annotations

import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from statusreport.translation import _
from statusreport.workbook.sheets import Cell, Sheet

# Nothing that a cell says is ever taken for a formula, a link or a number.
AS_WRITTEN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
STYLE = "Table Style Light 1"
WIDEST, NARROWEST = 60, 9  # characters


def write_sheets(sheets: list[Sheet], year: int, path: Path) -> None:
    """Write the contents sheet and the others. The file carries the last day of the year instead of the clock."""
    with xlsxwriter.Workbook(str(path), AS_WRITTEN) as workbook:
        workbook.set_properties({
            "title": _("Tabeller til Statusrapport {year}", year=year),
            "author": "TaskForce Integration",
            "created": datetime.datetime(year, 12, 31, 12, tzinfo=datetime.UTC),
        })  # fmt: skip
        formats = _Formats(workbook)
        _contents(workbook.add_worksheet(_("indhold")), sheets, formats, year)
        for sheet in sheets:
            _write(workbook.add_worksheet(sheet.name), sheet, formats)


class _Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self.title = workbook.add_format({"bold": True, "font_size": 14})
        self.text = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.bold = workbook.add_format({"bold": True})
        self._workbook, self._numbers = workbook, dict[str, Format]()

    def number(self, code: str) -> Format:
        if code not in self._numbers:
            self._numbers[code] = self._workbook.add_format({"num_format": code, "valign": "top"})
        return self._numbers[code]


def _contents(page: Worksheet, sheets: list[Sheet], formats: _Formats, year: int) -> None:
    rows: list[list[str | Cell | None]] = [[_("Ark"), _("Indhold")], *([sheet.name, sheet.title] for sheet in sheets)]
    first = _write(page, Sheet(_("indhold"), _("Tabeller til Statusrapport {year}", year=year), (), rows), formats)
    for row, sheet in enumerate(sheets, start=first + 1):
        page.write_url(row, 0, f"internal:'{sheet.name}'!A1", string=sheet.name)


def _write(page: Worksheet, sheet: Sheet, formats: _Formats) -> int:
    """Title, notes, and the table with its heading; returns the row of the heading."""
    page.write_string(0, 0, sheet.title, formats.title)
    for row, note in enumerate(sheet.notes, start=1):
        page.write_string(row, 0, note)
    first = len(sheet.notes) + 2
    last, columns = first + len(sheet.rows) - 1, len(sheet.rows[0])
    headings = [{"header": str(heading)} for heading in sheet.rows[0]]
    if sheet.total:
        headings = [heading | _total(sheet, column) for column, heading in enumerate(headings)]
    page.add_table(first, 0, last, columns - 1, {
        "name": _("tabel_") + sheet.name.replace("-", "_"), "columns": headings, "style": STYLE,
        "total_row": sheet.total,
        "autofilter": False, "banded_rows": False,
    })  # fmt: skip
    for row, cells in enumerate(sheet.rows[1 : len(sheet.rows) - sheet.total], start=first + 1):
        for column, cell in enumerate(cells):
            _write_cell(page, row, column, cell, formats)
    for column in range(columns):
        page.set_column(column, column, _width(row[column] for row in sheet.rows))
    page.freeze_panes(first + 1, 0)
    return first


def _total(sheet: Sheet, column: int) -> dict:
    """The total row of a table: Excel's own sum where there is a number, with the number as its value."""
    cell = sheet.rows[-1][column]
    if isinstance(cell, Cell):
        return {"total_function": "sum", "total_value": cell.value}
    return {"total_string": cell} if cell else {}


def _write_cell(page: Worksheet, row: int, column: int, cell: str | Cell | None, formats: _Formats) -> None:
    if isinstance(cell, Cell):
        page.write_number(row, column, cell.value, formats.number(cell.format))
    elif cell:
        page.write_string(row, column, cell, formats.text)


def _width(cells) -> int:
    longest = max(len(cell) if isinstance(cell, str) else 8 for cell in cells if cell is not None)
    return max(NARROWEST, min(WIDEST, longest + 2))
