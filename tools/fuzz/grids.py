"""Rows of a damaged file, read by other means than the readers: a pattern for CSV, and the XML of a workbook."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

Cell = str | float
Grid = dict[str, dict[int, dict[int, Cell]]]  # sheet → row → column → filled cell; rows and columns from 1

_ANY = "{*}"  # whatever the namespace: where only its name is damaged, the cells still say what they say
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    KeyError,
    ValueError,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    IndexError,
    TypeError,
    AttributeError,
    StopIteration,
)


class Unreadable(Exception):
    """The bytes are no sound file of this format."""


def text_grid(content: bytes, encoding: str, delimiter: str) -> Grid:
    """The filled cells of a text file, by a pattern of cells. Raises Unreadable."""
    try:
        text = content.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeError as error:
        raise Unreadable(str(error)) from None
    rows = enumerate(_records(text, delimiter), 1)
    return {"": {number: dict(_filled(enumerate(row, 1))) for number, row in rows}}


def _filled(cells: Iterator[tuple[int, str]]) -> Iterator[tuple[int, Cell]]:
    return ((place, cell) for place, cell in cells if cell.strip())


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    cell = re.compile(rf'(?:"((?:[^"]|"")*)"|([^"{delimiter}\r\n][^{delimiter}\r\n]*|))({delimiter}|\r\n|\r|\n|\Z)')
    row, place = [], 0
    while place < len(text):
        match = cell.match(text, place)
        if not match:
            raise Unreadable("a quotation mark is not closed, or text follows it")
        row.append((match[1] or "").replace('""', '"') or match[2] or "")
        place = match.end()
        if match[3] != delimiter or place == len(text):
            yield row
            row = []


def workbook_grid(content: bytes) -> Grid:
    """The filled cells of a workbook, out of its XML; dates and times as serial numbers. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if archive.testzip():
                raise Unreadable("a checksum is wrong")
            texts = _texts(archive)
            targets = {
                each.get("Id"): each.get("Target", "").removeprefix("/xl/")
                for each in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
            }
            book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
            sheets = {each.get("name", ""): targets[_identifier(each)] for each in book.findall(f".//{_ANY}sheet")}
            return {name: _cells(archive.read(f"xl/{part}"), texts) for name, part in sheets.items()}
    except _BROKEN as error:
        raise Unreadable(str(error)) from None


def _identifier(sheet: ElementTree.Element) -> str:
    return next(value for name, value in sheet.items() if name.rpartition("}")[2] == "id")


def _texts(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    root = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    return [_text(item) for item in root.findall(f".//{_ANY}si")]


def _text(item: ElementTree.Element) -> str:
    return "".join(each.text or "" for each in item.findall(f".//{_ANY}t"))


def _cells(part: bytes, texts: list[str]) -> dict[int, dict[int, Cell]]:
    grid: dict[int, dict[int, Cell]] = {}
    for cell in ElementTree.fromstring(part).findall(f".//{_ANY}c"):
        letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r", "")).groups()
        column = sum((ord(letter) - 64) * 26**power for power, letter in enumerate(reversed(letters)))
        value = _value(cell, texts)
        if value is not None and str(value).strip():
            if column in grid.setdefault(int(digits), {}):
                raise Unreadable("two cells in one place")
            grid[int(digits)][column] = value
    return grid


def _value(cell: ElementTree.Element, texts: list[str]) -> Cell | None:
    kind, value = cell.get("t", "n"), cell.findtext(f"{_ANY}v")
    if kind == "inlineStr":
        return _text(cell)
    if value is None:
        return None
    if kind == "s":
        return texts[int(value)]
    return value if kind in ("str", "e") else float(value)
