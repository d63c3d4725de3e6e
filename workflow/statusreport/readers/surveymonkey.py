"""SurveyMonkey: the question, and under it `Response` or the choice; or one row of headings with both in one.

Exports do not say who finished, unless the status was exported, too: see `_finished`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from statusreport.catalogue import Source
from statusreport.errors import Problem, ReportError, did_you_mean
from statusreport.readers import export, times
from statusreport.readers.export import Export, Item, Layout, Table
from statusreport.readers.finished import known_words
from statusreport.readers.reading import Reading
from statusreport.readers.sheet import squeeze
from statusreport.readers.survey import read as read_survey
from statusreport.readers.surveymonkey_layout import OWN, SINGLE, layout
from statusreport.readers.tool import Grid, Options, Tool, cut

_MISSING = ("-", "–")
_COMPLETED = ("complete", "completed", "fuldført", "gennemført", "vollständig", "abgeschlossen")
_STOPPED = (
    *("", "partial", "incomplete", "overquota", "disqualified", "in progress", "not started"),
    *("delvis", "delvist", "ufuldstændig", "diskvalificeret"),
    *("teilweise", "unvollständig", "disqualifiziert"),
)


def table(grid: Grid, found: Layout) -> Table:
    """The replies. A column's name is its question, and where the question has several the choice in brackets."""
    top = [export.heading(cell) for cell in grid.rows[found.first - 1]]
    below = [export.heading(cell) for cell in grid.rows[found.first + found.headers - 2]] if found.headers > 1 else []
    width = max(len(top), len(below))
    top, below = _padded(top, width), _padded(below, width)
    questions, current = [], ""
    for head, sub in zip(top, below, strict=True):
        current = head if head.strip() or not sub.strip() else current
        questions.append(current)
    roles = [OWN.get(squeeze(head).casefold(), "") for head in top]
    asked = zip(questions, map(squeeze, below), strict=True)
    labels = ["" if sub.casefold() in SINGLE or sub == squeeze(question) else sub for question, sub in asked]
    wordings = [f"{q} [{label}]" if label else q for q, label in zip(questions, labels, strict=True)]
    names = [squeeze(wording) for wording in wordings]
    return cut(grid, found, names, wordings, roles, labels, identity=("respondent", r"^\d+(\.0)?$"))


def _padded(cells: list[str], width: int) -> list[str]:
    return cells + [""] * (width - len(cells))


def take(table: Table, options: Options) -> Export:
    """Respondents and questions. Exports without a status do not say who finished; see `_finished`."""
    places = [place for place, role in enumerate(table.roles) if not role]
    families = export.families(places, lambda place: _question(table, place))
    items = [item for family in families for item in _items(table, family)]
    moments, bad = times.iso(table.column("submitted"), options.get("date_format"))
    people = export.respondents(table, items, _finished(table, items, options), None, moments)
    asks = tuple(_unsure(table, items)) if not {"completed", "completed_by"} & set(options) else ()
    return Export(table.sheet, people, tuple(items), times.placed(bad, table, "submitted"), asks=asks)


def _question(table: Table, place: int) -> str:
    """The question that a column belongs to, exactly as it is written."""
    wording, label = table.wordings[place], table.labels[place]
    if label:
        return wording.removesuffix(f" [{label}]")
    values = table.answers(place, _MISSING).unique()
    head, dash, tail = wording.rpartition(" - ")
    if len(values) == 1 and wording.endswith(f" - {values[0]}"):
        return wording.removesuffix(f" - {values[0]}")
    return head if dash and not len(values) and tail.strip() else wording


def _items(table: Table, places: list[int]) -> list[Item]:
    question = _question(table, places[0])
    rows = _grid(table, places)
    plain = {place: _item(table, place) for place in places if place not in rows}
    made = [place for place in plain if _is_choice(table, place, question)]
    choices = []
    if len(made) > 1 and any(len(plain[place].given) for place in made):
        members = [
            Item(plain[p].headings[0], _label(table, p, question), plain[p].headings, plain[p].given) for p in made
        ]
        choices = [_group(question, members)]
    others = [item for place, item in plain.items() if not choices or place not in made]
    parts = export.families(rows, rows.__getitem__)
    return [*choices, *others, *(_row(table, question, rows[part[0]], part) for part in parts)]


def _grid(table: Table, places: list[int]) -> dict[int, str]:
    """The row of a grid that each column is of, where every answer has a column of its own, `row - answer`."""
    found = {}
    for place in places:
        values = table.answers(place, _MISSING).unique()
        if len(values) == 1 and table.labels[place].endswith(f" - {values[0]}"):
            found[place] = table.labels[place].removesuffix(f" - {values[0]}")
    rows = set(found.values()) if len(found) > 1 else set()
    for place in places:
        row = next((row for row in rows if table.labels[place].startswith(f"{row} - ")), "")
        if row and not len(table.answers(place, _MISSING)):
            found[place] = row  # an answer that nobody gave
    return found if rows else {}


def _row(table: Table, question: str, row: str, places: list[int]) -> Item:
    columns = {place: _item(table, place) for place in places}
    members = [
        Item(item.headings[0], table.labels[place].removeprefix(f"{row} - "), item.headings, item.given)
        for place, item in columns.items()
    ]
    return _group(f"{question} [{row}]", members)


def _group(text: str, members: list[Item]) -> Item:
    alone = not export.group("", text, members).given.index.has_duplicates
    notes = ("no reply has more than one choice: it may be a question of one answer",) if alone else ()
    return export.group("", text, members, notes=notes)


def _label(table: Table, place: int, question: str) -> str:
    return table.labels[place] or squeeze(table.wordings[place].removeprefix(question).removeprefix(" - "))


def _is_choice(table: Table, place: int, question: str) -> bool:
    label = _label(table, place, question)
    if not label:
        return False
    return export.says_chosen(table.answers(place, _MISSING).unique(), label, frozenset({"1", "0"}))


def _item(table: Table, place: int) -> Item:
    return Item("", table.wordings[place], (table.sheet.headings[place],), table.answers(place, _MISSING))


def _finished(table: Table, items: list[Item], options: Options) -> pd.Series | None:
    """Who finished, by the column of the status, or by the question that `completed_by` names: who finished
    answered it. None where every reply with an answer did. Raises ReportError where there is no such question."""
    index = table.sheet.cells.index
    if table.place("status") is not None:
        said = table.column("status").map(lambda cell: squeeze(cell).casefold()).astype("str")
        known_words(table, "status", said, (*_COMPLETED, *_STOPPED))
        return said.isin(_COMPLETED)
    if "completed_by" not in options:
        return None
    last = next((item for item in items if item.text == options["completed_by"]), None)
    if last is None:
        remedy = did_you_mean(options["completed_by"], [item.text for item in items])
        finding = f"`completed_by` names `{options['completed_by']}`, which is no question"
        raise ReportError.one(table.sheet.file, table.sheet.where or "heading row", finding, remedy)
    return pd.Series(index.isin(last.given.index), index=index)


def _unsure(table: Table, items: list[Item]) -> Iterator[Problem]:
    """Who finished, where nothing says so and some replies stop long before the end: a partial is not a complete."""
    # what is open is often left blank by those who finish; where several gave the same answer, it was offered
    closed = [item for item in items if item.members or item.given.nunique() < len(item.given)]
    rows = [set(item.given.index) for item in closed or items if len(item.given)]
    stopped = len(set().union(*rows) - set().union(*rows[-max(1, len(rows) // 3) :])) if rows else 0
    if stopped and table.place("status") is None:
        yield Problem(
            table.sheet.file,
            table.sheet.where or "heading row",
            f"who finished? Nothing says so, and {stopped} replies answer none of the last third of the questions",
            "Export the column `Response Status`, too; or add to the reader `completed_by: WORDING` of a question that"
            " all who finished have answered, or `completed: all` if every reply with an answer is a completed one",
        )


TOOL = Tool("surveymonkey", "SurveyMonkey", layout, table, take)


def read(source: Source) -> Reading:
    """The survey tables of an export. Raises ReportError as `survey.read` does."""
    return read_survey(source, TOOL)
