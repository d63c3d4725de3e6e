"""Rule ingest: the raw files of a year become tidy tables."""

from pathlib import Path

from statusreport.aliases import suggestions_yaml
from statusreport.catalogue import load
from statusreport.errors import ReportError
from statusreport.frames import write_frames
from statusreport.ingest import ingest, names_of_organisations
from statusreport.step import run
from statusreport.validation_files import where, write_refusal


def main(catalogue: Path, tidy: list[Path], organisations: Path, report: Path) -> None:
    """Read every source of the catalogue, and write the tables and the names of organisations that look alike."""
    declared = load(catalogue)
    try:
        tables = ingest(declared)
    except ReportError as error:
        write_refusal(declared.year, error.problems, report)
        raise ReportError(error.problems, where(report)) from None
    write_frames(tables, tidy)
    organisations.write_text(suggestions_yaml(names_of_organisations(tables), str(catalogue)), encoding="utf-8")


if __name__ == "__main__":
    run(main)
