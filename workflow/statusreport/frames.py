"""Tables between steps: Parquet files named after their table."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

BY_COLUMN = 1_000_000  # rows from which a table is read column by column, so that it is in memory once and not twice


def read_frames(paths: list[Path]) -> dict[str, pd.DataFrame]:
    """Table name → rows."""
    return {path.stem: _read(path) for path in paths}


def _read(path: Path) -> pd.DataFrame:
    about = pq.read_metadata(path)
    if about.num_rows < BY_COLUMN:
        return pd.read_parquet(path)
    columns = {name: pd.read_parquet(path, columns=[name])[name] for name in about.schema.to_arrow_schema().names}
    return pd.DataFrame(columns, copy=False)


def write_frames(frames: dict[str, pd.DataFrame], paths: list[Path]) -> None:
    """Write each table to the path that carries its name. Raises KeyError where a table is missing."""
    for path in paths:
        frames[path.stem].to_parquet(path, index=False)
