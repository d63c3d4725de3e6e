"""The book's tables and the data of its charts as a workbook, one table a sheet."""

from __future__ import annotations

import json
from pathlib import Path

from statusreport.workbook.book import read_book
from statusreport.workbook.sheets import sheets
from statusreport.workbook.writing import write_sheets


def write_workbook(book: Path, path: Path) -> None:
    """Write the workbook of an assembled book. Raises ReportError for what a table cannot be read from."""
    ledger = json.loads((book / "generated" / "indicators.json").read_text(encoding="utf-8"))
    write_sheets(sheets(read_book(book, ledger["indicators"]), ledger), ledger["edition"], path)
