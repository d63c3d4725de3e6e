"""Who finished, where an export says so in words."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from statusreport.errors import ReportError
from statusreport.readers.export import Table


def known_words(table: Table, role: str, said: pd.Series, known: Iterable[str]) -> None:
    """Raises ReportError where a column that says who finished has other words than these: a language nobody thought
    of must not make partial replies of completed ones."""
    strange = said[~said.isin(list(known))]
    if strange.empty:
        return
    words = ", ".join(f"`{word}`" for word in sorted(strange.unique())[:3])
    finding = f"{words} in the column `{table.sheet.headings[table.place(role)]}` does not say who finished"
    where = ", ".join(filter(None, [table.sheet.where, f"row {strange.index[0]}"]))
    raise ReportError.one(table.sheet.file, where, finding, "Export it in English, or with codes instead of texts")
