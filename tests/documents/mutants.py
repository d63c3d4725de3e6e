"""Finished documents with one digit changed, for every place of a document that shows a digit."""

from __future__ import annotations

import copy
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from lxml import etree
from lxml.html import HtmlElement
from openpyxl import load_workbook
from pikepdf import Array, Dictionary, Object, Pdf
from statusreport.audit.auditing import Documents
from statusreport.audit.pagelinks import site_links
from statusreport.audit.pdf import page_texts, read_structure
from statusreport.audit.reading import Reading
from statusreport.audit.site import parse_pages, read_page
from statusreport.audit.spreadsheet import Sheet
from statusreport.audit.word import read_word

UNSEEN = {"script", "style"}
SPOKEN = ("alt", "aria-label", "title", "content")
WORD_PARTS = ("word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/footer1.xml", "docProps/core.xml")
SPOKEN_IN_WORD = re.compile(r'(?:<w:t(?: [^>]*)?>|(?:descr|<w:tblCaption w:val)="|<dc:\w+>)([^<"]*)')

Mutant = tuple[str, Documents]  # what was changed, and the documents with it


def another(digit: str, random: Random) -> str:
    """Any other digit."""
    return random.choice([other for other in "0123456789" if other != digit])


def changed(text: str, at: int, random: Random) -> str:
    """The text with the digit at a place changed."""
    return text[:at] + another(text[at], random) + text[at + 1 :]


def digits(text: str | None) -> list[int]:
    """The places of the digits in a text."""
    return [at for at, sign in enumerate(text or "") if sign in "0123456789"]


def told(text: str, at: int) -> str:
    """The words around a digit."""
    return f"{text[max(0, at - 30) : at]}[{text[at]}]{text[at + 1 : at + 20]}"


def site_mutants(documents: Documents, folder: Path, count: int, random: Random, cards: bool) -> Iterator[Mutant]:
    """Text and spoken attributes of the web site's pages; of the cards behind numbers, or of everything else."""
    pages = parse_pages(folder)
    places = [
        (name, element, part, at)
        for name, page in pages.items()
        for element in page.iter(etree.Element)
        if element.tag not in UNSEEN and _in_card(element) == cards
        for part in ("text", "tail", *SPOKEN)
        if not (part == "content" and element.get("name") in ("viewport", "generator", "dcterms.date"))
        for at in digits(_said(element, part))
    ]
    read = {name: _read(name, page) for name, page in pages.items()}
    for name, element, part, at in random.sample(places, min(count, len(places))):
        before = _said(element, part)
        _say(element, part, changed(before, at, random))
        readings = [*{**read, name: _read(name, pages[name])}.values()]
        site = Reading(
            folder.name,
            [block for reading in readings for block in reading.blocks],
            [grid for reading in readings for grid in reading.grids],
            list(site_links(pages, folder)),
        )
        yield f"{name} <{element.tag}> {part}: {told(before, at)}", replace(documents, site=site, pages=pages)
        _say(element, part, before)


def _read(name: str, page: HtmlElement) -> Reading:
    """One page alone: the others are as they were."""
    reading = Reading(name)
    read_page(name, page, reading)
    return reading


def _in_card(element: etree._Element) -> bool:
    return element.tag == "dialog" or any(ancestor.tag == "dialog" for ancestor in element.iterancestors())


def _said(element: etree._Element, part: str) -> str:
    return (getattr(element, part) if part in ("text", "tail") else element.get(part)) or ""


def _say(element: etree._Element, part: str, text: str) -> None:
    if part in ("text", "tail"):
        setattr(element, part, text)
    else:
        element.set(part, text)


def pdf_mutants(documents: Documents, path: Path, count: int, random: Random) -> Iterator[Mutant]:
    """Text of the PDF's pages, running heads included, and alt texts."""
    pdf = Pdf.open(path)
    texts = page_texts(pdf)
    places: list[tuple] = [
        (page, mark, at) for page, marks in texts.items() for mark, text in marks.items() for at in digits(text)
    ]
    places += [(figure, None, at) for figure in _figures(pdf) for at in digits(str(figure.Alt))]
    for where, mark, at in random.sample(places, min(count, len(places))):
        if mark is None:
            before = str(where.Alt)
            where.Alt = changed(before, at, random)
            yield f"alt: {told(before, at)}", replace(documents, pdf=read_structure(pdf, texts, path.name))
            where.Alt = before
        else:
            before = texts[where][mark]
            texts[where][mark] = changed(before, at, random)
            yield f"page {where}: {told(before, at)}", replace(documents, pdf=read_structure(pdf, texts, path.name))
            texts[where][mark] = before


def _figures(pdf: Pdf) -> list[Dictionary]:
    found: list[Dictionary] = []
    waiting: list[Object | int] = [pdf.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Array):
            waiting += list(node)
        elif isinstance(node, Dictionary):
            found += [node] if "/Alt" in node else []
            waiting += [node.K] if "/K" in node else []
    return found


def word_mutants(documents: Documents, path: Path, count: int, random: Random, folder: Path) -> Iterator[Mutant]:
    """Text, footnotes, headers, properties and spoken texts of the Word file, in the file itself."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    texts = {name: parts[name].decode("utf-8") for name in WORD_PARTS if name in parts}
    places = [
        (name, match.start(1) + at)
        for name, text in texts.items()
        for match in SPOKEN_IN_WORD.finditer(text)
        if not match[1].startswith(("figures/", "http"))
        for at in digits(match[1])
    ]
    for name, at in random.sample(places, min(count, len(places))):
        mutant = folder / path.name
        _write_zip(mutant, {**parts, name: changed(texts[name], at, random).encode("utf-8")})
        yield f"{name}: {told(texts[name], at)}", replace(documents, word=read_word(mutant))


def _write_zip(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def workbook_mutants(documents: Documents, path: Path, count: int, random: Random) -> Iterator[Mutant]:
    """Titles, notes and cells of the workbook; of a number, the digits that its format shows."""
    formats = load_workbook(path)
    places = []
    for number, page in enumerate(documents.sheets):
        shown = {(0, 0): page.title, **{(note, -1): text for note, text in enumerate(page.notes)}}
        cells = formats[page.name][next(iter(formats[page.name].tables.values())).ref]
        shown |= {
            (row, column + 1): as_shown(value, cells[row][column].number_format)
            for row, line in enumerate(page.rows)
            for column, value in enumerate(line)
            if value is not None
        }
        places += [(number, where, text, at) for where, text in shown.items() for at in digits(text)]
    for number, where, text, at in random.sample(places, min(count, len(places))):
        sheets = [*documents.sheets]
        sheets[number] = _sheet_with(sheets[number], where, changed(text, at, random), text)
        yield f"{sheets[number].name} {where}: {told(text, at)}", replace(documents, sheets=sheets)


def as_shown(value: object, code: str) -> str:
    """A cell as Excel shows it with an English locale."""
    if isinstance(value, str):
        return value
    places = len(code.partition(".")[2].rstrip(" %#").replace("#", ""))
    return f"{value * 100 if code.endswith('%') else value:.{places}f}"


def _sheet_with(page: Sheet, where: tuple[int, int], text: str, before: str) -> Sheet:
    row, column = where
    if column == 0:
        return replace(page, title=text)
    if column == -1:
        return replace(page, notes=[text if at == row else note for at, note in enumerate(page.notes)])
    rows = copy.deepcopy(page.rows)
    value = rows[row][column - 1]
    rows[row][column - 1] = text if isinstance(value, str) else value + _step(value, text, before)
    return replace(page, rows=rows)


def _step(value: float, text: str, before: str) -> float:
    """How much the number changes where the digits shown change."""
    scale = 100 if abs(value * 100 - float(before)) < abs(value - float(before)) else 1
    return (float(text) - float(before)) / scale
