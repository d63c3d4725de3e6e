"""The indicators that differ between two builds: old, new, verdict, kind of change, cause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from statusreport.changes.build import Build
from statusreport.changes.causes import (
    MAKERS,
    PRINTING,
    WORDING,
    RowChange,
    definition_changes,
    row_changes,
)
from statusreport.corrections import CORRECTION, METHOD, NEW_DATA, ROUNDING
from statusreport.edition.comparison import states

# What a reader sees of a number, the breakdown and last year's beside it included.
COMPARED = ("value", "display", "numerator", "denominator", "target", "verdict", "printed", "groups", "n_answered")


@dataclass(frozen=True)
class Change:
    """One indicator that is not as it was; None where it is new or gone. `kinds`: what sort of change it is.

    `published`: the number before as a declaration writes it, a percentage such as `89,5 %` or a plain number.
    """

    id: str
    label: str
    before: str | None
    after: str | None
    verdict_before: str | None
    verdict_after: str | None
    kinds: tuple[str, ...]
    rows: tuple[RowChange, ...]
    causes: tuple[str, ...]
    published: str | float | None = None

    @property
    def printed_value_changed(self) -> bool:
        """Whether the number itself is printed otherwise, and not only what stands beside it."""
        return self.before != self.after


def indicator_changes(before: Build, after: Build) -> list[Change]:
    """Every indicator whose number, verdict, breakdown or printed form changed, in the order of the ledger."""
    names = [*after.ledger, *(name for name in before.ledger if name not in after.ledger)]
    return [_change(before, after, name) for name in names if _differs(before.ledger.get(name), after.ledger.get(name))]


def _differs(old: dict[str, Any] | None, new: dict[str, Any] | None) -> bool:
    return old is None or new is None or any(old.get(field) != new.get(field) for field in COMPARED)


def _change(before: Build, after: Build, name: str) -> Change:
    old, new = before.ledger.get(name), after.ledger.get(name)
    rows = tuple(row_changes(before, after, name))
    defined = definition_changes(before, after, name)
    kinds, causes = _kinds(rows, defined), [f"{part}: {', '.join(sorted(which))}" for part, which in defined.items()]
    if not kinds or "counted otherwise" in {row.state for row in rows}:
        program = [file for file in states(before.manifest["inputs"], after.manifest["inputs"]) if _makes(file)]
        kinds, causes = [*kinds, *([] if METHOD in kinds else [METHOD])], [*causes, *program]
    return Change(
        id=name,
        label=(new or old or {})["label"],
        before=old and old["display"],
        after=new and new["display"],
        verdict_before=old and old.get("verdict"),
        verdict_after=new and new.get("verdict"),
        kinds=tuple(kinds),
        rows=rows,
        causes=tuple(causes),
        published=old and (old["display"] if old["display"].endswith("%") else old["value"]),
    )


def _makes(file: str) -> bool:
    """Whether a file decides what is counted of raw files that stay the same."""
    return file.startswith(MAKERS) and (file.endswith("catalogue.yaml") or not file.startswith("data/raw/"))


def _kinds(rows: tuple[RowChange, ...], defined: dict[str, set[str]]) -> list[str]:
    """The sorts of change, from what happened to the rows and to the declarations."""
    states_of_rows = {row.state for row in rows}
    properties = set().union(*defined.values()) - WORDING
    found = {
        NEW_DATA: "new" in states_of_rows,
        CORRECTION: bool({"changed", "gone"} & states_of_rows),
        METHOD: bool(properties - PRINTING),
        ROUNDING: bool(properties) and properties <= PRINTING,
    }
    return [kind for kind, holds in found.items() if holds]
