"""Writes docs/tables.md from the declarations of the tidy tables; run by `make docs`, held true by a test."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "workflow"))

from statusreport.tidy import PROVENANCE, REFERENCES, TABLES, Column, Table  # noqa: E402

INTRODUCTION = """\
# The tidy tables

What the readers make of the raw files and what indicators count in, in `data/processed/<year>/valid/`. Written by
`make docs` from `workflow/statusreport/tidy/`; a test holds it true. Every table also has the columns"""


def text() -> str:
    """The page as Markdown."""
    provenance = "\n".join(f"- `{name}`: {said}" for name, said in PROVENANCE.items())
    return "\n".join([f"{INTRODUCTION}\n\n{provenance}", *(line for name in TABLES for line in _table(name))]) + "\n"


def _table(name: str) -> Iterator[str]:
    table: Table = TABLES[name]
    yield f"\n## {name}\n\n{table.description.rstrip('.')}. Key: {', '.join(f'`{column}`' for column in table.key)}."
    yield "\n| column | type | meaning |\n|---|---|---|"
    for column, spec in table.columns.items():
        yield f"| `{column}` | {spec.type}{' or empty' if spec.nullable else ''} | {_meaning(name, column, spec)} |"


def _meaning(table: str, name: str, column: Column) -> str:
    parents = [r.parent for r in REFERENCES if r.table == table and r.columns[-1] == name]
    parts = [
        column.description.rstrip("."),
        f"one of {', '.join(f'`{code}`' for code in column.allowed)}" if column.allowed else "",
        f"from {column.minimum:g} to {column.maximum:g}" if column.minimum is not None and column.maximum else "",
        f"stands in `{parents[0]}`" if parents else "",
        "personal: masked in messages" if column.personal else "",
    ]
    return "; ".join(part for part in parts if part)


if __name__ == "__main__":
    (ROOT / "docs" / "tables.md").write_text(text(), encoding="utf-8")
