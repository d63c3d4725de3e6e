"""The rows behind a number: where each stands in the raw files, its keys, and what was counted of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from statusreport.measures import Spec, kind_of
from statusreport.selection import Tables, column, select
from statusreport.survey_statistics import answers_to, completed
from statusreport.tidy import TABLES

PLACE = ["source", "sheet", "row"]
PERSON = "person_key"  # a pseudonym: it tells that two rows are about one person, and not who
COUNTED = "counted"


@dataclass(frozen=True)
class Rows:
    """The rows that one declaration counts in one year: source, sheet, row, keys, what was counted."""

    indicator: str
    when: str
    frame: pd.DataFrame


def contributions(specs: dict[str, Spec], tables: dict[str, Tables], name: str) -> list[Rows]:
    """The rows behind the indicator `name`; behind one that is made of others, theirs, each once.

    `tables` are the valid tables by `edition` and `previous`. Columns that hold personal data are left out.
    """
    found: dict[str, Rows] = {}
    for leaf in _leaves(specs, name):
        when = specs[leaf].get("year", "edition")
        found.setdefault(leaf, Rows(leaf, when, _rows(specs[leaf], tables[when])))
    return list(found.values())


def _leaves(specs: dict[str, Spec], name: str) -> list[str]:
    """The indicators that `name` is made of; itself where it counts rows."""
    kind, spec = kind_of(specs[name]), specs[name]
    if kind == "ratio":
        parts = [spec["ratio"]["numerator"], spec["ratio"]["denominator"]]
    elif kind == "total":
        parts = spec["total"]
    elif kind == "criteria":
        parts = [other for other, declared in specs.items() if "criterion" in declared]
    else:
        return [name]
    return [leaf for part in parts for leaf in _leaves(specs, part)]


def _rows(spec: Spec, tables: Tables) -> pd.DataFrame:
    kind = kind_of(spec)
    if kind == "share":
        return _answers(spec, tables)
    if kind == "constant":
        return select(tables, "constants", {"constant_id": spec["constant"]})[[*PLACE, "constant_id", "value"]]
    table, _, path = str(spec[kind]).partition(".")
    return _selected(tables, table, path, spec.get("where", {}))


def _selected(tables: Tables, table: str, path: str, conditions: dict[str, Any]) -> pd.DataFrame:
    rows = select(tables, table, conditions)
    keys = [*TABLES[table].key, *([PERSON] if PERSON in TABLES[table].columns else [])]
    frame = rows[[*PLACE, *keys]]
    if path and path not in keys and not _is_personal(path):
        frame = frame.assign(**{path: column(tables, table, path).loc[rows.index]})
    return frame.sort_values(PLACE)


def _is_personal(path: str) -> bool:
    name = path.rpartition(".")[2]
    return any(table.columns[name].personal for table in TABLES.values() if name in table.columns)


def _answers(spec: Spec, tables: Tables) -> pd.DataFrame:
    """The completed questionnaires, the answer of each by its code, and whether it is in the top box."""
    survey, _, question = spec["share"].partition(".")
    returned = completed(tables["respondents"], survey)
    given = answers_to(tables["responses"], tables["respondents"], survey, question)
    codes = given.groupby("respondent")["answer_code"].agg(", ".join)
    frame = returned[[*PLACE, "respondent"]].assign(answer_code=returned["respondent"].map(codes).fillna(""))
    hit = given.loc[given["answer_code"].isin(spec["top_box"]), "respondent"]
    return frame.assign(**{COUNTED: frame["respondent"].isin(hit)}).sort_values(PLACE)
