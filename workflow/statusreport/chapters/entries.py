"""Texts inside YAML that people wrote: titles and labels that are printed, and the headers of chapters."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import yaml

from statusreport.chapters.spots import Spot
from statusreport.errors import ReportError

# Entries that a reader of the report sees, by file; `*` stands for any part of the path.
PRINTED = {
    "_quarto.yml": (
        *(f"book.{key}" for key in ("title", "subtitle", "author", "author.*", "description", "*.text", "*-alt")),
        *("book.page-footer*", "book.page-header*", "book.chapters.*.part", "language.*", "crossref.*"),
    ),
    "_variables.yml": ("*",),
    "indicators.yaml": (
        *("surveys.*.title", "*.origin", "*.label", "*.definition", "*.unit", "*.singular", "*.group_names.*"),
        *("*.criterion.text", "*.criterion.note", "*.correction.reason"),
    ),
    "theory-of-change.yaml": ("*.heading", "*.text", "*.texts.*", "*.items.*"),
    "capacity-model.yaml": ("actors.*", "processes.*", "across", "outcomes.*"),
}
HEADER = ("title", "subtitle", "description", "abstract", "author", "author.*", "keywords.*", "*-alt")

DIVISION = "·"  # where the theory of change divides a word in the picture; not printed

Entry = tuple[Spot, str]


def printed_entries(report: Path, file: str, text: str) -> list[Entry]:
    """The texts of a YAML file of `report` (one of PRINTED) that are printed, each with its line.

    Raises ReportError where the file is not YAML.
    """
    entries = _matching(report, file, text, PRINTED[file], skipped=0)
    return [(spot, value.replace(DIVISION, "")) for spot, value in entries]


def split_header(report: Path, file: str, text: str) -> tuple[list[Entry], str]:
    """The printed entries of a chapter's YAML header, and the chapter with blank lines in the header's place.

    Raises ReportError where the header is not YAML.
    """
    lines = text.split("\n")
    ends = [number for number, line in enumerate(lines) if number and line.rstrip() in ("---", "...")]
    if lines[0].rstrip() != "---" or not ends:
        return [], text
    entries = _matching(report, file, "\n".join(lines[1 : ends[0]]), HEADER, skipped=1)
    return entries, "\n".join([*[""] * (ends[0] + 1), *lines[ends[0] + 1 :]])


def _matching(report: Path, file: str, text: str, patterns: tuple[str, ...], skipped: int) -> list[Entry]:
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1 + skipped}" if mark else ""
        remedy = "Check indentation, quotes and colons near that line"
        raise ReportError.one(report / file, place, "this is not valid YAML", remedy) from None
    return [
        (Spot(file, line + skipped, path), value)
        for path, value, line in (_scalars(root, ()) if root else ())
        if any(fnmatchcase(path, pattern) for pattern in patterns)
    ]


def _scalars(node: yaml.Node, keys: tuple[str, ...]) -> Iterator[tuple[str, str, int]]:
    """Path (`book.title`), value and line of everything that is neither a mapping nor a list."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(value, (*keys, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _scalars(value, (*keys, str(index)))
    else:
        yield ".".join(keys), node.value, node.start_mark.line + 1
