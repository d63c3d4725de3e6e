"""CPR numbers in a text: a date of birth and four digits, however they are written, or ten digits of modulus 11."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

_DASHES = "-\u2010\u2011\u2012–\u2212"
_CPR = re.compile(  # the date, also with signs between its parts; what parts it from the rest; the rest, also in pairs
    rf"(?<![\w.,-])(?P<day>\d\d)(?P<within>[-. /]?)(?P<month>\d\d)(?P=within)(?P<year>\d\d)"
    rf"\u200b?(?P<before>[{_DASHES}. /\u00a0\u202f]?)\u200b?(?P<rest>\d\d(?P<pair> ?)\d\d)(?![\w-])"
)
_WITHOUT_NOUGHT = re.compile(r"[0-9]{9}")  # a cell that a spreadsheet took for a number, so that it lost its first 0
_CPR_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_CPR_SAID = re.compile(r"cpr|personn(?:ummer|r)", re.IGNORECASE)


def is_cpr(digits: str) -> bool:
    """Whether ten digits are a CPR number by date and modulus 11; since 2007 numbers are given out that break it."""
    control = sum(weight * int(digit) for weight, digit in zip(_CPR_WEIGHTS, digits, strict=True)) % 11
    return control == 0 and _is_birthday(int(digits[:2]), int(digits[2:4]), int(digits[4:6]))


def _is_birthday(day: int, month: int, year: int) -> bool:
    # replacement numbers, for people without a CPR number, have 60 added to the day; 29 February needs a leap year
    day = day - 60 if day > 60 else day
    return any(is_date(century + year, month, day) for century in (1900, 2000))


def is_date(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def cprs(text: str) -> Iterator[tuple[int, int]]:
    """Where CPR numbers stand in a text."""
    if _WITHOUT_NOUGHT.fullmatch(text.strip()) and is_cpr(f"0{text.strip()}"):
        yield 0, len(text)
    said = bool(_CPR_SAID.search(text))
    for match in _CPR.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        # a date and a dash are enough; ten digits in a row, a day before a year, or a file's number may be anything:
        # only those that also pass modulus 11 count, and pairs of digits where the text speaks of CPR numbers
        dash = match["before"] in set(_DASHES)
        plain = not match["within"] and match["before"] not in ("", "/")
        sure = said or (bool(match["before"]) and (dash or plain) and not match["pair"])
        loose = sure and _is_birthday(int(match["day"]), int(match["month"]), int(match["year"]))
        if loose or (is_cpr(digits) and not match["pair"]):
            yield match.span()
