"""Measures side by side and writes what it found into docs/benchmarks.md: `python -m tools.bench [PART …]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tools.bench import growth, rivals, workflow
from tools.bench.results import PAGE, Table, markdown, publish

PARTS: dict[str, Callable[[Path], list[Table]]] = {
    "nothing": workflow.nothing,
    "edits": workflow.edits,
    "cold": workflow.cold,
    "rivals": rivals.measure,
    "growth": growth.measure,
    "broken": growth.broken,
}


def main(parts: list[str], page: Path) -> None:
    """Measure each part in a folder of its own, print its tables, and put them in their place on the page."""
    for part in parts:
        print(f"Measuring `{part}` …", file=sys.stderr, flush=True)
        started = time.perf_counter()
        with tempfile.TemporaryDirectory(prefix=f"bench-{part}-") as folder:
            tables = PARTS[part](Path(folder))
        print(markdown(tables, f"## {part}: {time.perf_counter() - started:.0f} s in all"), end="\n\n", flush=True)
        publish(part, tables, page)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all where none is named")
    parser.add_argument("--page", type=Path, default=PAGE, help="the page that holds the results")
    given = parser.parse_args()
    unknown = [part for part in given.parts if part not in PARTS]
    if unknown:
        parser.error(f"there is no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    main(given.parts or list(PARTS), given.page)
