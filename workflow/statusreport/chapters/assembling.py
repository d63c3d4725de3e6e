"""The book: its sources, checked, and the folder of them, of everything generated and of the pictures."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from statusreport.chapters.book import SOURCES, read_book, read_printed
from statusreport.chapters.checks import Notices, check
from statusreport.chapters.claims import read_values
from statusreport.chapters.declared import read_declared
from statusreport.locale import name_of_language
from statusreport.published import site_of
from statusreport.quotations import check_quotations, read_free_text
from statusreport.translation import language


def check_sources(
    report: Path, generated: Path, pictures: list[Path], ledger: Path, declarations: Path, schema: Path,
    free_text: Path, quotations: Path, shared: Path | None = None,
) -> Notices:  # fmt: skip
    """Check what people wrote against the ledger, and what it quotes against the replies. Raises ReportError."""
    declared = read_declared(declarations, schema)
    book = read_book(report, generated, pictures, shared)
    notices = check(book, read_printed(ledger), read_values(ledger), declared, report)
    check_quotations(report / "quotations.yaml", quotations, report, read_free_text(free_text))
    return notices


def pictures_in(paths: list[Path]) -> list[Path]:
    """The pictures at `paths`: files, and what lies in folders."""
    return [file for path in paths for file in (sorted(path.glob("*.*g")) if path.is_dir() else [path])]


def write_book(
    report: Path, generated: Path, pictures: list[Path], ledger: Path, book: Path, shared: Path | None = None
) -> None:
    """Copy everything into the folder `book`, which does not exist yet or is empty.

    What a language does not have in its own folder `report`, it has from `shared`.
    """
    for name in SOURCES:
        source = report / name if shared is None or (report / name).exists() else shared / name
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


def write_twins(languages: list[str], book: Path) -> None:
    """Write which other languages the report has, and where the top of their sites is seen from this one's."""
    others = [
        {"language": other, "name": name_of_language(other), "site": site_of(other, language())}
        for other in languages
        if other != language()
    ]
    if others:
        text = json.dumps(others, ensure_ascii=False, indent=1)
        (book / "generated" / "languages.json").write_text(text + "\n", encoding="utf-8", newline="\n")
