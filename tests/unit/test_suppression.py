"""Small numbers are left out of the ledger, and what is left gives none of them back."""

from __future__ import annotations

import pandas as pd
import pytest
from statusreport.disclosure import MARK, NOTE, bounds
from statusreport.errors import ReportError
from statusreport.suppression import Policy, group_of, suppress

WORKSHOPS = {"A1": ("Nord", 2), "A2": ("Nord", 9), "A3": ("Syd", 6), "A4": ("Syd", 30), "A5": ("Vest", 12)}
COUNTED = {"count": "registrations", "where": {"registration_status": "attended"}}
SPECS = {
    "all": COUNTED,
    "by_event": COUNTED | {"by": "event_id"},
    "by_district": COUNTED | {"by": "event_id.district"},
    "useful": {"share": "survey.useful", "top_box": ["high"]},
}


def tables(workshops):
    events = pd.DataFrame([{"event_id": key, "district": district} for key, (district, _) in workshops.items()])
    came = [key for key, (_, count) in workshops.items() for _ in range(count)]
    return {"events": events, "registrations": pd.DataFrame({"event_id": came, "registration_status": "attended"})}


def entry(name, value, groups=None, answers=(), **fields):
    parts = [{"key": key, "label": key, "value": n, "display": str(n)} for key, n in (groups or {}).items()]
    plain = {"id": name, "kind": "count", "value": value, "display": str(value), "groups": parts, "top_box": []}
    asked = {"survey": None, "question": None, "answers": [dict(answer) for answer in answers]}
    return plain | asked | fields


def ledger(workshops):
    districts: dict[str, int] = {}
    for district, count in workshops.values():
        districts[district] = districts.get(district, 0) + count
    total = sum(districts.values())
    return [
        entry("all", total),
        entry("by_event", total, {key: count for key, (_, count) in workshops.items()}),
        entry("by_district", total, districts),
    ]


def share(counts, **fields):
    answers = [
        {"code": c, "label": c, "position": 1, "relevant": c != "irrelevant", "count": n} for c, n in counts.items()
    ]
    asked = sum(counts.values())
    n = {
        "survey": "survey",
        "question": "useful",
        "n_answered": asked,
        "n_relevant": asked - counts.get("irrelevant", 0),
    }
    return entry(
        "useful", 0.5, kind="share", answers=answers, numerator=counts["high"], top_box=["high"], **n, **fields
    )


def shown(entries, name):
    found = next(entry for entry in entries if entry["id"] == name)
    return {group["key"]: group["display"] for group in found["groups"]}


POLICY = Policy(5, ("all", "by_event", "by_district"))


def test_a_small_part_and_one_more_of_its_district_are_left_out():
    entries = suppress(ledger(WORKSHOPS), POLICY, SPECS, tables(WORKSHOPS))
    # A1 is small; the district says 11, so A2 goes too, and then nothing gives A1 back
    assert shown(entries, "by_event") == {"A1": MARK, "A2": MARK, "A3": "6", "A4": "30", "A5": "12"}
    assert shown(entries, "by_district") == {"Nord": "11", "Syd": "36", "Vest": "12"}
    assert [entry.get("left_out") for entry in entries] == [None, NOTE, None]


def test_a_district_of_one_small_workshop_goes_with_it_in_both_breakdowns():
    workshops = WORKSHOPS | {"A5": ("Vest", 3)}
    entries = suppress(ledger(workshops), POLICY, SPECS, tables(workshops))
    assert shown(entries, "by_event")["A5"] == shown(entries, "by_district")["Vest"] == MARK
    assert list(shown(entries, "by_district").values()).count(MARK) >= 2


def test_no_value_stays_behind_a_mark():
    entries = suppress(ledger(WORKSHOPS), POLICY, SPECS, tables(WORKSHOPS))
    hidden = [group for entry in entries for group in entry["groups"] if group["display"] == MARK]
    assert hidden and all(group["value"] is None for group in hidden)


def test_without_a_policy_the_ledger_is_the_same():
    assert suppress(ledger(WORKSHOPS), Policy(5, ()), SPECS, tables(WORKSHOPS)) == ledger(WORKSHOPS)


def test_answers_are_left_out_where_the_printed_share_gives_none_back():
    entries = [share({"high": 40, "some": 12, "lesser": 3, "not_at_all": 2, "irrelevant": 0})]
    (found,) = suppress(entries, Policy(5, ("useful",)), SPECS, {})
    assert {a["code"]: a["count"] for a in found["answers"]} == {
        "high": 40, "some": 12, "lesser": None, "not_at_all": None, "irrelevant": 0,
    }  # fmt: skip


def test_an_answer_that_the_number_of_relevant_replies_gives_back_is_refused():
    # irrelevant = answered - relevant, and both are printed
    entries = [share({"high": 40, "some": 12, "lesser": 9, "irrelevant": 2})]
    with pytest.raises(ReportError) as error:
        suppress(entries, Policy(5, ("useful",)), SPECS, {})
    (problem,) = error.value.problems
    assert "survey.useful/irrelevant" in problem.finding
    assert "config.yaml" in problem.file


def test_the_group_knows_that_districts_are_made_of_workshops():
    group = group_of(ledger(WORKSHOPS), SPECS, tables(WORKSHOPS))
    assert ("by_district/Nord", ("by_event/A1", "by_event/A2")) in group.sums
    assert bounds(group, frozenset(["by_event/A1", "by_event/A4"]), "by_event/A1") == (2, 2)


def test_an_indicator_that_is_not_there_is_named():
    with pytest.raises(ReportError, match=r"`by_evnt`.*`by_event`"):
        suppress(ledger(WORKSHOPS), Policy(5, ("by_evnt",)), SPECS, tables(WORKSHOPS))


def test_the_policy_takes_the_tables_that_are_switched_on():
    declared = {"threshold": 4, "tables": {
        "a": {"suppress": True, "indicators": ["x", "y"]}, "b": {"suppress": False, "indicators": ["z"]},
        "c": {"suppress": True, "indicators": ["y"]},
    }}  # fmt: skip
    assert Policy.of(declared) == Policy(4, ("x", "y"))
