"""Hours as people write them, to decimal hours."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction

import pandas as pd

from statusreport.readers.sheet import texts

FORMS = "hours like 1{0}5, 1:30, 1½, 90 min or 1 t 30 min"
CLOCK = "two different times like 22:00 and 01:30"
_GLYPHS = {"¼": Fraction(1, 4), "½": Fraction(1, 2), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
_AMOUNT = rf"\d+\s+\d/[2-9]|\d/[2-9]|\d*\s?[{''.join(_GLYPHS)}]|\d+(?:[.,]\d+)?"
_SPOKEN = re.compile(
    rf"(?:(?P<hours>{_AMOUNT})\s*(?:t|time|timer|h|hrs?|hours?)\.?)?"
    rf"(?:\s*(?:og|and)?\s*(?P<minutes>{_AMOUNT})\s*(?:m|min|minut|minutter|minutes?)\.?)?",
    re.IGNORECASE,
)
_COLON = re.compile(r"(\d{1,4}):([0-5]\d)(?::([0-5]\d))?")
_SIGNED = re.compile(r"-?\d+(?:[.,]\d+)?")
_TIME = re.compile(r"(?:kl\.?\s*)?([01]?\d|2[0-4])(?:[:.]([0-5]\d))?(?::[0-5]\d)?", re.IGNORECASE)


def hours(raw: pd.Series, decimal: str = ".") -> pd.Series:
    """Decimal hours: numbers with that decimal sign, `1:30`, `1½`, `90 min`, times and durations of a workbook.

    Anything else is missing. ASSUME: `1.30` where the decimal sign is a comma is neither 1:30 nor 1,3 for certain.
    """
    text = texts(raw)
    known = {each: _spoken(each, decimal) for each in text.dropna().unique()}
    values = text.map(known).astype("float64")
    if raw.dtype == object:
        typed = raw.map(lambda cell: isinstance(cell, dt.time | dt.timedelta | float | int)).astype(bool)
        values = raw.map(_typed).astype("float64").where(typed, values)
    return values


def between(start: pd.Series, end: pd.Series) -> pd.Series:
    """Hours from one time of day to another; an end before the start is on the next day.

    Missing where one of them is no time, or both are the same: that may be no time at all, or a whole day.
    """
    first, last = (raw.map(_minutes).astype("float64") for raw in (start, end))
    passed = last - first
    return (passed.where(passed > 0, passed + 24 * 60) / 60).where(passed.notna() & (passed.mod(24 * 60) != 0))


def _typed(cell: object) -> float | None:
    if isinstance(cell, dt.time):
        return float(Fraction(_seconds(cell), 3600))
    if isinstance(cell, dt.timedelta):
        return float(Fraction(round(cell.total_seconds()), 3600))
    return float(cell) if isinstance(cell, float | int) and not isinstance(cell, bool) else None


def _seconds(time: dt.time) -> int:
    return time.hour * 3600 + time.minute * 60 + time.second


def _spoken(text: str, decimal: str) -> float | None:
    other = "." if decimal == "," else ","
    if other in text.rstrip("."):
        return None
    if _SIGNED.fullmatch(text):
        return float(text.replace(",", "."))
    if match := _COLON.fullmatch(text):
        return float(Fraction(int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3] or 0), 3600))
    if re.fullmatch(_AMOUNT, text):
        return float(_amount(text))
    match = _SPOKEN.fullmatch(text)
    if not match or not any(match.groups()):
        return None
    return float(_amount(match["hours"] or "0") + _amount(match["minutes"] or "0") / 60)


def _amount(text: str) -> Fraction:
    glyph = _GLYPHS.get(text[-1])
    if glyph is not None:
        return Fraction(text[:-1].strip() or 0) + glyph
    return sum((Fraction(part.replace(",", ".")) for part in text.split()), Fraction(0))


def _minutes(cell: object) -> float | None:
    """Minutes since midnight of a time of day."""
    if isinstance(cell, dt.datetime):
        cell = cell.time()
    if isinstance(cell, dt.time):
        return _seconds(cell) / 60
    match = _TIME.fullmatch(str(cell).strip()) if isinstance(cell, str) else None
    if not match or (match[1] == "24" and int(match[2] or 0)):
        return None
    return int(match[1]) * 60 + int(match[2] or 0)
