"""LimeSurvey: headings are codes, `code. wording` or wordings; a sub-question stands in brackets behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from statusreport.catalogue import Source
from statusreport.errors import ReportError
from statusreport.readers import export, times
from statusreport.readers.export import Export, Item, Layout, Rows, Table
from statusreport.readers.limesurvey_headings import WORDED, parse
from statusreport.readers.reading import Reading
from statusreport.readers.sheet import squeeze
from statusreport.readers.survey import read as read_survey
from statusreport.readers.tool import Grid, Options, Tool, cut

# the tool's own columns, as its code and in the languages in which it writes their wordings
_OWN = {
    "respondent": ("id", "response id", "svar-id", "svar id", "antwort id", "antwort-id", "id de la réponse"),
    "submitted": ("submitdate", "date submitted", "indsendelsesdato", "dato for indsendelse", "datum abgeschickt"),
    "lastpage": ("lastpage", "last page", "sidste side", "letzte seite", "dernière page"),
    "startlanguage": ("startlanguage", "start language", "startsprog", "start-sprache", "langue de départ"),
    "seed": ("seed", "zufallsstartwert"),
    "token": ("token", "access code", "adgangskode", "zugangscode", "zugangsschlüssel"),
    "started": ("startdate", "date started", "startdato", "datum gestartet"),
    "changed": ("datestamp", "date last action", "dato for sidste handling", "datum letzte aktivität"),
    "ip": ("ipaddr", "ip address", "ip-adresse"),
    "referrer": ("refurl", "referrer url", "henvisende url", "weiterleitungs-url"),
    "participant": ("firstname", "lastname", "email", "first name", "last name", "email address"),
}
_ROLE = {name: role for role, names in _OWN.items() for name in names}
_TELLING = ("respondent", "submitted", "lastpage", "startlanguage", "seed")
_TIMING = re.compile(
    r"^(interviewtime|grouptime\w*|total time|samlet tid|gesamtzeit|(question|group) time\b.*|gruppetid\b.*|"
    r"spørgsmålstid\b.*|(fragen|gruppen)zeit\b.*|attribute_\d+)$"
)
_NO_DATE = ("", "n", "0", "null")
_NO_TIME = "1980-01-01 00:00:00"  # written where the survey keeps no times of reply, for those who finished
_OTHER = ("sonstiges", "andet", "autre", "annet", "annat", "andere", "otro", "other (please specify)")
_NOT_SHOWN = "N/A"  # written for a choice that the logic did not show, beside Y and N


def _role(name: str) -> str:
    """What one of the tool's own columns is for; `timing` for times a question took, "" for a question."""
    for part in (name, name.partition(". ")[0]):
        if part in _ROLE or _TIMING.match(part):
            return _ROLE.get(part, "timing")
    return ""


def layout(rows: Rows) -> Layout | None:
    """One heading row, known by the columns that the tool adds."""

    def fits(names: Sequence[str]) -> float:
        found = {_role(name) for name in names}
        telling = sum(role in found for role in _TELLING)
        return 0.0 if telling < 2 or not found & {"submitted", "lastpage"} else 0.99 if telling > 2 else 0.8

    first, score = export.find_row(rows, fits)
    if not first:
        return None
    names = [squeeze(cell) for cell in rows[first - 1] if _role(squeeze(cell).casefold()) in _TELLING]
    return Layout(first, 1, score, f"it has the columns {', '.join(names)}")


def table(grid: Grid, found: Layout) -> Table:
    """The replies. A heading's code is the name of its column, else its wording."""
    headings = [export.heading(cell) for cell in grid.rows[found.first - 1]]
    parsed = [parse(heading) for heading in headings]
    codes = {p.code for p in parsed}
    roles = [_role(squeeze(h).casefold()) or _timed(p.code, codes) for h, p in zip(headings, parsed, strict=True)]
    names = [p.code + "".join(f"[{sub}]" for sub in p.subs) if p.code else squeeze(p.text) for p in parsed]
    wordings = ["" if role else p.text for p, role in zip(parsed, roles, strict=True)]
    return cut(grid, found, names, wordings, roles, [p.label for p in parsed], identity=("respondent", r"^\d+$"))


def _timed(code: str, codes: set[str]) -> str:
    return "timing" if code.endswith("Time") and code.removesuffix("Time") in codes else ""


def take(table: Table, options: Options) -> Export:
    """Respondents and questions. Raises ReportError where no column says who finished."""
    items = _items(table)
    submitted = table.column("submitted")
    if table.place("submitted") is None and "completed" not in options:
        finding = "there is no column `submitdate`, so nothing says which replies were completed"
        remedy = (
            "Export it too, or write `completed: all` in the reader's line of the catalogue if only those are in it"
        )
        raise ReportError.one(table.sheet.file, table.sheet.where or "heading row", finding, remedy)
    shown = submitted.map(lambda cell: squeeze("" if cell is None else cell).casefold())
    finished = ~shown.isin(_NO_DATE) & ~shown.str.startswith("0000")
    if table.place("submitted") is None:
        finished = pd.Series(True, index=table.sheet.cells.index)
    moments, bad = times.iso(submitted.where(finished & (shown != _NO_TIME), ""), options.get("date_format"))
    people = export.respondents(table, items, finished, None, moments)
    return Export(table.sheet, people, tuple(items), times.placed(bad, table, "submitted"))


def _items(table: Table) -> list[Item]:
    asked = [place for place, role in enumerate(table.roles) if not role]
    families = export.families(asked, lambda place: _family(table, place))
    return [item for places in families for item in _family_items(table, places)]


def _family(table: Table, place: int) -> str:
    """The question that a column belongs to: its own, or that of which it is a sub-question."""
    name = table.sheet.headings[place]
    parsed = parse(name)
    return parsed.code or (parsed.question if parsed.subs else name)


def _sub(table: Table, place: int) -> str:
    subs = parse(table.sheet.headings[place]).subs
    return subs[0] if len(subs) == 1 else ""


def _family_items(table: Table, places: list[int]) -> list[Item]:
    others = [place for place in places if _is_other(table, place)]
    subs = [p for p in places if _sub(table, p) and p not in others and not _is_text(_sub(table, p))]
    plain = [_item(table, place) for place in places]
    if not subs or not all(_choice(table, place) for place in subs) or not any(len(table.answers(p)) for p in subs):
        return plain
    members = [_member(table, place) for place in subs] + [_other(table, place) for place in others]
    code = parse(table.sheet.headings[subs[0]]).code
    worded = WORDED.match(table.wordings[subs[0]])
    notes = ("a grid of yes and no would look the same",) if _both(table, subs) else ()
    whole = export.group(code, worded[1] if worded else table.wordings[subs[0]], members, notes=notes)
    return [whole, *(item for place, item in zip(places, plain, strict=True) if place not in subs)]


def _is_text(sub: str) -> bool:
    return sub.casefold() in ("other", "comment", "filecount") or sub.casefold().endswith("comment")


def _is_other(table: Table, place: int) -> bool:
    """Whether the column holds what somebody wrote beside the choices: by its code, or by its name in the export's
    language where it holds more than that a choice was made; a choice may be called that, too."""
    sub = _sub(table, place).casefold()
    return sub == "other" or (sub in _OTHER and not _choice(table, place))


def _choice(table: Table, place: int) -> bool:
    return export.says_chosen(table.answers(place, [_NOT_SHOWN]).unique(), table.labels[place])


def _both(table: Table, places: list[int]) -> bool:
    values = {value.casefold() for place in places for value in table.answers(place)}
    return bool(values & {"n", "no", "nej", "nein"})


def _item(table: Table, place: int) -> Item:
    name = table.sheet.headings[place]
    code = name if parse(name).code else ""
    label = table.labels[place] or _sub(table, place)
    return Item(code, table.wordings[place], (name,), table.answers(place), label=label)


def _member(table: Table, place: int) -> Item:
    item = _item(table, place)
    hidden = item.given.index[item.given == _NOT_SHOWN]
    return replace(item, code=item.headings[0], given=item.given.drop(hidden), skipped=tuple(hidden))


def _other(table: Table, place: int) -> Item:
    """The choice of something else: made by all who wrote what."""
    given = table.answers(place, [_NOT_SHOWN])
    name = table.sheet.headings[place]
    return Item(f"{name}=made", "", (), given.mask(given.notna(), "Y"), label=table.labels[place] or "other")


TOOL = Tool("limesurvey", "LimeSurvey", layout, table, take, by_code=True)


def read(source: Source) -> Reading:
    """The survey tables of an export. Raises ReportError as `survey.read` does."""
    return read_survey(source, TOOL)
