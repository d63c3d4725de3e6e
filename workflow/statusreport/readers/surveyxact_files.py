"""The parts of a SurveyXact export: dataset (coded), labels (variable, value, label) and structure (questions)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from statusreport.errors import Problem, ReportError
from statusreport.personal_data import mask
from statusreport.readers import export, sheet
from statusreport.readers.export import Layout, Rows, Table
from statusreport.readers.sheet import Sheet, check_headings, squeeze
from statusreport.readers.tool import Grid, Options, cut, grids

TITLE = "SurveyXact"
STRUCTURE = ("questionName", "variableName", "questionType", "subType", "questionText", "choiceValue", "choiceText")
_FLAG = re.compile(r"^stat(?:o|overall)_([1-5])$", re.IGNORECASE)


@dataclass(frozen=True)
class Files:
    """The three parts of an export, read but not yet understood: three files, or sheets of one workbook."""

    dataset: Table
    structure: Sheet
    labels: dict[str, dict[str, str]]


def flag(name: str) -> str:
    """The variable of the status that a heading stands for, or ""."""
    found = _FLAG.match(name)
    return f"stato_{found[1]}" if found else ""


def layout(rows: Rows) -> Layout | None:
    """The dataset: one heading row with the five variables of the status."""
    first, score = export.find_row(rows, lambda names: sum(bool(flag(name)) for name in names) / 5)
    return Layout(first, 1, 0.99, "it has the status in stato_1 to stato_5") if score >= 0.8 else None


def is_structure(rows: Rows) -> bool:
    """Whether these rows are the structure of an export."""
    return bool(rows) and {"variablename", "questiontext"} <= {squeeze(cell).casefold() for cell in rows[0]}


def is_labels(rows: Rows) -> bool:
    """Whether these rows may be the labels of an export: three cells, of which the second is short."""
    filled = [row for row in rows[:50] if any(map(sheet.filled, row))]
    return bool(filled) and all(len(row) >= 3 and len(squeeze(row[1])) < 8 and squeeze(row[0]) for row in filled)


def open_files(file: str, companions: Mapping[str, str], options: Options) -> Files:
    """The three parts. Without `companions` all are sheets of one workbook. Raises ReportError."""
    found = grids(file, options)
    dataset = _part(file, found, "dataset", lambda rows: layout(rows) is not None)
    structure_file = companions.get("structure", file)
    labels_file = companions.get("labels", file)
    structure = _part(structure_file, _others(structure_file, file, found, options), "structure", is_structure)
    labels = _part(labels_file, _others(labels_file, file, found, options), "labels", None if companions else is_labels)
    head = layout(dataset.rows)
    headings = [squeeze(export.heading(cell)) for cell in dataset.rows[head.first - 1]]
    roles = ["status" if flag(name) else "" for name in headings]
    # the comma variant ends rows that describe a choice in one more, blank, cell
    described = sheet.from_rows(structure_file, structure.sheet, structure.rows, spare_cells=True)
    problems = check_headings(described, STRUCTURE, ())
    if problems:
        raise ReportError(problems)
    table = cut(dataset, head, headings, [""] * len(headings), roles)
    return Files(table, described, _labels(labels_file, labels.rows))


def _others(path: str, file: str, found: list[Grid], options: Options) -> list[Grid]:
    return found if path == file else grids(path, options)


def _part(file: str, found: list[Grid], name: str, fits: Callable[[Rows], bool] | None) -> Grid:
    parts = [grid for grid in found if fits is None or fits(grid.rows)]
    named = [grid for grid in parts if grid.sheet.casefold().startswith(name)] or parts
    if not named:
        finding = f"this is no {name} of a {TITLE} export"
        remedy = "Export dataset, structure and labels at the same time, and name all three in the catalogue"
        raise ReportError.one(file, "", finding, remedy)
    return named[0]


def _labels(file: str, rows: Rows) -> dict[str, dict[str, str]]:
    """Labels by variable and value. Raises ReportError with every row that is not these three cells."""
    rows = [[squeeze(export.heading(cell)) for cell in row] for row in rows]
    problems, labels = [], {}
    for number, row in enumerate(rows, 1):
        if any(row) and (len(row) < 3 or any(row[3:])):
            finding = f"the row has {len(row)} cells, not 3"
            problems.append(Problem(file, f"row {number}", finding, "Export the labels anew"))
        elif any(row):
            labels.setdefault(row[0], {})[_number(row[1])] = mask(row[2])
    if problems:
        raise ReportError(problems)
    return labels


def _number(text: str) -> str:
    return text.removesuffix(".0")
