"""Copies of the project in which tests run the real workflow, change things and look at what runs again."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROJECT = [
    *("Snakefile", "config.yaml", "Makefile", "environment.yml", "requirements.lock", "requirements-quarto.lock"),
    *("profiles", "workflow", "report", "data/raw"),
]
LEFT_OUT = shutil.ignore_patterns("__pycache__", "_output")
LONGEST_SECONDS = 240


def finish(command: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, without a terminal, until it ends; the test fails where it hangs.

    It is ended with all that it has started, and what it said until then is shown.
    """
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        try:
            said, complained = process.communicate(timeout=LONGEST_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            said, complained = process.communicate()
            raise AssertionError(f"{command} hung in {folder}, having said:\n{said}{complained}") from None
    return subprocess.CompletedProcess(command, process.returncode, said, complained)


@dataclass(frozen=True)
class Checkout:
    """A folder with the project in it; `engine` renders the report."""

    folder: Path
    engine: str = "embedded"

    def snakemake(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run Snakemake as a user would."""
        command = [sys.executable, "-m", "snakemake", *arguments, "--config", f"report={{engine: {self.engine}}}"]
        return finish(command, self.folder)

    def build(self, *targets: str) -> None:
        """Run the workflow; the test fails where the workflow does."""
        run = self.snakemake(*targets)
        assert run.returncode == 0, run.stderr

    def planned(self, *targets: str) -> set[str]:
        """The rules that would run now, with their year where they have one: `ingest 2010`."""
        run = self.snakemake(*targets, "--dry-run", "--printshellcmds")
        assert run.returncode == 0, run.stderr
        printed = run.stdout + run.stderr
        steps = re.findall(r"python workflow/scripts/(\w+)\.py(?: --catalogue data/raw/(\d+))?", printed)
        return {f"{name} {year}".strip() for name, year in steps}

    def path(self, name: str) -> Path:
        """A file of the copy."""
        return self.folder / name

    def replace(self, name: str, old: str, new: str, encoding: str = "utf-8") -> None:
        """Change text in a file, once; it must be there."""
        data = self.path(name).read_bytes()
        assert old.encode(encoding) in data, f"{old!r} is not in {name}"
        self.path(name).write_bytes(data.replace(old.encode(encoding), new.encode(encoding), 1))


def copy_project(target: Path, engine: str = "embedded", source: Path = ROOT) -> Checkout:
    """The project's own files, of the checkout `source`, without anything that was built."""
    for name in PROJECT:
        target.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name, ignore=LEFT_OUT)
        else:
            shutil.copy2(source / name, target / name)
    return Checkout(target, engine)
