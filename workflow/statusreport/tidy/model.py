"""The words in which tidy tables are declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

DTYPES = {
    "text": "str",
    "date": "datetime64[us]",
    "integer": "Int64",
    "number": "float64",
    "hours": "float64",
    "flag": "bool",
}
PROVENANCE = {
    "source": "Id of the source in the catalogue",
    "sheet": "Sheet of the workbook, empty for text files",
    "row": "Row as a spreadsheet shows it, the heading included; 0 where no row of the file is behind it",
}


@dataclass(frozen=True)
class Column:
    """One column: its type (a key of `DTYPES`), its meaning, and what its values must keep to."""

    type: str
    description: str
    nullable: bool = False
    allowed: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str = ""
    days_before: int | None = None  # the date lies in the catalogue's year, or at most so many days before it
    organisation: bool = False  # names of organisations, which the catalogue's table of spellings makes one
    personal: bool = False  # values are masked wherever a finding shows what it found


@dataclass(frozen=True)
class Table:
    """One tidy table; `key` names the columns that identify a row."""

    description: str
    key: tuple[str, ...]
    columns: dict[str, Column]
    once: tuple[str, ...] = ()  # what a second row with the same values in these columns probably repeats

    @property
    def dtypes(self) -> dict[str, str]:
        """The pandas type of every column, those of provenance included."""
        placed = {name: "int64" if name == "row" else "str" for name in PROVENANCE}
        return {name: DTYPES[column.type] for name, column in self.columns.items()} | placed


@dataclass(frozen=True)
class Reference:
    """The values of `columns` in `table` must stand in the same columns of `parent`."""

    table: str
    columns: tuple[str, ...]
    parent: str
    same_row: bool = False  # both come from one row of the raw file, and are set aside together


def text(description: str, **rules: Any) -> Column:
    """A column of text; `rules` are the fields of `Column`."""
    return Column("text", description, **rules)


def code(description: str, *allowed: str, nullable: bool = False) -> Column:
    """A column whose values are the codes in `allowed`."""
    return Column("text", description, nullable, allowed)


def date(description: str, days_before: int = 0) -> Column:
    """A day of the catalogue's year, or at most `days_before` days before it."""
    return Column("date", description, days_before=days_before)
