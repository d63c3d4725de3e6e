from __future__ import annotations

import pytest
from statusreport.last_year import a_year_earlier, measure_if_comparable

from tests.unit import worlds
from tests.unit.worlds import SPECS, WORKSHOP, spec, world


def before(declaration, previous=None, **others):
    """The value a year earlier of one declaration in the small world; None where there is none to compare with."""
    whole = world(SPECS | others | {"x": declaration})
    whole.tables["previous"].update(previous or {})
    found = measure_if_comparable(a_year_earlier(whole), "x")
    return None if found is None else found.value


def test_the_same_definition_is_computed_on_the_tables_of_the_year_before():
    assert before(SPECS["participations"]) == 1
    assert before(spec(count="registrations", where=WORKSHOP, by="administration")) == 1


def test_rows_that_were_never_recorded_are_no_zero():
    assert before(SPECS["meetings"]) is None  # no network meeting in 2009
    assert before(SPECS["hours"], {"weekly_hours": worlds.tables()["weekly_hours"].iloc[:0]}) is None


def test_a_survey_that_was_not_made_cannot_be_compared():
    nothing = worlds.tables()["responses"].iloc[:0]
    assert before(SPECS["advised"], {"responses": nothing}) is None


def test_answers_that_leave_an_empty_base_cannot_be_compared():
    assert before(SPECS["advised"], {"respondents": worlds.respondents([("a", "partial")])}) is None


def test_a_constant_is_compared_where_it_was_stated():
    assert before(SPECS["fte_a"]) == 1.5
    assert before(SPECS["fte_a"], {"constants": worlds.tables()["constants"].iloc[1:]}) is None


@pytest.mark.parametrize("declaration", [SPECS["fte_total"], SPECS["persons_share"]], ids=["total", "ratio"])
def test_what_is_made_of_comparable_parts_is_comparable(declaration):
    assert before(declaration) is not None
    assert before(spec(total=["meetings", "persons"])) is None


def test_a_number_of_the_year_before_has_no_year_before():
    assert before(spec(count="registrations", year="previous")) is None
    assert before(spec(total=["then", "persons"]), then=spec(count="registrations", year="previous")) is None


def test_a_survey_whose_invited_were_counted_in_another_year_cannot_be_compared():
    whole = world(
        SPECS | {"then": spec(count="registrations", year="previous")},
        surveys={"requesters": {"title": "R", "invited": "then"}},
    )
    assert measure_if_comparable(a_year_earlier(whole), "advised") is None


def test_the_number_of_criteria_met_is_not_compared():
    judged = SPECS["advised"] | {"criterion": {"text": "…", "target": "50 %"}}
    assert before(spec(criteria=["met"]), judged=judged) is None
