"""Where a SurveyMonkey export has its headings: two rows, the question and under it `Response` or a choice; or one."""

from __future__ import annotations

from collections.abc import Sequence

from statusreport.readers import export
from statusreport.readers.export import Layout, Rows
from statusreport.readers.sheet import filled, squeeze

OWN = {
    "respondentid": "respondent", "respondent id": "respondent", "svarperson-id": "respondent",
    "respondent-id": "respondent", "befragten-id": "respondent",
    "collectorid": "collector", "collector id": "collector", "indsamler-id": "collector",
    "startdate": "started", "start date": "started", "date created": "started", "startdato": "started",
    "enddate": "submitted", "end date": "submitted", "date modified": "submitted", "slutdato": "submitted",
    "ip address": "ip", "ip-adresse": "ip",
    "email address": "participant", "e-mailadresse": "participant", "first name": "participant",
    "last name": "participant", "lastname": "participant", "firstname": "participant", "fornavn": "participant",
    "efternavn": "participant", "custom data": "participant", "custom value": "participant",
    **{f"{name} {n}": "participant" for name in ("custom data", "tilpassede data") for n in range(1, 10)},
    "response status": "status", "completion status": "status",
}  # fmt: skip
SINGLE = ("response", "open-ended response", "svar", "åbent svar", "réponse", "antwort")
_LOOKED_AT = 200  # rows of replies
_TITLE = 2  # cells that a title above the headings may fill


def layout(rows: Rows) -> Layout | None:
    """One or two heading rows: with two, the second is blank under the tool's own columns."""

    def fits(names: Sequence[str]) -> float:
        roles = {OWN.get(name, "") for name in names}
        if "finished" in names or "responseid" in names or "submitdate" in names:
            return 0.0
        return 0.95 if "respondent" in roles else 0.9 if {"collector", "submitted"} <= roles else 0.0

    first, score = export.find_row(rows, fits)
    if first:
        headers = _second(rows, first) - first + 1
        return Layout(first, headers, score, f"it has the column {_first(rows[first - 1])}")
    return _without_ids(rows)


def _first(row: Sequence[object]) -> str:
    return next(squeeze(cell) for cell in row if squeeze(cell).casefold() in OWN)


def _second(rows: Rows, first: int) -> int:
    """The last row of headings: the next filled one, too, if it is blank, or repeats them, where replies have ids."""
    below = next((n for n, row in enumerate(rows[first : first + 3], first + 1) if any(map(filled, row))), 0)
    if not below:
        return first
    heads, cells = ([squeeze(export.heading(cell)) for cell in rows[number - 1]] for number in (first, below))
    pairs = list(zip(heads, cells, strict=False))
    own = [(head, cell) for head, cell in pairs if head.casefold() in OWN]
    return below if all(cell in ("", head) for head, cell in own) and len(own) < len(pairs) else first


def _without_ids(rows: Rows) -> Layout | None:
    """Exports without the tool's own columns still have `Response` under most questions, or name choices there."""
    for number, row in enumerate(rows[1:10], 2):
        names = [squeeze(export.heading(cell)).casefold() for cell in row]
        if not any(map(squeeze, rows[number - 2])):
            continue
        if any(sum(map(filled, above)) > _TITLE for above in rows[: number - 2]):
            return None  # what stands above is no title, so these rows are replies or records
        if sum(name in SINGLE for name in names) >= 2:
            return Layout(number - 1, 2, 0.8, "the second row says Response under several questions")
        if _repeated(rows, number):
            return Layout(number - 1, 2, 0.75, "the second row names choices, which the replies repeat")
    return None


def _repeated(rows: Rows, number: int) -> bool:
    """Whether a row names choices of the questions above it: most columns hold nothing but what it says, also several
    that go on with the question before them. Records in which some columns are always the same look alike otherwise."""
    below = [squeeze(export.heading(cell)) for cell in rows[number - 1]]
    replies = [[squeeze(cell) for cell in row] for row in rows[number : number + _LOOKED_AT]]
    columns = [{row[place] for row in replies if place < len(row)} - {""} for place in range(len(below))]
    given = [
        all(says(label, value) for value in values) for label, values in zip(below, columns, strict=True) if values
    ]
    asked = [squeeze(export.heading(cell)) for cell in rows[number - 2]]
    goes_on = [place for place, label in enumerate(below) if label and not (asked[place:] or [""])[0]]
    said = [place for place in goes_on if columns[place] and all(says(below[place], value) for value in columns[place])]
    named = all(isinstance(cell, str) or not filled(cell) for cell in rows[number - 2])
    return named and len(said) > 1 and sum(given) >= max(3, len(given) * 0.6)


def says(label: str, value: str) -> bool:
    """Whether a cell repeats what its column is called, or the answer behind the row of a grid (`Maden - Delvist`)."""
    return value == label or label.endswith(f" - {value}")
