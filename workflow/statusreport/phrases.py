"""Phrases made from exact values: »godt«, »knap« and »mere end« say no more than is so, in any language."""

from __future__ import annotations

from fractions import Fraction

from statusreport.locale import format_number, percent_sign, round_half_away
from statusreport.measures import Spec, kind_of
from statusreport.printing import as_decimal, decimals, display, is_percent
from statusreport.translation import N_, _, ngettext

STEP = 5  # »mere end« names a multiple of five percent
_ONE_OF = (
    N_("hver anden"), N_("hver tredje"), N_("hver fjerde"), N_("hver femte"), N_("hver sjette"), N_("hver syvende"),
    N_("hver ottende"), N_("hver niende"), N_("hver tiende"),
)  # fmt: skip


def about(share: Fraction) -> str:
    """The nearest whole percentage and on which side of it the share lies: `godt 82 %`, `knap 93 %`, `85 %`."""
    percent, nearest = share * 100, _whole(share * 100)
    if percent == nearest:
        return _percent(nearest)
    if nearest == 0:
        return _("under {percent}", percent=_percent(1))
    side = _("godt {percent}") if percent > nearest else _("knap {percent}")
    return side.format(percent=_percent(nearest))


def more_than(share: Fraction) -> str | None:
    """The highest multiple of five percent that the share exceeds: `mere end 80 %`; None up to five percent."""
    steps = -(-share * 100 // STEP) - 1
    return _("mere end {percent}", percent=_percent(int(steps) * STEP)) if steps > 0 else None


def one_of(share: Fraction) -> str | None:
    """`hver fjerde` for exactly 1/4, `omtrent hver fjerde` where that is the same whole percentage; else None."""
    for parts, phrase in enumerate(_ONE_OF, start=2):
        if _whole(share * 100) == _whole(Fraction(100, parts)):
            return _(phrase) if share == Fraction(1, parts) else _("omtrent {part}", part=_(phrase))
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
        return _same(several, exactly=value == before).format(year=year)
    return _more_or_less(several, is_percent(spec), size == "1")[value < before].format(size=size, year=year)


def _same(several: bool, exactly: bool) -> str:
    if several:
        return _("lige så mange som i {year}") if exactly else _("næsten lige så mange som i {year}")
    return _("det samme som i {year}") if exactly else _("næsten det samme som i {year}")


def _more_or_less(several: bool, percent: bool, one: bool) -> tuple[str, str]:
    if percent:
        point = 1 if one else 2
        return (
            ngettext("{size} procentpoint højere end i {year}", "{size} procentpoint højere end i {year}", point),
            ngettext("{size} procentpoint lavere end i {year}", "{size} procentpoint lavere end i {year}", point),
        )
    more = _("{size} flere end i {year}") if several and not one else _("{size} mere end i {year}")
    return more, _("{size} færre end i {year}") if several else _("{size} mindre end i {year}")


def _percent(whole: int) -> str:
    return f"{whole}{percent_sign()}"


def _difference(difference: Fraction, spec: Spec) -> str | None:
    """A difference as printed, percentages in points; None where nothing would be printed of it."""
    scaled = difference * 100 if is_percent(spec) else difference
    if not round_half_away(as_decimal(scaled), decimals(spec)):
        return None
    return format_number(as_decimal(scaled), decimals(spec)) if is_percent(spec) else display(scaled, spec)


def _whole(percent: Fraction) -> int:
    return int(round_half_away(as_decimal(percent)))
