"""Findings: one row for every cell that cannot be used, the same from readers and from validation.

Columns of a findings table, all text but `row`: `table`, `source`, `file`, `sheet`, `row` (as a spreadsheet shows
it), `column` (tidy), `heading` (as the file calls it), `rule` (a key of `RULES`), `found` (masked where personal),
`allowed`, `remedy`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import cache

import pandas as pd

from statusreport.catalogue import Source
from statusreport.errors import Problem, nearest
from statusreport.personal_data import MASK, mask

COLUMNS = ("table", "source", "file", "sheet", "row", "column", "heading", "rule", "found", "allowed", "remedy")
_TYPES = {name: "int64" if name == "row" else "str" for name in COLUMNS}
RULES = {
    "unreadable_date": "this is no date",
    "unreadable_number": "this is no number",
    "unreadable_hours": "these are no hours",
    "unreadable_time": "this is no time",
    "unreadable_status": "the status of the reply is unclear",
    "unknown_code": "the codebook does not know this",
    "missing_value": "the cell is empty",
    "not_allowed": "this value is not allowed",
    "personal_data": "the cell holds personal data",
    "out_of_range": "the number is out of range",
    "outside_year": "the date lies outside the year",
    "wrong_form": "the value has another form",
    "duplicate_key": "the key stands twice",
    "repeated_row": "the row says again what another row says",
    "no_such_parent": "it refers to nothing",
    "parent_set_aside": "it refers to a row that is set aside",
}
LISTED = 100_000  # up to so many findings, each is listed by itself wherever all are
_LONGEST, _ROWS, _VALUES = 60, 10, 3  # characters of a value, rows and values that a message names


@cache
def empty() -> pd.DataFrame:
    """A findings table without rows."""
    return pd.DataFrame(columns=list(COLUMNS)).astype(_TYPES)


def collect(tables: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Several findings tables as one, sorted by file, sheet, row and column."""
    rows = [table for table in tables if len(table)]
    if not rows:
        return empty()
    order = ["file", "sheet", "row", "column", "rule"]
    return pd.concat(rows)[list(COLUMNS)].astype(_TYPES).sort_values(order, kind="stable", ignore_index=True)


def placed(found: pd.DataFrame, source: Source, sheet: str) -> pd.DataFrame:
    """Findings whose index is the row of the sheet, with source, file, sheet and row."""
    if found.empty:
        return found
    return found.assign(source=source.id, file=source.file, sheet=sheet, row=found.index)


def make(found: pd.Series, personal: bool = False, **constants: Hashable | pd.Series) -> pd.DataFrame:
    """Findings for the cells in `found`; the other columns as constants, or as series on the same index.

    What is personal in a cell is masked, the cells of a column that is `personal` as a whole.
    """
    if found.empty:
        return empty()
    texts = {value: MASK if personal else mask(str(value))[:_LONGEST] for value in found.dropna().unique()}
    return pd.DataFrame({**constants, "found": found.map(texts).astype("str").fillna("")}, index=found.index)


def remedies(found: pd.Series, candidates: Iterable[str], otherwise: str) -> pd.Series:
    """A remedy a value: the nearest of `candidates` where one is near, then what else can be done."""
    names = list(candidates)
    near = {value: nearest(value, names, count=1) for value in found.dropna().unique()}
    texts = {value: f"Did you mean `{names[0]}`? {otherwise}" if names else otherwise for value, names in near.items()}
    return found.map(texts).fillna(otherwise)


def problems(findings: pd.DataFrame) -> list[Problem]:
    """The findings as problems, one for all cells of a column that break the same rule and want the same remedy."""
    keys = ["file", "sheet", "heading", "rule", "allowed", "remedy"]
    groups = of_one_remedy(findings).groupby(keys, sort=False, dropna=False)
    return [_problem(dict(zip(keys, key, strict=True)), group) for key, group in groups]


def of_one_remedy(found: pd.DataFrame) -> pd.DataFrame:
    """Findings as they are; where they are too many to list, with the first remedy of a column and rule for all."""
    if len(found) <= LISTED:
        return found
    return found.assign(remedy=found.groupby(["file", "sheet", "heading", "rule"])["remedy"].transform("first"))


def _problem(key: dict[str, str], group: pd.DataFrame) -> Problem:
    rows = [str(row) for row in group["row"].unique()]
    values = [f"`{value}`" for value in group["found"].unique() if value]
    sheet = [f"sheet `{key['sheet']}`"] if key["sheet"] else []
    place = [*sheet, f"row{'s' * (len(rows) > 1)} {_some(rows, _ROWS)}", f"column `{key['heading']}`"]
    finding = RULES[key["rule"]] + (f": {_some(values, _VALUES)}" if values else "")
    if key["allowed"]:
        finding += f" (allowed: {key['allowed']})"
    return Problem(key["file"], ", ".join(place), finding, key["remedy"])


def _some(texts: list[str], limit: int) -> str:
    more = f" and {len(texts) - limit} more" if len(texts) > limit else ""
    return ", ".join(texts[:limit]) + more
