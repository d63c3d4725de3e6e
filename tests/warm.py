"""The workflow's own commands, run without starting Python and loading its libraries anew for each of them.

A process that has loaded the libraries once is split for each step (multiprocessing's forkserver), so a step begins
as it does in the workflow: the script of the rule, its command line, its folder, nothing left over from another step.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import runpy
import shlex
import shutil
import sys
from pathlib import Path

from tests.projects import Checkout

LIBRARIES = ("pandas", "pandera.pandas", "plotnine", "pypdf", "pikepdf", "docx", "openpyxl", "lxml.html")
WORLD = {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC", "MPLBACKEND": "agg"}  # as common.smk has it
FOLDERS = {"validate": "--quarantine", "chapters": "--book"}  # Snakemake takes them away before the step makes them
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(list(LIBRARIES))


def commands(checkout: Checkout) -> dict[str, list[str]]:
    """The command line of every step by rule and catalogue (`ingest data/raw/2010/catalogue.yaml`), in their order."""
    run = checkout.snakemake("--forceall", "--dry-run", "--printshellcmds")
    assert run.returncode == 0, run.stderr
    lines = [line.partition("python workflow/scripts/")[2] for line in (run.stdout + run.stderr).splitlines()]
    words = [shlex.split(line) for line in lines if line]
    return {f"{Path(w[0]).stem} {w[2] if w[1] == '--catalogue' else ''}".strip(): w for w in words}


def run_step(checkout: Checkout, command: list[str]) -> str:
    """Run a step. What it says where it fails; "" where it does not."""
    option = FOLDERS.get(Path(command[0]).stem)
    if option:
        shutil.rmtree(checkout.path(command[command.index(option) + 1]), ignore_errors=True)
    process = _FORKS.Process(target=_step, args=(str(checkout.folder), command))
    process.start()
    process.join()
    said = checkout.path(command[command.index("2>") + 1]).read_text(encoding="utf-8")
    return (said or "it ended without a word") if process.exitcode else ""


def _step(folder: str, command: list[str]) -> None:
    os.chdir(folder)
    os.environ |= WORLD
    script, *arguments = command[: command.index("2>")]
    sys.argv = [script, *arguments]
    with (
        Path(command[command.index("2>") + 1]).open("w", encoding="utf-8") as log,
        contextlib.redirect_stderr(log),
    ):
        try:
            runpy.run_path(f"workflow/scripts/{script}", run_name="__main__")
        except SystemExit as end:  # as the interpreter does
            print(end.code or "", file=log)
            raise SystemExit(1 if end.code else 0) from None
