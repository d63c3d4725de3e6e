"""The material of pictures and tables, as the workflow keeps it in files."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from statusreport.frames import read_frames
from statusreport.tables.material import Material
from statusreport.theory_of_change import read_theory_of_change
from statusreport.translation import _


def read_material(ledger: Path, tables: list[Path], sources: list[Path], theory: Path, schema: Path) -> Material:
    """The material as the workflow keeps it: the ledger, the edition's valid tables, `sources` of every year.

    Raises ReportError where the theory of change names what the ledger does not have.
    """
    data = json.loads(ledger.read_text(encoding="utf-8"))
    return Material(
        year=data["edition"],
        entries=data["indicators"],
        tables=read_frames(tables),
        sources=in_words(pd.concat([pd.read_parquet(path) for path in sources], ignore_index=True)),
        surveys=data["surveys"],
        responses=data["responses"],
        level=data["level_display"],
        theory=read_theory_of_change(theory, schema, [entry["id"] for entry in data["indicators"]]),
    )


def in_words(sources: pd.DataFrame) -> pd.DataFrame:
    """The sources with what the catalogue says of them in the language that is spoken."""
    said = {name: sources[name].map(lambda text: _(text) if text else text) for name in ("title", "origin")}
    return sources.assign(**said)
