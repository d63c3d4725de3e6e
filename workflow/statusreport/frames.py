"""Tables between steps: Parquet files named after their table."""

from __future__ import annotations

from pathlib import Path

import pandas as pd


def read_frames(paths: list[Path]) -> dict[str, pd.DataFrame]:
    """Table name → rows."""
    return {path.stem: pd.read_parquet(path) for path in paths}


def write_frames(frames: dict[str, pd.DataFrame], paths: list[Path]) -> None:
    """Write each table to the path that carries its name. Raises KeyError where a table is missing."""
    for path in paths:
        frames[path.stem].to_parquet(path, index=False)
