"""Dry runs without the price of starting Snakemake each time: it is loaded once, and every plan is a fork of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

STEP = re.compile(r"python workflow/scripts/(\w+)\.py(?:.*?--catalogue data/raw/(\d+))?(?:.*?--language (?!da)(\w\w))?")


def steps_in(printed: str) -> set[str]:
    """The steps that a dry run names, with year or foreign language where they have one: `ingest 2010`, `render en`."""
    return {" ".join(filter(None, step)) for step in STEP.findall(printed)}


class Planner:
    """A process that has Snakemake loaded, and plans in whatever folder it is told to."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def plan(self, folder: Path, *arguments: str) -> set[str]:
        """The steps that `snakemake` would run there now."""
        command = ["snakemake", "--dry-run", "--printshellcmds", *arguments]
        self._process.stdin.write(json.dumps([str(folder), command]) + "\n")
        self._process.stdin.flush()
        status, printed = json.loads(self._process.stdout.readline())
        assert status == 0, printed
        return steps_in(printed)

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def _answer(folder: str, command: list[str]) -> tuple[int, str]:
    """Run Snakemake in a child; its exit code and what it printed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.chdir(folder)
        os.dup2(writing, 1)
        os.dup2(writing, 2)
        os.close(reading)
        sys.argv = command
        from snakemake.cli import main

        main()
        os._exit(3)  # main ends the process
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8", errors="replace") as pipe:
        printed = pipe.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), printed


def _serve() -> None:
    import snakemake.cli
    import snakemake.report  # noqa: F401

    for line in sys.stdin:
        folder, command = json.loads(line)
        print(json.dumps(_answer(folder, command)), flush=True)


if __name__ == "__main__":
    _serve()
