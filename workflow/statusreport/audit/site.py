"""Reads the web site: every page's text, tables, alt texts, and where its links lead."""

from __future__ import annotations

from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

from statusreport.audit.numerals import QUOTED, UNQUOTED, plain
from statusreport.audit.page import classes, is_card, silent, title_of, words
from statusreport.audit.pagelinks import site_links
from statusreport.audit.reading import (
    ALT,
    CAPTION,
    CELL,
    FRONT,
    FURNITURE,
    HEADING,
    HEADINGS,
    MARK,
    NOTE,
    TEXT,
    Grid,
    Reading,
    numbered,
)

KINDS = {
    **dict.fromkeys(HEADINGS, HEADING), "td": CELL, "th": CELL, "caption": CAPTION, "figcaption": CAPTION,
    **dict.fromkeys(("p", "li", "dt", "dd", "div", "section", "figure", "table", "tr", "ul", "ol", "aside"), ""),
}  # fmt: skip
FURNISHED = ("a", "p", "h2", "title", "button", "li", "footer")
_BIBLIOGRAPHY = '//*[@id="refs" or @role="list"][.//*[contains(@class, "csl-entry")]]'
SOURCE = "csl-entry"
DESCRIBING = ("title", "description")
SPOKEN = ("aria-label", "title", "alt")


def parse_pages(folder: Path) -> dict[str, HtmlElement]:
    """The pages of a site by their path, in the order of their chapters, with one list of sources."""
    pages = {path.relative_to(folder).as_posix(): _parse(path) for path in sorted(folder.rglob("*.html"))}
    order = _in_order(pages)
    _leave_one_bibliography([pages[name] for name in order])
    return {name: pages[name] for name in order}


def read_pages(pages: dict[str, HtmlElement], folder: Path) -> Reading:
    """Parsed pages as one reading; `folder` tells which files there are for links to lead to."""
    reading = Reading(folder.name)
    for name, page in pages.items():
        read_page(name, page, reading)
    reading.links = list(site_links(pages, folder))
    return reading


def _parse(path: Path) -> HtmlElement:
    return lxml.html.document_fromstring(path.read_bytes(), parser=lxml.html.HTMLParser(encoding="utf-8"))


def _in_order(pages: dict[str, HtmlElement]) -> list[str]:
    """The pages by the number of their chapter: the order in which a book is read."""

    def key(name: str) -> tuple[int, str]:
        number, _ = numbered(title_of(pages[name]))
        return (int(number), "") if number.isdigit() else (1000, number or name)

    return sorted(pages, key=key)


def _leave_one_bibliography(pages: list[HtmlElement]) -> None:
    """A book has one list of sources, its last; where every page repeats its own, the others are navigation."""
    for page in [page for page in pages if page.xpath(_BIBLIOGRAPHY)][:-1]:
        for element in page.xpath(_BIBLIOGRAPHY):
            element.tag = "nav"


def read_page(name: str, page: HtmlElement, reading: Reading) -> None:
    """Add what a page says to a reading."""
    main = page.find(".//main")
    walker = _Walker(reading, f"html/{name}")
    walker.walk(main if main is not None else page.body, TEXT)
    walker.flush(TEXT)
    _furniture(page, False, walker)


class _Walker:
    """Goes through a page in reading order; every block-level element ends the block before it."""

    def __init__(self, reading: Reading, place: str) -> None:
        self.reading, self.place, self.section, self.buffer = reading, place, FRONT, ""
        self.notes = False

    def flush(self, kind: str) -> None:
        text, self.buffer = plain(self.buffer), ""
        if kind == HEADING and text:
            self.section = numbered(text)[0] or self.section
        self.reading.add(NOTE if self.notes else kind, self.section, text, self.place)

    def walk(self, element: HtmlElement, kind: str) -> None:
        if silent(element):
            if "footnote-ref" in classes(element):
                self.reading.add(MARK, self.section, plain(element.text_content()), self.place)
            return
        block = element.tag in KINDS
        inner = KINDS.get(element.tag) or kind
        outside = self.notes
        if block:
            self.flush(kind)
            self.notes = outside or element.get("role") == "doc-endnotes"
        quoted = "original" in classes(element)
        self.buffer += (QUOTED if quoted else "") + (element.text or "")
        if element.tag == "img":
            self.reading.add(ALT, self.section, plain(element.get("alt") or ""), self.place)
        for child in element:
            self.walk(child, inner)
            self.buffer += child.tail or ""
        self.buffer += UNQUOTED if quoted else ""
        if block:
            self.flush(inner)
            self.notes = outside
        if element.tag == "table":
            self.reading.grids.append(_grid(element, self.section, self.place))


def _furniture(element: HtmlElement, inside: bool, walker: _Walker) -> None:
    """What a page says outside its text: title, description, navigation, spoken labels. `inside`: in the text."""
    inside = (inside or element.tag == "main") and element.tag != "nav"
    said = [element.get(name) for name in SPOKEN if not (element.tag == "img" and name == "alt")]
    if element.tag == "meta" and (element.get("name") or element.get("property") or "").endswith(DESCRIBING):
        said.append(element.get("content"))
    shown = not inside and (element.tag in FURNISHED or SOURCE in classes(element))
    if shown and not (element.tag in ("p", "li") and element.find(".//a") is not None):
        said.append(words(element))
    for text in said:
        if text:
            walker.reading.add(FURNITURE, walker.section, plain(text), walker.place)
    for child in element:
        if isinstance(child.tag, str) and not is_card(child):
            _furniture(child, inside, walker)


def _grid(table: HtmlElement, section: str, place: str) -> Grid:
    caption = table.find("caption")
    figure = next((a for a in table.iterancestors() if a.tag == "figure" and a.find("figcaption") is not None), None)
    caption = figure.find("figcaption") if caption is None and figure is not None else caption
    rows = [[words(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    return Grid(section, words(caption), rows, place)
