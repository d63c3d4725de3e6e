"""Numbers and dates as printed, by Babel, in the language that is spoken; rounding half away from zero."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date as babel_date
from babel.lists import format_list
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol

from statusreport.translation import locale as spoken

NO_BREAK_SPACE = "\u00a0"
_HALF = "½"


def round_half_away(value: float | Decimal, decimals: int = 0) -> Decimal:
    """`value` rounded half away from zero: 0.5 → 1, −0.5 → −1, 2.25 at one decimal → 2.3.

    `repr` of a float is its shortest decimal form, so 0.145 rounds as a reader of "0.145" expects; the binary
    value below it would not.
    """
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def format_number(value: float | Decimal, decimals: int = 0, language: str | None = None) -> str:
    """`20000` → `20.000`, `89.47` at one decimal → `89,5`: all the decimals asked for are printed."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    rounded = round_half_away(value, decimals)
    return format_decimal(abs(rounded) if rounded == 0 else rounded, format=pattern, locale=language or spoken())


def format_share(numerator: int, denominator: int, decimals: int = 0, language: str | None = None) -> str:
    """A share as printed, `89,5 %` (English `89.5%`), rounded from the exact fraction."""
    percent = Decimal(numerator) * 100 / Decimal(denominator)
    number = format_number(percent, decimals, language)
    return number + percent_sign(language)


def percent_sign(language: str | None = None) -> str:
    """What follows a percentage: ` %`, in English `%`. The renderers see to it that the space does not break."""
    pattern = Locale.parse(language or spoken()).percent_formats[None].pattern
    return pattern.lstrip("#,0").replace(NO_BREAK_SPACE, " ")


def name_of_language(code: str) -> str:
    """What a language calls itself, with a capital as a link begins: `Dansk`, `English`."""
    name = Locale.parse(code).get_display_name() or code
    return name[:1].upper() + name[1:]


def decimal_symbol() -> str:
    """What stands before decimals: a comma, in English a point."""
    return _symbols(spoken())[0]


def group_symbol() -> str:
    """What divides thousands: a point, in English a comma."""
    return _symbols(spoken())[1]


@cache  # Babel parses the name of the locale each time, which the audit asks for at every number
def _symbols(locale: str) -> tuple[str, str]:
    return get_decimal_symbol(locale), get_group_symbol(locale)


def format_halves(value: float) -> str:
    """Full-time years as the report prints them: `1½`, `1`, `½`. Raises ValueError unless a multiple of ½."""
    doubled = Decimal(repr(float(value))) * 2
    if doubled != doubled.to_integral_value():
        raise ValueError(f"{value} is not a multiple of ½")
    whole, half = divmod(abs(int(doubled)), 2)
    return f"{'-' if doubled < 0 else ''}{whole or ('' if half else 0)}{_HALF if half else ''}"


def format_date(date: dt.date, language: str | None = None) -> str:
    """`28. august 2010`."""
    return babel_date(date, format="long", locale=language or spoken())


def join_names(names: list[str], language: str | None = None) -> str:
    """`a, b og c`."""
    return format_list(names, locale=language or spoken())
