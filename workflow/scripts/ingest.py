"""Rule ingest: the raw files of a year become tidy tables."""

from pathlib import Path

from statusreport.catalogue import load
from statusreport.errors import ReportError
from statusreport.frames import write_frames
from statusreport.ingest import ingest
from statusreport.step import run
from statusreport.validation_report import where, write_refusal


def main(catalogue: Path, tidy: list[Path], report: Path) -> None:
    """Read every source of the catalogue and write the tables, each to the path of its name."""
    declared = load(catalogue)
    try:
        tables = ingest(declared)
    except ReportError as error:
        write_refusal(declared.year, error.problems, report)
        raise ReportError(error.problems, where(report)) from None
    write_frames(tables, tidy)


if __name__ == "__main__":
    run(main)
