"""What differs between the build in this folder and another one: `python -m tools.changes [BASE]`.

BASE is a packet or a folder with a build; without it, the last packet in `packets/`. Writes changes.md, changes.json
and the draft of the corrections sheet, rettelsesblad.md, into `data/processed/<year>/changes/`, and prints the first.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from statusreport.changes.build import read_build
from statusreport.changes.corrections import as_sheet
from statusreport.changes.report import as_data, as_markdown, changes
from statusreport.edition.packet import last_packet, unpack
from statusreport.errors import ReportError

from tools.edition import ROOT, edition_year


def write_changes(base: Path, year: int, folder: Path) -> str:
    """Compare the build in this folder with the one in `base`; write the three files and return the report."""
    with tempfile.TemporaryDirectory() as temporary:
        root = base if base.is_dir() else unpack(base, Path(temporary))
        found = changes(read_build(root, year), read_build(ROOT, year))
    texts = {
        "changes.md": as_markdown(found),
        "changes.json": json.dumps(as_data(found), ensure_ascii=False, indent=1) + "\n",
        "rettelsesblad.md": as_sheet(found.indicators, year, base.stem),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return texts["changes.md"]


def main() -> None:
    """Write the change report and print it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("base", type=Path, nargs="?")
    options = parser.parse_args()
    year = edition_year(ROOT)
    try:
        base = options.base or last_packet(ROOT, year)
        print(write_changes(base, year, ROOT / "data" / "processed" / str(year) / "changes"), end="")
    except ReportError as error:
        sys.exit(error.message())


if __name__ == "__main__":
    main()
