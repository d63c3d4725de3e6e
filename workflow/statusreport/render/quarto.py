"""The Quarto engine."""

from __future__ import annotations

from pathlib import Path


def usable() -> bool:
    """Whether a Quarto that is new enough is at hand."""
    return False


def write_documents(book: Path, out: Path, year: int) -> None:
    """Web site, PDF and Word document of `book` into the existing folder `out`. Raises ReportError."""
    raise NotImplementedError
