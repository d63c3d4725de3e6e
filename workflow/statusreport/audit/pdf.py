"""Reads the PDF the way a screen reader does: by its structure tree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, NameTree, OutlineItem, Page, Pdf

from statusreport.audit.numerals import plain
from statusreport.audit.pdftext import UNMARKED, Codes, marked_text
from statusreport.audit.reading import (
    ALT,
    CAPTION,
    CELL,
    FRONT,
    FURNITURE,
    HEADING,
    MARK,
    NOTE,
    TEXT,
    Grid,
    Link,
    Reading,
    numbered,
)

HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")
KINDS = {
    "/P": TEXT,
    "/LI": TEXT,
    "/LBody": TEXT,
    "/Caption": CAPTION,
    "/TD": CELL,
    "/TH": CELL,
    "/Note": NOTE,
    "/TOCI": FURNITURE,
}
KINDS |= dict.fromkeys(HEADINGS, HEADING)
WHOLE = (CELL, CAPTION)  # a paragraph inside them is a part of them
GROUPS = ("/Div", "/Part", "/Sect", "/L", "/Table", "/TR", "/THead", "/TBody", "/TFoot", "/Figure", "/TOC", "/Document")


PageTexts = dict[int, dict[int, str]]  # object number of a page → mark → text


def read_pdf(path: Path) -> Reading:
    """Text, tables, alt texts, running heads and links of a tagged PDF."""
    with Pdf.open(path) as pdf:
        return read_structure(pdf, page_texts(pdf), path.name)


def page_texts(pdf: Pdf) -> PageTexts:
    """The marked text of every page."""
    fonts: dict[int, Codes] = {}
    return {_number(page): marked_text(page, fonts) for page in pdf.pages}


def read_structure(pdf: Pdf, texts: PageTexts, name: str) -> Reading:
    """Put the marked text together as the structure tree says."""
    pages = {_number(page): number for number, page in enumerate(pdf.pages, start=1)}
    walker = _Walker(Reading(name), texts, pages)
    walker.walk(pdf.Root.StructTreeRoot, TEXT, 0)
    walker.flush(TEXT)
    for number, text in texts.items():
        for line in text.get(UNMARKED, "").split("\n"):
            walker.reading.add(FURNITURE, FRONT, plain(line), f"page {pages[number]}")
    for title in [str(pdf.docinfo.get("/Title", "")), *_titles(pdf.open_outline().root)]:
        walker.reading.add(FURNITURE, FRONT, plain(title), "outline")
    walker.reading.links = list(_links(pdf, pages))
    return walker.reading


class _Walker:
    """Goes through the structure in reading order; every block-level element ends the block before it."""

    def __init__(self, reading: Reading, texts: PageTexts, pages: dict[int, int]) -> None:
        self.reading, self.texts, self.pages = reading, texts, pages
        self.section, self.buffer, self.page = FRONT, "", 0
        self.row: list[str] = []
        self.rows: list[list[str]] = []
        self.caption = ""

    def flush(self, kind: str) -> None:
        text, self.buffer = plain(self.buffer), ""
        if kind == HEADING and text:
            self.section = numbered(text)[0] or self.section
        self.reading.add(kind, self.section, text, f"page {self.pages.get(self.page, 0)}")

    def walk(self, node: Any, kind: str, page: int) -> None:
        if isinstance(node, Array):
            for child in node:
                self.walk(child, kind, page)
        elif isinstance(node, int):
            self._words(page, node)
        elif node.get("/Type") == "/MCR":
            self._words(_page(node, page), node["/MCID"])
        elif "/K" in node or "/Alt" in node:
            self._element(node, kind, _page(node, page))

    def _words(self, page: int, mark: int) -> None:
        self.page = page
        self.buffer += self.texts[page].get(mark, "")

    def _element(self, node: Dictionary, kind: str, page: int) -> None:
        name = str(node.get("/S", ""))
        if name == "/Lbl" and kind != FURNITURE and self.section != FRONT:
            self._label(node, kind, page)
            return
        part_of = kind in (HEADING, FURNITURE, NOTE)
        inner = KINDS.get(name, kind) if name == "/Note" or kind not in (*WHOLE, HEADING, FURNITURE, NOTE) else kind
        block = (name in KINDS and not part_of) or name in GROUPS
        saved, first = self.buffer if name == "/Note" else None, len(self.reading.blocks)
        if saved is not None:
            self.buffer = ""
        elif block:
            self.flush(kind)
        if name == "/Figure":
            self.reading.add(ALT, self.section, plain(str(node.get("/Alt", ""))), f"page {self.pages.get(page, 0)}")
        else:
            self.buffer += " " if part_of else ""
            self.walk(node.get("/K", Array()), inner, page)
            self.buffer += " " if part_of else ""
        if block or saved is not None:
            self.flush(inner)
        self.buffer = saved if saved is not None else self.buffer
        self._table(name, [block.text for block in self.reading.blocks[first:] if block.kind in WHOLE])

    def _table(self, name: str, texts: list[str]) -> None:
        """Keep what ends here of a table: a cell, a row, a caption, the table."""
        if name in ("/TD", "/TH"):
            self.row.append(" ".join(texts))
        elif name == "/TR":
            self.rows.append(self.row)
            self.row = []
        elif name == "/Caption":
            self.caption = " ".join(texts)
        elif name == "/Table":
            self.reading.grids.append(
                Grid(self.section, self.caption, self.rows, f"page {self.pages.get(self.page, 0)}")
            )
            self.rows = []

    def _label(self, node: Dictionary, kind: str, page: int) -> None:
        """A label stands beside the text: a bullet, or the number of a footnote."""
        outer, self.buffer = self.buffer, ""
        self.walk(node.get("/K", Array()), kind, page)
        label, self.buffer = plain(self.buffer), outer
        if node.get("/P", {}).get("/S") != "/LI":
            self.reading.add(MARK, self.section, label, f"page {self.pages.get(page, 0)}")


def _number(page: Page | Dictionary) -> int:
    return page.objgen[0]


def _page(node: Dictionary, inherited: int) -> int:
    return _number(node["/Pg"]) if "/Pg" in node else inherited


def _titles(outline: list[OutlineItem]) -> Iterator[str]:
    for item in outline:
        yield item.title
        yield from _titles(item.children)


def _links(pdf: Pdf, pages: dict[int, int]) -> Iterator[Link]:
    """Every link to a place in the document; its words are not read, so `leads_to` tells only whether it exists."""
    places = {*pages, *_destinations(pdf)}
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            target = note.get("/Dest", note.get("/A", Dictionary()).get("/D"))
            if note.get("/Subtype") != "/Link" or target is None:
                continue
            place = _number(target[0]) if isinstance(target, Array) else str(target)
            yield Link("", str(place)[:60], "" if place in places else None, f"page {pages[_number(page)]}")


def _destinations(pdf: Pdf) -> set[str]:
    """The names of places: in a tree of strings, or, in older files, in a dictionary."""
    tree = pdf.Root.get("/Names", Dictionary()).get("/Dests")
    return {*(NameTree(tree) if tree else ()), *pdf.Root.get("/Dests", Dictionary()).keys()}
