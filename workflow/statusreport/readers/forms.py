"""What Google Forms and Microsoft Forms have in common: one row a reply, one column a question under its own text."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from statusreport.catalogue import Question, Source
from statusreport.errors import ReportError
from statusreport.readers import survey, times
from statusreport.readers.cells import texts
from statusreport.readers.protection import protected
from statusreport.readers.reading import Reading
from statusreport.readers.sheet import Sheet, check_headings, squeeze

JOINERS = (";", ", ")  # between the choices of a multi-select, the surer one first


@dataclass(frozen=True)
class Tool:
    """The columns that a tool adds by itself, in the languages that it writes."""

    submitted: tuple[str, ...]
    respondent: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.submitted, *self.respondent, *self.others)


def reading(source: Source, sheet: Sheet, tool: Tool) -> Reading:
    """The survey tables of an export; a form is sent whole, so every reply is completed.

    Raises ReportError with every question that has no column, and every column that is neither question nor ignored.
    """
    (sheet,) = protected(source, [sheet])
    wanted = [*(question.heading for question in source.questions), _present(sheet, tool.submitted)]
    problems = check_headings(sheet, wanted, (*source.ignore, *tool.columns))
    if problems:
        raise ReportError(problems)
    submitted, bad = times.iso(sheet.column(wanted[-1]), source.reader.get("date_format"))
    respondents = pd.DataFrame(
        {"respondent": _respondents(sheet, tool), "status": "completed", "submitted_at": submitted}
    )
    answers = {question.id: _answers(sheet, question) for question in source.questions}
    wordings = {question.id: squeeze(question.heading) for question in source.questions}
    bad = bad.assign(table="respondents", column="submitted_at", heading=wanted[-1])
    return survey.reading(source, survey.Replies(sheet, respondents, answers, wordings, bad))


def _present(sheet: Sheet, names: tuple[str, ...]) -> str:
    return next((name for name in names if name in sheet.headings), names[0])


def _respondents(sheet: Sheet, tool: Tool) -> pd.Series:
    name = _present(sheet, tool.respondent) if tool.respondent else ""
    if name in sheet.headings:
        return texts(sheet.column(name))
    return pd.Series(sheet.cells.index.astype("str"), index=sheet.cells.index)


def _answers(sheet: Sheet, question: Question) -> pd.Series:
    cells = texts(sheet.column(squeeze(question.heading)))
    if question.type != "multiple":
        return cells
    labels = [squeeze(label) for answer in question.answers for label in answer.labels]
    chosen = {cell: choices(squeeze(cell), labels) for cell in cells.dropna().unique()}
    return cells.dropna().map(chosen).explode().astype("str")


def choices(cell: str, labels: list[str]) -> list[str]:
    """The choices joined in a cell. An option that holds the joiner itself is not split.

    Text that is no option stays as it is, so that it is reported as an unknown answer.
    """
    readings = [_split(cell, labels, joiner) for joiner in JOINERS]
    whole = [reading for reading in readings if set(reading) <= set(labels)]
    if whole:
        return whole[0]
    return readings[0] if JOINERS[0] in cell else readings[1]


def _split(cell: str, labels: list[str], joiner: str) -> list[str]:
    rest, found = cell.strip(), []
    ends = joiner.strip()
    while rest:
        fitting = [label for label in labels if rest == label or rest.startswith((label + joiner, label + ends))]
        choice = max(fitting, key=len, default=rest.split(joiner, 1)[0].strip())
        found.append(choice)
        rest = rest[len(choice) :].strip().removeprefix(ends).strip()
    return [choice for choice in found if choice]
