"""Where the account of a validation lies: a page to read, a CSV to work through, JSON for machines.

The three files lie in a folder that no rule declares as its output, so that they are there when the build stops.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from statusreport import findings
from statusreport.errors import Problem
from statusreport.many_findings import sampled
from statusreport.validation_page import render
from statusreport.validation_words import allowed, title, to_do

NAMES = ("index.html", "findings.csv", "validation.json")
_CSV = {
    "what": "Fejl", "file": "Fil", "sheet": "Ark", "row": "Række", "heading": "Kolonne", "found": "Fundet",
    "may_be": "Tilladt", "to_do": "Hvad gør jeg", "outcome": "Følge", "source": "Kilde", "table": "Tabel",
    "rule": "Regel",
}  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes text that begins so for a formula


def write_refusal(year: int, problems: list[Problem], folder: Path) -> None:
    """Write the account of files that could not be read at all, so that nothing was validated."""
    data = {"edition": year, "passed": False, "problems": [vars(problem) for problem in problems]}
    said = "Nogle filer kan ikke læses. Rapporten er ikke bygget. Ret filerne eller kataloget, og kør igen."
    write_files(folder, data, findings.empty().assign(stops=True), render(year, False, said, problems=problems))


def where(folder: Path) -> str:
    """Where the account lies, as the terminal says it."""
    return f"All of it: {folder / NAMES[0]} (to read), {folder / NAMES[1]} (to work through)"


def worksheet(found: pd.DataFrame) -> pd.DataFrame:
    """The findings in Danish, one row each, as text that no spreadsheet computes."""
    table = found.assign(
        what=found["rule"].map(title),
        may_be=found["allowed"].map(allowed),
        to_do=[to_do(*pair) for pair in zip(found["rule"], found["remedy"], strict=True)],
        outcome=found["stops"].map(outcome),
    )
    table = table[list(_CSV)].rename(columns=_CSV)
    return table.map(lambda cell: f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell)


def outcome(stops: bool) -> str:
    """What a finding leads to."""
    return "Stopper rapporten." if stops else "Rækken er sat i karantæne."


def write_files(folder: Path, data: dict[str, Any], found: pd.DataFrame, html: str) -> None:
    """Write the page, the findings to work through, and `data` for machines."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = (
        (NAMES[0], html),
        (NAMES[2], json.dumps(data, ensure_ascii=False, indent=1) + "\n"),
    )
    for name, text in texts:
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    worksheet(sampled(found)).to_csv(folder / NAMES[1], sep=";", index=False, encoding="utf-8-sig", lineterminator="\n")
