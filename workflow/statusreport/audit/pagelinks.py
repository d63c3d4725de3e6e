"""Where the links of the site lead."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from statusreport.audit.page import title_of, words
from statusreport.audit.reading import HEADINGS, Link

_NAMED = "(.//h1|.//h2|.//h3|.//caption|.//figcaption)[1]"

Anchors = dict[str, str]  # identifier → the heading or caption there, "" for other places


def site_links(pages: dict[str, HtmlElement], folder: Path) -> Iterator[Link]:
    """Every link, picture, style sheet and script of the pages that lies in the site itself.

    A page's twin in another language (`rel="alternate"`) lies in another site.
    """
    anchors = {name: _anchors(page) for name, page in pages.items()}
    for name, page in pages.items():
        for element in page.iter("a", "img", "link", "script", "source"):
            address = element.get("href") or element.get("src") or element.get("srcset") or ""
            parts = urlsplit(address)
            if not address or parts.scheme or parts.netloc or element.get("rel") == "alternate":
                continue
            path = (
                posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))) if parts.path else name
            )
            said = words(element) if element.tag == "a" else ""
            yield Link(said, address, _destination(path, unquote(parts.fragment), anchors, folder), f"html/{name}")


def _anchors(page: HtmlElement) -> Anchors:
    found = {"": title_of(page)}
    for element in page.xpath("//*[@id]"):
        named = [element] if element.tag in HEADINGS else element.xpath(_NAMED)
        found[element.get("id")] = words(named[0]) if named else ""
    return found


def _destination(path: str, fragment: str, anchors: dict[str, Anchors], folder: Path) -> str | None:
    """The heading or caption that an address leads to, "" for other places, None where it leads nowhere."""
    if path in anchors:
        return anchors[path].get(fragment)
    return "" if (folder / path).is_file() and not fragment else None
