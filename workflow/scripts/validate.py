"""Rule validate: tidy tables become valid tables, with an account of every row and finding."""

from pathlib import Path

from statusreport.catalogue import load
from statusreport.frames import read_frames, write_frames
from statusreport.passes import check_unchanged, write_pass
from statusreport.step import run
from statusreport.untrusted import uncomputed
from statusreport.validation import validate
from statusreport.validation_report import account, stopped, write_report


def main(catalogue: Path, tidy: list[Path], valid: list[Path], quarantine: Path, record: Path, report: Path) -> None:
    """Hold the tables against their contract, write the account, and what passed where the build may go on."""
    tables, declared = read_frames(tidy), load(catalogue)
    check_unchanged(tables["sources"])
    validation = validate(tables, declared)
    write_report(validation, report)
    if validation.problems:
        raise stopped(validation, report)
    write_frames(validation.valid, valid)
    quarantine.mkdir()
    for name, table in validation.quarantined.items():
        table.map(uncomputed).to_csv(quarantine / f"{name}.csv", index=False)
    write_pass(declared, account(validation), valid, record)


if __name__ == "__main__":
    run(main)
