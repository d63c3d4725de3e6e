"""Tables and figures of an assembled book, with the numbers that they get in the documents; pandoc reads them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import yaml

from statusreport.errors import ReportError
from statusreport.translation import N_, _

_INCLUDE = re.compile(r"\{\{<\s*include\s+(\S+)\s*>\}\}")
_SHORTCODE = re.compile(r"\{\{<\s*([^>]*?)\s*>\}\}")
_WORDS = {"tbl": N_("Tabel"), "fig": N_("Figur")}

Node = dict[str, Any]


@dataclass(frozen=True)
class BookTable:
    """A table as printed: `id` without prefix, `title` with label and number, rows of plain text, heading first."""

    id: str
    title: str
    rows: list[list[str]]


@dataclass
class Book:
    """What the workbook takes over: tables in reading order, and the titles of the figures."""

    tables: list[BookTable] = field(default_factory=list)
    figures: dict[str, str] = field(default_factory=dict)


def read_book(folder: Path, entries: list[Node]) -> Book:
    """Every table and figure of a book. Raises ReportError for a shortcode in a table that is not `num`."""
    settings = yaml.safe_load((folder / "_quarto.yml").read_text(encoding="utf-8"))["book"]
    numbers = [str(n) for n, _ in enumerate(settings["chapters"], start=1)] + list(ascii_uppercase)
    printed = {entry["id"]: entry["printed"] for entry in entries}
    paths = [*settings["chapters"], *settings.get("appendices", [])]
    # one run of pandoc for the whole book: a chapter begins where its only first-level heading stands
    texts = [_expand(folder, folder / path, printed) for path in paths]
    blocks = _parse("\n\n".join(texts))
    labels = _labels(blocks, numbers)
    book = Book()
    for block, title in _captioned(blocks, labels):
        name = block["c"][0][0].partition("-")[2]
        if block["t"] == "Table":
            book.tables.append(BookTable(name, title, _rows(block, labels, title)))
        else:
            book.figures[name] = title
    return book


def _expand(folder: Path, path: Path, printed: dict[str, dict[str, str]]) -> str:
    """A chapter with its includes and its numbers; other shortcodes stay, marked for `_plain` to find."""
    text = _INCLUDE.sub(lambda match: _included(folder, path, match[1]), path.read_text(encoding="utf-8"))
    return _SHORTCODE.sub(lambda match: _number(match, printed), text)


def _included(folder: Path, path: Path, name: str) -> str:
    """An included file; its name counts from the book where it begins with a slash, else from the chapter."""
    file = folder / name[1:] if name.startswith("/") else path.parent / name
    return file.read_text(encoding="utf-8")


def _number(match: re.Match[str], printed: dict[str, dict[str, str]]) -> str:
    name, *words = match[1].split()
    if name != "num":
        return f"\ue000{match[1]}\ue001"
    return printed[words[0]][words[1] if len(words) > 1 else "value"]


def _parse(text: str) -> list[Node]:
    import pypandoc

    return json.loads(pypandoc.convert_text(text, "json", format="markdown"))["blocks"]


def _labels(blocks: list[Node], numbers: list[str]) -> dict[str, str]:
    """Identifier → what a reference to it prints: `Tabel 7.1`, `Afsnit 7.1`, `Kapitel 7`, `Bilag A`."""
    labels: dict[str, str] = {}
    counts: dict[str, int] = {}
    chapter, section = -1, 0
    for block in blocks:
        if block["t"] == "Header" and block["c"][0] == 1:
            chapter, section, counts = chapter + 1, 0, {}
            kind = _("Kapitel") if numbers[chapter].isdigit() else _("Bilag")
            labels[block["c"][1][0]] = f"{kind} {numbers[chapter]}"
        elif block["t"] == "Header" and block["c"][0] == 2:
            section += 1
            labels[block["c"][1][0]] = _("Afsnit") + f" {numbers[chapter]}.{section}"
        elif (kind := _kind(block)) is not None:
            counts[kind] = counts.get(kind, 0) + 1
            labels[block["c"][0][0]] = f"{_(_WORDS[kind])} {numbers[chapter]}.{counts[kind]}"
    return labels


def _kind(block: Node) -> str | None:
    """`tbl` or `fig` for a table or figure with an identifier of that kind."""
    kind = block["c"][0][0].partition("-")[0] if block["t"] in ("Table", "Figure") else None
    return kind if kind in _WORDS else None


def _captioned(blocks: list[Node], labels: dict[str, str]) -> Iterator[tuple[Node, str]]:
    for block in blocks:
        if _kind(block) is not None:
            yield block, f"{labels[block['c'][0][0]]}: {_plain(block['c'][1][1], labels, labels[block['c'][0][0]])}"


def _rows(table: Node, labels: dict[str, str], title: str) -> list[list[str]]:
    head, bodies = table["c"][3], table["c"][4]
    rows = [*head[1], *(row for body in bodies for row in body[3])]
    return [[_plain(cell[4], labels, title) for cell in row[1]] for row in rows]


def _plain(blocks: list[Node], labels: dict[str, str], where: str) -> str:
    """Blocks as one line of text. Raises ReportError for a shortcode that only the renderers know."""
    text = " ".join("".join(_pieces(block, labels)) for block in blocks)
    unknown = re.search("\ue000(.*?)\ue001", text)
    if unknown:
        finding = f"the shortcode `{unknown[1]}` stands in a table or caption, which the workbook cannot repeat"
        raise ReportError.one("report/chapters", where, finding, "Use `num`, or write the words")
    return " ".join(text.split(" ")).strip()


def _pieces(node: Any, labels: dict[str, str]) -> Iterator[str]:
    """The texts inside a node of pandoc's tree, in order; notes are left out."""
    if isinstance(node, list):
        for inner in node:
            yield from _pieces(inner, labels)
    elif isinstance(node, dict):
        yield from _LEAVES.get(node["t"], _inside)(node, labels)


def _inside(node: Node, labels: dict[str, str]) -> Iterator[str]:
    yield from _pieces(node.get("c", []), labels)


def _quoted(node: Node, labels: dict[str, str]) -> Iterator[str]:
    single = node["c"][0]["t"] == "SingleQuote"
    yield from ("‘" if single else "“", *_pieces(node["c"][1], labels), "’" if single else "”")


_LEAVES: dict[str, Callable[[Node, dict[str, str]], Iterator[str]]] = {
    "Str": lambda node, _: iter([node["c"]]),
    "Code": lambda node, _: iter([node["c"][1]]),
    "Space": lambda _, __: iter(" "),
    "SoftBreak": lambda _, __: iter(" "),
    "LineBreak": lambda _, __: iter(" "),
    "Note": lambda _, __: iter(()),
    "Cite": lambda node, labels: iter([labels.get(node["c"][0][0]["citationId"], "")]),
    "Quoted": _quoted,
}
