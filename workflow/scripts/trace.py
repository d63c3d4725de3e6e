"""Rule trace: what one number rests on, down to the rows, on standard output."""

import json
from pathlib import Path

from statusreport import declarations as declared
from statusreport.frames import read_frames
from statusreport.step import run
from statusreport.trace.asked import check_declared
from statusreport.trace.facts import code_version, trace
from statusreport.trace.rows import contributions
from statusreport.trace.terminal import as_text


def main(
    indicator: str, ledger: Path, declarations: Path, schema: Path, edition: list[Path], previous: list[Path],
    computed_by: list[Path],
) -> None:  # fmt: skip
    """Print everything about one indicator. Raises ReportError where there is none of that name."""
    check_declared(indicator, declarations, schema)
    data = json.loads(ledger.read_text(encoding="utf-8"))
    entry = next(entry for entry in data["indicators"] if entry["id"] == indicator)
    tables = {"edition": read_frames(edition), "previous": read_frames(previous)}
    files = {when: {row.source: row.file for row in frames["sources"].itertuples()} for when, frames in tables.items()}
    rows = contributions(declared.load(declarations, schema).data["indicators"], tables, indicator)
    print(as_text(trace(entry, data, code_version(computed_by)), rows, files), end="")


if __name__ == "__main__":
    run(main)
