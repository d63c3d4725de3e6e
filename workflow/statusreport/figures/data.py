"""The data of a chart for readers of the web site: a table that opens below it, and the same as a CSV file."""

from __future__ import annotations

import base64
import csv
import io
from html import escape

from statusreport.translation import N_, _
from statusreport.untrusted import plain, uncomputed

OPEN, DOWNLOAD = N_("Se tallene bag figuren"), N_("Hent tallene som CSV-fil")


def data_html(name: str, title: str, rows: tuple[tuple[str, ...], ...]) -> str:
    """The rows, heading first, as a folded table with a link to the file; nothing of them can become markup.

    The file is part of the page, so that the link works wherever the page stands.
    """
    head, *body = rows
    headings = "".join(f'<th scope="col">{_text(cell)}</th>' for cell in head)
    lines = "\n".join(f"<tr>{_cells(head, row)}</tr>" for row in body)
    table = f"<table><thead><tr>{headings}</tr></thead>\n<tbody>{lines}</tbody></table>"
    region = f'<div class="table-wrap" tabindex="0" role="region" aria-label="{_text(title)}">'
    file = base64.b64encode(data_csv(rows)).decode("ascii")
    link = f'<a download="{name}.csv" href="data:text/csv;charset=utf-8;base64,{file}">{_(DOWNLOAD)}</a>'
    return (
        f'<details class="chart-data" data-figure="fig-{name}"><summary>{_(OPEN)}</summary>\n'
        f"{region}{table}</div>\n<p>{link}</p></details>"
    )


def data_csv(rows: tuple[tuple[str, ...], ...]) -> bytes:
    """The rows as a file that Danish Excel opens: semicolons, UTF-8 with its mark, no cell a formula."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([uncomputed(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cells(head: tuple[str, ...], row: tuple[str, ...]) -> str:
    """Each with its heading, which stands before it on a phone."""
    cells = zip(head, row, strict=True)
    return "".join(f'<td data-label="{_text(heading)}">{_text(cell)}</td>' for heading, cell in cells)


def _text(text: str) -> str:
    """The text for HTML that stands in Markdown: neither a shortcode nor the end of its block."""
    return " ".join(escape(plain(text)).split(" ")).replace("\n", " ").replace("{", "&#123;").replace("`", "&#96;")
