"""SurveyXact: dataset (coded), labels (variable, value, label) and structure (questions), three text files."""

from __future__ import annotations

import pandas as pd

from statusreport import findings
from statusreport.catalogue import Question, Source
from statusreport.errors import Problem, ReportError
from statusreport.personal_data import mask
from statusreport.readers import survey, textfile
from statusreport.readers.cells import texts
from statusreport.readers.protection import protected, together
from statusreport.readers.reading import Reading
from statusreport.readers.sheet import Sheet, check_headings, squeeze

STATUS = {  # one-hot: new, distributed, some answers, completed, dropped out
    "stato_1": "not_answered",
    "stato_2": "not_answered",
    "stato_3": "partial",
    "stato_4": "completed",
    "stato_5": "partial",
}
STRUCTURE = ("questionName", "variableName", "questionType", "subType", "questionText", "choiceValue", "choiceText")


def read(source: Source) -> Reading:
    """The survey tables of an export.

    Raises ReportError where one of the files cannot be read at all, or a variable is missing, double or unknown.
    """
    form = (source.reader["encoding"], source.reader["delimiter"])
    dataset = textfile.read_sheet(source.file, *form)
    # the comma variant ends rows that describe a choice in one more, blank, cell
    structure = textfile.read_sheet(source.companions["structure"], *form, spare_cells=True)
    dataset, structure = together(protected(source, [dataset, structure], _titles(structure)))
    labels = _labels(source.companions["labels"], textfile.read_rows(source.companions["labels"], *form))
    variables = [variable for question in source.questions for variable in question.variables]
    problems = check_headings(dataset, [*variables, *STATUS], source.ignore)
    problems += check_headings(structure, STRUCTURE, ())
    problems = problems or _undescribed(structure, variables)
    if problems:
        raise ReportError(problems)
    respondents, bad = _respondents(dataset)
    answered = respondents["status"].isin(["partial", "completed"])
    answers = {q.id: _answers(q, dataset, structure, labels)[lambda s: answered[s.index]] for q in source.questions}
    wordings = {q.id: _wording(structure, q.variables[0]) for q in source.questions}
    return survey.reading(source, survey.Replies(dataset, respondents, answers, wordings, bad))


def _titles(structure: Sheet) -> dict[str, str]:
    """What each variable asks for; headings are checked later."""
    if not {"variableName", "questionText"} <= set(structure.headings):
        return {}
    return dict(zip(structure.column("variableName"), structure.column("questionText"), strict=True))


def _labels(file: str, rows: list[list[str]]) -> dict[tuple[str, str], str]:
    """Labels by variable and value. Raises ReportError with every row that is not these three cells."""
    filled = [(number, row) for number, row in enumerate(rows, 1) if any(row)]
    problems = [
        Problem(file, f"row {number}", f"the row has {len(row)} cells, not 3", "Export the labels anew")
        for number, row in filled
        if len(row) < 3 or any(row[3:])
    ]
    if problems:
        raise ReportError(problems)
    return {(row[0].strip(), row[1].strip()): mask(squeeze(row[2])) for _, row in filled}


def _undescribed(structure: Sheet, variables: list[str]) -> list[Problem]:
    known = set(structure.column("variableName"))
    remedy = "Export the three files at the same time"
    return [
        Problem(structure.file, "", f"the variable `{name}` of the dataset is not described", remedy)
        for name in variables
        if name not in known
    ]


def _described(structure: Sheet, variable: str, column: str) -> str:
    rows = structure.column("variableName") == variable
    return squeeze(structure.column(column)[rows].iloc[0])


def _wording(structure: Sheet, variable: str) -> str:
    return _described(structure, variable, "questionText")


def _respondents(dataset: Sheet) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Respondents, named by their row, with the status of the one `stato` that is 1; findings where it is not one."""
    flags = pd.DataFrame({name: texts(dataset.column(name)) == "1" for name in STATUS})
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
    names = flags.index.astype("str")
    table = pd.DataFrame({"respondent": names, "status": status, "submitted_at": None}, index=flags.index)
    return table, bad


def _answers(question: Question, dataset: Sheet, structure: Sheet, labels: dict[tuple[str, str], str]) -> pd.Series:
    if question.type == "multiple":
        return pd.concat([_choice(variable, dataset, structure) for variable in question.variables])
    variable = question.variables[0]
    values = texts(dataset.column(variable))
    if not question.answers:
        return values
    # a scale may be labelled at its ends only: other values stand for themselves
    return values.map({value: labels.get((variable, value), value) for value in values.dropna().unique()})


def _choice(variable: str, dataset: Sheet, structure: Sheet) -> pd.Series:
    """The choice of this 0/1 variable for those who made it; a value other than 0 and 1 stays, to be reported."""
    values = texts(dataset.column(variable))
    chosen = values[values.notna() & (values != "0")]
    return chosen.replace({"1": _described(structure, variable, "choiceText")})
