"""Where the time of the last build went, step by step: `python -m tools.stages`.

From the benchmark files that Snakemake writes as it runs each step, below `data/processed/<year>/`; and, measured now,
how long each script takes to load what it imports.
"""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROCESSED, FOLDER = Path("data") / "processed", "benchmarks"
UNKNOWN = "–"  # a step may be over before Snakemake has looked at it
REPEATED = 3
_SELF = re.compile(r"^import time:\s*(\d+) \|", re.MULTILINE)


@dataclass(frozen=True)
class Stage:
    """What Snakemake measured of a step: seconds by the clock and of all its processes, and the most memory in MB."""

    name: str
    rule: str
    seconds: float
    processor: float | None
    memory: float | None


def read_stages(root: Path) -> list[Stage]:
    """The steps that have run in a folder, the longest first; a step is named by its rule, year and language."""
    files = sorted((root / PROCESSED).glob(f"*/**/{FOLDER}/*.tsv"))
    return sorted((_stage(file, root / PROCESSED) for file in files), key=lambda stage: (-stage.seconds, stage.name))


def _stage(file: Path, processed: Path) -> Stage:
    with file.open(encoding="utf-8", newline="") as text:
        row = next(csv.DictReader(text, delimiter="\t"))
    place = file.parent.parent.relative_to(processed).parts
    name = " ".join([file.stem, *place])
    return Stage(name, file.stem, float(row["s"]), _number(row["cpu_time"]), _number(row["max_rss"]))


def _number(cell: str) -> float | None:
    return None if cell in ("NA", "-", "") else float(cell)


def import_seconds(script: Path) -> float:
    """How long a script takes to load all it imports, the shortest of a few times."""
    command = [sys.executable, "-X", "importtime", str(script), "--help"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "workflow"), "PYTHONSAFEPATH": "1", "MPLBACKEND": "agg"}
    runs = (
        subprocess.run(command, env=environment, capture_output=True, text=True, check=True) for _ in range(REPEATED)
    )
    return min(sum(map(int, _SELF.findall(run.stderr))) for run in runs) / 1_000_000


def as_text(stages: Iterable[Stage], imports: dict[str, float]) -> Iterator[str]:
    """The lines of a table: step, seconds by the clock, of the processors, to import, and MB."""
    stages = list(stages)
    width = max(len(stage.name) for stage in stages)
    yield f"{'step':{width}}  {'clock s':>8}  {'processor s':>11}  {'imports s':>9}  {'memory MB':>9}"
    for stage in stages:
        processor, memory = _shown(stage.processor, 2), _shown(stage.memory, 0)
        loading = _shown(imports.get(stage.rule), 2)
        yield f"{stage.name:{width}}  {stage.seconds:8.2f}  {processor:>11}  {loading:>9}  {memory:>9}"


def _shown(value: float | None, decimals: int) -> str:
    return UNKNOWN if value is None else f"{value:.{decimals}f}"


def main() -> None:
    """Print the table. Ends with a message where nothing has been built."""
    stages = read_stages(ROOT)
    if not stages:
        sys.exit(
            f"No step has run in this folder yet: there are no benchmark files below {PROCESSED}. Run `make report`."
        )
    rules = sorted({stage.rule for stage in stages})
    imports = {rule: import_seconds(ROOT / "workflow" / "scripts" / f"{rule}.py") for rule in rules}
    print(*as_text(stages, imports), sep="\n")


if __name__ == "__main__":
    main()
