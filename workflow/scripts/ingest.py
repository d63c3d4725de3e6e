"""Rule ingest: the raw files of a year become tidy tables."""

from pathlib import Path

from statusreport.catalogue import load
from statusreport.frames import write_frames
from statusreport.ingest import ingest
from statusreport.step import run


def main(catalogue: Path, tidy: list[Path]) -> None:
    """Read every source of the catalogue and write the tables, each to the path of its name."""
    write_frames(ingest(load(catalogue)), tidy)


if __name__ == "__main__":
    run(main)
