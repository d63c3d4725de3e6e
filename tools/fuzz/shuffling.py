"""Workbooks whose sheets and rows stand in another order: sound files, to be read like the first."""

from __future__ import annotations

import io
import random

import openpyxl


def shuffled_sheets(content: bytes, chance: random.Random) -> bytes:
    """The same sheets in another order, rows below the headings and columns shuffled, some rows hidden."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheets = book.worksheets
    chance.shuffle(sheets)
    book._sheets = sheets
    for sheet in sheets:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        head = next(place for place, row in enumerate(rows) if all(cell is not None for cell in row))
        order = chance.sample(range(len(rows[head])), len(rows[head]))
        below = chance.sample(rows[head + 1 :], len(rows) - head - 1)
        sheet.delete_rows(head + 1, len(rows))
        for number, row in enumerate([rows[head], *below], head + 1):
            for place, column in enumerate(order, 1):
                sheet.cell(number, place, row[column])
            sheet.row_dimensions[number].hidden = number > head + 1 and chance.random() < 0.3
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
