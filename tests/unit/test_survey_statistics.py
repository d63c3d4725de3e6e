from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statusreport.survey_statistics import BASES, answers_to, completed, count_question

from tests.unit import worlds

CODES = [code for code, _, _ in worlds.SCALE]


def count(tables, n_invited=6):
    """The counts of the question of the small world."""
    return count_question(tables, "requesters", "advice", n_invited)


def test_only_completed_questionnaires_are_returned():
    # a to d; e is partial, f never answered, g is a test
    assert completed(worlds.tables()["respondents"], "requesters")["respondent"].tolist() == ["a", "b", "c", "d"]


def test_answers_of_partial_and_test_replies_do_not_count():
    tables = worlds.tables()
    rows = answers_to(tables["responses"], tables["respondents"], "requesters", "advice")
    assert rows["respondent"].tolist() == ["a", "b", "c"]


def test_the_four_bases_tell_the_kinds_of_non_response_apart():
    counts = count(worlds.tables())
    assert [counts.denominator(base) for base in BASES] == [6, 4, 3, 2]
    assert (counts.n_relevant, counts.n_blank) == (2, 1)  # 3 answered − 1 "not relevant"; 4 returned − 3 answered


def test_the_invited_base_is_unknown_where_nobody_counted_them():
    assert count(worlds.tables(), None).denominator("invited") is None


def test_every_category_of_the_scale_is_counted_in_its_order_also_the_unused():
    shuffled = worlds.tables() | {"codebook": worlds.CODEBOOK.iloc[::-1]}
    counts = count(shuffled)
    assert [(answer.code, answer.count) for answer in counts.answers] == [
        ("high", 1),
        ("some", 1),
        ("no", 0),
        ("not_relevant", 1),
    ]
    assert [answer.position for answer in counts.answers] == [1, 2, 3, 4]
    assert counts.answers[0].label == "I høj grad"
    assert counts.question_text == "Fik I råd?"


@pytest.mark.parametrize(("top_box", "expected"), [(["high"], 1), (["high", "some"], 2), (["no"], 0), ([], 0)])
def test_the_numerator_counts_the_answers_in_the_top_box(top_box, expected):
    assert count(worlds.tables()).numerator(top_box) == expected


def test_a_survey_does_not_see_the_respondents_and_answers_of_another():
    tables = worlds.tables()
    for name, other in {
        "respondents": worlds.respondents([("a", "completed"), ("x", "completed")], survey="seminars"),
        "responses": worlds.responses([("a", "some"), ("x", "high")], survey="seminars"),
    }.items():
        tables[name] = pd.concat([tables[name], other], ignore_index=True)
    assert count(tables) == count(worlds.tables())


def test_a_respondent_of_several_choices_answered_once():
    tables = worlds.tables() | {"responses": worlds.responses([("a", "high"), ("a", "some"), ("b", "no")])}
    assert count(tables).n_answered == 2


REPLIES = st.lists(
    st.tuples(st.sampled_from(["completed", "partial", "not_answered", "test"]), st.sampled_from([*CODES, None])),
    max_size=8,
)


@worlds.few
@given(REPLIES, st.sets(st.sampled_from(CODES)))
def test_each_base_lies_within_the_one_before(replies, top_box):
    tables = worlds.tables() | {
        "respondents": worlds.respondents([(str(n), status) for n, (status, _) in enumerate(replies)]),
        "responses": worlds.responses([(str(n), code) for n, (_, code) in enumerate(replies) if code]),
    }
    n_invited = sum(status != "test" for status, _ in replies)
    counts = count(tables, n_invited)
    assert counts.numerator(list(top_box - {"not_relevant"})) <= counts.n_relevant
    assert 0 <= counts.n_relevant <= counts.n_answered <= counts.n_returned <= n_invited
    assert counts.n_blank + sum(answer.count for answer in counts.answers) == counts.n_returned
