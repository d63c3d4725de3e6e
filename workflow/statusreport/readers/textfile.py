"""Bytes of a text file to rows of text cells; the one place where files are decoded and CSV is taken apart."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from statusreport.errors import ReportError
from statusreport.readers import sheet
from statusreport.readers.sheet import Sheet

OTHER_ENCODINGS = ("utf-8", "utf-16", "cp1252")
DELIMITERS = {";": "semicolon", ",": "comma", "\t": "tab"}
_BOMS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read_sheet(path: str, encoding: str, delimiter: str, spare_cells: bool = False) -> Sheet:
    """The file as one sheet, headings in its first row. Raises ReportError as `read_rows` and `sheet.from_rows`."""
    rows = read_rows(path, encoding, delimiter)
    if len(rows[0]) == 1:
        _refuse_delimiter(path, rows[0][0], delimiter)
    return sheet.from_rows(path, "", rows, spare_cells=spare_cells)


def read_rows(path: str, encoding: str, delimiter: str) -> list[list[str]]:
    """Every row of the file as text cells; a row's place in the list is its row in a spreadsheet, minus one.

    Raises ReportError where the file is empty, its bytes are not text of that encoding, or its quotes do not match.
    """
    text = decode(path, Path(path).read_bytes(), encoding)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error as error:
        place = f"row {len(rows) + 1}, line {reader.line_num}"
        remedy = 'Look there for a quotation mark that is not closed, or not doubled (""), inside a cell'
        raise ReportError.one(path, place, f"the cells cannot be told apart: {error}", remedy) from None
    return rows


def decode(path: str, content: bytes, encoding: str) -> str:
    """The text of a file's bytes, without a byte order mark.

    Raises ReportError where the bytes are not of that encoding, or are so but are far more likely of another.
    """
    if not content.strip():
        raise ReportError.one(path, "", "the file is empty", "Export it anew, or put the right file there")
    try:
        text = content.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeError as error:
        start = getattr(error, "start", 0)
        line = content.count(b"\n", 0, start) + 1
        place = f"byte {start}, line {line}"
        raise ReportError.one(path, place, f"the file is not {encoding}", _remedy(content, encoding)) from None
    likely = _unmistakable(content, text, encoding)
    if likely:
        finding = f"the file is declared as {encoding}, but it is {likely}"
        raise ReportError.one(path, "", finding, f"Write `encoding: {likely}` in the catalogue")
    return text


def _unmistakable(content: bytes, text: str, encoding: str) -> str:
    """Another encoding that the bytes are in beyond doubt, or ""."""
    marked = next((name for bom, name in _BOMS.items() if content.startswith(bom)), "")
    if marked and marked != encoding:
        return marked
    if "\0" in text:
        return "utf-16"
    if encoding in ("cp1252", "latin-1", "mac_roman") and not content.isascii() and _fits(content, "utf-8"):
        return "utf-8"
    if encoding == "latin-1" and any("\x80" <= character <= "\x9f" for character in text):
        return "cp1252"
    return ""


def _remedy(content: bytes, encoding: str) -> str:
    fitting = [name for name in OTHER_ENCODINGS if name != encoding and _fits(content, name)]
    advice = f"Try `encoding: {fitting[0]}` in the catalogue" if fitting else "Correct `encoding` in the catalogue"
    return f"{advice}, or export the file anew"


def _fits(content: bytes, encoding: str) -> bool:
    if encoding == "utf-16" and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    try:
        content.decode(encoding)
    except UnicodeError:
        return False
    return True


def _refuse_delimiter(path: str, line: str, delimiter: str) -> None:
    """Raises ReportError where a heading row of one cell holds another delimiter."""
    other = max((d for d in DELIMITERS if d != delimiter), key=line.count)
    if other in line:
        finding = f"the cells are not divided by a {DELIMITERS[delimiter]}, but by a {DELIMITERS[other]}"
        remedy = f"Write `delimiter: {other!r}` in the catalogue"
        raise ReportError.one(path, "heading row", finding, remedy)
