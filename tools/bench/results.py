"""What was measured, as tables in docs/benchmarks.md that the next measurement replaces."""

from __future__ import annotations

import datetime as dt
import os
import platform
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tools.bench.project import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"
TOOLS = ("snakemake", "pandas", "pandera", "pyarrow", "plotnine")


@dataclass(frozen=True)
class Table:
    """One table of a part: column headings, rows of cells, and sentences under it."""

    headings: Sequence[str]
    rows: Sequence[Sequence[object]]
    notes: Sequence[str] = ()


def within(value: float, limit: float) -> str:
    """A figure against its limit, and whether it keeps to it: `1.12 (limit 1.3: kept)`."""
    shown = f"{value:,}" if isinstance(value, int) else f"{value:.2f}"
    return f"{shown} (limit {limit:g}: {'kept' if value <= limit else '**not kept**'})"


def seconds(value: float) -> str:
    """Seconds as a cell."""
    return f"{value:.2f}"


def markdown(tables: Sequence[Table], measured: str) -> str:
    """The tables as Markdown, under the line that says where and when they were measured."""
    parts = [measured]
    for table in tables:
        head = [_row(table.headings), _row(["---"] * len(table.headings))]
        parts.append("\n".join([*head, *(_row(row) for row in table.rows)]))
        if table.notes:
            parts.append("\n".join(f"- {note}" for note in table.notes))
    return "\n\n".join(parts)


def rewritten(page: str, part: str, text: str) -> str:
    """The page with `text` in the place of what the part said before. Raises ValueError where it has no place."""
    begin, end = f"<!-- bench:{part} -->\n", f"<!-- /bench:{part} -->"
    if page.count(begin) != 1 or page.count(end) != 1:
        raise ValueError(f"the page has no place for the results of `{part}`: {begin.strip()} … {end}")
    before, rest = page.split(begin)
    return f"{before}{begin}\n{text}\n\n{end}{rest.split(end)[1]}"


def publish(part: str, tables: Sequence[Table], page: Path = PAGE) -> None:
    """Write the results of a part into the page."""
    text = rewritten(page.read_text(encoding="utf-8"), part, markdown(tables, measured()))
    page.write_text(text, encoding="utf-8")


def measured() -> str:
    """When, on what machine, with which versions and at which commit."""
    names = ", ".join(f"{tool} {version(tool)}" for tool in TOOLS)
    return (
        f"Measured {dt.date.today().isoformat()} at {_commit()}; {_machine()}, load {os.getloadavg()[0]:.1f}; "
        f"Python {platform.python_version()}, {names}."
    )


def _machine() -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    return f"{_processor()}, {cores} cores, {memory:.0f} GiB, {platform.system()}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def _commit() -> str:
    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()

    changed = [line for line in git("status", "--porcelain").splitlines() if not line.endswith("docs/benchmarks.md")]
    return f"commit {git('rev-parse', '--short', 'HEAD') or 'unknown'}{' with changes' if changed else ''}"


def _row(cells: Sequence[object]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"
