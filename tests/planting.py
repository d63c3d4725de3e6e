"""Changes raw files of a copy of the project, in the form in which they are: cells of CSV files and of workbooks."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import openpyxl

Rows = list[list[object]]


@dataclass(frozen=True)
class Form:
    """How a text file is written, and in which row its headings stand (from 1)."""

    encoding: str = "cp1252"
    delimiter: str = ";"
    heading: int = 1


def form_of(path: Path) -> Form:
    """The form of one of the project's raw files, told by its bytes."""
    if path.suffix == ".xlsx":
        return Form(heading=3 if path.stem == "raadgivning" else 1)
    data = path.read_bytes()
    try:
        text, encoding = data.decode("utf-8"), "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8"
    except UnicodeDecodeError:
        text, encoding = data.decode("cp1252"), "cp1252"
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") >= first.count(",") else ","
    return Form(encoding, delimiter, 0 if path.stem == "labels" else 1)


def edit(path: Path, change: Callable[[Rows, Form], None]) -> None:
    """Let `change` change the rows of a raw file, of each sheet of a workbook."""
    form = form_of(path)
    if path.suffix == ".xlsx":
        _edit_workbook(path, form, change)
    else:
        text = path.read_bytes().decode(form.encoding)
        rows: Rows = [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=form.delimiter)]
        change(rows, form)
        out = io.StringIO(newline="")
        ending = "\r\n" if "\r\n" in text else "\n"
        csv.writer(out, delimiter=form.delimiter, lineterminator=ending).writerows(rows)
        path.write_bytes(out.getvalue().encode(form.encoding))


def _edit_workbook(path: Path, form: Form, change: Callable[[Rows, Form], None]) -> None:
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        before = [[cell.value for cell in row] for row in sheet.iter_rows()]
        rows = [list(row) for row in before]
        change(rows, form)
        for y, row in enumerate(rows, 1):
            for x, value in enumerate(row, 1):
                if y > len(before) or x > len(before[y - 1]) or before[y - 1][x - 1] != value:
                    sheet.cell(y, x).value = value
    book.save(path)


def append_columns(columns: dict[str, list[str]]) -> Callable[[Rows, Form], None]:
    """A change: new columns at the end, their values going round over the rows."""

    def change(rows: Rows, form: Form) -> None:
        width = max(map(len, rows[max(form.heading - 1, 0) :]))
        for number, row in enumerate(rows[max(form.heading - 1, 0) :], max(form.heading, 1)):
            values = list(columns) if number == form.heading else [v[number % len(v)] for v in columns.values()]
            row.extend([""] * (width - len(row)))
            row.extend(values)

    return change
