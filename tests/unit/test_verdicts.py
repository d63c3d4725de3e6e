from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statusreport.intervals import Interval, share_interval
from statusreport.verdicts import DANISH, VERDICTS, clause, label, verdict

from tests.unit.worlds import LEVEL, steady

F = Fraction
SPAN = Interval(F("0.40"), F("0.80"))  # around 0.60: half way to the lower limit is 0.50


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("0.39", "met"),
        ("0.40", "met"),  # the lower limit reaches it
        ("0.41", "probably_met"),
        ("0.50", "probably_met"),
        ("0.51", "undecided"),
        ("0.60", "undecided"),  # the share itself reaches it, but as likely as not by chance
        ("0.80", "undecided"),
        ("0.81", "not_met"),
    ],
)
def test_the_place_of_the_target_in_the_interval_decides(target, expected):
    assert verdict(F("0.60"), SPAN, F(target)) == expected


@pytest.mark.parametrize(("share", "expected"), [("0.699", "not_met"), ("0.7", "met"), ("0.701", "met")])
def test_a_complete_registration_meets_its_target_or_not(share, expected):
    assert verdict(F(share), None, F("0.7")) == expected


def test_everybody_answered_is_as_good_as_a_complete_registration():
    # 42 of 60 is 0.7 exactly; as binary numbers the comparison would fail
    assert verdict(F(42, 60), share_interval(42, 60, 60, LEVEL), F("0.7")) == "met"


def test_no_answers_against_a_target_of_nothing_are_met():
    assert verdict(F(0), share_interval(0, 9, None, LEVEL), F(0)) == "met"


@st.composite
def results(draw):
    """n, population and two counts, the smaller first."""
    n = draw(st.integers(1, 200))
    population = draw(st.none() | st.integers(n, 1000))
    return n, population, *sorted((draw(st.integers(0, n)), draw(st.integers(0, n))))


TARGETS = st.integers(0, 1000).map(lambda permille: Fraction(permille, 1000))


def rank(count, n, population, target):
    """0 for met … 3 for not met."""
    return VERDICTS.index(verdict(F(count, n), share_interval(count, n, population, LEVEL), target))


@steady
@given(results(), TARGETS)
def test_more_of_the_wanted_answer_never_gives_a_worse_verdict(result, target):
    n, population, fewer, more = result
    assert rank(more, n, population, target) <= rank(fewer, n, population, target)


@steady
@given(results(), TARGETS, TARGETS)
def test_a_higher_target_never_gives_a_better_verdict(result, one, other):
    n, population, count, _ = result
    low, high = sorted((one, other))
    assert rank(count, n, population, low) <= rank(count, n, population, high)


@steady
@given(results(), TARGETS)
def test_a_share_below_its_target_is_never_called_met_and_one_above_it_never_missed(result, target):
    n, population, count, _ = result
    found = VERDICTS[rank(count, n, population, target)]
    assume(F(count, n) != target)
    assert found not in (("met", "probably_met") if F(count, n) < target else ("not_met",))


def test_every_verdict_has_its_words_and_its_clause():
    assert [label(code, proxy=False) for code in VERDICTS] == list(DANISH.values())
    assert clause("met", "70 %", proxy=False) == "målet på 70 % er opfyldt"
    assert clause("undecided", "70 %", proxy=False) == "det kan ikke afgøres, om målet på 70 % er opfyldt"
    assert clause("not_met", "70 %", proxy=False) == "målet på 70 % er ikke opfyldt"


@pytest.mark.parametrize("code", VERDICTS)
def test_no_verdict_on_a_proxy_stands_without_its_mark(code):
    assert label(code, proxy=True).endswith(" (målt indirekte)")
    assert clause(code, "50 %", proxy=True).endswith(", målt indirekte")
