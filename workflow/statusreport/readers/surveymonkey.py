"""SurveyMonkey: the question, and under it `Response` or the choice; or one row of headings with both in one."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from statusreport.catalogue import Source
from statusreport.errors import ReportError, did_you_mean
from statusreport.readers import export, times
from statusreport.readers.export import Export, Item, Layout, Rows, Table
from statusreport.readers.reading import Reading
from statusreport.readers.sheet import squeeze
from statusreport.readers.survey import read as read_survey
from statusreport.readers.tool import Grid, Options, Tool, cut

_OWN = {
    "respondentid": "respondent", "respondent id": "respondent", "svarperson-id": "respondent",
    "collectorid": "collector", "collector id": "collector", "indsamler-id": "collector",
    "startdate": "started", "start date": "started", "date created": "started", "startdato": "started",
    "enddate": "submitted", "end date": "submitted", "date modified": "submitted", "slutdato": "submitted",
    "ip address": "ip", "ip-adresse": "ip",
    "email address": "participant", "e-mailadresse": "participant", "first name": "participant",
    "last name": "participant", "lastname": "participant", "firstname": "participant", "fornavn": "participant",
    "efternavn": "participant", "custom data": "participant", "custom data 1": "participant",
    "response status": "status", "completion status": "status",
}  # fmt: skip
_SINGLE = ("response", "open-ended response", "svar", "åbent svar", "réponse", "antwort")
_MISSING = ("-", "–")
_COMPLETED = ("complete", "completed", "fuldført", "gennemført")


def layout(rows: Rows) -> Layout | None:
    """One or two heading rows: with two, the second is blank under the tool's own columns."""

    def fits(names: Sequence[str]) -> float:
        roles = {_OWN.get(name, "") for name in names}
        if "finished" in names or "responseid" in names or "submitdate" in names:
            return 0.0
        return 0.95 if "respondent" in roles else 0.9 if {"collector", "submitted"} <= roles else 0.0

    first, score = export.find_row(rows, fits)
    if first:
        headers = 2 if _continues(rows, first) else 1
        return Layout(first, headers, score, f"it has the column {_first(rows[first - 1])}")
    return _without_ids(rows)


def _first(row: Sequence[object]) -> str:
    return next(squeeze(cell) for cell in row if squeeze(cell).casefold() in _OWN)


def _continues(rows: Rows, first: int) -> bool:
    """Whether the row under the headings is one of headings, too: it is blank where each reply has an id."""
    if len(rows) <= first:
        return False
    above, below = rows[first - 1], [squeeze(export.heading(cell)) for cell in rows[first]]
    own = [cell for head, cell in zip(above, below, strict=False) if squeeze(head).casefold() in _OWN]
    return any(below) and not any(own)


def _without_ids(rows: Rows) -> Layout | None:
    """Exports without the tool's own columns still have `Response` under most questions."""
    for number, row in enumerate(rows[1:10], 2):
        names = [squeeze(export.heading(cell)).casefold() for cell in row]
        if sum(name in _SINGLE for name in names) >= 2 and any(map(squeeze, rows[number - 2])):
            return Layout(number - 1, 2, 0.8, "the second row says Response under several questions")
    return None


def table(grid: Grid, found: Layout) -> Table:
    """The replies. A column's name is its question, and where the question has several the choice in brackets."""
    top = [export.heading(cell) for cell in grid.rows[found.first - 1]]
    below = [export.heading(cell) for cell in grid.rows[found.first]] if found.headers == 2 else []
    width = max(len(top), len(below))
    top, below = _padded(top, width), _padded(below, width)
    questions, current = [], ""
    for head, sub in zip(top, below, strict=True):
        current = head if head.strip() or not sub.strip() else current
        questions.append(current)
    roles = [_OWN.get(squeeze(head).casefold(), "") for head in top]
    labels = ["" if squeeze(sub).casefold() in _SINGLE else squeeze(sub) for sub in below]
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
    finished, notes = _finished(table, items, options)
    people = export.respondents(table, items, finished, None, moments)
    return Export(table.sheet, people, tuple(items), times.placed(bad, table, "submitted"), notes)


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
    plain = {place: _item(table, place) for place in places}
    made = [place for place in places if _is_choice(table, place, question)]
    if len(made) < 2 or not any(len(plain[place].given) for place in made):
        return list(plain.values())
    members = [Item(plain[p].headings[0], _label(table, p, question), plain[p].headings, plain[p].given) for p in made]
    alone = all(not item.given.index.has_duplicates for item in [export.group("", question, members)])
    notes = ("no reply has more than one choice: it may be a question of one answer",) if alone else ()
    whole = export.group("", question, members, notes=notes)
    return [whole, *(item for place, item in plain.items() if place not in made)]


def _label(table: Table, place: int, question: str) -> str:
    return table.labels[place] or squeeze(table.wordings[place].removeprefix(question).removeprefix(" - "))


def _is_choice(table: Table, place: int, question: str) -> bool:
    label = _label(table, place, question)
    if not label:
        return False
    return export.says_chosen(table.answers(place, _MISSING).unique(), label, frozenset({"1", "0"}))


def _item(table: Table, place: int) -> Item:
    return Item("", table.wordings[place], (table.sheet.headings[place],), table.answers(place, _MISSING))


def _finished(table: Table, items: list[Item], options: Options) -> tuple[pd.Series | None, tuple[str, ...]]:
    """Who finished, by the column of the status, or by the question that `completed_by` names: who finished
    answered it. Raises ReportError where there is no such question."""
    # ASSUME: without either, every reply with an answer was sent; the export of this tool does not say more
    index = table.sheet.cells.index
    if table.place("status") is not None:
        return table.column("status").map(lambda cell: squeeze(cell).casefold()).isin(_COMPLETED), ()
    if "completed_by" in options:
        last = next((item for item in items if item.text == options["completed_by"]), None)
        if last is None:
            remedy = did_you_mean(options["completed_by"], [item.text for item in items])
            finding = f"`completed_by` names `{options['completed_by']}`, which is no question"
            raise ReportError.one(table.sheet.file, table.sheet.where or "heading row", finding, remedy)
        return pd.Series(index.isin(last.given.index), index=index), ()
    rows = [set(item.given.index) for item in items if len(item.given)]
    stopped = len(set().union(*rows) - set().union(*rows[-max(1, len(rows) // 3) :])) if rows else 0
    note = (
        f"nothing says who finished, so {stopped} replies that stop before the last third count as completed;"
        " `completed_by` in the reader's line names a question that all who finished have answered"
    )
    return None, (note,) if stopped else ()


TOOL = Tool("surveymonkey", "SurveyMonkey", layout, table, take)


def read(source: Source) -> Reading:
    """The survey tables of an export. Raises ReportError as `survey.read` does."""
    return read_survey(source, TOOL)
