from __future__ import annotations

import pandas as pd
import pytest
from statusreport.selection import UnknownColumn, as_list, column, select

from tests.unit import worlds


@pytest.fixture
def tables():
    """The tables of the edition."""
    return worlds.tables()


def chosen(tables, conditions):
    """Registrations that meet the conditions, by id."""
    return select(tables, "registrations", conditions)["registration_id"].tolist()


def test_without_conditions_every_row_is_chosen(tables):
    assert chosen(tables, {}) == ["R1", "R2", "R3", "R4", "R5"]


def test_a_value_chooses_the_rows_that_have_it(tables):
    assert chosen(tables, {"registration_status": "cancelled"}) == ["R4"]


def test_a_list_chooses_the_rows_that_have_any_of_its_values(tables):
    assert chosen(tables, {"administration": ["BUF", "KFF"]}) == ["R1", "R3", "R4"]


def test_not_chooses_the_others_and_empty_cells_are_among_them(tables):
    assert chosen(tables, {"administration": {"not": "BUF"}}) == ["R2", "R4", "R5"]
    assert chosen(tables, {"administration": {"not": ["BUF", "KFF"]}}) == ["R2", "R5"]


def test_all_conditions_must_be_met(tables):
    assert chosen(tables, {"event_id": "E2", "registration_status": "attended"}) == ["R3"]


def test_a_condition_may_follow_a_reference_to_another_table(tables):
    assert chosen(tables, {"event_id.district": "Nørrebro"}) == ["R1", "R2", "R5"]


def test_a_reference_keeps_the_order_and_index_of_the_rows_that_refer(tables):
    turned = tables | {"registrations": tables["registrations"].iloc[::-1], "events": tables["events"].iloc[::-1]}
    found = column(turned, "registrations", "event_id.event_type")
    assert found.index.tolist() == [4, 3, 2, 1, 0]
    assert found.tolist() == ["network_meeting", "workshop", "workshop", "workshop", "workshop"]


def test_a_reference_by_several_columns_keeps_their_rows_apart(tables):
    other = worlds.respondents([("a", "test")], survey="seminars")
    both = tables | {"respondents": pd.concat([other, tables["respondents"]], ignore_index=True)}
    # the answer of respondent a of `requesters` is not of the respondent a of `seminars`
    assert column(both, "responses", "respondent.status").iloc[0] == "completed"


def test_an_unknown_column_is_named_with_those_of_its_table(tables):
    with pytest.raises(UnknownColumn) as caught:
        column(tables, "events", "distrikt")
    assert str(caught.value) == "the table `events` has no column `distrikt`"
    assert "district" in caught.value.candidates


def test_an_unknown_column_behind_a_reference_is_named_with_those_of_the_other_table(tables):
    with pytest.raises(UnknownColumn) as caught:
        column(tables, "registrations", "event_id.event_typ")
    assert (caught.value.name, "event_type" in caught.value.candidates) == ("event_typ", True)


def test_a_path_through_a_column_that_is_no_reference_names_those_that_are(tables):
    with pytest.raises(UnknownColumn) as caught:
        column(tables, "registrations", "person_key.district")
    assert caught.value.candidates == ["event_id.…"]


def test_choosing_leaves_the_tables_as_they_were(tables):
    before = tables["registrations"].copy()
    select(tables, "registrations", {"event_id.event_type": "workshop"})
    pd.testing.assert_frame_equal(tables["registrations"], before)


def test_one_value_is_a_list_of_one():
    assert (as_list("a"), as_list(["a", "b"])) == (["a"], ["a", "b"])
