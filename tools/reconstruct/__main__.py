"""Command line: write every reconstructed file below data/raw, or below the folder given."""

import argparse
from pathlib import Path

from . import (
    activities,
    advisory,
    area_work,
    constants,
    events,
    registrations,
    surveys_day,
    surveys_forms,
    surveys_requesters,
    workshops_2009,
)
from .writers import write_file

THEMES = (
    events, registrations, workshops_2009, surveys_requesters, surveys_day, surveys_forms, advisory, activities,
    area_work, constants,
)  # fmt: skip


def main() -> None:
    """Parse the one argument and write the files of every theme."""
    parser = argparse.ArgumentParser(prog="python -m tools.reconstruct", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("data/raw"), help="default: data/raw")
    folder = parser.parse_args().folder
    for theme in THEMES:
        for file in theme.files():
            write_file(folder, file)


if __name__ == "__main__":
    main()
