"""Why a number changed: rows that came, went or were changed; another definition; another program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from statusreport.changes.build import Build
from statusreport.edition.comparison import states
from statusreport.measures import kind_of
from statusreport.tidy import TABLES
from statusreport.trace.rows import PLACE, contributions

PRINTING = {"decimals", "format"}  # of a declaration: how a number is printed
WORDING = {
    "label",
    "definition",
    "chapter",
    "unit",
    "phrase",
    "group_label",
    "group_names",
    "correction",
}  # what is said of it
MAKERS = ("workflow/", "data/raw/")  # inputs that make other rows of the same raw files: program and catalogue


@dataclass(frozen=True)
class RowChange:
    """A row that counts otherwise than before; `state`: `new`, `gone`, `changed`, or `counted otherwise`."""

    state: str
    file: str
    place: str

    def __str__(self) -> str:
        return f"{self.file}, {self.place} ({self.state})"


def row_changes(before: Build, after: Build, name: str) -> list[RowChange]:
    """The rows behind the indicator `name` that are not counted as before, in the order of the files."""
    old, new = (_counted(build, name) if name in build.specs else {} for build in (before, after))
    found = set()
    for key in old.keys() | new.keys():
        if old.get(key, ("",))[0] != new.get(key, ("",))[0]:
            found.add(_change(key, old, new, before, after))
    return sorted(found, key=lambda change: (change.file, len(change.place), change.place))


Key = tuple[str, str, tuple[str, ...]]  # leaf indicator, year, key of the row
Counted = dict[Key, tuple[str, tuple[str, str, int]]]  # what was counted of it, and where it stands


def _counted(build: Build, name: str) -> Counted:
    found: Counted = {}
    for rows in contributions(build.specs, build.tables, name):
        keys = _keys(build.specs[rows.indicator])
        rest = [column for column in rows.frame.columns if column not in [*PLACE, *keys]]
        for record in rows.frame.to_dict("records"):
            key = (rows.indicator, rows.when, tuple(str(record[column]) for column in keys))
            found[key] = (repr([record[column] for column in rest]), tuple(record[column] for column in PLACE))
    return found


def _keys(spec: dict[str, Any]) -> tuple[str, ...]:
    """The columns that identify a row among those that a declaration counts."""
    kind = kind_of(spec)
    if kind in ("share", "constant"):
        return ("respondent",) if kind == "share" else ("constant_id",)
    return TABLES[str(spec[kind]).partition(".")[0]].key


def _change(key: Key, old: Counted, new: Counted, before: Build, after: Build) -> RowChange:
    if key in old and key in new:
        state = "changed"
    elif key in new:
        state = "changed" if _exists(before, after.specs, key) else "new"
    else:
        state = "changed" if _exists(after, before.specs, key) else "gone"
    build = after if key in new else before
    source, sheet, row = (new if key in new else old)[key][1]
    sources = build.tables[key[1]]["sources"]
    file = sources.loc[sources["source"] == source, "file"].iloc[0]
    if _digest(before, file) == _digest(after, file):
        state = "counted otherwise"  # the raw file is the same
    return RowChange(state, file, f"{f'sheet {sheet}, ' if sheet else ''}row {row}")


def _exists(build: Build, specs: dict[str, Any], key: Key) -> bool:
    """Whether the build has the row at all, counted or not."""
    spec, (_, when, values) = specs[key[0]], key
    kind = kind_of(spec)
    if kind == "share":
        rows = build.tables[when]["respondents"]
        rows = rows[rows["survey"] == spec["share"].partition(".")[0]]
    else:
        rows = build.tables[when]["constants" if kind == "constant" else str(spec[kind]).partition(".")[0]]
    same = pd.Series(True, index=rows.index)
    for column, value in zip(_keys(spec), values, strict=True):
        same &= rows[column].astype(str) == value
    return bool(same.any())


def _digest(build: Build, file: str) -> str | None:
    return build.manifest["inputs"].get(file)


def definition_changes(before: Build, after: Build, name: str) -> dict[str, set[str]]:
    """Indicator → properties of its declaration that changed, for `name` and those that it is made of."""
    parts = _parts(before.specs, name) | _parts(after.specs, name)
    changed = {part: set(states(_text(before.specs.get(part)), _text(after.specs.get(part)))) for part in sorted(parts)}
    return {part: properties for part, properties in changed.items() if properties}


def _parts(specs: dict[str, Any], name: str) -> set[str]:
    if name not in specs:
        return {name}
    named = {word for word in _words(specs[name]) if word in specs and word != name}
    return {name}.union(*(_parts(specs, part) for part in named))


def _words(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set().union(*(_words(part) for part in value.values()))
    if isinstance(value, list):
        return set().union(*(_words(part) for part in value))
    return {value} if isinstance(value, str) else set()


def _text(spec: dict[str, Any] | None) -> dict[str, str]:
    return {key: repr(value) for key, value in (spec or {}).items()}
