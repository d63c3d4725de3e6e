"""What every reader gives back."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from statusreport.readers.sheet import Sheet


@dataclass(frozen=True)
class Reading:
    """Tidy tables of one source by name, the cells that could not be read, and how many rows there were.

    `rows_read` counts the rows under the headings up to the last filled one, `rows_blank` the blank ones among them.
    """

    tables: dict[str, pd.DataFrame]
    findings: pd.DataFrame
    rows_read: int
    rows_blank: int

    @classmethod
    def of(cls, sheets: list[Sheet], tables: dict[str, pd.DataFrame], findings: pd.DataFrame) -> Reading:
        """The reading of these sheets."""
        blank = sum(sheet.blank for sheet in sheets)
        return cls(tables, findings, sum(len(sheet.cells) for sheet in sheets) + blank, blank)
