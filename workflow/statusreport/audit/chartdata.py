"""The numbers of a chart, folded below it on the web site: those of its alternative text, and the file has the same."""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Iterator

from lxml.html import HtmlElement

from statusreport.audit.findings import Finding
from statusreport.audit.numerals import plain, tokens
from statusreport.audit.page import CHART_DATA

FILE = "data:text/csv;charset=utf-8;base64,"
_PREFIX = "'"  # before text that a spreadsheet would take for a formula


def check_chart_data(pages: dict[str, HtmlElement]) -> Iterator[Finding]:
    """A finding for each chart whose folded table or file says other numbers than its alternative text.

    The alternative text is traced and compared with the other formats. The table repeats its numbers in one run.
    """
    for name, page in pages.items():
        for details in page.xpath(f'//details[contains(concat(" ", @class, " "), " {CHART_DATA} ")]'):
            chart = details.get("data-figure") or ""
            rows = [[plain(cell.text_content()) for cell in row] for row in details.iter("tr")]
            for text in (*_table_faults(rows, _alt(page, chart)), *_file_faults(rows, details)):
                yield Finding("charts", f"html/{name}", chart, text)


def _alt(page: HtmlElement, chart: str) -> str:
    images = page.xpath("//*[@id=$chart]//img/@alt", chart=chart)
    return str(images[0]) if images else ""


def _table_faults(rows: list[list[str]], alt: str) -> Iterator[str]:
    head, *body = rows or [[]]
    levels = set(tokens(" ".join(head)))  # a heading may name the level of the intervals, the text names it each time
    said = [number for number in tokens(plain(alt)) if number not in levels]
    shown = [number for row in body for cell in row for number in tokens(cell) if number not in levels]
    runs = (said[start : start + len(shown)] for start in range(len(said) - len(shown) + 1))
    if not shown or shown not in runs:
        yield "the table below the chart does not repeat the numbers of its alternative text"


def _file_faults(rows: list[list[str]], details: HtmlElement) -> Iterator[str]:
    files = [link.get("href") for link in details.iter("a") if (link.get("href") or "").startswith(FILE)]
    if len(files) != 1:
        yield f"it offers {len(files)} files, not one"
        return
    text = base64.b64decode(files[0].removeprefix(FILE)).decode("utf-8-sig")
    lines = [list(row) for row in csv.reader(io.StringIO(text), delimiter=";")]
    if [len(line) for line in lines] != [len(row) for row in rows] or not all(map(_same_row, lines, rows)):
        yield "the file below the chart has other cells than the table"


def _same_row(line: list[str], row: list[str]) -> bool:
    """Whether the cells of the file are those of the table, some of them behind a prefix."""
    pairs = zip(line, row, strict=True)
    return all(text in (plain(cell), plain(cell.removeprefix(_PREFIX))) for cell, text in pairs)
