"""Workbooks with one or several sheets of the same columns, such as one a month or a quarter."""

from __future__ import annotations

from statusreport.catalogue import Source
from statusreport.errors import ReportError
from statusreport.readers import records, workbookfile
from statusreport.readers.reading import Reading
from statusreport.readers.sheet import filled


def read(source: Source) -> Reading:
    """The tidy table of a workbook; sheets without a filled cell are passed over.

    Raises ReportError where the file cannot be read at all, or has several sheets and the catalogue names none.
    """
    wanted = source.reader.get("sheets")
    rows, _ = workbookfile.read_rows(source.file, wanted or "all")
    used = {name: cells for name, cells in rows.items() if any(filled(cell) for row in cells for cell in row)}
    if wanted is None and len(used) > 1:
        names = ", ".join(f"`{name}`" for name in used)
        remedy = "Write `sheets: all`, or `sheets:` with a list of those that hold records, in the catalogue"
        raise ReportError.one(source.file, "", f"which of the sheets are to be read? There are {names}", remedy)
    missing = [name for name in rows if name not in used] if isinstance(wanted, list) else []
    return records.reading(source, used | {name: rows[name] for name in missing} or rows)
