"""Danish phrases made from exact values: »godt«, »knap«, »mere end« and »flere end« say no more than is so."""

from __future__ import annotations

from fractions import Fraction

from statusreport.locale import format_number, round_half_away
from statusreport.measures import Spec, kind_of
from statusreport.printing import as_decimal, decimals, display, is_percent

STEP = 5  # »mere end« names a multiple of five percent
_ORDINALS = ("anden", "tredje", "fjerde", "femte", "sjette", "syvende", "ottende", "niende", "tiende")


def about(share: Fraction) -> str:
    """The nearest whole percentage and on which side of it the share lies: `godt 82 %`, `knap 93 %`, `85 %`."""
    percent, nearest = share * 100, _whole(share * 100)
    if percent == nearest:
        return f"{nearest} %"
    if nearest == 0:
        return "under 1 %"
    return f"{'godt' if percent > nearest else 'knap'} {nearest} %"


def more_than(share: Fraction) -> str | None:
    """The highest multiple of five percent that the share exceeds: `mere end 80 %`; None up to five percent."""
    steps = -(-share * 100 // STEP) - 1
    return f"mere end {steps * STEP} %" if steps > 0 else None


def one_of(share: Fraction) -> str | None:
    """`hver fjerde` for exactly 1/4, `omtrent hver fjerde` where that is the same whole percentage; else None."""
    for parts, ordinal in enumerate(_ORDINALS, start=2):
        if _whole(share * 100) == _whole(Fraction(100, parts)):
            return f"hver {ordinal}" if share == Fraction(1, parts) else f"omtrent hver {ordinal}"
    return None


def counted(value: Fraction, spec: Spec) -> str | None:
    """The number with its unit, singular where it prints as 1: `1 møde`, `2 møder`; None without a singular."""
    if "singular" not in spec:
        return None
    printed = display(value, spec)
    return f"{printed} {spec['singular'] if printed == '1' else spec['unit']}"


def change(value: Fraction, before: Fraction, year: int, spec: Spec) -> str:
    """The difference from an earlier year: `3 flere end i 2009`, `2,5 procentpoint lavere end i 2009`."""
    several = kind_of(spec) in ("count", "distinct", "criteria")
    size = _difference(abs(value - before), spec)
    if size is None:
        same = "lige så mange" if several else "det samme"
        return f"{same if value == before else f'næsten {same}'} som i {year}"
    if is_percent(spec):
        more, less = "procentpoint højere", "procentpoint lavere"
    else:
        more, less = "flere" if several and size != "1" else "mere", "færre" if several else "mindre"
    return f"{size} {more if value > before else less} end i {year}"


def _difference(difference: Fraction, spec: Spec) -> str | None:
    """A difference as printed, percentages in points; None where nothing would be printed of it."""
    scaled = difference * 100 if is_percent(spec) else difference
    if not round_half_away(as_decimal(scaled), decimals(spec)):
        return None
    return format_number(as_decimal(scaled), decimals(spec)) if is_percent(spec) else display(scaled, spec)


def _whole(percent: Fraction) -> int:
    return int(round_half_away(as_decimal(percent)))
