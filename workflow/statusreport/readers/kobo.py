"""KoboToolbox: headings are paths (`group/question`) or labels; a multi-select has a summary and a column a choice."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from statusreport.catalogue import Source
from statusreport.readers import export, times
from statusreport.readers.export import Export, Item, Layout, Rows, Table
from statusreport.readers.reading import Reading
from statusreport.readers.sheet import squeeze
from statusreport.readers.survey import read as read_survey
from statusreport.readers.tool import Grid, Options, Tool, cut

_META = ("_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_tags", "_index", "_status")
_OWN = {"_uuid": "respondent", "_submission_time": "submitted", "end": "ended", "start": "started"}
_REPEATED = ("_parent_index", "_parent_table_name")  # a sheet of a group that one reply may hold several times
_OTHERS = re.compile(
    r"^(_.+|today|deviceid|subscriberid|simserial|phonenumber|username|audit|meta/.+|formhub/.+|instanceid|rootuuid"
    r"|__version__|meta:.+|formhub:.+)$",
    re.IGNORECASE,
)
_SKIPPED = "n/a"  # what a question holds that the logic did not ask; what a person types is another case
_SEPARATORS = ("/", ":", ".", " - ")
_BARE = re.compile(r"^[\w/.:-]+$")


def layout(rows: Rows) -> Layout | None:
    """One heading row, known by the columns that the server adds; under it there may be one of HXL tags."""

    def fits(names: Sequence[str]) -> float:
        found = sum(name in _META for name in names)
        sure = {"_submission_time", "_uuid"} <= set(names) or {"_submission_time", "_id"} <= set(names)
        return 0.0 if any(name in _REPEATED for name in names) else 0.99 if sure else 0.75 if found >= 3 else 0.0

    first, score = export.find_row(rows, fits)
    if not first:
        return None
    tags = [squeeze(cell) for cell in rows[first]] if len(rows) > first else []
    tagged = any(tags) and all(tag.startswith("#") for tag in tags if tag)
    names = [squeeze(cell) for cell in rows[first - 1] if squeeze(cell).casefold() in _META]
    return Layout(first, 2 if tagged else 1, score, f"it has the columns {', '.join(names)}")


def table(grid: Grid, found: Layout) -> Table:
    """The replies. Headings without spaces are codes of the form, others are wordings."""
    headings = [export.heading(cell) for cell in grid.rows[found.first - 1]]
    names = [squeeze(name) for name in headings]
    roles = [_role(name, names) for name in names]
    wordings = ["" if role or _BARE.match(h) else h for h, role in zip(headings, roles, strict=True)]
    labels = [_label(name, names) for name in names]
    return cut(grid, found, names, wordings, roles, labels)


def _role(name: str, names: list[str]) -> str:
    role = _OWN.get(name.casefold(), "meta" if _OTHERS.match(name) or name.endswith("_URL") else "")
    if role == "respondent" or (role == "meta" and name.casefold() == "_id" and "_uuid" not in names):
        return "respondent"
    return role


def _label(name: str, names: list[str]) -> str:
    """What stands behind the summary of the same question: the choice; "" where there is no summary."""
    for separator in _SEPARATORS:
        parts = name.split(separator)
        for end in range(len(parts) - 1, 0, -1):
            if separator.join(parts[:end]) in names:
                return separator.join(parts[end:])
    return ""


def take(table: Table, options: Options) -> Export:
    """Respondents and questions; every submission was finalised by whoever filled it in."""
    items = _items(table)
    role, zone = ("submitted", "UTC") if table.place("submitted") is not None else ("ended", "")
    moments, bad = times.iso(table.column(role), options.get("date_format"), zone)
    finished = pd.Series(True, index=table.sheet.cells.index)
    people = export.respondents(table, items, finished, None, moments)
    return Export(table.sheet, people, tuple(items), times.placed(bad, table, role))


def _items(table: Table) -> list[Item]:
    names, items, done = table.sheet.headings, [], set()
    for place in range(len(names)):
        of_summary = table.labels[place] and export.says_chosen(_given(table, place).unique(), table.labels[place])
        if table.roles[place] or place in done or of_summary:
            continue
        choices = [p for p in range(len(names)) if table.labels[p] and not table.roles[p] and _is_of(table, p, place)]
        choices = [p for p in choices if export.says_chosen(_given(table, p).unique(), table.labels[p])]
        if not choices:
            choices = _without_summary(table, place)
        if len(choices) > 1 or (choices and choices[0] != place):
            done |= {place, *choices}
            items.append(_multiple(table, place, choices))
        else:
            items.append(_item(table, place))
    return items


def _is_of(table: Table, choice: int, place: int) -> bool:
    """Whether the nearest column of its question's name before a choice is this one: headings may be there twice."""
    called = [p for p, heading in enumerate(table.sheet.headings) if heading == _summary(table, choice)]
    return place == max((p for p in called if p < choice), default=called[0])


def _summary(table: Table, place: int) -> str:
    name = table.sheet.headings[place]
    return next(
        name.removesuffix(separator + table.labels[place])
        for separator in _SEPARATORS
        if name.endswith(separator + table.labels[place])
    )


def _without_summary(table: Table, place: int) -> list[int]:
    """Columns a choice of a question whose summary was not exported: all say only that a choice was made or not."""
    head, slash, _ = table.sheet.headings[place].rpartition("/")
    if not slash:
        return []
    family = [p for p, name in enumerate(table.sheet.headings) if name.rpartition("/")[0] == head]
    values = {value.casefold() for p in family for value in _given(table, p)}
    return family if len(family) > 1 and values and values <= {"0", "1", "true", "false"} else []


def _multiple(table: Table, place: int, choices: list[int]) -> Item:
    names = table.sheet.headings
    summarised = place not in choices
    code = names[place] if summarised else names[place].rpartition("/")[0]
    members = [_member(table, p, table.labels[p] or names[p].removeprefix(f"{code}/")) for p in choices]
    notes = () if summarised else ("there is no summary: a group of questions of yes and no would look the same",)
    whole = export.group(code, table.wordings[place] if summarised else "", members, notes=notes)
    hidden = _hidden(table, place)
    headings = ((names[place],) if summarised else ()) + whole.headings
    return Item(
        code, whole.text, headings, whole.given, whole.labels, hidden or whole.skipped, whole.members, (), notes
    )


def _member(table: Table, place: int, label: str) -> Item:
    name = table.sheet.headings[place]
    return Item(name, label, (name,), _given(table, place), skipped=_hidden(table, place))


def _item(table: Table, place: int) -> Item:
    name = table.sheet.headings[place]
    joiners = (" ",)  # a multi-select whose columns were not exported
    return Item(
        name, table.wordings[place], (name,), _given(table, place), skipped=_hidden(table, place), joiners=joiners
    )


def _given(table: Table, place: int) -> pd.Series:
    return table.answers(place, [_SKIPPED])


def _hidden(table: Table, place: int) -> tuple[int, ...]:
    given = table.answers(place)
    return tuple(given.index[given == _SKIPPED])


TOOL = Tool("kobo", "KoboToolbox", layout, table, take, by_code=True)


def read(source: Source) -> Reading:
    """The survey tables of an export. Raises ReportError as `survey.read` does."""
    return read_survey(source, TOOL)
