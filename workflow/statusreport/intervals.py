"""Confidence intervals of shares from surveys: Wilson's score interval, with finite-population correction.

Wilson (1927) as Brown, Cai and DasGupta (2001) recommend it for small n; the correction after Cochran (1977, § 2.6,
§ 3.2) as an effective number of answers. docs/statistics.md says why and where the approximations lie.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from statistics import NormalDist

from statusreport.locale import format_share


@dataclass(frozen=True)
class Interval:
    """The limits of a share (0–1); equal where everybody answered."""

    low: Fraction
    high: Fraction


def effective_size(n: int, population: int | None) -> Fraction | None:
    """How many answers a sample of an infinite population would need for the same variance; None: infinitely many.

    The variance of a share, P(1 − P)/n, shrinks by (N − n)/(N − 1) where n of N were drawn without replacement
    (Cochran 1977, theorem 3.2), which is that of n(N − 1)/(N − n) answers. Unknown N counts as infinite.
    Raises ValueError where more answered than there are.
    """
    if population is None:
        return Fraction(n)
    if n > population:
        raise ValueError(f"{n} answers from a population of {population}")
    return Fraction(n * (population - 1), population - n) if n < population else None


def share_interval(count: int, n: int, population: int | None, level: Fraction) -> Interval:
    """The interval of `count` of `n` answers out of `population` (None: unknown), at `level` (such as 0.95)."""
    share, size = Fraction(count, n), effective_size(n, population)
    if size is None:
        return Interval(share, share)
    low, high = (Fraction(limit) for limit in _wilson(float(share), float(size), float(level)))
    # at 0 and 1 a limit is the share itself, but for the last binary digit
    return Interval(max(min(low, share), Fraction(0)), min(max(high, share), Fraction(1)))


def _wilson(share: float, size: float, level: float) -> tuple[float, float]:
    """The limits between which a proportion of the population would give `share` of `size` (Wilson 1927)."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    centre = share + z**2 / (2 * size)
    half_width = z * math.sqrt(share * (1 - share) / size + z**2 / (4 * size**2))
    return (centre - half_width) / (1 + z**2 / size), (centre + half_width) / (1 + z**2 / size)


def display_interval(interval: Interval, decimals: int) -> str:
    """`59–87 %`: whole percentages, rounded outwards so that what is printed holds all that was computed.

    An interval that has shrunk to the share prints as the share does.
    """
    if interval.low == interval.high:
        return format_share(interval.low.numerator, interval.low.denominator, decimals)
    return f"{math.floor(interval.low * 100)}–{math.ceil(interval.high * 100)} %"
