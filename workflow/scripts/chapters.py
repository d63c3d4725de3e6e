"""Rule chapters: what analysts wrote, checked against the ledger and put together with what was generated."""

import sys
from pathlib import Path

from statusreport.chapters.assembling import pictures_in, write_book
from statusreport.chapters.book import read_book, read_printed
from statusreport.chapters.checks import check
from statusreport.chapters.claims import read_values
from statusreport.chapters.declared import read_declared
from statusreport.quotations import check_quotations, read_free_text
from statusreport.step import run


def main(
    report: Path, generated: Path, pictures: list[Path], ledger: Path, declarations: Path, schema: Path,
    free_text: Path, quotations: Path, book: Path,
) -> None:  # fmt: skip
    """Check the chapters and assemble the folder that the renderers read."""
    declared = read_declared(declarations, schema)
    pictures = pictures_in(pictures)
    book_read = read_book(report, generated, pictures)
    notices = check(book_read, read_printed(ledger), read_values(ledger), declared, report)
    for line in notices.lines():
        print(line, file=sys.stderr)
    check_quotations(report / "quotations.yaml", quotations, report, read_free_text(free_text))
    write_book(report, generated, pictures, ledger, book)


if __name__ == "__main__":
    run(main)
