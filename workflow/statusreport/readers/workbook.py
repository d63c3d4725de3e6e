"""Workbooks with one or several sheets of the same columns, such as one a quarter."""

from __future__ import annotations

from statusreport.catalogue import Source
from statusreport.readers import records, workbookfile
from statusreport.readers.reading import Reading


def read(source: Source) -> Reading:
    """The tidy table of a workbook. Raises ReportError where the file cannot be read at all."""
    options = source.reader
    sheets = workbookfile.read_sheets(source.file, options.get("sheets"), options.get("header_row", 1))
    return records.reading(source, sheets)
