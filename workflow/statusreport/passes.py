"""The pass: what validation lets through, by checksum, so that nothing else can be taken for it.

A pass names the raw files that were validated and the valid tables that came of them. Whoever computes with the
tables asks for it first: tables that were changed, or raw files that were changed since, have no pass.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from statusreport.catalogue import Catalogue, raw_files, sha256
from statusreport.errors import Problem, ReportError

_REMEDY = "Run the workflow again from the raw files: delete the folder `data/processed` of that year, then `snakemake`"


def check_unchanged(sources: pd.DataFrame) -> None:
    """Raises ReportError where a raw file is not the one that `ingest` read; `sources`: columns file, sha256."""
    problems = [
        Problem(row.file, "", "the file was changed after it was read", _REMEDY)
        for row in sources.itertuples()
        if not Path(row.file).is_file() or sha256(row.file) != row.sha256
    ]
    if problems:
        raise ReportError(problems)


def write_pass(catalogue: Catalogue, account: dict[str, Any], valid: list[Path], path: Path) -> None:
    """Write the pass of a year's valid tables: the account of their validation, with the checksums."""
    files = sorted([*raw_files(catalogue), Path(catalogue.path)])
    content = account | {
        "raw": {file.as_posix(): sha256(file) for file in files},
        "valid": {table.name: sha256(table) for table in sorted(valid)},
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def check_pass(path: Path, valid: list[Path]) -> None:
    """Raises ReportError where the tables, or the raw files as they are now, are not those of the pass."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ReportError.one(path, "", "there is no pass of the validation", _REMEDY) from None
    expected = [(table, content["valid"].get(table.name, ""), "the table did not pass validation") for table in valid]
    expected += [(Path(f), digest, "the file was changed after validation") for f, digest in content["raw"].items()]
    problems = [
        Problem(str(file), "", finding, _REMEDY)
        for file, digest, finding in expected
        if not file.is_file() or sha256(file) != digest
    ]
    if problems:
        raise ReportError(problems)
