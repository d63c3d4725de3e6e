"""Which files of the report's folder a language's book is made from; loads nothing."""

from __future__ import annotations

from pathlib import Path

from statusreport.translation import SOURCE, own_files

BUILT = "_output"
SHARED = ("_extensions", "assets", "references.bib")  # of the report's folder, for the books of all languages


def folder_of(report: Path, language: str) -> Path:
    """The folder with what people wrote in a language: the report's own for Danish, one in it for others."""
    return report if language == SOURCE else report / language


def report_files(report: Path, language: str) -> list[str]:
    """The files of the report that make the book of a language: its own, and those of all languages."""
    own = [path for path in own_files(folder_of(report, language), "*") if report / BUILT not in path.parents]
    if language != SOURCE:
        shared = [report / name for name in SHARED]
        own += [file for path in shared for file in ([path] if path.is_file() else path.rglob("*")) if file.is_file()]
    return sorted(map(str, own))
