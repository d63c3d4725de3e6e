"""The book folder that both renderers read: what people wrote, what was generated, and the pictures."""

from __future__ import annotations

import shutil
from pathlib import Path

from statusreport.chapters.book import SOURCES


def pictures_in(paths: list[Path]) -> list[Path]:
    """The pictures at `paths`: files, and what lies in folders."""
    return [file for path in paths for file in (sorted(path.glob("*.*g")) if path.is_dir() else [path])]


def write_book(report: Path, generated: Path, pictures: list[Path], ledger: Path, book: Path) -> None:
    """Copy everything into the folder `book`, which does not exist yet or is empty."""
    for name in SOURCES:
        source = report / name
        if source.is_dir():
            shutil.copytree(source, book / name, copy_function=shutil.copyfile)
        elif source.exists():
            book.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, book / name)
    shutil.copytree(generated, book / "generated", copy_function=shutil.copyfile)
    shutil.copyfile(ledger, book / "generated" / ledger.name)
    (book / "figures").mkdir()
    for picture in pictures:
        shutil.copyfile(picture, book / "figures" / picture.name)
