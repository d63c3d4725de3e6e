"""Workbooks to sheets of typed cells. The file is taken apart by `unpacking`, in a process of its own."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

from statusreport import limits
from statusreport.errors import ReportError, did_you_mean
from statusreport.readers import rawfile
from statusreport.unpacking import program

Rows = list[list[object]]
_LIBRARY = str(Path(__file__).parents[2])


def read_rows(path: str, names: list[str] | str | None = None) -> tuple[dict[str, Rows], list[str]]:
    """Rows of the same sheets by name, and the names of all sheets; a cell that is empty is an empty text.

    Raises ReportError where the file is no workbook, is damaged, locked or beyond a limit, or lacks one of the sheets.
    """
    rawfile.check_size(path)
    kind, *answer = _ask(path, names)
    if kind != "rows":
        raise _refusal(path, kind, str(answer[0]))
    rows, present = answer
    for name in names if isinstance(names, list) else []:
        if name not in present:
            raise ReportError.one(path, "", f"the workbook has no sheet `{name}`", did_you_mean(name, present))
    if not present:
        raise _refusal(path, "foreign", "")
    return rows, present


def _ask(path: str, names: list[str] | str | None) -> tuple:
    """The answer of the program `unpacking`; where it is ended by the system, the file was too much for it."""
    order = [sys.executable, "-m", program.__name__, json.dumps([path, names])]
    environment = {**os.environ, "PYTHONPATH": _LIBRARY, "RUST_BACKTRACE": "0"}
    try:
        run = subprocess.run(order, capture_output=True, env=environment, timeout=limits.SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return "large", f"reading it takes more than {limits.SECONDS} seconds"
    if run.returncode < 0:
        return "large", "it takes more memory than is allowed"
    return pickle.loads(run.stdout) if run.returncode == 0 else ("damaged", "")


def _refusal(path: str, kind: str, detail: str) -> ReportError:
    if kind == "large":
        return rawfile.too_large(path, f"the workbook is too large: {detail}")
    if kind == "locked":
        return ReportError.one(path, "", "the workbook is locked", "Save it without a password")
    detail = f" ({detail})" if detail else ""
    finding = f"the file is not a workbook that can be read, whatever its name says{detail}"
    remedy = "Open it in a spreadsheet program and save it as .xlsx, or export it anew"
    return ReportError.one(path, "", finding, remedy)
