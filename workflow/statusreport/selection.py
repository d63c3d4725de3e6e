"""Rows of the valid tables by declared conditions, following references from table to table."""

from __future__ import annotations

from typing import Any

import pandas as pd

from statusreport.tidy import REFERENCES, Reference

Tables = dict[str, pd.DataFrame]


class UnknownColumn(LookupError):
    """A column path that leads nowhere; `candidates` are the columns there are at the step that failed."""

    def __init__(self, name: str, table: str, candidates: list[str]):
        super().__init__(f"the table `{table}` has no column `{name}`")
        self.name, self.candidates = name, candidates


def column(tables: Tables, table: str, path: str) -> pd.Series:
    """The column `path` of `table`, one value a row of `table`.

    `event_id.event_type` follows the reference in `event_id` to the row of the table it points to.
    Raises UnknownColumn where a step of the path is no column, or no reference.
    """
    first, _, rest = path.partition(".")
    frame = tables[table]
    if first not in frame.columns:
        raise UnknownColumn(first, table, list(frame.columns))
    if not rest:
        return frame[first]
    reference = _reference(table, first)
    key = list(reference.columns)
    parent = tables[reference.parent]
    found = column(tables, reference.parent, rest).set_axis(pd.MultiIndex.from_frame(parent[key]))
    return found.reindex(pd.MultiIndex.from_frame(frame[key])).set_axis(frame.index)


def _reference(table: str, name: str) -> Reference:
    """The reference out of `table` whose key ends in the column `name`."""
    references = {reference.columns[-1]: reference for reference in REFERENCES if reference.table == table}
    if name not in references:
        raise UnknownColumn(f"{name}.…", table, [f"{column}.…" for column in references])
    return references[name]


def select(tables: Tables, table: str, conditions: dict[str, Any]) -> pd.DataFrame:
    """The rows of `table` that meet every condition: path → value, list of values, or {not: value or list}."""
    return tables[table][meeting(tables, table, conditions)]


def meeting(tables: Tables, table: str, conditions: dict[str, Any]) -> pd.Series:
    """Which rows of `table` meet every condition of `select`."""
    keep = pd.Series(True, index=tables[table].index)
    for path, condition in conditions.items():
        values = column(tables, table, path)
        negated = isinstance(condition, dict)
        hit = values.isin(as_list(condition["not"] if negated else condition))
        keep &= ~hit if negated else hit
    return keep


def as_list(value: Any) -> list[Any]:
    """A list as it is, anything else as a list of one."""
    return value if isinstance(value, list) else [value]
