"""Trace cards: what a web page shows when a reader asks for a number. The browser's own `dialog` does the work."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement, tostring
from lxml.html import builder as html

from statusreport.trace.facts import Checksum, Fact, Trace, trace
from statusreport.translation import _

SHOWN = 12  # characters of a checksum that stand in the card; the rest unfolds


def cards(ledger: dict[str, Any], version: str) -> dict[str, str]:
    """Indicator → its card as HTML, with a link to the number's entry as if that were on the same page."""
    return {entry["id"]: card(trace(entry, ledger, version)) for entry in ledger["indicators"]}


def card(number: Trace) -> str:
    """The card of one number. Everything in it is text, whatever characters a label holds."""
    heading = f"kort-{number.id}-navn"
    close = html.FORM(html.BUTTON(_("Luk"), type="submit", autofocus="autofocus"), method="dialog")
    content = html.DIV(
        html.CLASS("trace-card-content"),
        html.DIV(html.CLASS("trace-card-head"), html.H2(number.label, id=heading), close),
        html.P(html.CLASS("trace-card-value"), number.value),
        html.DL(
            *(_described(fact) for fact in number.facts),
            _under(_("Rå filer"), [_checksum(file) for file in number.files]),
            _under(_("Beregnet af"), [_checksum(number.code)]),
        ),
        html.P(html.A(_("Tallet i datagrundlaget"), href=f"#tal-{number.id}")),
    )
    dialog = html.E.dialog(content, {"class": "trace-card", "id": f"kort-{number.id}", "aria-labelledby": heading})
    return tostring(dialog, encoding="unicode")


def _described(fact: Fact) -> HtmlElement:
    return _under(fact.heading, [html.DD(line) for line in fact.lines])


def _under(heading: str, descriptions: list[HtmlElement]) -> HtmlElement:
    return html.DIV(html.DT(heading), *descriptions)


def _checksum(item: Checksum) -> HtmlElement:
    """Name and detail, and under them the checksum: shortened, whole when it is unfolded."""
    short = html.SUMMARY(f"SHA-256 {item.sha256[:SHOWN]}…")
    return html.DD(f"{item.name}, {item.detail}", html.E.details(short, html.CODE(item.sha256)))


def write_cards(cards: dict[str, str], path: Path) -> None:
    """Write the cards for the renderers."""
    text = json.dumps(cards, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
