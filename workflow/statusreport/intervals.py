"""Confidence intervals of shares from surveys: Wilson's score interval, with finite-population correction.

Wilson (1927) as Brown, Cai and DasGupta (2001) recommend it for small n; the correction after Cochran (1977, § 2.6,
§ 3.2) as an effective number of answers. docs/statistics.md says why and where the approximations lie.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from statistics import NormalDist

from statusreport.locale import format_share, percent_sign


@dataclass(frozen=True)
class Interval:
    """The limits of a share (0–1); equal where everybody answered."""

    low: Fraction
    high: Fraction


class MoreThanPopulation(ValueError):
    """More answers than there are people who could have given them."""


def effective_size(n: int, population: int | None) -> Fraction | None:
    """How many answers a sample of an infinite population would need for the same variance; None: infinitely many.

    The variance of a share, P(1 − P)/n, shrinks by (N − n)/(N − 1) where n of N were drawn without replacement
    (Cochran 1977, theorem 3.2), which is that of n(N − 1)/(N − n) answers. Unknown N counts as infinite.
    Raises MoreThanPopulation where more answered than there are.
    """
    if population is None:
        return Fraction(n)
    if n > population:
        raise MoreThanPopulation(f"{n} answers from a population of {population}")
    return Fraction(n * (population - 1), population - n) if n < population else None


def share_interval(count: int, n: int, population: int | None, level: Fraction) -> Interval:
    """The interval of `count` of `n` answers out of `population` (None: unknown), at `level` (such as 0.95)."""
    share, size = Fraction(count, n), effective_size(n, population)
    if size is None:
        return Interval(share, share)
    z = NormalDist().inv_cdf(float((1 + level) / 2))
    low, high = map(Fraction, _wilson(float(share), float(size), z))
    # at 0 and 1 a limit is the share itself, but for the last binary digit
    return Interval(min(low, share), max(high, share))


def _wilson(share: float, n: float, z: float) -> tuple[float, float]:
    # Written out: the library that has it takes long to load (decision 55); a test compares.
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * math.sqrt(share * (1 - share) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def display_interval(interval: Interval, decimals: int) -> str:
    """`59–87 %`: whole percentages, rounded outwards so that what is printed holds all that was computed.

    An interval that has shrunk to the share prints as the share does.
    """
    if interval.low == interval.high:
        return format_share(interval.low.numerator, interval.low.denominator, decimals)
    return f"{math.floor(interval.low * 100)}–{math.ceil(interval.high * 100)}{percent_sign()}"
