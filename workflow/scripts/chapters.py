"""Rule chapters: what analysts wrote, checked against the ledger and put together with what was generated."""

import sys
from pathlib import Path

from statusreport.chapters.assembling import check_sources, pictures_in, write_book, write_twins
from statusreport.step import run


def main(
    report: Path, generated: Path, pictures: list[Path], ledger: Path, declarations: Path, schema: Path,
    free_text: Path, quotations: Path, book: Path, shared: Path, languages: str,
) -> None:  # fmt: skip
    """Check the chapters and assemble the folder that the renderers read; `shared` is for all languages.

    `languages`: those of the report, for the links between its sites.
    """
    pictures = pictures_in(pictures)
    notices = check_sources(report, generated, pictures, ledger, declarations, schema, free_text, quotations, shared)
    for line in notices.lines():
        print(line, file=sys.stderr)
    write_book(report, generated, pictures, ledger, book, shared)
    write_twins(languages.split(), book)


if __name__ == "__main__":
    run(main)
