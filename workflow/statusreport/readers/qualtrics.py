"""Qualtrics: three heading rows (name, wording, JSON with an import id), or two in legacy exports."""

from __future__ import annotations

import json
import re

import pandas as pd

from statusreport.catalogue import Source
from statusreport.errors import ReportError
from statusreport.readers import export, times
from statusreport.readers.choices import JOINERS
from statusreport.readers.export import Export, Item, Layout, Rows, Table
from statusreport.readers.finished import known_words
from statusreport.readers.reading import Reading
from statusreport.readers.sheet import squeeze
from statusreport.readers.survey import read as read_survey
from statusreport.readers.tool import Grid, Options, Tool, cut

_OWN = {
    "responseid": "respondent", "_recordid": "respondent", "response id": "respondent",
    "startdate": "started", "start date": "started", "enddate": "ended", "end date": "ended",
    "recordeddate": "submitted", "recorded date": "submitted",
    "status": "status", "response type": "status", "finished": "finished", "progress": "progress",
    "responseset": "meta", "duration": "meta", "duration (in seconds)": "meta", "distributionchannel": "channel",
    "distribution channel": "channel", "userlanguage": "meta", "user language": "meta",
    "ipaddress": "ip", "ip address": "ip", "locationlatitude": "meta", "location latitude": "meta",
    "locationlongitude": "meta", "location longitude": "meta", "locationaccuracy": "meta",
    "recipientlastname": "participant", "recipient last name": "participant", "recipientfirstname": "participant",
    "recipient first name": "participant", "recipientemail": "participant", "recipient email": "participant",
    "emailaddress": "participant", "name": "participant", "externalreference": "meta",
    "external data reference": "meta", "externaldatareference": "meta", "q_url": "meta", "q_terminateflag": "meta",
    "q_totalduration": "meta", "q_recaptchascore": "meta", "q_relevantidduplicate": "meta",
}  # fmt: skip
_MODERN = ("startdate", "enddate", "status", "progress", "finished", "recordeddate", "responseid", "ipaddress")
_LEGACY = ("responseid", "responseset", "startdate", "enddate", "finished", "status", "externaldatareference")
_TIMES = ("startdate", "enddate", "recordeddate")
_YES = ("1", "true", "sand", "sandt", "sant", "wahr", "yes", "ja", "vrai", "verdadero", "waar", "vero", "verdadeiro")
_NO = ("0", "", "false", "falsk", "falskt", "usant", "falsch", "no", "nej", "nein", "faux", "falso", "onwaar")
_TEST = ("1", "2", "9", "17")  # numbers of the status: preview, test, preview that looks like spam, preview offline
_TEST_CHANNELS = ("preview", "test")
_SPAM = ("8", "12")
_TEST_SAID = re.compile(r"preview|\btest\b|forhåndsvisning|vorschau|aperçu", re.IGNORECASE)
_PART = re.compile(r"^(.+?)_(\d+)$")


Cut = tuple[int, int]  # where a separator begins and ends


def layout(rows: Rows) -> Layout | None:
    """Three rows of headings, two in legacy exports, one where somebody has deleted the others."""
    first, score = export.find_row(rows, lambda names: len({*names} & {*_MODERN}) / len(_MODERN))
    if score >= 0.5 and not {"respondentid", "collectorid"} & {_plain(cell) for cell in rows[first - 1]}:
        legacy = {"v1", "v2"} <= {_plain(cell) for cell in rows[first - 2]} if first > 1 else False
        if not legacy:
            headers = next((n for n in (2, 1) if _is_import(rows, first + n)), 0)
            headers = headers + 1 if headers else 1 if _is_reply(rows, first) else 2
            why = "headings in three rows, the last of them import ids" if headers == 3 else "its columns"
            return Layout(first, headers, 0.99 if headers == 3 else 0.85, why)
    second, score = export.find_row(rows, lambda names: len({*names} & {*_LEGACY}) / len(_LEGACY))
    if score >= 0.5 and second > 1:
        return Layout(second - 1, 2, 0.95, "headings V1, V2, … with the tool's own columns under them")
    return None


def _plain(cell: object) -> str:
    return squeeze(export.heading(cell)).casefold()


def _is_import(rows: Rows, number: int) -> bool:
    return len(rows) >= number and any("importid" in _plain(cell) for cell in rows[number - 1])


def _is_reply(rows: Rows, first: int) -> bool:
    """Whether the row under the names holds a reply already: its start, or another time of it, is one."""
    below = rows[first] if len(rows) > first else []
    times = [cell for head, cell in zip(rows[first - 1], below, strict=False) if _plain(head) in _TIMES]
    return any(not isinstance(cell, str) or bool(re.search(r"\d[:.]\d\d", cell)) for cell in times)


def table(grid: Grid, found: Layout) -> Table:
    """The replies. A column's name is its code; the tool's own columns are known by code, wording or import id."""
    head = [[export.heading(cell) for cell in row] for row in grid.rows[found.first - 1 :][: found.headers]]
    width = max(map(len, head))
    codes, texts, imports = [(row + [""] * width)[:width] for row in [*head, *[[]] * (3 - len(head))]]
    if found.headers == 2 and any("importid" in _plain(cell) for cell in texts):
        texts, imports = [""] * width, texts
    ids = [_import(cell) for cell in imports]
    keys = zip(codes, texts, ids, strict=True)
    roles = [next((_OWN[k] for k in map(_plain, (c, i[0], t)) if k in _OWN), "") for c, t, i in keys]
    wordings = ["" if role else text for text, role in zip(texts, roles, strict=True)]
    zone = next((zone for _, zone in ids if zone), "")
    names = [squeeze(code) for code in codes]
    return cut(grid, found, names, wordings, roles, zone=zone, identity=("respondent", r"^R_"))


def _import(cell: str) -> tuple[str, str]:
    """The import id and the time zone of a column's JSON; empty where it is none."""
    try:
        said = json.loads(cell.replace("'", '"'))  # some programs that pass exports on write it as Python does
    except ValueError:
        return "", ""
    return (str(said.get("ImportId", "")), str(said.get("timeZone", ""))) if isinstance(said, dict) else ("", "")


def take(table: Table, options: Options) -> Export:
    """Respondents and questions. Raises ReportError where no column says who finished."""
    places = [place for place, role in enumerate(table.roles) if not role]
    families = export.families(places, lambda place: _base(table, place))
    items = [item for family in families for item in _items(table, family)]
    role = "submitted" if table.place("submitted") is not None else "ended"
    moments, bad = times.iso(table.column(role), options.get("date_format"), table.zone)
    status = _said(table, "status")
    # the status is in the language of whoever exported, the channel is not
    test = status.isin(_TEST) | status.str.contains(_TEST_SAID) | _said(table, "channel").isin(_TEST_CHANNELS)
    finished = _finished(table)
    people = export.respondents(table, items, finished, test, moments)
    notes = [f"{test.sum()} test replies are kept apart"] if test.any() else []
    spam = (status.isin(_SPAM) | status.str.contains("spam")) & ~test
    notes += [f"Qualtrics takes {spam.sum()} replies for spam; they count like others"] if spam.any() else []
    return Export(table.sheet, people, tuple(items), times.placed(bad, table, role), tuple(notes))


def _said(table: Table, role: str) -> pd.Series:
    return table.column(role).map(lambda cell: _plain(int(cell) if isinstance(cell, float) else cell)).astype("str")


def _finished(table: Table) -> pd.Series:
    if table.place("finished") is not None:
        said = _said(table, "finished")
        known_words(table, "finished", said, (*_YES, *_NO))
        return said.isin(_YES)
    if table.place("progress") is not None:
        return _said(table, "progress") == "100"
    finding = "there is no column `Finished` or `Progress`, so nothing says which replies were completed"
    raise ReportError.one(table.sheet.file, table.sheet.where or "heading row", finding, "Export one of them, too")


def _base(table: Table, place: int) -> str:
    found = _PART.match(table.sheet.headings[place])
    return found[1] if found else table.sheet.headings[place]


def _items(table: Table, places: list[int]) -> list[Item]:
    plain = [_item(table, place) for place in places]
    parts = [item for item in plain if _PART.match(item.code)]
    wordings = [item.text for item in parts]
    cuts = [cut for cut in _cuts(wordings) if all(map(_is_choice, parts, _labels(wordings, cut)))]
    if len(parts) < 2 or not cuts or not any(len(item.given) for item in parts):
        return plain
    labels = _labels(wordings, cuts[0])
    members = [Item(i.code, label, i.headings, i.given) for i, label in zip(parts, labels, strict=True)]
    code = _base(table, places[0])
    text = wordings[0][: cuts[0][0]].removesuffix(" - Selected Choice")
    return [export.group(code, text, members), *(item for item in plain if item not in parts)]


def _is_choice(item: Item, label: str) -> bool:
    return export.says_chosen(item.given.unique(), label, frozenset({"1"}))


def _labels(wordings: list[str], cut: Cut) -> list[str]:
    """What stands behind the cut in the wordings of a question's columns: the choices."""
    return [squeeze(text[cut[1] :]) for text in wordings]


def _cuts(wordings: list[str]) -> list[Cut]:
    """Where the question may end and the choice begin: at a ` - ` of what all wordings begin with, the last one first,
    or, as older exports have it, at a `-`; else there is no question before the choice."""
    first, last = min(wordings, default=""), max(wordings, default="")
    same = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    wide, narrow = ([found.span() for found in re.finditer(dash, first[:same])][::-1] for dash in (" - ", "-"))
    return [*(wide or narrow), (0, 0)]


def _item(table: Table, place: int) -> Item:
    name = table.sheet.headings[place]
    return Item(name, table.wordings[place], (name,), table.answers(place), joiners=(",", *JOINERS))


TOOL = Tool("qualtrics", "Qualtrics", layout, table, take, by_code=True)


def read(source: Source) -> Reading:
    """The survey tables of an export. Raises ReportError as `survey.read` does."""
    return read_survey(source, TOOL)
