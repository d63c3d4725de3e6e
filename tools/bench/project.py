"""Folders of their own in which projects are built and measured."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EMPTY = "rule all:\n    input:\n        [],\n"
BUILT = ("data/processed", "report/_output", ".snakemake")


def snakemake() -> list[str]:
    """The command that a user types, from the environment that runs the measurement."""
    return [str(Path(sys.executable).parent / "snakemake")]


def copy_project(target: Path) -> Path:
    """The project's files as they are in the working copy, without anything that was built."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


def empty_workflow(target: Path) -> Path:
    """A folder with a workflow that has nothing to do and the project's profile."""
    target.mkdir(parents=True)
    (target / "Snakefile").write_text(EMPTY, encoding="utf-8")
    shutil.copytree(ROOT / "profiles", target / "profiles")
    return target


def clean(project: Path) -> None:
    """Remove what builds made."""
    for name in BUILT:
        shutil.rmtree(project / name, ignore_errors=True)


def jobs(project: Path) -> list[str]:
    """The rules that the last run of Snakemake ran, `2 validate` where one ran for two years; without the target."""
    log = max((project / ".snakemake" / "log").glob("*.log"))
    return counted(log.read_text(encoding="utf-8"))


def counted(log: str) -> list[str]:
    """The rules in the table of jobs that Snakemake logs; none where there was nothing to do."""
    table = re.search(r"^Job stats:\njob +count\n[- ]+\n(.*?)^total", log, re.MULTILINE | re.DOTALL)
    rows = [line.split() for line in table[1].splitlines()] if table else []
    return [rule if count == "1" else f"{count} {rule}" for rule, count in rows if rule != "all"]
