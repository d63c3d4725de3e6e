"""Everything that is checked of the chapters, in one pass over what pandoc reads."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from statusreport.chapters import claims, references, written_numbers
from statusreport.chapters.book import Book
from statusreport.chapters.claims import Values
from statusreport.chapters.declared import Declared, Phrase
from statusreport.chapters.page import Page, Passage
from statusreport.chapters.passages import read_page
from statusreport.chapters.references import Names
from statusreport.chapters.written_numbers import Printed
from statusreport.errors import ReportError

# Pandoc gives positions with its CommonMark reader only. Its Markdown reader, which renders the book, knows a few
# constructs more (grid tables, notes in the text, captions below tables): their text is read here as plain text.
READER = "commonmark_x-smart-emoji+sourcepos"
PARSE = Path(__file__).parent / "parse.lua"
_LABEL = re.compile(r"[{\s]#([\w-]+)")  # in generated files, which this program writes


@dataclass(frozen=True)
class Notices:
    """What does not stop the build, but may be worth a look."""

    unused_indicators: list[str]
    unused_phrases: list[str]

    def lines(self) -> list[str]:
        """The notices as they are told."""
        indicators, phrases = ", ".join(self.unused_indicators), ", ".join(f"»{text}«" for text in self.unused_phrases)
        return [
            *([f"Notice: no chapter prints these indicators with `num`: {indicators}"] if indicators else []),
            *([f"Notice: written-numbers.yaml declares phrases that stand nowhere: {phrases}"] if phrases else []),
        ]


def check(book: Book, printed: Printed, values: Values, declared: Declared, report: Path) -> Notices:
    """Check every chapter, and every printed entry of the YAML files.

    Raises ReportError with all problems, by file and line, files named as they lie under `report`.
    """
    pages, keys = _pages(book, report)
    names = Names(printed, set(book.generated), book.files, *_labels(book, pages), keys)
    used: set[Phrase] = set()
    found = list(written_numbers.find(_passages(book, pages), declared, printed, used))
    for file, page in pages.items():
        shortcodes = book.sources[file].shortcodes
        found += references.find(page, shortcodes, names)
        found += (each for passage in page.passages for each in claims.find(passage, shortcodes, printed, values))
    if found:
        raise ReportError(
            replace(spot, file=str(report / spot.file)).problem(finding, remedy)
            for spot, finding, remedy in sorted(set(found))
        )
    return Notices(
        [name for name in printed if name not in _used(book, pages)],
        [phrase.text for phrase in declared.phrases if phrase not in used],
    )


def _pages(book: Book, report: Path) -> tuple[dict[str, Page], set[str]]:
    """Every source as pandoc reads it, and the keys of the bibliographies."""
    import pypandoc

    request = {
        "format": READER,
        "texts": [source.text for source in book.sources.values()],
        "bibliographies": [{"format": form, "text": text} for form, text in book.bibliographies],
    }
    command = [pypandoc.get_pandoc_path(), "lua", str(PARSE)]
    run = subprocess.run(
        command, input=json.dumps(request), capture_output=True, text=True, encoding="utf-8", check=False
    )
    if run.returncode:
        finding = f"pandoc cannot read the chapters or the bibliography: {run.stderr.strip()}"
        raise ReportError.one(report, "", finding, "Correct the bibliography or the chapter that it names")
    answer = json.loads(run.stdout)
    read = zip(book.sources.items(), answer["documents"], strict=True)
    return {file: read_page(file, source.text, document) for (file, source), document in read}, set(answer["keys"])


def _passages(book: Book, pages: dict[str, Page]) -> Iterator[Passage]:
    entries = [*book.entries, *(entry for source in book.sources.values() for entry in source.header)]
    for spot, text in entries:
        yield Passage(spot.file, text, lines=(spot.line,), entry=spot.entry, markup=False)
    for page in pages.values():
        yield from page.passages


def _labels(book: Book, pages: dict[str, Page]) -> tuple[set[str], dict[str, set[str]]]:
    """All labels of the book, and those of each chapter with what it includes."""
    anchors = {chapter: set(_labels_of(chapter, book, pages, set())) for chapter in book.chapters}
    return set().union(*anchors.values()), anchors


def _labels_of(file: str, book: Book, pages: dict[str, Page], seen: set[str]) -> Iterator[str]:
    if file in seen:
        return
    seen.add(file)
    yield from _LABEL.findall(book.generated.get(file, ""))
    if file in pages:
        yield from pages[file].labels
        for included in book.sources[file].includes:
            yield from _labels_of(included, book, pages, seen)


def _used(book: Book, pages: dict[str, Page]) -> set[str]:
    return {
        code.arguments[0]
        for file, source in book.sources.items()
        for index, code in enumerate(source.shortcodes)
        if code.name == "num" and code.arguments and index not in pages[file].in_code
    }
