"""Names in chapters that must lead somewhere: numbers, fields, includes, cross-references, sources, links."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from statusreport.chapters.page import Page
from statusreport.chapters.shortcodes import MARKS, Shortcode
from statusreport.chapters.spots import Found, Spot
from statusreport.chapters.written_numbers import Printed
from statusreport.errors import did_you_mean

GENERATED = "/generated/"

_REFERENCE = re.compile(r"(?<![\w.+/-])-?@\{?([\w](?:[\w:.#$%&+?<>~/-]*[\w/])?)")
_CROSS_REFERENCE = re.compile(r"(fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|nte|wrn|tip|imp|cau)-")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")


@dataclass(frozen=True)
class Names:
    """All that a chapter can point to. `anchors`: page → its labels and those of what it includes."""

    printed: Printed
    generated: set[str]
    files: set[str]
    labels: set[str]
    anchors: dict[str, set[str]]
    keys: set[str]


def find(page: Page, shortcodes: list[Shortcode], names: Names) -> Iterator[Found]:
    """A finding for every name on a page that leads nowhere, with the nearest that exist."""
    for index, shortcode in enumerate(shortcodes):
        if index not in page.in_code:
            yield from _shortcode(shortcode, names)
    for passage in page.passages:
        if "{{<" in passage.text:
            spot = passage.spot(passage.text.index("{{<"))
            if _unclosed(passage.text):
                yield spot, "a shortcode is not closed on its line", "End it with `>}}`"
        if passage.markup:
            text = _ADDRESS.sub(lambda match: " " * len(match[0]), passage.text)
            for match in _REFERENCE.finditer(text):
                yield from _reference(match[1], passage.spot(match.start()), names)
            for match in _FOOTNOTE.finditer(text):
                finding = f"the footnote `[^{match[1]}]` is not written"
                yield passage.spot(match.start()), finding, f"Write it on a line of its own: `[^{match[1]}]: …`"
    for spot, target in page.links:
        yield from _link(page.file, spot, target, names)


def included_path(file: str, path: str) -> str:
    """The file that an include means, relative to the report; what is generated keeps its leading slash."""
    if path.startswith(GENERATED):
        return path
    return path[1:] if path.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(file), path))


def outside(path: str) -> bool:
    """Whether a path, relative to the report, leads out of it."""
    return posixpath.normpath(path).startswith("../")


def _shortcode(shortcode: Shortcode, names: Names) -> Iterator[Found]:
    spot, arguments = shortcode.spot, shortcode.arguments
    if shortcode.name == "num":
        yield from ((spot, finding, remedy) for finding, remedy in _number(arguments, names.printed))
    elif shortcode.name == "include":
        path = arguments[0] if arguments else ""
        meant = included_path(spot.file, path)
        if not shortcode.alone:
            finding = f"the include of `{path}` shares its line with other text"
            yield spot, finding, "Put it alone on a line of its own"
        if path.startswith(GENERATED) and path not in names.generated:
            yield spot, f"`{path}` is not generated", did_you_mean(path, names.generated)
        elif outside(meant):
            yield spot, f"the included file `{path}` is not in the report's folder", "Put it beside the chapters"
        elif not path.startswith(GENERATED) and meant not in names.files:
            yield spot, f"the included file `{path}` does not exist", did_you_mean(meant, names.files)


def _number(arguments: tuple[str, ...], printed: Printed) -> Iterator[tuple[str, str]]:
    name, field = (*arguments, "value")[:2] if arguments else ("", "value")
    if len(arguments) not in (1, 2):
        finding = f"`num` takes an indicator and a field, not {len(arguments)} words"
        yield finding, "Write {{< num ID >}} or {{< num ID FIELD >}}"
    elif name not in printed:
        yield f"unknown indicator `{name}`", did_you_mean(name, printed)
    elif field not in printed[name]:
        yield f"`{name}` has no field `{field}`", did_you_mean(field, printed[name])


def _reference(key: str, spot: Spot, names: Names) -> Iterator[Found]:
    if _CROSS_REFERENCE.match(key):
        if key not in names.labels:
            yield spot, f"the reference @{key} leads nowhere", did_you_mean(key, names.labels)
    elif key not in names.keys:
        yield spot, f"the source @{key} is not in the bibliography", did_you_mean(key, names.keys)


def _link(file: str, spot: Spot, target: str, names: Names) -> Iterator[Found]:
    """Links out of the report are not followed: a build needs no network."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or not target or MARKS.search(target):
        return
    page = included_path(file, unquote(parts.path)) if parts.path else file
    if outside(page):
        yield spot, f"the link to `{target}` leads out of the report", "Put the file beside the chapters"
    elif page not in names.files and page not in names.anchors:
        yield spot, f"the link to `{target}` leads to no file", did_you_mean(page, names.files)
    elif parts.fragment and page in names.anchors and unquote(parts.fragment) not in names.anchors[page]:
        finding = f"the link to `{target}` leads to no place on that page"
        yield spot, finding, did_you_mean(unquote(parts.fragment), names.anchors[page])


def _unclosed(text: str) -> bool:
    """`{{< … ` without an end; `{{{< … >}}}` and `{{</* … */>}}` are only shown."""
    return text.rfind("{{<") > text.rfind(">}}")
