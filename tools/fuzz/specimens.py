"""A small sound file for every reader, and what a file like it must be read as, worked out in plain Python.

A reading is compared as facts: (sheet, row, field) → value. `expected` makes them from the grid of the damaged file.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

import openpyxl
from statusreport.catalogue import Answer, Question, Source

from tools.fuzz.grids import Cell, Grid

Facts = dict[tuple[str, int, str], object]
Read = Callable[[Cell | None], object]  # a cell → its value; None where it is empty or cannot be read

DEGREE = {"I høj grad": "high", "I nogen grad": "some", "Slet ikke": "not_at_all", "Ikke relevant": "not_relevant"}
TOPICS = {"Job": "work", "Skole, klub": "school", "Bolig": "home"}
KINDS = {"Workshop": "parent_dialogue_workshop", "Netværk": "network_meeting"}
EPOCH = dt.datetime(1899, 12, 30)


class Refuse(Exception):
    """What the file is like leaves only one right answer: a message."""


@dataclass(frozen=True)
class Specimen:
    """`fields`: heading → field and how its cells are read. `records`: whether rows go to a table of their own."""

    source: Source
    content: bytes
    fields: dict[str, tuple[str, Read]]
    suffix: str = ".csv"
    encoding: str = ""
    delimiter: str = ""
    companions: dict[str, bytes] = field(default_factory=dict)
    sheets: str = "all"
    headers: int = 1

    def expected(self, grid: Grid) -> tuple[Facts, int]:
        """Facts of the grid, and how many rows stand under the headings. Raises Refuse where headings are missing."""
        facts: Facts = {}
        rows_read = 0
        names = list(grid) if self.sheets == "all" else list(grid)[:1]
        for sheet in names:
            rows = grid[sheet]
            if not rows and len(names) > 1:
                continue
            head, places = self._headings(rows)
            last_head = head + self.headers - 1
            below = [number for number in rows if number > last_head and rows[number]]
            rows_read += max(below, default=last_head) - last_head
            for number in below:
                for heading, (name, read) in self.fields.items():
                    if heading in places:
                        value = read(rows[number].get(places[heading]))
                        facts |= _facts(sheet, number, name, value)
        return facts, rows_read

    def _headings(self, rows: dict[int, dict[int, Cell]]) -> tuple[int, dict[str, int]]:
        for number, row in sorted(rows.items()):
            said = [" ".join(str(cell).split()) for cell in row.values()]
            if all(said.count(heading) == 1 for heading in self.fields):
                return number, dict(zip(said, row, strict=True))
        raise Refuse("a heading is missing or stands twice")


def _facts(sheet: str, row: int, name: str, value: object) -> Facts:
    if isinstance(value, tuple):
        return {(sheet, row, f"{name}={each}"): True for each in value}
    return {} if value is None else {(sheet, row, name): value}


def text(cell: Cell | None) -> str | None:
    """Text as the tidy tables hold it."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    return "".join("\ufffd" if _unfit(letter) else letter for letter in cell or "").strip() or None


def _unfit(letter: str) -> bool:
    """Controls other than white space, marks of direction that turn text, and what is no character."""
    if unicodedata.category(letter) == "Cc":
        return not letter.isspace()
    return letter in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ue000" or (
        unicodedata.category(letter) == "Cn" and (ord(letter) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(letter) <= 0xFDEF)
    )


def code(book: dict[str, str]) -> Read:
    """A cell read by a codebook."""
    return lambda cell: book.get(" ".join(str(cell).split())) if cell is not None else None


def choices(book: dict[str, str]) -> Read:
    """The choices of a multi-select; all of them or none."""

    label = "|".join(map(re.escape, book))
    joined = re.compile(rf"(?:{label})(?:[;,]\s*(?:{label}))*[;,]?")

    def read(cell: Cell | None) -> tuple[str, ...]:
        said = " ".join(str(cell or "").split())
        parts = re.findall(label, said) if joined.fullmatch(said) else map(str.strip, said.split(";"))
        return tuple(book[part] for part in parts if part in book)

    return read


def day(cell: Cell | None) -> str | None:
    """A date as dd-mm-yyyy, or as a workbook's number."""
    if isinstance(cell, float):
        return (EPOCH + dt.timedelta(days=int(cell))).date().isoformat() if 1 <= cell <= 2_958_465 else None
    match = re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", (cell or "").strip(), re.ASCII)
    try:
        return dt.date(*map(int, reversed(match.groups()))).isoformat() if match else None
    except ValueError:
        return None


def decimal(cell: Cell | None) -> float | None:
    """A number with a decimal comma."""
    if isinstance(cell, float):
        return cell
    plain = re.fullmatch(r"-?\d+(,\d+)?", (cell or "").strip(), re.ASCII)
    return float(plain[0].replace(",", ".")) if plain else None


def _question(name: str, book: dict[str, str], **place: object) -> Question:
    kind = "multiple" if book is TOPICS else "single"
    return Question(name, kind, tuple(Answer(code, (label,)) for label, code in book.items()), **place)


def _rows(count: int) -> list[int]:
    return list(range(1, count + 1))


def delimited() -> Specimen:
    """A register of events, as a booking system writes it."""
    lines = [
        f"A{n};{list(KINDS)[n % 2]};Møde nr. {n}, sæson Ø;{n % 27 + 1:02d}-0{n % 9 + 1}-2010;{n},5" for n in _rows(40)
    ]
    source = Source(
        "events",
        "",
        "registration",
        {"name": "delimited", "encoding": "cp1252", "delimiter": ";", "date_format": "%d-%m-%Y", "decimal": ","},
        table="events",
        ignore=("Tal",),
        codes={"event_type": KINDS},
        columns={"Nr": "event_id", "Type": "event_type", "Titel": "title", "Dato": "event_date"},
    )
    fields = {
        "Nr": ("event_id", text),
        "Type": ("event_type", code(KINDS)),
        "Titel": ("title", text),
        "Dato": ("event_date", day),
    }
    content = "\r\n".join(["Nr;Type;Titel;Dato;Tal", *lines, ""]).encode("cp1252")
    return Specimen(source, content, fields, encoding="cp1252", delimiter=";")


def workbook() -> Specimen:
    """Hours in a sheet a quarter, with a title above the headings."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for quarter in _rows(3):
        sheet = book.create_sheet(f"{quarter}. kvartal")
        sheet.append([f"Timer, {quarter}. kvartal"])
        sheet.append([])
        sheet.append(["Område", "Uge", "Timer"])
        for week in _rows(12):
            monday = dt.date(2010, 1, 4) + dt.timedelta(weeks=(quarter - 1) * 13 + week)
            sheet.append([f"Område {week % 4}", monday if week % 3 else f"{monday:%d-%m-%Y}", week + 0.5])
    out = io.BytesIO()
    book.save(out)
    source = Source(
        "hours",
        "",
        "activity_log",
        {"name": "workbook", "sheets": "all", "date_format": "%d-%m-%Y", "decimal": ","},
        table="weekly_hours",
        columns={"Område": "area", "Uge": "week_start", "Timer": "hours"},
    )
    fields = {"Område": ("area", text), "Uge": ("week_start", day), "Timer": ("hours", decimal)}
    return Specimen(source, out.getvalue(), fields, suffix=".xlsx")
