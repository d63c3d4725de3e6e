"""Wilson intervals and the finite-population correction: published values, and what must hold of any interval."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint
from statusreport.intervals import Interval, display_interval, effective_size, share_interval

from tests.unit.worlds import LEVEL, steady


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_as_published_by_newcombe_1998(count, n, low, high):
    # R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3 (score without continuity correction)
    found = share_interval(count, n, None, LEVEL)
    assert (float(found.low), float(found.high)) == pytest.approx((low, high), abs=0.00005)


def test_the_correction_is_that_of_cochrans_sample_sizes():
    # W. G. Cochran, Sampling Techniques (3rd ed. 1977) § 4.4: 356 of the 3,200 inhabitants of an island are worth
    # the 400 that an infinite population would ask for
    assert float(effective_size(356, 3200)) == pytest.approx(400, abs=0.5)


def test_the_correction_gives_cochrans_standard_error():
    # ibid. § 3.2: 38 of 200 names out of 3,042 were wrong; estimated standard error of the total 81.8
    share, n, population = 0.19, 200, 3042
    variance = share * (1 - share) / float(effective_size(n, population))
    unbiased = variance * n / (n - 1) * (population - 1) / population  # Cochran's estimate divides by n − 1 and by N
    assert population * unbiased**0.5 == pytest.approx(81.8, abs=0.05)


def test_wilson_with_correction_by_hand():
    # 12 of 16 out of 28: 16 · 27/12 = 36 answers; z = 1.96, z² = 3.8415: centre (0.75 + 0.05335)/1.10671 = 0.7259,
    # half width 1.96 · √(0.1875/36 + 3.8415/5184)/1.10671 = 0.1366
    found = share_interval(12, 16, 28, LEVEL)
    assert (float(found.low), float(found.high)) == pytest.approx((0.5893, 0.8625), abs=0.0002)


def test_more_answers_than_people_are_refused():
    with pytest.raises(ValueError, match="5 answers from a population of 4"):
        effective_size(5, 4)


@st.composite
def samples(draw):
    """count, n and a population that holds them, or None."""
    n = draw(st.integers(1, 300))
    population = draw(st.none() | st.integers(n, 3000))
    return draw(st.integers(0, n)), n, population


@steady
@given(samples(), st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_the_limits_are_those_of_statsmodels(sample, level):
    count, n, _ = sample
    found = share_interval(count, n, None, Fraction(str(level)))
    expected = proportion_confint(count, n, alpha=1 - level, method="wilson")
    assert (float(found.low), float(found.high)) == pytest.approx(expected, abs=1e-12)


LEVELS = st.integers(500, 999).map(lambda permille: Fraction(permille, 1000))


@steady
@given(samples(), LEVELS)
def test_an_interval_holds_the_share_and_is_one_of_shares(sample, level):
    count, n, population = sample
    found = share_interval(count, n, population, level)
    assert 0 <= found.low <= Fraction(count, n) <= found.high <= 1


@steady
@given(samples(), LEVELS, LEVELS)
def test_a_higher_level_never_gives_a_narrower_interval(sample, one, other):
    narrow, wide = (share_interval(*sample, level) for level in sorted((one, other)))
    assert wide.low <= narrow.low and narrow.high <= wide.high


@steady
@given(samples(), LEVELS)
def test_the_interval_of_those_left_is_the_mirror_image(sample, level):
    count, n, population = sample
    found, mirrored = share_interval(count, n, population, level), share_interval(n - count, n, population, level)
    assert float(mirrored.low) == pytest.approx(float(1 - found.high), abs=1e-12)


@steady
@given(samples())
def test_it_shrinks_to_the_share_where_everybody_answered(sample):
    count, n, _ = sample
    assert share_interval(count, n, n, LEVEL) == Interval(Fraction(count, n), Fraction(count, n))


@steady
@given(samples(), st.integers(0, 2000))
def test_a_larger_population_never_gives_a_narrower_interval(sample, more):
    count, n, population = sample
    small = share_interval(count, n, population, LEVEL)
    large = share_interval(count, n, None if population is None else population + more, LEVEL)
    assert large.low <= small.low and small.high <= large.high


def test_the_printed_limits_are_rounded_outwards():
    assert display_interval(Interval(Fraction("0.589"), Fraction("0.862")), 0) == "58–87 %"
    assert display_interval(Interval(Fraction("0.6"), Fraction(1)), 1) == "60–100 %"


def test_an_interval_that_is_the_share_prints_as_the_share():
    assert display_interval(Interval(Fraction(17, 19), Fraction(17, 19)), 1) == "89,5 %"


@steady
@given(samples())
def test_what_is_printed_holds_what_was_computed(sample):
    found = share_interval(*sample, LEVEL)
    if found.low < found.high:
        low, high = (Fraction(limit) / 100 for limit in display_interval(found, 0).removesuffix(" %").split("–"))
        assert low <= found.low < low + Fraction("0.01") and high - Fraction("0.01") < found.high <= high
