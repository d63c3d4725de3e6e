"""The words of a PDF by the marks that tie them to its structure.

pypdf opens the file; its text extraction knows nothing of marked content and spends seconds on the outlines of drawn
letters, so the text operators are read here: show text, choose font, begin and end of marked content.
"""

from __future__ import annotations

import re
from collections import defaultdict

from pypdf import PageObject

_STRING = rb"\((?:\\.|[^()\\])*\)|<[0-9A-Fa-f\s]*>"
_PROPERTY = rb"(?:[^<>]|<<[^<>]*>>|<[0-9A-Fa-f]*>)"
_OPERATORS = re.compile(
    rb"/\w+\s*(?:<<" + _PROPERTY + rb"*?/MCID (?P<mark>\d+)[^>]*>>|<<" + _PROPERTY + rb"*>>)?"
    rb"\s*(?P<begin>BDC|BMC)|(?P<end>\bEMC\b)|/(?P<font>\w+) [\d.]+ Tf"
    rb"|(?P<show>\[(?:" + _STRING + rb"|[^\]()<>])*\]\s*TJ|(?:" + _STRING + rb")\s*Tj)",
    re.DOTALL,
)
_STRINGS = re.compile(_STRING, re.DOTALL)
_ESCAPE = re.compile(rb"\\(\d{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_MAPPED = re.compile(r"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_HEX = re.compile(r"<([0-9A-Fa-f]+)>")

UNMARKED = -1  # the mark of artifacts: running heads, page numbers

Codes = dict[bytes, str]


def marked_text(page: PageObject, fonts: dict[int, Codes]) -> dict[int, str]:
    """Mark → text of a page. `fonts` keeps the letters of fonts between pages."""
    contents = page.get_contents()
    texts: dict[int, str] = defaultdict(str)
    if contents is None:
        return texts
    marks: list[tuple[int, bool]] = [(UNMARKED, False)]
    codes: Codes = {}
    for match in _OPERATORS.finditer(contents.get_data()):
        mark, inner = marks[-1]
        if match["begin"]:
            marks.append((int(match["mark"]), False) if match["mark"] else (mark, mark != UNMARKED))
        elif match["end"]:
            marks.pop()
        elif match["font"]:
            codes = _font(page, "/" + match["font"].decode(), fonts)
        else:
            shown = "".join(_show(string, codes) for string in _STRINGS.findall(match["show"]))
            # Typst draws both hyphens alike; one that belongs to the word stands in a span of its own
            texts[mark] += shown.replace("\u00ad", "-") if inner else shown
            texts[mark] += "\n" if mark == UNMARKED else ""
    return texts


def _show(string: bytes, codes: Codes) -> str:
    data = bytes.fromhex(string[1:-1].decode()) if string[:1] == b"<" else _ESCAPE.sub(_unescape, string[1:-1])
    return "".join(codes.get(data[at : at + 2], "\ufffd") for at in range(0, len(data), 2))


def _unescape(match: re.Match[bytes]) -> bytes:
    escaped = match[1]
    return bytes([int(escaped, 8)]) if escaped.isdigit() else _ESCAPED.get(escaped, escaped)


def _font(page: PageObject, name: str, fonts: dict[int, Codes]) -> Codes:
    """Character codes → letters, as the font's ToUnicode table says."""
    resources = page["/Resources"]["/Font"]
    number = resources.raw_get(name).idnum
    if number not in fonts:
        fonts[number] = to_unicode(resources[name]["/ToUnicode"].get_data().decode("latin-1"))
    return fonts[number]


def to_unicode(table: str) -> Codes:
    """The two-byte codes of a ToUnicode table and the letters they stand for."""
    codes: Codes = {}
    for kind, lines in _MAPPED.findall(table):
        numbers = _HEX.findall(lines)
        if kind == "bfchar":
            codes |= {bytes.fromhex(a): _letters(b) for a, b in zip(numbers[::2], numbers[1::2], strict=True)}
            continue
        for first, last, letters in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
            for offset in range(int(last, 16) - int(first, 16) + 1):
                codes[(int(first, 16) + offset).to_bytes(2, "big")] = chr(int(letters, 16) + offset)
    return codes


def _letters(code: str) -> str:
    return bytes.fromhex(code).decode("utf-16-be")
