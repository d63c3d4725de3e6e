"""The whole plan in one Python process, one step after the other: `python one_process.py PLAN [FIRST]`.

This is the plain script that a team might run each time: no start-up for every step, nothing that knows what changed.
It runs the steps' own scripts, and needs nothing else of the project's tools.
"""

from __future__ import annotations

import json
import runpy
import shutil
import sys
from pathlib import Path


def run_step(step: dict) -> None:
    """Run one step of the plan in this process, in folders as Snakemake would have prepared them."""
    for made in map(Path, step["makes"]):
        if made.is_dir() and step["name"] != "publish":  # publish itself replaces what it published before
            shutil.rmtree(made)
        made.parent.mkdir(parents=True, exist_ok=True)
    arguments, sys.argv = sys.argv, [step["script"], *step["arguments"]]
    try:
        runpy.run_path(step["script"], run_name="__main__")
    finally:
        sys.argv = arguments


def main(plan: str, first: str = "") -> None:
    """Run all steps of the plan, or those from the step `first` on."""
    steps = json.loads(Path(plan).read_text(encoding="utf-8"))
    names = [step["name"] for step in steps]
    for step in steps[names.index(first) if first else 0 :]:
        run_step(step)


if __name__ == "__main__":
    main(*sys.argv[1:])
