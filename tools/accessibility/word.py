"""What makes a Word file accessible, read from its XML alone.

No checker for Word comes from a registry; these are the errors of Word's own Accessibility Checker that can be read
from the file, and two more (language, heading order). Each rule yields what it looked at and what is wrong, or nothing.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import lxml.etree

from tools.accessibility.findings import Account, Finding

SPACE = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "dc": "http://purl.org/dc/elements/1.1/",
}
W = f"{{{SPACE['w']}}}"
HEADING = re.compile(r"(?:Heading|heading |Overskrift)\s?(\d)$")
Element = lxml.etree._Element
Looked = Iterator[tuple[str, str]]


class Document:
    """The parts of a Word file that the rules read."""

    def __init__(self, path: Path, spoken: str) -> None:
        self.spoken = spoken
        with zipfile.ZipFile(path) as archive:
            self.body, self.styles, self.core = (
                lxml.etree.fromstring(archive.read(name))
                for name in ("word/document.xml", "word/styles.xml", "docProps/core.xml")
            )

    def find(self, xpath: str) -> list[Element]:
        """Elements of the text, in reading order."""
        return self.body.xpath(xpath, namespaces=SPACE)


def check_word(path: Path, spoken: str = "da-DK") -> Account:
    """All rules on the file, whose text is in the language `spoken`."""
    document = Document(path, spoken)
    looked = [(rule.__name__, place, fault) for rule in RULES for place, fault in rule(document)]
    findings = [Finding(rule, f"{path.name}, {place}", fault) for rule, place, fault in looked if fault]
    return Account("Word's XML", rules=len(RULES), checks=len(looked), findings=findings)


def title(document: Document) -> Looked:
    """The document has a title, which a screen reader says first."""
    text = document.core.findtext("dc:title", namespaces=SPACE)
    yield "properties", "" if text and text.strip() else "the document has no title"


def language(document: Document) -> Looked:
    """The text's language is declared, and no passage claims another one."""
    declared = document.styles.xpath("//w:docDefaults//w:lang/@w:val", namespaces=SPACE)
    spoken = document.spoken
    yield "styles", "" if declared == [spoken] else f"the language is {declared or 'not given'}, not {spoken}"
    for mark in document.find("//w:lang[@w:val]"):
        value = mark.get(f"{W}val")
        yield "a passage", "" if value == spoken else f"a passage is marked as {value}"


def heading_order(document: Document) -> Looked:
    """Headings are styles, begin with the first level and never skip one downwards."""
    names = document.styles.xpath("//w:style[w:name]", namespaces=SPACE)
    levels = {style.get(f"{W}styleId"): HEADING.match(style.find("w:name", SPACE).get(f"{W}val")) for style in names}
    before = 0
    for paragraph in document.find("//w:p[w:pPr/w:pStyle]"):
        found = levels.get(paragraph.find("w:pPr/w:pStyle", SPACE).get(f"{W}val"))
        if found:
            level, words = int(found[1]), _words(paragraph)
            fault = f"level {level} follows level {before}" if level > before + 1 else "" if words else "it is empty"
            yield f"heading '{words}'", fault
            before = level
    yield "the document", "" if before else "it has no headings"


def alternative_text(document: Document) -> Looked:
    """Every picture says what it shows."""
    for picture in document.find("//wp:docPr"):
        text = (picture.get("descr") or "").strip()
        yield f"picture {picture.get('id')}", "" if text else "it has no alternative text"


def table_headers(document: Document) -> Looked:
    """The first row of every table is marked as its header and is repeated on every page."""
    for number, table in enumerate(document.find("//w:tbl"), 1):
        header = table.find("w:tr[1]/w:trPr/w:tblHeader", SPACE)
        marked = header is not None and header.get(f"{W}val", "1") not in ("0", "false", "off")
        yield f"table {number}", "" if marked else "its first row is not marked as a header"


def simple_tables(document: Document) -> Looked:
    """No cell is merged or split, and no table lies in another: a screen reader counts rows and columns."""
    for number, table in enumerate(document.find("//w:tbl"), 1):
        odd = table.xpath(".//w:vMerge | .//w:gridSpan[@w:val > 1] | .//w:tbl", namespaces=SPACE)
        yield f"table {number}", "it has merged cells or a table inside" if odd else ""


def link_words(document: Document) -> Looked:
    """Every link has words."""
    for link in document.find("//w:hyperlink"):
        target = link.get(f"{W}anchor") or "outside"
        yield f"link to {target}", "" if _words(link) else "it has no words"


def _words(element: Element) -> str:
    return "".join(element.itertext(f"{W}t")).strip()


RULES = (title, language, heading_order, alternative_text, table_headers, simple_tables, link_words)
