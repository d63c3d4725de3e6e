"""What the book consists of: the files that people wrote, and what they may point to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from statusreport.chapters.entries import PRINTED, Entry, printed_entries, split_header
from statusreport.chapters.references import GENERATED, included_path, outside
from statusreport.chapters.shortcodes import Shortcode, protect
from statusreport.chapters.written_numbers import Printed
from statusreport.errors import Problem, ReportError

# What of the report's folder goes into the book; nothing else can be included or linked to.
SOURCES = (
    "_quarto.yml",
    "_variables.yml",
    "references.bib",
    "index.qmd",
    "chapters",
    "appendices",
    "_extensions",
    "assets",
)
BIBLIOGRAPHIES = {".bib": "biblatex", ".bibtex": "bibtex", ".json": "csljson", ".ris": "ris"}


@dataclass(frozen=True)
class Source:
    """A Markdown file that people wrote, its shortcodes and header taken out; `includes` as `included_path` names."""

    text: str
    shortcodes: list[Shortcode]
    header: list[Entry]
    includes: list[str]


@dataclass(frozen=True)
class Book:
    """Files are named relative to the report's folder.

    `chapters` in reading order; `sources`: these and what they include; `entries`: printed texts of YAML files;
    `generated`: path as a chapter includes it → text; `files`: all that a link may lead to; `bibliographies`:
    pandoc's name of the format and text.
    """

    chapters: list[str]
    sources: dict[str, Source]
    entries: list[Entry]
    generated: dict[str, str]
    files: set[str]
    bibliographies: list[tuple[str, str]]


def read_book(report: Path, generated: Path, pictures: list[Path], shared: Path | None = None) -> Book:
    """Read everything under `report` that a reader of the book will see; `shared` has what the language lacks itself.

    Raises ReportError for chapters that are listed but missing or elsewhere, for links to files, and for files that are
    no YAML or not UTF-8.
    """
    settings = report / "_quarto.yml"
    quarto = _yaml(settings)
    chapters = list(_listed(quarto.get("book") or {}))
    if not chapters:
        raise ReportError.one(settings, "book.chapters", "the book has no chapters", "List them")
    _check_places(report, settings, chapters)
    return Book(
        chapters,
        _sources(report, chapters),
        [
            entry
            for name in PRINTED
            if (report / name).is_file()
            for entry in printed_entries(report, name, _text(report / name))
        ],
        read_generated(generated),
        {*_files(report), *_files(shared or report), *(f"figures/{picture.name}" for picture in pictures)},
        [
            (BIBLIOGRAPHIES.get(Path(path).suffix, "biblatex"), _text(folder / path))
            for path in _as_list(quarto.get("bibliography"))
            for folder in dict.fromkeys([report, shared or report])
            if (folder / path).is_file()
        ],
    )


def _check_places(report: Path, settings: Path, chapters: list[str]) -> None:
    """Raises ReportError for chapters that are elsewhere or missing, and for links that stand for other files."""
    elsewhere = [path for path in chapters if outside(path) or Path(path).is_absolute()]
    missing = [path for path in chapters if path not in elsewhere and not (report / path).is_file()]
    files = [path for name in SOURCES for path in [report / name, *(report / name).rglob("*")]]
    finding, remedy = "the chapter `{}` is not in the report's folder", "Put it under chapters/"
    problems = [Problem(str(settings), "", finding.format(path), remedy) for path in elsewhere]
    remedy = "Write the chapter, or take it out of the list"
    problems += [Problem(str(settings), "", f"the chapter `{path}` does not exist", remedy) for path in missing]
    finding, remedy = "this is a link to another file, which the book would take in", "Put the file itself there"
    problems += [Problem(str(path), "", finding, remedy) for path in sorted(files) if path.is_symlink()]
    if problems:
        raise ReportError(problems)


def read_generated(folder: Path) -> dict[str, str]:
    """Path as a chapter includes it (`/generated/tables/x.md`) → text."""
    return {
        f"{GENERATED}{path.relative_to(folder).as_posix()}": path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.md"))
    }


def read_printed(ledger: Path) -> Printed:
    """What each indicator prints, by field: the part of the ledger that chapters use."""
    entries = json.loads(ledger.read_text(encoding="utf-8"))["indicators"]
    return {entry["id"]: entry["printed"] for entry in entries}


def read_source(report: Path, file: str) -> Source:
    """A Markdown file of the report."""
    text, shortcodes = protect(file, _text(report / file))
    header, body = split_header(report, file, text)
    paths = [code.arguments[0] for code in shortcodes if code.name == "include" and code.arguments]
    return Source(body, shortcodes, header, [included_path(file, path) for path in paths])


def _sources(report: Path, chapters: list[str]) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    waiting = list(chapters)
    while waiting:
        file = waiting.pop(0)
        if file not in sources and not file.startswith(GENERATED) and (report / file).is_file():
            sources[file] = read_source(report, file)
            waiting += sources[file].includes
    return sources


def _listed(node: Any) -> Iterator[str]:
    """Chapters under `chapters` and `appendices`, those of parts too; a part may be a file itself."""
    for item in [*_as_list(node.get("chapters")), *_as_list(node.get("appendices"))]:
        if isinstance(item, dict):
            names = [item.get(key) for key in ("part", "file", "href")]
            yield from (name for name in names if isinstance(name, str) and name.endswith((".qmd", ".md")))
            yield from _listed(item)
        else:
            yield str(item)


def _files(report: Path) -> Iterator[str]:
    for name in SOURCES:
        top = report / name
        paths = top.rglob("*") if top.is_dir() else [top]
        yield from (path.relative_to(report).as_posix() for path in paths if path.is_file())


def _yaml(path: Path) -> dict[str, Any]:
    try:
        data = yaml.load(_text(path), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}" if mark else ""
        raise ReportError.one(path, place, "this is not valid YAML", "Check indentation and colons") from None
    return data if isinstance(data, dict) else {}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        remedy = "Save it with the encoding UTF-8"
        raise ReportError.one(path, f"byte {error.start}", "the file is not UTF-8", remedy) from None


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
