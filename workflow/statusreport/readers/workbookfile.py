"""Bytes of a workbook to sheets of typed cells."""

from __future__ import annotations

import io
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from statusreport.errors import ReportError, did_you_mean
from statusreport.readers import sheet
from statusreport.readers.sheet import Sheet


def read_sheets(path: str, names: list[str] | str | None = None, header_row: int = 1) -> list[Sheet]:
    """Sheets of a workbook: those in `names`, "all", or the first where it is None. Hidden rows are rows.

    Raises ReportError where the file is no workbook, lacks one of the sheets, or a sheet has no headings.
    """
    content = Path(path).read_bytes()
    if not content:
        raise ReportError.one(path, "", "the file is empty", "Export it anew, or put the right file there")
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = _chosen(path, workbook.sheet_names, names)
        rows = {name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in found}
    except PasswordError:
        raise ReportError.one(path, "", "the workbook is locked", "Save it without a password") from None
    except CalamineError:
        finding = "the file is not a workbook that can be read, whatever its name says"
        remedy = "Open it in a spreadsheet program and save it as .xlsx, or export it anew"
        raise ReportError.one(path, "", finding, remedy) from None
    return [sheet.from_rows(path, name, cells, header_row) for name, cells in rows.items()]


def _chosen(path: str, present: list[str], names: list[str] | str | None) -> list[str]:
    if names is None:
        return present[:1]
    if names == "all":
        return present
    for name in names:
        if name not in present:
            raise ReportError.one(path, "", f"the workbook has no sheet `{name}`", did_you_mean(name, present))
    return list(names)
