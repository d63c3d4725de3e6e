"""Rule workbook: the book's tables and the charts' data become a workbook."""

from pathlib import Path

from statusreport.step import run
from statusreport.workbook import write_workbook


def main(book: Path, workbook: Path) -> None:
    """Write the workbook of an assembled book."""
    write_workbook(book, workbook)


if __name__ == "__main__":
    run(main)
