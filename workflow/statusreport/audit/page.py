"""What a page of the site says: its words without marks, cards and code."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from statusreport.audit.numerals import plain
from statusreport.audit.reading import numbered

CHART_DATA = "chart-data"  # the numbers of a chart, folded below it; chartdata.py reads them
SILENT = {"script", "style", "nav", "template", "svg", "noscript"}
MARKS = {"footnote-ref", "footnote-back"}


def title_of(page: HtmlElement) -> str:
    """The heading of a page's chapter; the first page may have the book's title above it."""
    headings = [words(heading) for heading in page.iterfind(".//main//h1")]
    return next((heading for heading in headings if numbered(heading)[0]), headings[0] if headings else "")


def classes(element: HtmlElement) -> set[str]:
    return set((element.get("class") or "").split())


def _pieces(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not silent(child):
            yield from _pieces(child)
        yield child.tail or ""


def words(element: HtmlElement | None) -> str:
    """The text of an element without marks of footnotes and without cards."""
    return "" if element is None else plain("".join(_pieces(element)))


def silent(element: HtmlElement) -> bool:
    """Whether a reader of the running text does not meet the element there."""
    return (
        not isinstance(element.tag, str)
        or element.tag in SILENT
        or not MARKS.isdisjoint(classes(element))
        or CHART_DATA in classes(element)
        or is_card(element)
    )


def is_card(element: HtmlElement) -> bool:
    """Whether an element opens over the page: what a number says about itself. cards.py reads these."""
    return element.tag == "dialog" or element.get("popover") is not None
