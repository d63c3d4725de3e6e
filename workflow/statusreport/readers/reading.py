"""What every reader gives back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from statusreport.findings import collect
from statusreport.readers.sheet import Sheet

EXCLUSIONS = {"sheet": "str", "row": "int64", "reason": "str"}


@dataclass(frozen=True)
class Reading:
    """Tidy tables of one source by name, the cells that could not be read, and what became of its rows.

    `rows_read` counts the rows under the headings up to the last filled one. `exclusions` has one row for each of
    them that is no record: sheet, row, reason (a key of `REASONS`). All others are in the tables.
    """

    tables: dict[str, pd.DataFrame]
    findings: pd.DataFrame
    rows_read: int
    exclusions: pd.DataFrame

    @classmethod
    def of(cls, sheets: list[Sheet], tables: dict[str, pd.DataFrame], findings: pd.DataFrame) -> Reading:
        """The reading of these sheets, whose own findings join the others."""
        findings = collect([findings, *(sheet.personal for sheet in sheets)])
        out = [(sheet.name, row, reason) for sheet in sheets for row, reason in sheet.excluded.items()]
        return cls(tables, findings, sum(sheet.rows_read for sheet in sheets), exclusions(out))

    @property
    def rows_excluded(self) -> int:
        """How many of the rows read are no records."""
        return len(self.exclusions)


REASONS = {  # why a row under the headings is no record
    "blank": "the row is blank",
    "heading": "the headings are repeated",
    "total": "the row adds up others",
}


def exclusions(rows: Iterable[tuple[str, int, str]]) -> pd.DataFrame:
    """A table of excluded rows: sheet, row, reason."""
    return pd.DataFrame(list(rows), columns=list(EXCLUSIONS)).astype(EXCLUSIONS)
