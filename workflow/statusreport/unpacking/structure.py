"""What a sound workbook is made of: checked as strictly as a spreadsheet program would."""

from __future__ import annotations

import re

from statusreport import limits

_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_CELL_TYPES = {"b", "d", "e", "inlineStr", "n", "s", "str"}
_CELL_ATTRIBUTES = {"r", "s", "t", "cm", "vm", "ph"}
# element → elements that may stand in it, where a misspelt one would hide cells or sheets
_CHILDREN = {
    "sheetData": {"row"},
    "row": {"c", "extLst"},
    "c": {"f", "v", "is", "extLst"},
    "sst": {"si", "extLst"},
    "si": {"t", "r", "rPh", "phoneticPr"},
    "is": {"t", "r", "rPh", "phoneticPr"},
    "r": {"rPr", "t"},
    "sheets": {"sheet"},
}


class Refused(Exception):
    """`args`: what is wrong ("damaged", "large", "locked", "foreign") and the detail."""


class Structure:
    """Checks the elements of one part of a workbook; counts its cells, sheets and texts."""

    def __init__(self) -> None:
        self.path: list[str] = []
        self.row = self.column = self.cells = self.height = self.width = 0
        self.sheets = 0
        self.kind, self.said = "", False  # of the cell: its type, and whether its value was said

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins: it may stand here, and rows and cells come in their order."""
        name, parent = tag.rpartition(" ")[2], self.path[-1] if self.path else ""
        if name not in _CHILDREN.get(parent, {name}):
            raise Refused("damaged", f"`{name}` in `{parent}`")
        self.path.append(name)
        self.sheets += name == "sheet" and parent == "sheets"
        if name == "row" and parent == "sheetData":
            self._start_row(attributes)
        elif name == "c" and parent == "row":
            self._start_cell(attributes)
        elif parent == "c" and name in ("v", "is"):
            self._filled(name)

    def end(self, tag: str) -> None:
        """An element ends."""
        self.path.pop()

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", str(self.row + 1))
        if not number.isascii() or not number.isdigit() or int(number) <= self.row:
            raise Refused("damaged", f"row `{number[:20]}` after row {self.row}")
        self.row, self.column = int(number), 0

    def _start_cell(self, attributes: dict[str, str]) -> None:
        unknown = {name for name in attributes if " " not in name} - _CELL_ATTRIBUTES
        if unknown or attributes.get("t", "n") not in _CELL_TYPES:
            raise Refused("damaged", f"a cell of an unknown kind in row {self.row}")
        self.kind, self.said = attributes.get("t", "n"), False
        place = attributes.get("r")
        if place is None:
            self.column += 1
            return
        match = _PLACE.fullmatch(place)
        column = _column(match[1]) if match else 0
        if not match or int(match[2]) != self.row or column <= self.column:
            raise Refused("damaged", f"cell `{place[:20]}` in row {self.row}")
        self.column = column

    def _filled(self, name: str) -> None:
        # calamine passes over the rest of a row where a cell says its value twice
        if self.said or (name == "is") != (self.kind == "inlineStr"):
            raise Refused("damaged", f"a cell with two values in row {self.row}")
        self.said = True
        self.height, self.width = self.row, max(self.width, self.column)
        self.cells += 1
        if self.row > limits.ROWS or self.width > limits.COLUMNS:
            raise Refused("large", "it has more rows or columns than a spreadsheet can show")
        if self.height * self.width > limits.CELLS:
            raise Refused("large", f"a sheet has more than {limits.CELLS:,} cells")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
