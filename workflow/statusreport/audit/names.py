"""Names that raw data bring with them, such as the title `Klub 37`: printed as they stand, they state nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from statusreport.audit.numerals import plain

if TYPE_CHECKING:
    import pandas as pd

# where the raw texts stand that documents print: table → columns
PRINTED = {
    "events": ("title", "audience", "district"),
    "area_engagements": ("area", "project", "district"),
    "publications": ("title", "publication_type", "note"),
    "sources": ("title", "origin"),
}
_NUMBER = re.compile(r"[\d.,\s%½–-]*|.{0,3}")  # no name: it would say of a number that it is one

Span = tuple[int, int]


def raw_names(tables: Mapping[str, pd.DataFrame]) -> frozenset[str]:
    """The names in the tables' printed columns that hold anything but letters, white space as documents have it."""
    found = {
        plain(text)
        for table, columns in PRINTED.items()
        if table in tables
        for column in tables[table].columns.intersection(list(columns))
        for text in tables[table][column].dropna().unique()
    }
    return frozenset(name for name in found if _is_name(name))


def _is_name(name: str) -> bool:
    return not name.replace(" ", "").isalpha() and not _NUMBER.fullmatch(name)


def spans(text: str, names: frozenset[str]) -> list[Span]:
    """Where names stand in a text, whole ones only."""
    return [found.span() for found in _pattern(names).finditer(text)] if names else []


def within(start: int, end: int, places: Iterable[Span]) -> bool:
    """Whether a piece of text belongs to a name."""
    return any(low <= start and end <= high for low, high in places)


@lru_cache(maxsize=4)
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    # a PDF hyphenates where a line ends
    written = "|".join("-?".join(map(_shown, name)) for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{written})(?!\w)")


def _shown(letter: str) -> str:
    """The pattern of a letter as documents show it: for one that cannot be shown stands another, or none."""
    return ".?" if unicodedata.category(letter).startswith("C") else re.escape(letter)
