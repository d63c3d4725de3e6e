"""The plan as a notebook: one cell a step, as a report that is run from top to bottom."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

TOOLS = Path(__file__).resolve().parents[1]


def cells(plan: Path, names: Sequence[str]) -> list[str]:
    """The source of every cell."""
    first = [
        "import json, sys",
        f"sys.path.insert(0, {str(TOOLS)!r})",
        "from one_process import run_step",
        f"steps = {{step['name']: step for step in json.load(open({str(plan)!r}, encoding='utf-8'))}}",
    ]
    return ["\n".join(first), *(f"run_step(steps[{name!r}])" for name in names)]


def write(path: Path, plan: Path, names: Sequence[str]) -> Path:
    """Write the notebook; gives back its path."""
    code = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = {
        "cells": [{**code, "id": f"step-{n}", "source": source} for n, source in enumerate(cells(plan, names))],
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path.write_text(json.dumps(notebook, indent=1), encoding="utf-8")
    return path
