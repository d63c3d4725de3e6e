"""Values as the report prints them, by the form that their declaration asks for."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from statusreport.locale import format_halves, format_number, format_share
from statusreport.measures import Spec, kind_of


def display(value: Fraction, spec: Spec) -> str:
    """A value as the report prints it, rounded half away from zero to the declared decimals."""
    if is_percent(spec):
        return format_share(value.numerator, value.denominator, decimals(spec))
    if spec.get("format") == "halves":
        return format_halves(float(value))
    return format_number(as_decimal(value), decimals(spec))


def is_percent(spec: Spec) -> bool:
    """Whether a number is a fraction of one that is printed as a percentage."""
    return spec.get("format", "percent" if kind_of(spec) in ("share", "ratio") else "number") == "percent"


def decimals(spec: Spec) -> int:
    """Decimals as printed; none unless declared."""
    return spec.get("decimals", 0)


def parse_percent(text: str) -> Fraction:
    """`70 %` or `57,9 %` as a fraction of one."""
    return Fraction(text.removesuffix(" %").replace(",", ".")) / 100


def as_decimal(value: Fraction) -> Decimal:
    """A fraction to 28 digits, far beyond any that is printed."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def plain(value: Fraction | None) -> int | float | None:
    """A number that JSON can hold: an int where it is whole."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)
