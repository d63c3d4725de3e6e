"""Reads the workbook and holds it against the documents and the ledger, sheet by sheet and cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from statusreport.audit.findings import Finding
from statusreport.audit.numerals import plain, tokens, value
from statusreport.audit.reading import CAPTION, Grid, Reading
from statusreport.locale import percent_sign
from statusreport.translation import N_, _

CONTENTS, NOTES, INDICATORS, FILES, CHART = (
    N_("indhold"), N_("noter"), N_("indikatorer"), N_("kilder-til-indikatorer"), N_("figur"),
)  # fmt: skip
CORRECTED = " [r]"  # how documents mark a corrected number; a cell of a workbook is the number alone
TOTALS = ("SUBTOTAL(109,",)  # the only formula that a table may hold: its own sum

# heading → field of the ledger's entry; where a row tells a part of an entry, PART says which list and by what
FIELDS = {
    "Betegnelse": "label", "Værdi": "value", "Trykt": "display", "Enhed": "unit", "Tæller": "numerator",
    "Nævner": "denominator", "Base": "base_label", "Inviteret": "n_invited", "Returneret": "n_returned",
    "Besvaret": "n_answered", "Relevant": "n_relevant", "Uden svar": "n_blank", "Mål": "target",
    "Succeskriterium": "criterion", "Definition": "definition", "Oprindelse": "origin", "Spørgsmål": "question_text",
}  # fmt: skip
FILE_FIELDS = {"Kilde": "source", "År": "year", "Fil": "file", "SHA": "sha256", "Rækker brugt": "rows_used"}

PART_HEADINGS = (N_("Indikator"), N_("Svar"), N_("Antal"), N_("Andel"))  # of rows that tell a part of an entry

Entry = dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """A sheet: title, the texts above its table, the table's rows (heading first), and what is wrong with its shape."""

    name: str
    title: str
    notes: list[str]
    rows: list[list[Any]]
    faults: list[str]


def read_workbook(path: Path) -> list[Sheet]:
    """Every sheet of a workbook."""
    values, formulas = openpyxl.load_workbook(path, data_only=True), openpyxl.load_workbook(path)
    return [_sheet(values[sheet.title], sheet) for sheet in formulas]


def _sheet(values: Worksheet, formulas: Worksheet) -> Sheet:
    faults = ["it has merged cells"] if formulas.merged_cells.ranges else []
    tables = list(formulas.tables.values())
    if len(tables) != 1 or not tables[0].headerRowCount:
        return Sheet(values.title, str(values["A1"].value), [], [], [*faults, "it has not one table with a heading"])
    if not formulas.freeze_panes:
        faults.append("its heading is not held in place")
    for cell in (cell for row in formulas.iter_rows() for cell in row if cell.data_type == "f"):
        if not str(cell.value).lstrip("=").startswith(TOTALS):
            faults.append(f"{cell.coordinate} is a formula")
    area = values[tables[0].ref]
    above = values.iter_rows(min_row=2, max_row=area[0][0].row - 1)
    notes = [str(cell.value) for row in above for cell in row if cell.value is not None]
    rows = [[cell.value for cell in row] for row in area]
    return Sheet(values.title, str(values["A1"].value), notes, rows, faults)


def check_workbook(
    sheets: list[Sheet], site: Reading, entries: list[Entry], edition: int, file: str
) -> Iterator[Finding]:
    """A finding for each sheet that is badly built or says something else than the documents and the ledger."""
    by_id = {entry["id"]: entry for entry in entries}
    captions = {plain(block.text) for block in site.of_kind(CAPTION)}
    grids = {plain(grid.caption): grid for grid in site.grids}
    for sheet in sheets:
        for text in sheet.faults:
            yield Finding("formats", file, sheet.name, text)
        for text in _sheet_differences(sheet, sheets, grids, captions, by_id, edition):
            yield Finding("formats", file, sheet.name, text)
    titles = {plain(sheet.title) for sheet in sheets}
    for caption in grids.keys() - titles:
        yield Finding("formats", file, "", f"no sheet has the table `{caption[:80]}`")


def _sheet_differences(
    sheet: Sheet,
    sheets: list[Sheet],
    grids: dict[str, Grid],
    captions: set[str],
    entries: dict[str, Entry],
    edition: int,
) -> Iterator[str]:
    contents, notes, indicators, files, chart = map(_, (CONTENTS, NOTES, INDICATORS, FILES, CHART))
    if sheet.name in (contents, notes, indicators, files):
        said = [sheet.title, *sheet.notes, *(str(cell) for row in sheet.rows for cell in row if sheet.name == notes)]
        yield from (f"`{text[:60]}` has a number of its own" for text in said if set(tokens(text)) - {str(edition)})
    if sheet.name == contents:
        expected = [[other.name, other.title] for other in sheets if other.name != contents]
        yield from _row_differences(expected, sheet.rows[1:])
    elif sheet.name == files:
        rows = [[e["id"], *(s[name] for name in FILE_FIELDS.values())] for e in entries.values() for s in e["sources"]]
        yield from _row_differences([["Indikator", *FILE_FIELDS], *rows], in_danish(sheet).rows)
    elif sheet.name == indicators or sheet.name.startswith(f"{chart}-"):
        if sheet.name != indicators and plain(sheet.title) not in captions:
            yield f"no figure has the caption `{sheet.title[:60]}`"
        yield from _entry_differences(in_danish(sheet), entries)
    elif sheet.name != notes:
        yield from (
            _row_differences(grids[plain(sheet.title)].rows, sheet.rows)
            if plain(sheet.title) in grids
            else [f"no document has the table `{sheet.title[:80]}`"]
        )


def in_danish(sheet: Sheet) -> Sheet:
    """The sheet with the headings that this module knows in Danish, in which it names the fields of the ledger."""
    known = [*FIELDS, *FILE_FIELDS, *PART_HEADINGS]
    danish = {_(heading): heading for heading in known if heading != "SHA"}
    return replace(sheet, rows=[[danish.get(heading, heading) for heading in sheet.rows[0]], *sheet.rows[1:]])


def _row_differences(expected: list[list[Any]], found: list[list[Any]]) -> Iterator[str]:
    if len(expected) != len(found):
        yield f"it has {len(found)} rows, not {len(expected)}"
    for row, (wanted, cells) in enumerate(zip(expected, found, strict=False), start=1):
        for want, cell in zip(wanted, cells, strict=False):
            if not (same(want, cell) or same(plain(str(want)).replace(CORRECTED, ""), cell)):
                yield f"row {row} says `{cell}`, not `{want}`"


def _entry_differences(sheet: Sheet, entries: dict[str, Entry]) -> Iterator[str]:
    """Rows about indicators: every column is a field of the entry, or of the answer or group that the row names."""
    heading, *rows = sheet.rows
    expected = set(entries) if sheet.name == _(INDICATORS) else {row[0] for row in rows}
    for name in expected ^ {row[0] for row in rows}:
        yield f"the rows of `{name}` are missing, or no indicator has that id"
    for row in rows:
        entry = entries.get(row[0], {})
        cells = dict(zip(heading, row, strict=True))
        part = _part(entry, cells)
        for column, cell in cells.items():
            wanted = part.get(column, entry.get(FIELDS.get(column, ""), "")) if column != "Indikator" else row[0]
            if not same(wanted, cell):
                yield f"`{column}` of `{row[0]}` is `{cell}`, not `{wanted}`"
    for name in {row[0] for row in rows} & entries.keys() if sheet.name != _(INDICATORS) else ():
        parts = (
            entries[name]["answers"] if "Svar" in heading else entries[name]["groups"] if "Antal" in heading else [1]
        )
        if sum(row[0] == name for row in rows) != len(parts):
            yield f"`{name}` has not {len(parts)} rows"


def _part(entry: Entry, cells: dict[str, Any]) -> dict[str, Any]:
    """The columns of a row that tells one answer or one group of an entry."""
    if "Svar" in cells:
        for answer in entry.get("answers", []):
            if answer["label"] == cells["Svar"]:
                return {
                    "Svar": answer["label"],
                    "Antal": answer["count"],
                    "Andel": answer["count"] / entry["denominator"],
                }
    elif "Antal" in cells:
        name = next(column for column in cells if column not in ("Indikator", "Antal"))
        for group in entry.get("groups", []):
            if group["label"] == cells[name]:
                return {name: group["label"], "Antal": group["value"]}
    return {}


def same(wanted: Any, cell: Any) -> bool:
    """Whether a cell holds what a document prints (`57,9 %`) or the ledger has (0.578…)."""
    if wanted in (None, "") or cell is None:
        return wanted in (None, "") and cell is None
    if isinstance(wanted, str) and not isinstance(cell, str):
        number = value(plain(wanted).removesuffix(percent_sign()))
        scale = 100 if wanted.endswith("%") else 1
        return number is not None and Fraction(str(cell)) * scale == number
    if isinstance(wanted, str):
        return plain(wanted) == plain(cell)
    return not isinstance(cell, str) and abs(float(wanted) - float(cell)) < 1e-12
