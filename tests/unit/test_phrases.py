"""Phrases say what is so: by hand, and for any share."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statusreport.chapters.claims import CLAIMS
from statusreport.phrases import about, change, counted, more_than, one_of

from tests.unit.worlds import spec, steady

F = Fraction
SHARE = spec(share="s.q", decimals=1)


@pytest.mark.parametrize(
    ("share", "about_it", "more"),
    [
        (F(11, 19), "knap 58 %", "mere end 55 %"),  # 57.89
        (F(42, 51), "godt 82 %", "mere end 80 %"),  # 82.35
        (F(48, 51), "godt 94 %", "mere end 90 %"),  # 94.12
        (F(49, 51), "godt 96 %", "mere end 95 %"),  # 96.08
        (F(4, 5), "80 %", "mere end 75 %"),  # 80 exactly is not more than 80
        (F(1), "100 %", "mere end 95 %"),
        (F(1, 8), "knap 13 %", "mere end 10 %"),
        (F(1, 400), "under 1 %", None),
        (F(1, 20), "5 %", None),
        (F(0), "0 %", None),
    ],
)
def test_about_and_more_than_by_hand(share, about_it, more):
    assert (about(share), more_than(share)) == (about_it, more)


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (F(1, 2), "hver anden"),
        (F(1, 4), "hver fjerde"),
        (F(5, 19), None),  # 26.3 %
        (F(5, 20), "hver fjerde"),
        (F(10, 41), None),  # 24.4 % prints as 24
        (F(13, 51), "omtrent hver fjerde"),  # 25.49 %
        (F(1, 3), "hver tredje"),
        (F(1, 10), "hver tiende"),
        (F(3, 4), None),
        (F(0), None),
        (F(1), None),
    ],
)
def test_one_of_so_many(share, expected):
    assert one_of(share) == expected


@pytest.mark.parametrize(
    ("now", "before", "declaration", "expected"),
    [
        (11, 8, spec(count="t"), "3 flere end i 2009"),
        (11, 10, spec(count="t"), "1 mere end i 2009"),
        (8, 11, spec(distinct="t.c"), "3 færre end i 2009"),
        (10, 11, spec(count="t"), "1 færre end i 2009"),
        (1202, 2, spec(count="t"), "1.200 flere end i 2009"),
        (5, 5, spec(count="t"), "lige så mange som i 2009"),
        (F("2.5"), 5, spec(mean="t.c", decimals=1), "2,5 mindre end i 2009"),
        (F("1.5"), 1, spec(constant="c", format="halves"), "½ mere end i 2009"),
        (F("0.75"), F("0.7"), SHARE, "5,0 procentpoint højere end i 2009"),
        (F("0.70"), F("0.75"), SHARE, "5,0 procentpoint lavere end i 2009"),
        (F("0.70"), F("0.7"), SHARE, "det samme som i 2009"),
        (F("0.7001"), F("0.7"), SHARE, "næsten det samme som i 2009"),  # 0.01 of a point prints as nothing
    ],
)
def test_the_change_since_last_year(now, before, declaration, expected):
    assert change(F(now), F(before), 2009, declaration) == expected


@pytest.mark.parametrize(("value", "expected"), [(1, "1 møde"), (2, "2 møder"), (0, "0 møder"), (1001, "1.001 møder")])
def test_the_unit_agrees_with_the_number(value, expected):
    assert counted(F(value), spec(count="t", unit="møder", singular="møde")) == expected


def test_one_and_a_half_is_more_than_one():
    assert counted(F(3, 2), spec(constant="c", format="halves", unit="timer", singular="time")) == "1½ timer"


def test_a_unit_without_a_singular_is_not_guessed():
    assert counted(F(1), spec(count="t")) is None


SHARES = st.fractions(0, 1, max_denominator=400)


def percent(text):
    """The number in a phrase as a fraction of one."""
    return F(int(re.search(r"\d+", text)[0]), 100)


@steady
@given(SHARES)
def test_about_lies_on_the_side_that_it_says_and_within_half_a_percent(share):
    text = about(share)
    said = percent(text)
    word = text.partition(" ")[0]
    if word in CLAIMS:
        assert CLAIMS[word](share, said)
    else:
        assert share == said
    assert abs(share - said) <= F("0.005") or text == "under 1 %"


@steady
@given(SHARES)
def test_more_than_is_more_than_and_no_step_lower_than_it_could_be(share):
    text = more_than(share)
    said = percent(text) if text else F(0)
    assert share <= F("0.05") if text is None else said < share <= said + F("0.05")


@steady
@given(SHARES)
def test_one_of_so_many_is_exact_or_says_about(share):
    text = one_of(share)
    exact = text is not None and not text.startswith("omtrent")
    assert exact == (share.numerator == 1 and 2 <= share.denominator <= 10)


@steady
@given(st.integers(0, 5000), st.integers(0, 5000))
def test_a_change_has_the_direction_and_the_size_that_it_says(now, before):
    text = change(F(now), F(before), 2009, spec(count="t"))
    if now == before:
        assert text.startswith("lige så mange")
    else:
        size = int(text.split()[0].replace(".", ""))
        assert now - before == (size if re.search("flere|mere", text) else -size)
