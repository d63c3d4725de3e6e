"""Words in front of a number that say more than it does: »mere end {{< num ID >}}« where it is no more than that."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path

from statusreport.chapters.page import Passage
from statusreport.chapters.shortcodes import MARKS, Shortcode, marked
from statusreport.chapters.spots import Found
from statusreport.chapters.written_numbers import Printed, quantities
from statusreport.translation import language

Values = dict[str, Fraction]  # indicator → exact value, a percentage as a fraction of one

# What words in front of a printed number say: the exact value against the number that is printed.
CLAIMS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    **dict.fromkeys(("mere end", "flere end", "over", "godt"), Fraction.__gt__),
    **dict.fromkeys(("mindst", "minimum"), Fraction.__ge__),
    **dict.fromkeys(("mindre end", "færre end", "under", "knap", "knapt", "næsten"), Fraction.__lt__),
    **dict.fromkeys(("højst", "maksimum", "op til"), Fraction.__le__),
}
ENGLISH_CLAIMS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    **dict.fromkeys(("more than", "over", "just over", "above", "upwards of"), Fraction.__gt__),
    **dict.fromkeys(("at least", "a minimum of", "no fewer than", "no less than"), Fraction.__ge__),
    **dict.fromkeys(("less than", "fewer than", "under", "just under", "below", "nearly", "almost"), Fraction.__lt__),
    **dict.fromkeys(("at most", "a maximum of", "up to", "no more than"), Fraction.__le__),
}

WHOLE = ("count", "base", "n")  # fields that print a count as it is
# After these »over« is no claim: råder over, fordelt over, strækker sig over, hen over, på tværs over.
_OPENINGS = r"råd\w*|fordel\w*|spred\w*|stræk\w*|strakt\w*|løb\w*|forløb\w*|hen|tværs"
_PLAIN_OVER = re.compile(rf"(?<!\w)(?:{_OPENINGS})\s+(?:sig\s+)?$", re.IGNORECASE)
_ENGLISH_OPENINGS = r"spread\w*|distributed|shared|divided|extend\w*|stretch\w*|all|across"
_ENGLISH_PLAIN_OVER = re.compile(rf"(?<!\w)(?:{_ENGLISH_OPENINGS})\s+$", re.IGNORECASE)


@dataclass
class Claims:
    """The words of a language that claim something of the number behind them, and where `over` claims nothing."""

    words: dict[str, Callable[[Fraction, Fraction], bool]]
    article: str
    plain_over: re.Pattern[str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A claim and the mark of the number behind it."""
        words = "|".join(sorted(map(re.escape, self.words), key=len, reverse=True)).replace(r"\ ", r"\s+")
        return re.compile(rf"(?<!\w)({words})\s+(?:{self.article}\s+)?({MARKS.pattern})", re.IGNORECASE)


DANISH = Claims(CLAIMS, "de", _PLAIN_OVER)
LANGUAGES = {"da": DANISH, "en": Claims(ENGLISH_CLAIMS, "the", _ENGLISH_PLAIN_OVER)}


def read_values(ledger: Path) -> Values:
    """The exact value of every indicator: a fraction where the ledger has both its parts."""
    entries = json.loads(ledger.read_text(encoding="utf-8"))["indicators"]
    return {entry["id"]: _exact(entry["value"], entry["numerator"], entry["denominator"]) for entry in entries}


def find(passage: Passage, shortcodes: list[Shortcode], printed: Printed, values: Values) -> Iterator[Found]:
    """A finding for every word of CLAIMS before a number that does not bear it out."""
    claims = LANGUAGES.get(language(), DANISH)
    for match in claims.pattern.finditer(passage.text):
        [index] = marked(match[2])
        shortcode = shortcodes[index]
        name, field = (*shortcode.arguments, "value", "value")[:2]
        if shortcode.name != "num" or field not in printed.get(name, {}):
            continue  # no number, or one that leads nowhere, which is told elsewhere
        words, text = re.sub(r"\s+", " ", match[1]), printed[name][field]
        if words.lower() == "over" and claims.plain_over.search(passage.text[: match.start()]):
            continue
        if not _true(claims.words[words.lower()], field, text, values[name]):
            finding = f"»{words}« before »{text}« claims more than the exact value"
            remedy = "Leave it out, or let the fields `about` and `morethan` choose the words"
            yield passage.spot(match.start()), finding, remedy


def _true(claim: Callable[[Fraction, Fraction], bool], field: str, text: str, value: Fraction) -> bool:
    said = next(quantities(text), None)
    if said is None or said.start > 0:  # the field chooses its own words
        return False
    number = said.value / 100 if said.percent else said.value
    return claim(number if field in WHOLE else value, number)


def _exact(value: float, numerator: float | None, denominator: float | None) -> Fraction:
    if numerator is None or denominator is None:
        return Fraction(repr(value))
    return Fraction(repr(numerator)) / Fraction(repr(denominator))
