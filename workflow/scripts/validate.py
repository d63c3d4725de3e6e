"""Rule validate: tidy tables become valid tables, with an account of every row and finding."""

from pathlib import Path

from statusreport.catalogue import load
from statusreport.frames import read_frames, write_frames
from statusreport.step import run
from statusreport.validation import validate, write_record


def main(catalogue: Path, tidy: list[Path], valid: list[Path], quarantine: Path, record: Path, findings: Path) -> None:
    """Hold the tables against their contract and write what passed, what was set aside, and the account."""
    validation = validate(read_frames(tidy), load(catalogue))
    write_frames(validation.valid, valid)
    quarantine.mkdir()
    for name, table in validation.quarantined.items():
        table.to_csv(quarantine / f"{name}.csv", index=False)
    write_record(validation, record, findings)


if __name__ == "__main__":
    run(main)
