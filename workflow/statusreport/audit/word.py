"""Reads the Word file: paragraphs, tables, footnotes, alt texts, bookmarks and links, in document order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from statusreport.audit.numerals import plain
from statusreport.audit.reading import (
    ALT,
    CAPTION,
    CELL,
    FRONT,
    FURNITURE,
    HEADING,
    NOTE,
    TEXT,
    Grid,
    Link,
    Reading,
    numbered,
)

FOOTNOTES = "/footnotes"  # the end of the relationship type
CAPTIONS = ("TableCaption", "ImageCaption", "Caption")
PROPERTIES = ("title", "subject", "comments", "keywords")


def read_word(path: Path) -> Reading:
    """Text, tables, alt texts, headers and links of a Word file."""
    document = Document(str(path))
    walker = _Walker(Reading(path.name), _footnotes(document))
    for element in document.element.body:
        walker.walk(element)
    for part in document.part.package.iter_parts():
        if part.partname.startswith(("/word/header", "/word/footer")):
            for paragraph in parse_xml(part.blob).iter(qn("w:p")):
                walker.reading.add(FURNITURE, FRONT, _words(paragraph), part.partname)
    for name in PROPERTIES:
        walker.reading.add(FURNITURE, FRONT, plain(getattr(document.core_properties, name) or ""), f"property {name}")
    walker.reading.links = list(_links(document, walker.anchors))
    return walker.reading


def _footnotes(document: Document) -> dict[str, Element]:
    for relation in document.part.rels.values():
        if relation.reltype.endswith(FOOTNOTES):
            return {note.get(qn("w:id")): note for note in parse_xml(relation.target_part.blob).iter(qn("w:footnote"))}
    return {}


class _Walker:
    """Goes through the body; bookmarks that begin before a heading or caption are anchors of it."""

    def __init__(self, reading: Reading, footnotes: dict[str, Element]) -> None:
        self.reading, self.footnotes = reading, footnotes
        self.section, self.caption, self.number = FRONT, "", 0
        self.waiting: list[str] = []
        self.anchors: dict[str, str] = {}

    def walk(self, element: Element) -> None:
        if element.tag == qn("w:bookmarkStart"):
            self._anchor(element)
        elif element.tag == qn("w:p"):
            self._paragraph(element)
        elif element.tag == qn("w:tbl"):
            self._table(element)
        elif element.tag == qn("w:sdt"):
            for paragraph in element.iter(qn("w:p")):
                self.reading.add(FURNITURE, self.section, _words(paragraph), "contents")

    def _anchor(self, element: Element) -> None:
        name = element.get(qn("w:name"))
        self.anchors[name] = ""
        self.waiting.append(name)

    def _paragraph(self, element: Element, kind: str = TEXT) -> str:
        self.number += 1
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = style.get(qn("w:val")) if style is not None else ""
        text = _words(element)
        if name.startswith("Heading") and kind == TEXT:
            kind, self.section = HEADING, numbered(text)[0] or self.section
        elif name in CAPTIONS and kind == TEXT:
            kind, self.caption = CAPTION, text
        for inner in element.iter(qn("w:bookmarkStart")):
            self._anchor(inner)
        place = f"paragraph {self.number}"
        for picture in element.iter(qn("wp:docPr")):
            self.reading.add(ALT, self.section, plain(picture.get("descr") or ""), place)
        if text and kind in (HEADING, CAPTION):
            self.anchors |= dict.fromkeys(self.waiting, text)
        if text:
            self.waiting = []
        self.reading.add(kind, self.section, text, place)
        for reference in element.iter(qn("w:footnoteReference")):
            note = self.footnotes.get(reference.get(qn("w:id")))
            for paragraph in note.iter(qn("w:p")) if note is not None else []:
                self.reading.add(NOTE, self.section, _words(paragraph), place)
        return text

    def _table(self, table: Element) -> None:
        rows = []
        for row in table.iter(qn("w:tr")):
            cells = [cell for cell in row if cell.tag == qn("w:tc")]
            rows.append([" ".join(self._paragraph(p, CELL) for p in cell.iter(qn("w:p"))).strip() for cell in cells])
        spoken = table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}")
        if spoken is not None:
            self.reading.add(
                FURNITURE, self.section, plain(spoken.get(qn("w:val")) or ""), f"table after {self.number}"
            )
        self.reading.grids.append(Grid(self.section, self.caption, rows, f"paragraph {self.number}"))


def _words(paragraph: Element) -> str:
    return plain("".join(_pieces(paragraph)))


def _pieces(paragraph: Element) -> Iterator[str]:
    for element in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen")):
        if element.tag == qn("w:t"):
            yield element.text or ""
        elif element.getparent().tag == qn("w:r"):
            yield "-" if element.tag == qn("w:noBreakHyphen") else " "


def _links(document: Document, anchors: dict[str, str]) -> Iterator[Link]:
    for link in document.element.body.iter(qn("w:hyperlink")):
        anchor = link.get(qn("w:anchor"))
        if anchor is not None:
            yield Link(_words(link), anchor, anchors.get(anchor), "a link")
