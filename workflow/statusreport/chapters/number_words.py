"""Danish number words and what they say: `elleve`, `toogtyve`, `hundrede og elleve`, `to tredjedele`, `hver fjerde`.

Not among them: `en` and `et`, which are articles, and ordinals, which state an order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

_ONES = {"to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9}
_TEENS = ["ti", "elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten"]
_TENS = {
    **{"tyve": 20, "tredive": 30, "fyrre": 40, "fyrretyve": 40},
    **{f"{stem}{end}": value for stem, value in
       {"halvtreds": 50, "tres": 60, "halvfjerds": 70, "firs": 80, "halvfems": 90}.items()
       for end in ("", "indstyve")},
}  # fmt: skip
_SMALL = (
    {"nul": 0, "én": 1, "ét": 1, "dusin": 12, "snes": 20}
    | _ONES
    | {word: 10 + index for index, word in enumerate(_TEENS)}
    | _TENS
    | {f"{one}og{ten}": value + tens for one, value in {"en": 1, **_ONES}.items() for ten, tens in _TENS.items()}
)
_SCALES = {"hundrede": 100, "hundred": 100, "tusinde": 1000, "tusind": 1000}
_LARGE = {"million": 10**6, "millioner": 10**6, "milliard": 10**9, "milliarder": 10**9}
# Adjectives and verbs made of a number: `femårig`, `to-årig`, `tredages`, `tredoblet`.
_MADE_OF = "årige?|årigt|års|måneders|ugers|dages|timers|siders"
_DERIVED = re.compile(rf"(.+?)-?(?:{_MADE_OF}|dobl(?:et|ede|er|es|e|ing|ingen)|dobbelte?)")
_ORDINALS = {
    **{"anden": 2, "andet": 2, "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "syvende": 7, "ottende": 8},
    **{"niende": 9, "tiende": 10, "tolvte": 12, "tyvende": 20, "hundrede": 100, "tusinde": 1000},
}
_PART = re.compile(r"(.+?)(?:del(?:e|en|ene)?)")
_FRACTIONS = {
    **dict.fromkeys(["dobbelt", "dobbelte", "fordoblet", "fordoblede", "fordobles", "fordobling"], Fraction(2)),
    **dict.fromkeys(["halv", "halvt", "halve", "halvdelen", "halveret", "halveres", "halvering"], Fraction(1, 2)),
    **dict.fromkeys(["halvanden", "halvandet"], Fraction(3, 2)),
    **{"kvart": Fraction(1, 4), "trekvart": Fraction(3, 4), "hveranden": Fraction(1, 2), "hvertandet": Fraction(1, 2)},
}
_VALUES = {word: Fraction(value) for word, value in _SMALL.items()} | _FRACTIONS | {
    word: Fraction(_LARGE[word]) for word in ("million", "milliard")
}  # fmt: skip
_WORD = re.compile(rf"[^\W\d_]+(?:-(?:{_MADE_OF})\b)?")

Word = tuple[int, int, str]  # start, end and small letters of a word


def number_words(text: str) -> Iterator[tuple[int, int, Fraction]]:
    """Start, end and value of every quantity in words; `to ud af tre` is two of them."""
    words = [(match.start(), match.end(), match[0].lower()) for match in _WORD.finditer(text)]
    position = 0
    while position < len(words):
        used, value = _read(text, words[position:])
        if value is not None:
            yield words[position][0], words[position + used - 1][1], value
        position += used


def _read(text: str, words: list[Word]) -> tuple[int, Fraction | None]:
    """How many of the words that come next are read as one, and their value: None if they are no number."""
    word = words[0][2]
    following = words[1][2] if len(words) > 1 and _joined(text, words[0], words[1]) else ""
    if word == "hver" and following in _ORDINALS:
        return 2, Fraction(1, _ORDINALS[following])
    if (part := _part(following)) is not None:
        count = 1 if word in ("en", "et") else word_value(word)
        if count is not None:
            return 2, count * part
    if word in ("en", "et") and (following in _SCALES or following in _LARGE or following in ("dusin", "snes")):
        used, value = _read(text, words[1:])
        return used + 1, value
    if (value := _part(word)) is not None:
        return 1, value
    value = word_value(word)
    return _sum(text, words, value) if value is not None else (1, None)


def _sum(text: str, words: list[Word], value: Fraction) -> tuple[int, Fraction]:
    """`to hundrede og elleve`: a scale multiplies what stands before it, a smaller number after it is added."""
    used, scaled = 1, words[0][2] in _SCALES
    while used < len(words) and _joined(text, words[used - 1], words[used]):
        word = words[used][2]
        if word in _SCALES or word in _LARGE:
            value, scaled, used = value * (_SCALES | _LARGE)[word], True, used + 1
        elif scaled and word == "og" and used + 1 < len(words) and words[used + 1][2] in _SMALL:
            return used + 2, value + _SMALL[words[used + 1][2]]
        else:
            break
    return used, value


def _joined(text: str, first: Word, second: Word) -> bool:
    return text[first[1] : second[0]].isspace()


def _part(word: str) -> Fraction | None:
    match = _PART.fullmatch(word)
    return Fraction(1, _ORDINALS[match[1]]) if match and match[1] in _ORDINALS else None


@cache
def word_value(word: str) -> Fraction | None:
    """The quantity that one word (in small letters) states, or None."""
    if word in _VALUES:
        return _VALUES[word]
    for scale, factor in _SCALES.items():
        head, found, tail = word.partition(scale)
        if found:
            count = 1 if head in ("", "et", "en") else _SMALL.get(head)
            rest = 0 if not tail else _SMALL.get(tail.removeprefix("og"))
            return None if count is None or rest is None else Fraction(count * factor + rest)
    derived = _DERIVED.fullmatch(word)
    return word_value(derived[1]) if derived else None
