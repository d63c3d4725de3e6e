"""Quantities that were typed by hand, and the indicators that print the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from unicodedata import numeric

from statusreport.chapters import english_number_words, number_words
from statusreport.chapters.declared import Declared, Phrase
from statusreport.chapters.page import Passage
from statusreport.chapters.spots import Found
from statusreport.locale import decimal_symbol
from statusreport.translation import language

Printed = dict[str, dict[str, str]]  # indicator → field → text that `{{< num ID FIELD >}}` prints
Use = tuple[str, str]  # indicator and field

# How a language writes numbers in words; of a language that is not here, digits alone are looked at.
NUMBER_WORDS = {"da": number_words.number_words, "en": english_number_words.number_words}

SHOWN = 4  # proposals in one message
_VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_PERCENT = r"\s*(?:%|procent(?:point)?\b|pct\b\.?|per\s?cent\b|percentage\spoints?\b)"
# 11 · 20.000 · 20 000 · 89,5 · 1½ · ½ · 70 %
_DIGITS = re.compile(
    rf"(?=[\d{_VULGAR}])(?P<number>\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+(?!\d)|\d+(?:[.,]\d+)*)?(?P<vulgar>[{_VULGAR}])?"
    rf"(?P<percent>{_PERCENT})?"
)
_NO_BREAK = str.maketrans("\u00a0\u202f", "  ")


@dataclass(frozen=True)
class Quantity:
    """A quantity in a text: where it stands, what it says; `percent` if as so many of a hundred."""

    start: int
    end: int
    value: Fraction
    percent: bool = False


class Ledger:
    """What the ledger prints, to be looked up by text and by value."""

    def __init__(self, printed: Printed):
        self.by_text: dict[str, list[Use]] = {}
        self.by_value: dict[Fraction, list[tuple[Use, bool]]] = {}
        self.begins: dict[str, int] = {}  # printed text → where its first quantity stands in it
        uses = [((name, field), text) for name, fields in printed.items() for field, text in fields.items()]
        # the value of an indicator is the likelier meaning of a number than the base of another
        for use, text in sorted(uses, key=lambda item: item[0][1] != "value"):
            self._add(use, text.translate(_NO_BREAK))
        self.texts = sorted(self.by_text, key=len, reverse=True)

    def _add(self, use: Use, text: str) -> None:
        found = list(quantities(text))
        if found:
            self.by_text.setdefault(text, []).append(use)
            self.begins[text] = found[0].start
        if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)):
            self.by_value.setdefault(found[0].value, []).append((use, found[0].percent))

    def around(self, text: str, start: int) -> tuple[int, int] | None:
        """Where the longest printed text stands in `text` whose first quantity begins at `start`."""
        for printed in self.texts:
            begin = start - self.begins[printed]
            if begin >= 0 and text.startswith(printed, begin):
                end = begin + len(printed)
                if not text[end : end + 1].isalnum() and not text[max(begin - 1, 0) : begin].isalnum():
                    return begin, end
        return None

    def uses(self, shown: str, quantity: Quantity) -> list[Use]:
        """Indicators and fields that print `shown`, or else the same quantity in another form."""
        same = [use for use, percent in self.by_value.get(quantity.value, []) if percent or not quantity.percent]
        if quantity.value < 1 and not quantity.percent:  # halvdelen: 50 %
            same += [use for use, percent in self.by_value.get(quantity.value * 100, []) if percent]
        return list(dict.fromkeys([*self.by_text.get(shown, []), *same]))


def quantities(text: str) -> Iterator[Quantity]:
    """Every quantity in digits or in words, in the order of the text."""
    found = [
        Quantity(match.start(), match.end(), _value(match), bool(match["percent"])) for match in _DIGITS.finditer(text)
    ]
    found += [Quantity(*words) for words in NUMBER_WORDS[language()](text)] if language() in NUMBER_WORDS else []
    yield from sorted(found, key=lambda quantity: quantity.start)


def find(passages: Iterable[Passage], declared: Declared, printed: Printed, used: set[Phrase]) -> list[Found]:
    """A finding for every quantity that is neither declared nor from the ledger."""
    ledger = Ledger(printed)
    return [found for passage in passages for found in _in_passage(passage, declared, ledger, used)]


def _in_passage(passage: Passage, declared: Declared, ledger: Ledger, used: set[Phrase]) -> Iterator[Found]:
    text = passage.text.translate(_NO_BREAK)
    done = 0
    for quantity in quantities(declared.hide(passage.file, text, used)):
        if quantity.start >= done:
            begin, end = ledger.around(text, quantity.start) or (quantity.start, quantity.end)
            done = max(quantity.end, end)
            shown = text[begin:done]
            yield passage.spot(quantity.start), f"»{shown}« is typed by hand", _remedy(ledger.uses(shown, quantity))


def _remedy(uses: list[Use]) -> str:
    if not uses:
        return "No indicator prints it: declare one, or say in written-numbers.yaml why this may stand"
    codes = [f"`{{{{< num {name}{'' if field == 'value' else f' {field}'} >}}}}`" for name, field in uses]
    more = f" (and {len(codes) - SHOWN} more)" if len(codes) > SHOWN else ""
    return f"{' or '.join(codes[:SHOWN])}{more} prints it from the ledger"


def _value(match: re.Match[str]) -> Fraction:
    """Danish: a point divides thousands, a comma decimals; a lone point before other than three digits is a comma."""
    written = (match["number"] or "0").replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
    if decimal_symbol() == ".":  # as in English: the signs the other way round
        written = written.translate(str.maketrans(",.", ".,"))
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", written):
        written = written.replace(".", "")
    parts = re.split(r"[.,]", written)
    value = Fraction("".join(parts)) / 10 ** len("".join(parts[1:]))
    return value + (Fraction(numeric(match["vulgar"])).limit_denominator(16) if match["vulgar"] else 0)
