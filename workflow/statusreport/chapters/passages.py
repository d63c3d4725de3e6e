"""A chapter as pandoc reads it → what a reader sees of it, each character with its line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from statusreport.chapters.page import HOLE, PRINTED_ATTRIBUTE, Page, Passage, line_starts
from statusreport.chapters.raw_html import Html
from statusreport.chapters.shortcodes import marked
from statusreport.chapters.spots import Spot

# Where pandoc's JSON keeps the attributes of an element, among its contents.
_ATTRIBUTES_AT = {"Header": 1} | dict.fromkeys(["Div", "Span", "Link", "Image", "Code", "CodeBlock", "Table"], 0)
_OF_THE_READER = {"data-pos", "wrapper"}  # attributes that pandoc adds with the positions
NEAR = 20  # lines below its beginning in which an element's attributes may stand
_INLINES = {
    *("Str", "Emph", "Underline", "Strong", "Strikeout", "Superscript", "Subscript", "SmallCaps", "Quoted", "Cite"),
    *("Code", "Space", "SoftBreak", "LineBreak", "Math", "RawInline", "Link", "Image", "Note", "Span"),
}


def read_page(file: str, text: str, document: dict[str, Any]) -> Page:
    """The page of a file: `text` as pandoc got it, `document` as pandoc read it (JSON, with source positions)."""
    walk = _Walk(Page(file), text.split("\n"))
    walk.value(document["blocks"])
    return walk.page


class _Walk:
    """Goes through a document once; `line` is where it is, `open` the pieces of the passage it is in."""

    def __init__(self, page: Page, lines: list[str]):
        self.page, self.source = page, lines
        self.line = 1
        self.open: list[tuple[int, str]] | None = None

    def value(self, value: Any) -> None:
        """Anything in pandoc's JSON. A list of inlines outside a passage is one."""
        if isinstance(value, dict) and "t" in value:
            self.node(value["t"], value.get("c"))
        elif isinstance(value, list):
            if self.open is None and _is_inline(value):
                self.passage(value)
            else:
                for item in value:
                    self.value(item)

    def passage(self, inlines: list[Any]) -> None:
        """A passage of its own, inside another one too: a footnote."""
        outer, self.open = self.open, []
        for inline in inlines:
            self.value(inline)
        pieces, self.open = self.open, outer
        self.page.passages.append(_joined(self.page.file, pieces))

    def node(self, kind: str, content: Any) -> None:
        """One element of the document."""
        if kind in _ATTRIBUTES_AT:
            self.element(kind, content)
        elif kind == "Str":
            self.add(content)
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            self.add(" ")
        elif kind == "Math":
            self.formula(content[1])
        elif kind in ("RawInline", "RawBlock"):
            self.raw(*content)
        elif kind == "Note":
            self.add(HOLE)
            outer, self.open = self.open, None
            self.value(content)
            self.open = outer
        else:
            self.value(content)

    def element(self, kind: str, content: list[Any]) -> None:
        """An element with attributes, and what is in it."""
        at = _ATTRIBUTES_AT[kind]
        identifier, classes, attributes = content[at]
        if identifier:
            self.page.labels.add(identifier)
        for name, value in attributes:
            if name == "data-pos" and value:  # pandoc leaves it empty where it made the element itself
                self.line = int(value.partition(":")[0])
        for name, value in attributes:
            if name not in _OF_THE_READER and PRINTED_ATTRIBUTE.fullmatch(name):
                self.attribute(value)
        if kind in ("Code", "CodeBlock"):
            self.page.in_code.update(marked(content[1]))
            self.add(HOLE)
        elif "original" in classes:
            self.add(HOLE)
        else:
            self.value([*content[:at], *content[at + 1 :]])
        if kind in ("Link", "Image"):
            target, title = content[2]
            self.page.links.append((Spot(self.page.file, self.line), target))
            self.attribute(title)

    def formula(self, text: str) -> None:
        """A formula, line by line."""
        lines = text.strip().split("\n")
        self.line = self.line_of(lines[0])
        for line in lines:
            self.add(line + " ")
            self.line += 1

    def attribute(self, value: str) -> None:
        """A text that stands in an attribute, which may begin some lines below its element."""
        if value:
            self.page.passages.append(Passage(self.page.file, value, lines=(self.line_of(value),), markup=False))

    def raw(self, form: str, text: str) -> None:
        """What one output format gets as it is written: of HTML what a reader sees, of others everything."""
        line = self.line_of(text)
        if form.startswith("html"):
            Html(self.page, line).feed(text)
        else:
            self.page.passages.append(Passage(self.page.file, text, *line_starts(text, line), markup=False))

    def line_of(self, text: str) -> int:
        """Where a text begins that has no position of its own: from here on, on the line that holds its first line."""
        first = text.split("\n")[0]
        beyond = range(self.line, min(self.line + NEAR, len(self.source)) + 1)
        return next((number for number in beyond if first in self.source[number - 1]), self.line)

    def add(self, text: str) -> None:
        """More text of the open passage; a block of code is in none."""
        if self.open is not None:
            self.open.append((self.line, text))


def _is_inline(value: list[Any]) -> bool:
    return bool(value) and isinstance(value[0], dict) and value[0].get("t") in _INLINES


def _joined(file: str, pieces: Iterable[tuple[int, str]]) -> Passage:
    text, starts, lines = "", [0], [0]
    for line, piece in pieces:
        if line != lines[-1]:
            starts.append(len(text))
            lines.append(line)
        text += piece
    return Passage(file, text, tuple(starts), tuple(lines))
