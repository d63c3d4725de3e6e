"""Runs commands and says what they took: time, processor time, memory. Contenders take turns, medians are compared."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

SHOWN = 2_000  # characters of what a failed command said


@dataclass(frozen=True)
class Run:
    """What one command took: seconds on the clock, seconds of processor, and MiB of its largest process."""

    seconds: float
    cpu: float
    mib: float
    said: str = ""


class Failed(RuntimeError):
    """A command that is measured did not do its work, so it has no time."""


def run(
    command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None, ends: int = 0
) -> Run:
    """Run a command to its end. Processor time and memory are those of the command and all it waited for.

    Raises Failed where its exit code is another than `ends`.
    """
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            env=dict(environment or os.environ),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode("utf-8", "replace")
    if process.returncode != ends:
        raise Failed(f"{' '.join(map(str, command))[:300]}\nended with {process.returncode}:\n{text[-SHOWN:]}")
    unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / (1 << 20), text)


def side_by_side(contenders: Mapping[str, Callable[[], Run]], repeats: int) -> dict[str, Run]:
    """The median run of each contender. They take turns, so that a busy moment of the machine meets them all."""
    runs: dict[str, list[Run]] = {name: [] for name in contenders}
    for _ in range(repeats):
        for name, contender in contenders.items():
            runs[name].append(contender())
    return {name: middle(found) for name, found in runs.items()}


def middle(runs: Sequence[Run]) -> Run:
    """Medians of what several runs took."""
    return Run(*(median(getattr(run, field) for run in runs) for field in ("seconds", "cpu", "mib")), runs[-1].said)


def ratio(measured: Run, against: Run) -> float:
    """How many times as long one run took as another."""
    return measured.seconds / against.seconds


def python(folder: Path) -> dict[str, str]:
    """The world in which Snakemake runs the steps of the project in `folder`, for those who run them without it."""
    fixed = {"PYTHONSAFEPATH": "1", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
    bin_folder = Path(sys.executable).parent
    return {
        **os.environ,
        **fixed,
        "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(folder / "workflow"),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "MPLBACKEND": "agg",
    }
