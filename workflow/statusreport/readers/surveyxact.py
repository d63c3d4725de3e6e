"""SurveyXact: values are coded; labels and structure, two files or sheets more, say what they mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from statusreport import findings
from statusreport.catalogue import Source
from statusreport.errors import Problem
from statusreport.readers import export, survey
from statusreport.readers.cells import texts
from statusreport.readers.export import Export, Item, Table
from statusreport.readers.protection import protected, together
from statusreport.readers.reading import Reading
from statusreport.readers.sheet import Sheet, squeeze
from statusreport.readers.surveyxact_files import Files, flag, open_files

STATUS = {  # one-hot: new, distributed, some answers, completed, dropped out
    "stato_1": "not_answered",
    "stato_2": "not_answered",
    "stato_3": "partial",
    "stato_4": "completed",
    "stato_5": "partial",
}


def read(source: Source) -> Reading:
    """The survey tables of an export.

    Raises ReportError where one of the files cannot be read at all, or a variable is missing, double or unknown.
    """
    files = open_files(source.file, source.companions, source.reader)
    titles = {name: wording for name, wording in _wordings(files.structure).items() if wording}
    dataset, structure = together(protected(source, [files.dataset.sheet, files.structure], titles))
    taken = take(replace(files, dataset=replace(files.dataset, sheet=dataset), structure=structure))
    wanted = {variable for question in source.questions for variable in question.variables}
    remedy = "Export the three files at the same time"
    undescribed = [
        Problem(structure.file, "", f"the variable `{item.name}` of the dataset is not described", remedy)
        for item in taken.items
        if item.notes and item.code in wanted
    ]
    return survey.reading(source, replace(taken, problems=(*taken.problems, *undescribed)))


def _wordings(structure: Sheet) -> dict[str, str]:
    """What each variable asks for, exactly as it is written."""
    names = structure.column("variableName").map(squeeze)
    texts = structure.column("questionText").map(lambda cell: "" if cell is None else export.heading(cell))
    return dict(zip(names, texts, strict=True))


def take(files: Files) -> Export:
    """Respondents and questions; variables that the structure does not describe are questions without wording."""
    table, structure = files.dataset, files.structure
    people, bad = _respondents(table)
    places = {name: place for place, name in enumerate(table.sheet.headings) if not table.roles[place]}
    wordings = _wordings(structure)
    items: list[Item] = []
    for _, rows in structure.cells.groupby(structure.column("questionName").map(squeeze), sort=False):
        items += _question(files, rows, places, wordings)
    described = {heading for item in items for heading in item.headings}
    loose = [
        Item(name, "", (name,), table.answers(place), notes=("the structure does not describe it",))
        for name, place in places.items()
        if name not in described
    ]
    where = table.sheet.where or "heading row"
    problems = [
        Problem(table.sheet.file, where, f"the column `{name}` is missing", "Export the status with all its values")
        for name in STATUS
        if flag(name) not in map(flag, table.sheet.headings)
    ]
    return Export(table.sheet, people, tuple(items + loose), bad, problems=tuple(problems))


def _respondents(table: Table) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Respondents, named by their row, with the status of the one `stato` that is 1; findings where it is not one."""
    cells = table.sheet.cells
    flags = pd.DataFrame({name: False for name in STATUS}, index=cells.index)
    for place, name in enumerate(table.sheet.headings):
        if flag(name):
            flags[flag(name)] = texts(cells.iloc[:, place]).isin(["1", "True"])
    clear = flags.sum(axis=1) == 1
    shown = [" ".join(map(str, row)) for row in flags[~clear].astype("int64").to_numpy()]
    bad = findings.make(
        pd.Series(shown, index=flags.index[~clear], dtype="str"),
        rule="unreadable_status",
        allowed="a 1 in exactly one of them",
        remedy="Export the dataset anew",
        table="respondents",
        column="status",
        heading="stato_1 … stato_5",
    )
    status = flags.idxmax(axis=1).map(STATUS).where(clear).astype("str")
    people = {"respondent": cells.index.astype("str"), "status": status, "submitted_at": None}
    return pd.DataFrame(people, index=cells.index), bad


def _question(files: Files, rows: pd.DataFrame, places: dict[str, int], wordings: dict[str, str]) -> list[Item]:
    """The items of one question of the structure: one a variable, or one whose variables are its choices."""
    described = [dict(zip(files.structure.headings, map(_text, row), strict=True)) for row in rows.to_numpy()]
    known = {row["variableName"]: row for row in described if row["variableName"] in places}
    table = files.dataset
    if known and all(row["subType"].casefold() == "multiple" for row in known.values()):
        members = [
            Item(name, row["choiceText"] or name, (name,), table.answers(places[name])) for name, row in known.items()
        ]
        first = next(iter(known.values()))
        return [export.group(first["questionName"], wordings[first["variableName"]], members)]
    return [_single(files, name, wordings[name], places[name]) for name in known]


def _text(cell: object) -> str:
    return squeeze(export.heading(cell))


def _single(files: Files, name: str, wording: str, place: int) -> Item:
    given = files.dataset.answers(place)
    return Item(name, wording, (name,), given, scale(files.labels.get(name, {}), given.unique()))


def scale(labels: dict[str, str], values: Iterable[str]) -> dict[str, str]:
    """Labels by value, in the order of the file. A scale that is labelled at its ends only has the values between,
    which stand for themselves, in their place: so the last one keeps its position."""
    unlabelled = [value for value in values if value not in labels]
    if not labels or not all(map(str.isdecimal, [*labels, *unlabelled])):
        return labels
    known = sorted(map(int, labels))
    gaps: set[int] = set()
    for value in map(int, unlabelled):
        below, above = [v for v in known if v < value], [v for v in known if v > value]
        gaps |= set(range(max(below) + 1, min(above))) if below and above else {value}
    if not gaps:
        return labels
    falling = list(map(int, labels)) == known[::-1] and len(known) > 1
    order = sorted([*known, *gaps], reverse=falling)
    return {str(value): labels.get(str(value), str(value)) for value in order}
