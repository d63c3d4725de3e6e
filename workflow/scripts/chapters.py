"""Rule chapters: what analysts wrote, checked against the ledger and put together with what was generated."""

from pathlib import Path

from statusreport.chapters import assemble, check, read_book, read_generated
from statusreport.ledger import read_ledger
from statusreport.step import run


def main(report: Path, generated: Path, pictures: list[Path], ledger: Path, book: Path) -> None:
    """Check the chapters and assemble the folder that the renderers read."""
    check(read_book(report), read_generated(generated), read_ledger(ledger), report)
    assemble(report, generated, pictures, ledger, book)


if __name__ == "__main__":
    run(main)
