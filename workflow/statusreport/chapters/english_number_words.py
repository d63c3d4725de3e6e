"""English number words and what they say: `eleven`, `twenty-two`, `a hundred and eleven`, `two thirds`, `one in four`.

Not among them: `one` by itself, which is mostly a pronoun, and ordinals, which state an order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

_ONES = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"]
_ONES += ["fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: value for value, word in enumerate(_ONES, start=2)}
_SMALL |= {word: 10 * value for value, word in enumerate(_TENS, start=2)}
_SMALL |= {
    f"{ten}-{one}": _SMALL[ten] + value for ten in _TENS for value, one in enumerate(["one", *_ONES[:8]], start=1)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_PARTS |= {f"{part}s": value for part, value in _PARTS.items() if not part.startswith("hal")}
_ALONE = {
    **{
        "nought": Fraction(0),
        "zero": Fraction(0),
        "dozen": Fraction(12),
        "dozens": Fraction(12),
        "half": Fraction(1, 2),
    },
    **{"halved": Fraction(1, 2), "twice": Fraction(2), "double": Fraction(2), "doubled": Fraction(2)},
    **{"thrice": Fraction(3), "treble": Fraction(3), "trebled": Fraction(3), "quarter": Fraction(1, 4)},
}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Adjectives made of a number: `five-year`, `two-day`.
_MADE_OF = re.compile(r"(.+)-(?:year|month|week|day|hour|page|fold)(?:-old)?")

Word = tuple[int, int, str]  # start, end and small letters of a word


def number_words(text: str) -> Iterator[tuple[int, int, Fraction]]:
    """Start, end and value of every quantity in words; `two out of three` is two of them."""
    words = [(match.start(), match.end(), match[0].lower()) for match in _WORD.finditer(text)]
    position = 0
    while position < len(words):
        used, value = _read(text, words[position:])
        if value is not None:
            yield words[position][0], words[position + used - 1][1], value
        position += used


def _read(text: str, words: list[Word]) -> tuple[int, Fraction | None]:
    """How many of the words that come next are read as one, and their value: None if they are no number."""
    said = [word for _start, _end, word in _together(text, words)]
    word, following = said[0], said[1] if len(said) > 1 else ""
    count = 1 if word in ("a", "an", "one") else _SMALL.get(word)
    if following == "in" and len(said) > 2 and count and said[2] in _SMALL:
        return 3, Fraction(count, _SMALL[said[2]])
    if following in _PARTS and count:
        return 2, Fraction(count, _PARTS[following])
    if following in _SCALES and count:
        return _scaled(said, count)
    if word in _SMALL:
        return 1, Fraction(_SMALL[word])
    if (made := _MADE_OF.fullmatch(word)) and made[1] in _SMALL:
        return 1, Fraction(_SMALL[made[1]])
    return 1, _ALONE.get(word)


def _scaled(said: list[str], count: int) -> tuple[int, Fraction]:
    """`two thousand one hundred and eleven`: a scale multiplies what stands before it, a smaller number is added."""
    total, part, used = Fraction(0), Fraction(count), 1
    while used < len(said):
        word, following = said[used], said[used + 1] if used + 1 < len(said) else ""
        if word in _SCALES:
            part, used = part * _SCALES[word], used + 1
        elif word == "and" and (following in _SMALL or following == "one"):
            return used + 2, total + part + _SMALL.get(following, 1)
        elif (word in _SMALL or word == "one") and following in _SCALES:
            total, part, used = total + part, Fraction(_SMALL.get(word, 1)), used + 1
        else:
            break
    return used, total + part


def _together(text: str, words: list[Word]) -> list[Word]:
    """The words up to the first that something else than a blank divides from the one before."""
    for index in range(1, min(len(words), 12)):
        if not text[words[index - 1][1] : words[index][0]].isspace():
            return words[:index]
    return words[:12]
