"""The words of a PDF by the marks that tie them to its structure.

No library gives text by these marks: pikepdf reads the operators and their strings, and here the codes of the fonts
that show them become letters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal

from pikepdf import Array, Dictionary, Name, Page, parse_content_stream

_OPERATORS = "BDC BMC EMC Tf Tj TJ"  # begin and end of marked content, choose font, show text
_MAPPED = re.compile(r"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_HEX = re.compile(r"<([0-9A-Fa-f]+)>")

UNMARKED = -1  # the mark of artifacts: running heads, page numbers

Codes = dict[bytes, str]


def marked_text(page: Page, fonts: dict[int, Codes]) -> dict[int, str]:
    """Mark → text of a page. `fonts` keeps the letters of fonts between pages."""
    texts: dict[int, str] = defaultdict(str)
    marks: list[tuple[int, bool]] = [(UNMARKED, False)]
    codes: Codes = {}
    for instruction in parse_content_stream(page, _OPERATORS):
        operator, operands = str(instruction.operator), instruction.operands
        mark, inner = marks[-1]
        if operator in ("BDC", "BMC"):
            begun = _mark(page, *operands[1:])
            marks.append((begun, False) if begun is not None else (mark, mark != UNMARKED))
        elif operator == "EMC":
            marks.pop()
        elif operator == "Tf":
            codes = _font(page, operands[0], fonts)
        else:
            shown = _shown(operands[0], codes)
            # Typst draws both hyphens alike; one that belongs to the word stands in a span of its own
            texts[mark] += shown.replace("\u00ad", "-") if inner else shown
            texts[mark] += "\n" if mark == UNMARKED else ""
    return texts


def _mark(page: Page, properties: Dictionary | Name | None = None) -> int | None:
    """The mark that begins, where the content that begins has one: its properties stand there or among the page's."""
    if isinstance(properties, Name):
        properties = page.resources.Properties[properties]
    return None if properties is None else properties.get("/MCID")


def _shown(operand: Array | bytes, codes: Codes) -> str:
    """The letters of one string, or of several with gaps between them, as numbers."""
    strings = operand if isinstance(operand, Array) else [operand]
    data = b"".join(bytes(string) for string in strings if not isinstance(string, int | Decimal))
    return "".join(codes.get(data[at : at + 2], "\ufffd") for at in range(0, len(data), 2))


def _font(page: Page, name: Name, fonts: dict[int, Codes]) -> Codes:
    """Character codes → letters, as the font's ToUnicode table says."""
    font = page.resources.Font[name]
    number = font.objgen[0]
    if number not in fonts:
        fonts[number] = to_unicode(font.ToUnicode.read_bytes().decode("latin-1"))
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
