"""Personal data end here: raw cells are looked through before anything else is done with them.

What a source says of a column under `personal` is done; personal cells that it says nothing of are emptied and
become findings, which always stop the build.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pandas as pd

from statusreport import findings
from statusreport.catalogue import Source
from statusreport.errors import Problem, ReportError, did_you_mean
from statusreport.personal_cpr import is_cpr
from statusreport.personal_data import HARMLESS, IN_NAMES, KINDS, MASK, NOTHING, heading_kind, kinds_in
from statusreport.pseudonyms import pseudonym, read_key
from statusreport.readers.cells import texts
from statusreport.readers.export import CHOSEN, NOT_CHOSEN
from statusreport.readers.reading import Reading
from statusreport.readers.sheet import Sheet, squeeze
from statusreport.readers.uniques import MANY

RULE = "personal_data"
_ALLOWED = "no personal data, unless the catalogue says what becomes of them"
_REMEDY = (
    "Take them out of the file, or say under `personal` of the source what happens to the column:"
    " `drop`, `pseudonymise`, or `not_personal` with a reason"
)
_COUNTS = re.compile(r"(?:\b|_)(?:id|nr|no|number|key|løbenr|løbenummer|seed)\b|respondent", re.IGNORECASE)


def protected(source: Source, sheets: Iterable[Sheet], titles: Mapping[str, str] | None = None) -> list[Sheet]:
    """The sheets without personal data, with findings for the personal cells that the catalogue does not speak of.

    `titles`: what the columns ask for, where the headings are only codes. Raises ReportError where `personal` names
    a column that no sheet has, the name of a sheet is personal, or a column is to be pseudonymised and there is no key.
    """
    sheets = list(sheets)
    wanted = {squeeze(name): what for name, what in source.personal.items()}
    present = {heading for sheet in sheets for heading in sheet.headings}
    problems = [
        Problem(source.file, "", f"`personal` names `{name}`, which is no column", did_you_mean(name, present))
        for name in sorted(set(wanted) - present)
    ]
    finding = "the name of a sheet holds personal data, and every row keeps the name of its sheet"
    problems += [
        Problem(sheet.file, f"sheet {number}", finding, "Rename the sheet")
        for number, sheet in enumerate(sheets, 1)
        if set(kinds_in(sheet.name.replace("_", " "))) & IN_NAMES
    ]
    if problems:
        raise ReportError(problems)
    return [_protected(source, sheet, wanted, titles or {}) for sheet in sheets]


def together(sheets: list[Sheet]) -> list[Sheet]:
    """Sheets of several files of one export: the first carries the findings of all."""
    all_found = findings.collect(sheet.personal for sheet in sheets)
    return [replace(sheets[0], personal=all_found), *sheets[1:]]


def check_reading(source: Source, reading: Reading) -> None:
    """Raises ReportError where personal data came through a reader after all: it is a net, `protected` is the guard."""
    spared = {squeeze(name) for name, what in source.personal.items() if what in ("not_personal", "pseudonymise")}
    problems = []
    for name, table in reading.tables.items():
        for column in table.columns.difference(["source", "sheet", "row", "survey", "question"]):
            if pd.api.types.is_string_dtype(table[column]) and squeeze(source.heading(column)) not in spared:
                rows = table if "question" not in table else table[~_asked(source, table).isin(spared)]
                problems += _leaks(source, name, column, rows)
    if problems:
        raise ReportError(problems)


def _asked(source: Source, table: pd.DataFrame) -> pd.Series:
    return table["question"].map({q: squeeze(source.heading(q)) for q in table["question"].unique()})


def _leaks(source: Source, table: str, column: str, rows: pd.DataFrame) -> list[Problem]:
    found = _kinds(source.heading(column), rows[column])
    if found.empty or (column == "respondent" and "not_personal" in source.personal.values()):
        return []
    place = f"row {rows.loc[found.index[0], 'row']}, column `{column}` of the table {table}"
    return [Problem(source.file, place, f"there are {KINDS[found.iloc[0]]} in it", _REMEDY)]


def _protected(source: Source, sheet: Sheet, wanted: Mapping[str, str], titles: Mapping[str, str]) -> Sheet:
    cells, found = sheet.cells.copy(), []
    for place, heading in enumerate(sheet.headings):
        said = wanted.get(heading, "stop")
        if said == "not_personal":
            continue
        column = texts(sheet.cells.iloc[:, place])
        if said == "drop":
            cells.isetitem(place, _emptied(cells.iloc[:, place], column.notna()))
        elif said == "pseudonymise":
            cells.isetitem(place, _pseudonymised(column))
        else:
            kinds = _kinds(titles.get(heading, heading), column)
            if len(kinds):
                cells.isetitem(place, _emptied(cells.iloc[:, place], cells.index.isin(kinds.index)))
                found.append(_findings(source, sheet, heading, kinds))
    return replace(sheet, cells=cells, personal=findings.collect(found))


def _emptied(cells: pd.Series, which: pd.Series) -> pd.Series:
    if isinstance(cells.dtype, pd.CategoricalDtype):
        cells = cells.astype("str")
    return cells.mask(pd.Series(which, index=cells.index), None if cells.dtype == object else "")


def _pseudonymised(column: pd.Series) -> pd.Series:
    key = read_key()
    names = {value: pseudonym(value, key) for value in column.dropna().unique()}
    return column.map(names).fillna("").astype("str")


def _kinds(heading: str, column: pd.Series) -> pd.Series:
    """The kind of personal data in each cell that holds any, on the index of those cells."""
    by_heading = heading_kind(heading)
    unique = pd.Series(column.dropna().unique(), dtype="str")
    if len(unique) > MANY and not by_heading:
        unique = unique[~unique.str.fullmatch(HARMLESS)]
    seen = [text for text in unique if text.casefold() not in NOTHING]
    if by_heading:
        # the column of one option, `Which did you use? [Telephone]`, holds ticks and no telephone number
        ticks = {text.casefold() for text in seen} <= CHOSEN | NOT_CHOSEN
        found = {} if ticks else dict.fromkeys(seen, by_heading)
    elif _is_count(heading, column):
        found = {}
    else:
        found = {text: kinds[0] for text in seen if (kinds := kinds_in(text))}
    return column[column.isin(found)].map(found) if found else column[:0]


def _is_count(heading: str, column: pd.Series) -> bool:
    """Whether a column holds running numbers, which may look like phone numbers, and not CPR numbers."""
    if not _COUNTS.search(heading):
        return False
    filled = column.dropna()
    digits = filled.str.fullmatch(r"\d+")
    if any(text.casefold() not in NOTHING for text in filled[~digits]) or not digits.any():
        return False
    filled = filled[digits]
    lengths = filled.str.len()
    tens = filled[lengths == 10]
    return lengths.max() - lengths.min() <= 1 and sum(map(is_cpr, tens)) <= len(tens) / 2


def _findings(source: Source, sheet: Sheet, heading: str, kinds: pd.Series) -> pd.DataFrame:
    tidy = {squeeze(raw): column for raw, column in source.columns.items()}
    shown = kinds.map({kind: f"{MASK} ({what})" for kind, what in KINDS.items()})
    found = findings.make(
        shown,
        table=source.table or "responses",
        column=tidy.get(heading, "answer_code" if source.survey else ""),
        heading=heading,
        rule=RULE,
        allowed=_ALLOWED,
        remedy=_REMEDY,
    )
    return findings.placed(found, source, sheet.name).assign(file=sheet.file)
