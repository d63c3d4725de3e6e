from __future__ import annotations

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statusreport.indicators import compute, kind_of, measure, n_invited

from tests.unit import worlds
from tests.unit.worlds import SPECS, WORKSHOP, spec, world


def value(declaration, **changed):
    """The value of one declaration in the small world."""
    return measure(world(SPECS | {"x": spec(**declaration)}, **changed), "x").value


def values(**changed):
    """The values of all declarations of the small world."""
    return {name: result.value for name, result in compute(world(**changed)).items()}


def append(table, row):
    """A table of the small world with one row more, of the table's own source."""
    rows = worlds.tables()[table]
    last = rows.iloc[-1]
    return pd.concat(
        [rows, pd.DataFrame([row | {"source": last["source"], "sheet": "", "row": last["row"] + 1}])],
        ignore_index=True,
    )


def test_the_values_of_the_small_world():
    assert values() == {
        "participations": 3,  # R1, R2, R3
        "persons": 2,  # P1, P2
        "meetings": 1,  # R5
        "hours": Fraction("22.5"),  # 7.5 + 8.0 + 7.0
        "hours_a_week": Fraction("7.5"),  # 22.5 over the 3 weeks that have a value
        "advised": Fraction(2, 3),  # a and b of a, b, c
        "persons_share": Fraction(2, 3),  # 2 persons of 3 participations
        "fte_a": Fraction(3, 2),
        "fte_b": Fraction(1, 2),
        "fte_total": 2,
    }


def test_indicators_come_in_declared_order():
    assert list(compute(world())) == list(SPECS)


def test_the_kind_is_the_key_that_says_what_is_computed():
    assert kind_of(spec(distinct="events.district")) == "distinct"


def test_distinct_leaves_empty_cells_out():
    assert value({"distinct": "events.audience"}) == 2  # foreninger, skoler; E3 has none


def test_the_year_before_is_counted_in_its_own_tables():
    assert value({"count": "registrations", "year": "previous"}) == 1
    assert measure(world({"x": spec(count="registrations", year="previous")}), "x").rows["year"].tolist() == [2009]


@pytest.mark.parametrize(("base", "expected"), [("invited", 6), ("returned", 4), ("answered", 3), ("relevant", 2)])
def test_a_share_is_of_its_declared_base(base, expected):
    assert value({"share": "requesters.advice", "top_box": ["high"], "base": base}) == Fraction(1, expected)


def test_a_sum_is_of_the_numbers_as_written():
    # ten times 0.1 is 0.9999999999999999 when floats are added one by one
    hours = worlds.frame("hours", "area hours", [("M", 0.1)] * 10)
    assert value({"sum": "weekly_hours.hours"}, weekly_hours=hours) == 1


def test_the_parts_of_a_mean_are_its_sum_and_the_rows_that_have_a_value():
    mean = measure(world(), "hours_a_week")
    assert (mean.numerator, mean.denominator, len(mean.rows)) == (Fraction("22.5"), 3, 3)


def test_a_breakdown_follows_references_and_adds_up():
    declaration = spec(count="registrations", by="event_id.district", where={"registration_status": "attended"})
    groups = measure(world({"x": declaration}), "x").groups
    # Nørrebro: R1, R2 (E1) and R5 (E3); Vesterbro: R3 (E2)
    assert [(group.key, group.label, group.value) for group in groups] == [
        ("Nørrebro", "Nørrebro", 3),
        ("Vesterbro", "Vesterbro", 1),
    ]


def test_groups_are_named_by_another_column_or_by_the_declaration():
    by = {"count": "registrations", "by": "event_id", "where": WORKSHOP}
    labelled = spec(**by, group_label="event_id.district", group_names={"E2": "Vest"})
    groups = measure(world({"x": labelled}), "x").groups
    assert [(group.key, group.label) for group in groups] == [("E1", "Nørrebro"), ("E2", "Vest")]


def test_distinct_counts_each_group_for_itself():
    declaration = spec(distinct="registrations.person_key", by="event_id", where=WORKSHOP)
    # P1 and P2 at E1, P1 again at E2: the groups add up to more than the 2 persons
    assert [group.value for group in measure(world({"x": declaration}), "x").groups] == [2, 1]


def test_the_parts_of_a_total_are_its_groups():
    assert [(group.key, group.value) for group in measure(world(), "fte_total").groups] == [
        ("fte_a", Fraction(3, 2)),
        ("fte_b", Fraction(1, 2)),
    ]


def test_a_constant_says_where_it_comes_from():
    assert measure(world(), "fte_a").origin == "Regnskab"


def test_contributing_rows_are_named_once_with_year_source_and_row():
    used = measure(world(), "persons_share").rows  # both parts use R1, R2, R3: rows 2, 3, 4
    assert used[["year", "source", "row"]].to_numpy().tolist() == [[2010, "registrations", row] for row in (2, 3, 4)]


def test_a_ratio_uses_the_rows_of_both_its_parts():
    specs = SPECS | {"x": spec(ratio={"numerator": "meetings", "denominator": "participations"})}
    assert measure(world(specs), "x").rows["row"].tolist() == [2, 3, 4, 6]  # R1, R2, R3 and R5


def test_a_share_uses_the_rows_of_the_questionnaires_that_it_is_of():
    # a to d stand on rows 2 to 5 of one file, their answers on rows 2 to 4: each row once
    assert measure(world(), "advised").rows["row"].tolist() == [2, 3, 4, 5]


COUNTED = {"requesters": {"title": "Rekvirenter", "invited": "participations"}}


def test_invited_are_those_listed_or_a_declared_number_or_unknown():
    tables = worlds.tables()
    assert n_invited(world(), "requesters", tables) == 6  # the test reply was not invited
    assert n_invited(world(surveys=COUNTED), "requesters", tables) == 3
    assert n_invited(world(surveys={}), "requesters", tables) is None


EMPTY = {"mean": "weekly_hours.hours", "where": {"area": "no such area"}}


def test_an_empty_base_names_the_indicator():
    with pytest.raises(ZeroDivisionError, match=r"^lonely$"):
        compute(world({"lonely": spec(**EMPTY)}))


def test_an_empty_base_names_the_indicator_that_has_it_not_one_made_of_it():
    specs = {"sum_of_both": spec(total=["lonely", "lonely"]), "lonely": spec(**EMPTY)}
    with pytest.raises(ZeroDivisionError, match=r"^lonely$"):
        compute(world(specs))


@pytest.mark.parametrize("kind", ["distinct", "count", "sum"])
def test_no_rows_count_nothing(kind):
    column = {"count": "weekly_hours"}.get(kind, "weekly_hours.hours")
    assert value({kind: column, "where": {"area": "no such area"}}) == 0


def test_a_number_may_be_made_of_a_column_behind_a_reference():
    # workshops R1 to R4 and the meeting R5: at districts Nørrebro and Vesterbro
    assert value({"distinct": "registrations.event_id.district"}) == 2


@worlds.few
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_no_indicator(random):
    def shuffled(table):
        order = list(range(len(table)))
        random.shuffle(order)
        return table.iloc[order].reset_index(drop=True)

    expected, mixed = compute(world()), compute(world(**{k: shuffled(t) for k, t in worlds.tables().items()}))
    for name, result in expected.items():
        assert (mixed[name].value, mixed[name].groups) == (result.value, result.groups)
        assert mixed[name].rows.to_numpy().tolist() == result.rows.to_numpy().tolist()


def changed_by(**changed):
    """The indicators whose value changes with a table."""
    before, after = values(), values(**changed)
    return {name for name in before if before[name] != after[name]}


NEW = {"registration_id": "R6", "person_key": "P7", "administration": None, "registration_status": "attended"}


def test_a_registration_of_another_event_changes_only_what_that_event_counts_in():
    assert changed_by(registrations=append("registrations", NEW | {"event_id": "E3"})) == {"meetings"}


def test_a_second_registration_of_a_person_changes_participations_not_persons():
    again = NEW | {"event_id": "E2", "person_key": "P2"}
    assert changed_by(registrations=append("registrations", again)) == {"participations", "persons_share"}


def test_a_cancelled_registration_changes_nothing():
    cancelled = NEW | {"event_id": "E1", "registration_status": "cancelled"}
    assert changed_by(registrations=append("registrations", cancelled)) == set()


def test_an_answer_changes_the_share_alone():
    answer = {"survey": "requesters", "respondent": "d", "question": "advice", "answer_code": "no"}
    assert changed_by(responses=append("responses", answer)) == {"advised"}


@worlds.few
@given(st.lists(st.integers(0, 24 * 4).map(lambda quarters: quarters / 4), min_size=1, max_size=8))
def test_the_mean_lies_within_the_values_and_times_n_is_the_sum(hours):
    table = worlds.frame("hours", "area hours", [("M", hour) for hour in hours])
    mean, total = (value({kind: "weekly_hours.hours"}, weekly_hours=table) for kind in ("mean", "sum"))
    assert min(hours) <= mean <= max(hours)
    assert mean * len(hours) == total == sum(map(Fraction, hours))
