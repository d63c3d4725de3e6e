"""The fuzz run: `python -m tools.fuzz [--files 2400] [--seed 2010]`. Ends with code 1 where a file ended wrongly."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "workflow"), str(ROOT)]

from tools.fuzz.running import cases, run  # noqa: E402


def main() -> int:
    """Run all cases, print a tally by reader and kind of damage, and every case that ended wrongly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2400)
    parser.add_argument("--seed", type=int, default=2010)
    options = parser.parse_args()
    started, slowest, tally, bad = time.monotonic(), 0.0, Counter[tuple[str, str]](), 0
    with tempfile.TemporaryDirectory() as folder:
        for case in cases(options.files, options.seed):
            outcome = run(case, Path(folder))
            tally[case.reader, outcome.kind] += 1
            slowest = max(slowest, outcome.seconds)
            if not outcome.fine:
                bad += 1
                print(f"{case}: {outcome.kind}: {outcome.detail}", flush=True)
    for (reader, kind), count in sorted(tally.items()):
        print(f"{reader:18} {kind:10} {count:5}")
    seconds = time.monotonic() - started
    print(
        f"{tally.total()} files in {seconds:.0f} s, the slowest in {slowest:.1f} s of the processor; "
        f"{bad} ended wrongly"
    )
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
