"""Rule render: the book becomes a web site, a PDF and a Word file."""

from pathlib import Path

from statusreport.render import render
from statusreport.step import run


def main(book: Path, output: Path, year: int, engine: str) -> None:
    """Render the three documents with one engine; nothing is published unless all succeed."""
    render(book, output, year, engine)


if __name__ == "__main__":
    run(main)
