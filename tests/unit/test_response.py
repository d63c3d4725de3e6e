from __future__ import annotations

from statusreport.response import responses

from tests.unit import worlds
from tests.unit.worlds import world


def test_completed_questionnaires_of_the_invited_are_the_response_rate():
    # a to d of a to f; e is partial, f did not answer, g is a test
    [found] = responses(world())
    assert (found["title"], found["n_invited"], found["n_returned"], found["rate_display"]) == (
        "Rekvirenter",
        6,
        4,
        "67 %",
    )


def test_a_question_tells_blank_and_not_relevant_apart():
    [found] = responses(world())
    assert found["questions"] == [
        {
            "question": "advice",
            "question_text": "Fik I råd?",
            "n_answered": 3,
            "n_not_relevant": 1,
            "n_blank": 1,
            "blank_rate": 0.25,
            "blank_display": "25,0 %",
        }
    ]


def test_a_rate_is_not_guessed_where_nobody_counted_the_invited():
    [found] = responses(world(surveys={}))
    assert (found["title"], found["n_invited"], found["rate"], found["rate_display"]) == (
        "requesters",
        None,
        None,
        None,
    )


def test_a_survey_that_nobody_returned_is_left_out():
    assert responses(world(respondents=worlds.respondents([("a", "partial")]))) == []
