"""Numbers as a text writes them, in its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from statusreport.audit.words import pattern
from statusreport.locale import decimal_symbol, group_symbol

QUOTED, UNQUOTED = "\ue000", "\ue001"  # around what the report quotes from another one; private use, never printed

_WORD = re.compile(r"\w+(?:[.,]\w+)*")
_WHOLE = r"(?:\d{1,3}(?:{group}\d{3})+|\d+)(?:{point}\d+)?½?|½"
_PERCENT = r"\s?(?:%|(?:<procent>)\b)"
_NO_BREAK = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u00ad": None, "\u2011": "-", "\u200b": None})


@dataclass(frozen=True)
class Numeral:
    """A number in a text: as written, whether a percent sign follows, whether it is quoted, and where it stands."""

    text: str
    percent: bool
    quoted: bool
    start: int
    end: int


def plain(text: str) -> str:
    """The text with ordinary, single spaces and without soft hyphens."""
    return " ".join(text.translate(_NO_BREAK).split())


def numerals(text: str) -> Iterator[Numeral]:
    """Every word with a digit in it, in order: numbers, dates, versions, checksums."""
    percent_follows = pattern(_PERCENT)
    for match in _WORD.finditer(text):
        if not match[0].isalpha() and any(sign.isdigit() or sign == "½" for sign in match[0]):
            before = text[: match.start()]
            quoted = before.count(QUOTED) > before.count(UNQUOTED)
            percent = bool(percent_follows.match(text, match.end()))
            yield Numeral(match[0], percent, quoted, match.start(), match.end())


def tokens(text: str) -> list[str]:
    """The numbers of a text as written, in order."""
    return [numeral.text for numeral in numerals(text)]


def value(text: str) -> Fraction | None:
    """`20.000` → 20000, `57,9` → 579/10, `1½` → 3/2; None for anything else."""
    if not pattern(_WHOLE).fullmatch(text):
        return None
    half = Fraction(1, 2) if text.endswith("½") else Fraction(0)
    digits = text.rstrip("½").replace(group_symbol(), "").replace(decimal_symbol(), ".")
    return (Fraction(digits) if digits else Fraction(0)) + half


def decimals(text: str) -> int:
    """How many decimals a number is written with."""
    return len(text.partition(decimal_symbol())[2])


def context(text: str, numeral: Numeral, width: int = 40) -> str:
    """What stands around a number, for messages."""
    start, end = max(0, numeral.start - width), numeral.end + width
    shown = text[start:end].replace(QUOTED, "").replace(UNQUOTED, "")
    return f"{'…' if start else ''}{shown}{'…' if end < len(text) else ''}"
