"""Bytes of a text file to rows of text cells; the one place where files are decoded and CSV is taken apart."""

from __future__ import annotations

import csv
import io
import re

from statusreport import limits
from statusreport.errors import ReportError
from statusreport.readers import delimiters, encodings, rawfile
from statusreport.readers.delimiters import DELIMITERS

OTHER_ENCODINGS = ("utf-8", "utf-16", "cp1252")


def read_rows(path: str, encoding: str = "", delimiter: str = "", strays: str = "") -> list[list[str]]:
    """Every row of the file as text cells; a row's place in the list is its row in a spreadsheet, minus one.

    What is not given is found out. `strays` is the encoding of bytes that are not of `encoding`. A first line that
    names the delimiter (`sep=;`) is no row, as in a spreadsheet.
    Raises ReportError where the file is empty, its bytes are not text of that encoding, its quotes do not match, or
    two readings are possible.
    """
    content = rawfile.read_bytes(path)
    if not encoding:
        encoding, strays = _encoding(path, content)
    text = decode(path, content, encoding, strays)
    rows = _rows(path, text, delimiter or _delimiter(path, text))
    if delimiter and rows and all(len(row) < 2 for row in rows[: limits.LOOKED_THROUGH]):
        _refuse_delimiter(path, max((row[0] for row in rows if row), key=len), delimiter)
    return rows


def _encoding(path: str, content: bytes) -> tuple[str, str]:
    found = encodings.guess(content)
    if found.others:
        names = " or ".join(f"`encoding: {name}`" for name in (found.encoding, *found.others))
        remedy = f"Write {names} in the catalogue, whichever spells its words right"
        raise ReportError.one(path, "", "the file can be read in more than one encoding", remedy)
    return found.encoding, found.stray_bytes


def _delimiter(path: str, text: str) -> str:
    found = delimiters.guess(text)
    if found.others:
        names = " or ".join(f"`delimiter: {name!r}`" for name in (found.delimiter, *found.others))
        finding = "the file can be divided into cells in more than one way"
        raise ReportError.one(path, "", finding, f"Write {names} in the catalogue")
    return found.delimiter


def _rows(path: str, text: str, delimiter: str) -> list[list[str]]:
    if delimiters.declared(text):
        text = text.split("\n", 1)[-1] if "\n" in text else text.split("\r", 1)[-1]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        for row in reader:
            if len(row) > limits.COLUMNS or len(rows) > limits.ROWS:
                raise rawfile.too_large(path, f"row {len(rows) + 1} has {len(row):,} cells")
            rows.append(row)
    except csv.Error as error:
        unquoted = _unquoted(text, delimiter)
        if unquoted:
            return unquoted
        place = f"row {len(rows) + 1}, line {reader.line_num}"
        remedy = 'Look there for a quotation mark that is not closed, or not doubled (""), inside a cell'
        raise ReportError.one(path, place, f"the cells cannot be told apart: {error}", remedy) from None
    return rows


def _unquoted(text: str, delimiter: str) -> list[list[str]]:
    """The cells of a text in which quotation marks are nothing but text, as Google Sheets writes tabs: where all lines
    have the same number of cells then; else nothing."""
    lines = re.split(r"\r\n|\n|\r", text) if delimiter == "\t" else []
    rows = [line.split("\t") if line else [] for line in lines]
    widths = {len(row) for row in rows if row}
    return rows if len(widths) == 1 and len(rows) <= limits.ROWS and max(widths) <= limits.COLUMNS else []


def decode(path: str, content: bytes, encoding: str, strays: str = "") -> str:
    """The text of a file's bytes, without a byte order mark.

    Raises ReportError where the bytes are not of that encoding, or are so but are far more likely of another.
    """
    if not content.strip(b" \t\r\n\0"):
        raise ReportError.one(path, "", "the file is empty", "Export it anew, or put the right file there")
    try:
        handler = encodings.strays_as(strays) if strays else "strict"
        text = content.decode("utf-8-sig" if encoding == "utf-8" else encoding, handler)
    except UnicodeError as error:
        start = getattr(error, "start", 0)
        line = content.count(b"\n", 0, start) + 1
        place = f"byte {start}, line {line}"
        raise ReportError.one(path, place, f"the file is not {encoding}", _remedy(content, encoding)) from None
    likely = _unmistakable(content, text, encoding)
    if likely:
        finding = f"the file is declared as {encoding}, but it is {likely}"
        raise ReportError.one(path, "", finding, f"Write `encoding: {likely}` in the catalogue")
    if "\0" in text:
        place = f"line {text.count(chr(10), 0, text.index(chr(0))) + 1}"
        finding = "there is a NUL character, which no export writes: the file is damaged there"
        raise ReportError.one(path, place, finding, "Export the file anew; if it is the same, take the character out")
    return text.removeprefix("\ufeff")


def _unmistakable(content: bytes, text: str, encoding: str) -> str:
    """Another encoding that the bytes are in beyond doubt, or ""."""
    marked = next((name for bom, name in encodings.BOMS.items() if content.startswith(bom)), "")
    if marked and not encoding.startswith(marked):
        return marked
    if "\0" in text:
        return encodings.wide(content)
    if encoding in ("cp1252", "latin-1", "mac_roman") and not content.isascii() and encodings.fits(content, "utf-8"):
        return "utf-8"
    if encoding == "latin-1" and any("\x80" <= character <= "\x9f" for character in text):
        return "cp1252"
    return ""


def _remedy(content: bytes, encoding: str) -> str:
    fitting = [name for name in OTHER_ENCODINGS if name != encoding and encodings.fits(content, name)]
    advice = f"Try `encoding: {fitting[0]}` in the catalogue" if fitting else "Correct `encoding` in the catalogue"
    found = encodings.guess(content)
    if encoding == "utf-8" and found.strays:
        advice = f"Write `stray_bytes: {found.stray_bytes}` in the catalogue if the {found.strays} bytes do not matter"
    return f"{advice}, or export the file anew"


def _refuse_delimiter(path: str, line: str, delimiter: str) -> None:
    """Raises ReportError where a heading row of one cell holds another delimiter."""
    other = max((d for d in DELIMITERS if d != delimiter), key=line.count)
    if other in line:
        finding = f"the cells are not divided by a {DELIMITERS[delimiter]}, but by a {DELIMITERS[other]}"
        remedy = f"Write `delimiter: {other!r}` in the catalogue"
        raise ReportError.one(path, "heading row", finding, remedy)
