"""Which files of the report's folder a language's book is made from; loads nothing."""

from __future__ import annotations

from pathlib import Path

from statusreport.translation import SOURCE

BUILT = "_output"
SHARED = ("_extensions", "assets", "references.bib")  # of the report's folder, for the books of all languages


def folder_of(report: Path, language: str) -> Path:
    """The folder with what people wrote in a language: the report's own for Danish, one in it for others."""
    return report if language == SOURCE else report / language


def report_files(report: Path, language: str) -> list[str]:
    """The files of the report that make the book of a language: its own, and those of all languages."""
    folder = folder_of(report, language)
    others = [] if folder != report else [path.parent for path in report.glob("*/messages.po")]
    own = _files(folder, [report / BUILT, *others])
    return own if folder == report else sorted({*own, *(f for name in SHARED for f in _files(report / name, []))})


def _files(top: Path, without: list[Path]) -> list[str]:
    paths = [top] if top.is_file() else top.rglob("*")
    return sorted(str(path) for path in paths if path.is_file() and not set(without) & set(path.parents))
