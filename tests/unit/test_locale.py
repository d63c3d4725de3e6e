from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statusreport.locale import (
    format_date,
    format_halves,
    format_number,
    format_share,
    join_names,
    round_half_away,
)

from tests.unit.worlds import steady


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (0.5, 0, "1"),  # half to even would give 0
        (2.5, 0, "3"),  # half to even would give 2
        (-0.5, 0, "-1"),
        (-2.5, 0, "-3"),
        (2.25, 1, "2.3"),
        (0.145, 2, "0.15"),  # as a float it lies below 0.145: the reader's number counts
        (1.005, 2, "1.01"),
        (0.4999, 0, "0"),
        (7, 1, "7.0"),
    ],
)
def test_halves_are_rounded_away_from_zero(value, decimals, expected):
    assert round_half_away(value, decimals) == Decimal(expected)


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [(12.25, 1, "12.3"), (12.35, 1, "12.4"), (-12.25, 1, "-12.3"), (12.223, 1, "12.2"), (12.275, 1, "12.3")],
)
def test_ties_are_rounded_by_rule_b_of_iso_80000_1(value, decimals, expected):
    # ISO 80000-1:2009, annex B.3: of two multiples equally near, the one greater in magnitude; its examples, and
    # 12.25 with the other sign
    assert round_half_away(value, decimals) == Decimal(expected)


@pytest.mark.parametrize(
    ("count", "printed"),
    [(17, "89,5 %"), (13, "68,4 %"), (11, "57,9 %"), (7, "36,8 %"), (6, "31,6 %"), (5, "26,3 %"), (1, "5,3 %")],
)
def test_nineteenths_print_as_the_percentages_of_the_2010_chart(count, printed):
    # Københavns Kommune, Statusrapport 2010, chart of the requesters' satisfaction
    assert format_share(count, 19, 1) == printed


@steady
@given(st.integers(-(10**6), 10**6), st.integers(1, 10**4), st.integers(0, 3))
def test_rounding_is_that_of_exact_fractions(numerator, denominator, decimals):
    # by integers alone: the nearest multiple of 10^-decimals, a tie going to the larger magnitude
    scaled = abs(Fraction(numerator, denominator)) * 10**decimals
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    expected = Fraction(units if numerator >= 0 else -units, 10**decimals)
    assert Fraction(round_half_away(Decimal(numerator) / Decimal(denominator), decimals)) == expected


@steady
@given(st.decimals(-(10**6), 10**6, places=4), st.integers(0, 3))
def test_a_float_rounds_as_the_decimal_that_is_written_for_it(written, decimals):
    expected = written.quantize(Decimal(10) ** -decimals, rounding=ROUND_HALF_UP, context=Context(prec=50))
    assert round_half_away(float(written), decimals) == expected


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [(20000, 0, "20.000"), (999, 0, "999"), (1234567.5, 1, "1.234.567,5"), (89.47, 1, "89,5"), (3, 2, "3,00")],
)
def test_numbers_have_danish_separators_and_all_the_decimals_asked_for(value, decimals, expected):
    assert format_number(value, decimals) == expected


def test_english_numbers_swap_the_separators():
    assert format_number(20000.5, 1, "en") == "20,000.5"
    assert format_share(17, 19, 1, "en") == "89.5%"


@pytest.mark.parametrize(
    ("numerator", "denominator", "decimals", "expected"),
    [
        (1, 8, 0, "13 %"),  # 12.5 exactly: away from zero
        (17, 19, 1, "89,5 %"),  # 89.4736…
        (3, 8, 0, "38 %"),  # 37.5; half to even gives 38 too
        (5, 8, 0, "63 %"),  # 62.5; half to even would give 62
        (1, 3, 1, "33,3 %"),
        (2, 3, 0, "67 %"),
        (0, 7, 0, "0 %"),
        (7, 7, 1, "100,0 %"),
        (1, 16, 1, "6,3 %"),  # 6.25
    ],
)
def test_shares_are_rounded_from_the_exact_fraction(numerator, denominator, decimals, expected):
    assert format_share(numerator, denominator, decimals) == expected


def test_the_space_before_percent_is_an_ordinary_one():
    assert " " in format_share(1, 2) and "\u00a0" not in format_share(1, 2)


@pytest.mark.parametrize(
    ("value", "expected"), [(0, "0"), (0.5, "½"), (1, "1"), (1.5, "1½"), (2.0, "2"), (10.5, "10½"), (-0.5, "-½")]
)
def test_full_time_years_are_printed_in_halves(value, expected):
    assert format_halves(value) == expected


def test_what_is_no_multiple_of_a_half_is_refused():
    with pytest.raises(ValueError, match=r"0\.3 is not a multiple of ½"):
        format_halves(0.3)


def test_dates_and_lists_read_as_danish_prose():
    assert format_date(dt.date(2010, 8, 28)) == "28. august 2010"
    assert join_names(["BUF", "KFF", "SOF"]) == "BUF, KFF og SOF"
    assert join_names(["BUF", "KFF"]) == "BUF og KFF"
    assert join_names(["BUF"]) == "BUF"
    assert join_names([]) == ""


def test_printing_does_not_depend_on_the_locale_of_the_machine(monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert format_number(1234.5, 1) == "1.234,5"
