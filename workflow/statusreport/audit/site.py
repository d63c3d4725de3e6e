"""Reads the web site: every page's text, tables, alt texts, and where its links lead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
from lxml.html import HtmlElement

from statusreport.audit.numerals import QUOTED, UNQUOTED, plain
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

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
KINDS = {
    **dict.fromkeys(HEADINGS, HEADING), "td": CELL, "th": CELL, "caption": CAPTION, "figcaption": CAPTION,
    **dict.fromkeys(("p", "li", "dt", "dd", "div", "section", "figure", "table", "tr", "ul", "ol", "aside"), ""),
}  # fmt: skip
FURNISHED = ("a", "p", "h2", "title", "button", "li", "footer")
SILENT = {"script", "style", "nav", "template", "svg", "noscript"}
MARKS = {"footnote-ref", "footnote-back"}
_BIBLIOGRAPHY = '//*[@id="refs" or @role="list"][.//*[contains(@class, "csl-entry")]]'
SOURCE = "csl-entry"
SPOKEN = ("aria-label", "title", "alt")


def read_site(folder: Path) -> Reading:
    """Every page of a site as one reading, chapter by chapter."""
    pages = {path.relative_to(folder).as_posix(): _parse(path) for path in sorted(folder.rglob("*.html"))}
    reading = Reading(folder.name)
    order = _in_order(pages)
    _leave_one_bibliography([pages[name] for name in order])
    for name in order:
        read_page(name, pages[name], reading)
    reading.links = [link for name in pages for link in _links(name, pages, folder)]
    return reading


def _parse(path: Path) -> HtmlElement:
    return lxml.html.document_fromstring(path.read_bytes(), parser=lxml.html.HTMLParser(encoding="utf-8"))


def _in_order(pages: dict[str, HtmlElement]) -> list[str]:
    """The pages by the number of their chapter: the order in which a book is read."""

    def key(name: str) -> tuple[int, str]:
        number, _ = numbered(_title(pages[name]))
        return (int(number), "") if number.isdigit() else (1000, number or name)

    return sorted(pages, key=key)


def _leave_one_bibliography(pages: list[HtmlElement]) -> None:
    """A book has one list of sources, its last; where every page repeats its own, the others are navigation."""
    for page in [page for page in pages if page.xpath(_BIBLIOGRAPHY)][:-1]:
        for element in page.xpath(_BIBLIOGRAPHY):
            element.tag = "nav"


def _title(page: HtmlElement) -> str:
    """The heading of a page's chapter; the first page may have the book's title above it."""
    headings = [_words(heading) for heading in page.iterfind(".//main//h1")]
    return next((heading for heading in headings if numbered(heading)[0]), headings[0] if headings else "")


def read_page(name: str, page: HtmlElement, reading: Reading) -> None:
    """Add what a page says to a reading."""
    main = page.find(".//main")
    walker = _Walker(reading, f"html/{name}")
    walker.walk(main if main is not None else page.body, TEXT)
    walker.flush(TEXT)
    for element in page.iter():
        if isinstance(element.tag, str) and not any(map(is_card, [element, *element.iterancestors()])):
            _furniture(element, main, walker)


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
        if _silent(element):
            if "footnote-ref" in _classes(element):
                self.reading.add(MARK, self.section, plain(element.text_content()), self.place)
            return
        block = element.tag in KINDS
        inner = KINDS.get(element.tag) or kind
        outside = self.notes
        if block:
            self.flush(kind)
            self.notes = outside or element.get("role") == "doc-endnotes"
        quoted = "original" in _classes(element)
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


def _furniture(element: HtmlElement, main: HtmlElement | None, walker: _Walker) -> None:
    """What a page says outside its text: title, description, navigation, spoken labels."""
    said = [element.get(name) for name in SPOKEN if not (element.tag == "img" and name == "alt")]
    if element.tag == "meta" and (element.get("name") or element.get("property") or "").endswith(("title", "description")):
        said.append(element.get("content"))
    inside = main is not None and any(ancestor is main for ancestor in element.iterancestors())
    navigation = any(ancestor.tag == "nav" for ancestor in element.iterancestors())
    shown = (not inside or navigation) and (element.tag in FURNISHED or SOURCE in _classes(element))
    if shown and not (element.tag in ("p", "li", "div") and element.find(".//a") is not None):
        said.append(_words(element))
    for text in said:
        walker.reading.add(FURNITURE, walker.section, plain(text or ""), walker.place)


def _grid(table: HtmlElement, section: str, place: str) -> Grid:
    caption = table.find("caption")
    figure = next((a for a in table.iterancestors() if a.tag == "figure" and a.find("figcaption") is not None), None)
    caption = figure.find("figcaption") if caption is None and figure is not None else caption
    rows = [[_words(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    return Grid(section, _words(caption), rows, place)


def _links(name: str, pages: dict[str, HtmlElement], folder: Path) -> Iterator[Link]:
    for element in pages[name].iter("a", "img", "link", "script"):
        address = element.get("href") or element.get("src") or ""
        parts = urlsplit(address)
        if not address or parts.scheme or parts.netloc:
            continue
        path = (Path(name).parent / unquote(parts.path)).as_posix() if parts.path else name
        path = _normal(path)
        words = _words(element) if element.tag == "a" else ""
        yield Link(words, address, _destination(path, parts.fragment, pages, folder), f"html/{name}")


def _normal(path: str) -> str:
    parts: list[str] = []
    for part in path.split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _destination(path: str, fragment: str, pages: dict[str, HtmlElement], folder: Path) -> str | None:
    """The heading or caption that an address leads to, "" for other places, None where it leads nowhere."""
    if path not in pages:
        return "" if (folder / path).is_file() and not fragment else None
    page = pages[path]
    if not fragment:
        return _title(page)
    found = page.xpath("//*[@id=$id]", id=unquote(fragment))
    if not found:
        return None
    named = [found[0]] if found[0].tag in HEADINGS else found[0].xpath("(.//h1|.//h2|.//h3|.//caption|.//figcaption)[1]")
    return _words(named[0]) if named else ""


def _classes(element: HtmlElement) -> set[str]:
    return set((element.get("class") or "").split())


def _pieces(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not _silent(child):
            yield from _pieces(child)
        yield child.tail or ""


def _words(element: HtmlElement | None) -> str:
    """The text of an element without marks of footnotes and without cards."""
    return "" if element is None else plain("".join(_pieces(element)))


def _silent(element: HtmlElement) -> bool:
    """Whether a reader of the running text does not meet the element there."""
    return (
        not isinstance(element.tag, str)
        or element.tag in SILENT
        or not MARKS.isdisjoint(_classes(element))
        or is_card(element)
    )


def is_card(element: HtmlElement) -> bool:
    """Whether an element opens over the page: what a number says about itself. cards.py reads these."""
    return element.tag == "dialog" or element.get("popover") is not None
