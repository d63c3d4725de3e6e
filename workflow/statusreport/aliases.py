"""Names of organisations: one name for each, by the catalogue's table of spellings and by nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import combinations

import pandas as pd
import yaml
from rapidfuzz import fuzz

NEAR = 88  # percent of the characters; below it the pairs that only look alike outnumber those that are alike
_NO_WORD = re.compile(r"[\W_]+")
_AND = re.compile(r"\s*[&+]\s*")


def resolved(names: pd.Series, spellings: Mapping[str, str]) -> pd.Series:
    """The names, each known spelling replaced by the name that the catalogue gives it."""
    return names.replace(dict(spellings)) if spellings else names


def near_pairs(names: Iterable[str]) -> list[tuple[str, str, int]]:
    """Pairs of names that may be one organisation, with their likeness in percent, most alike first.

    Upper and lower case, punctuation and the order of words do not count. Names with different numbers in them are
    never near: `Daginstitution 8` is not `Daginstitution 9`.
    """
    folded = {name: _folded(name) for name in sorted(set(names))}
    groups: dict[tuple[str, ...], list[str]] = {}
    for name in folded:
        groups.setdefault(tuple(re.findall(r"\d+", name)), []).append(name)
    pairs = [
        (first, second, int(fuzz.token_sort_ratio(folded[first], folded[second], score_cutoff=NEAR)))
        for group in groups.values()
        for first, second in combinations(group, 2)
    ]
    return sorted((pair for pair in pairs if pair[2]), key=lambda pair: (-pair[2], pair))


def _folded(name: str) -> str:
    return _NO_WORD.sub(" ", _AND.sub(" og ", name.casefold())).strip()


def suggestions(names: pd.Series) -> dict[str, list[str]]:
    """For the names in a column of names: the name used most, and those near it, as the catalogue would have them."""
    counts = names.value_counts()
    table: dict[str, list[str]] = {}
    taken: set[str] = set()
    for pair in near_pairs(counts.index):
        name, other = sorted(pair[:2], key=lambda each: (-counts[each], each))
        if not {name, other} & taken and other not in table:
            table.setdefault(name, []).append(other)
            taken.add(other)
    return {name: sorted(others) for name, others in sorted(table.items())}


def suggestions_yaml(names: pd.Series, catalogue: str) -> str:
    """The suggestions in the form in which the catalogue takes them, with what to do."""
    table = suggestions(names)
    if not table:
        return "# No two names of organisations in this year look alike.\n"
    said = yaml.safe_dump({"organisations": table}, allow_unicode=True, sort_keys=False, width=1000)
    return (
        "# These names of organisations look alike. Nothing was made one of them: each counts for itself.\n"
        f"# Copy those that are one to `organisations` in {catalogue}; the name before the colon is kept.\n{said}"
    )
