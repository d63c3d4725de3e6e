"""Findings by the million, made few without losing one: cells that say the same are one entry with ranges of rows."""

from __future__ import annotations

from typing import Any

import pandas as pd

from statusreport.findings import LISTED

SAMPLE = 1_000  # beyond LISTED, the CSV lists so many of each group, and the JSON the commonest so many values
GROUP = ["table", "source", "file", "sheet", "column", "heading", "rule", "allowed", "stops"]


def grouped(found: pd.DataFrame) -> list[dict[str, Any]]:
    """One entry for all cells of a column that break the same rule.

    `cells` is their number, `remedy` what the first of them wants, `rows` are all rows as ranges (`2-15, 17`), `found`
    are the commonest values with their numbers of cells, and `other_values` counts the cells with other values.
    """
    return [
        dict(zip(GROUP, key, strict=True)) | _summed_up(part)
        for key, part in found.groupby(GROUP, sort=True, dropna=False)
    ]


def _summed_up(part: pd.DataFrame) -> dict[str, Any]:
    values = part["found"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    common = {value: int(cells) for value, cells in values.head(SAMPLE).items()}
    other = len(part) - sum(common.values())
    remedy = part["remedy"].iloc[0]
    return {"remedy": remedy, "cells": len(part), "rows": ranges(part["row"]), "found": common, "other_values": other}


def ranges(rows: pd.Series) -> str:
    """Numbers in order, each run of them as its first and last: `2-15, 17`."""
    numbers = rows.drop_duplicates().sort_values()
    runs = numbers.groupby((numbers.diff() != 1).cumsum()).agg(["first", "last"])
    return ", ".join(
        f"{first}-{last}" if first != last else f"{first}" for first, last in runs.itertuples(index=False, name=None)
    )


def sampled(found: pd.DataFrame) -> pd.DataFrame:
    """All findings, or the first ones of each group where there are too many to work through."""
    return found if len(found) <= LISTED else found.groupby(GROUP, sort=False, dropna=False).head(SAMPLE)
