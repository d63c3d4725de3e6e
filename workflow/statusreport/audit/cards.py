"""The cards behind the numbers of the web site: each is the card of its number, and says what the ledger says of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml.html import HtmlElement

from statusreport.audit.evidence import Evidence, keep_texts
from statusreport.audit.findings import Finding
from statusreport.audit.numerals import numerals, plain, tokens
from statusreport.translation import N_, _

CARD, ENTRY = "kort-", "tal-"  # how identifiers of cards, and of entries in the data appendix, begin
CODE = N_("Beregnet af")  # the row of a card that names the code; every card names the same
ABBREVIATED = 12  # signs of a checksum that a card shows before the whole
FIXED = {"256", "95"}  # SHA-256, 95 %-interval

Entry = dict[str, Any]


def check_cards(pages: dict[str, HtmlElement], generated: dict[str, str], entries: list[Entry]) -> Iterator[Finding]:
    """A finding for each card that is not the one generated, or has a number that its entry has not; and for links."""
    by_id = {entry["id"]: entry for entry in entries}
    cards = {name: lxml.html.fromstring(html) for name, html in generated.items() if html}
    expected = {name: _text(card) for name, card in cards.items()}
    for name, card in cards.items():
        for text in _untraced(card, by_id[name]) if name in by_id else ["no indicator has this card"]:
            yield Finding("cards", "cards.json", name, text)
    for page, root in pages.items():
        for card in root.iter("dialog"):
            name, text = (card.get("id") or "").removeprefix(CARD), _text(card)
            if text != expected.get(name):
                difference = _first_difference(expected.get(name, ""), text)
                yield Finding(
                    "cards", f"html/{page}", name, f"the card is not the one that was generated: {difference}"
                )
        for link in root.xpath("//a[@data-card]"):
            for text in _link_faults(link, root, by_id):
                yield Finding("cards", f"html/{page}", link.get("data-card"), text)


def _untraced(card: HtmlElement, entry: Entry) -> Iterator[str]:
    """The numbers of a card that its entry does not have; which code made it stands in no entry."""
    known = _evidence(entry)
    for row in card.xpath(".//dl/div"):
        text = _text(row)
        for numeral in numerals(text) if _text(row.find("dt")) != _(CODE) else ():
            if numeral.text not in FIXED and not known.origins(numeral.text, None):
                yield f"`{numeral.text}` in `{text[:80]}` is not in the ledger's entry"


def _evidence(entry: Entry) -> Evidence:
    """All that one entry of the ledger prints, and the marks of its raw files."""
    evidence = Evidence(0, [entry])
    keep_texts(evidence, entry)
    for source in entry["sources"]:
        for words in (source["file"], source["sha256"], source["sha256"][:ABBREVIATED], str(source["year"])):
            for word in tokens(words):
                evidence.words.setdefault(word, []).append(entry["id"])
    return evidence


def _link_faults(link: HtmlElement, page: HtmlElement, entries: dict[str, Entry]) -> Iterator[str]:
    """A number must be one that its own entry prints, lead to that entry, and open a card that is there."""
    name = link.get("data-card").removeprefix(CARD)
    printed = [tokens(plain(str(text))) for text in entries.get(name, {}).get("printed", {}).values()]
    said = tokens(_text(link))
    if said and said not in printed:
        yield f"the number `{_text(link)}` is none that the ledger prints for `{name}`"
    if not (link.get("href") or "").endswith(f"#{ENTRY}{name}"):
        yield f"the number leads to `{link.get('href')}`"
    if not page.xpath("//dialog[@id=$id]", id=link.get("data-card")):
        yield "the page has no such card"


def _text(element: HtmlElement | None) -> str:
    """The text of an element, a space between any two parts of it."""
    return "" if element is None else plain(" ".join(element.itertext()))


def _first_difference(expected: str, found: str) -> str:
    pairs = zip(expected.split(), found.split(), strict=False)
    return next((f"`{word}` for `{wanted}`" for wanted, word in pairs if word != wanted), "it is longer or shorter")
