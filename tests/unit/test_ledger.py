from __future__ import annotations

import csv
import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statusreport.ledger import build, entry, write_ledger
from statusreport.measures import Measure
from statusreport.printing import display, parse_percent

from tests.unit import worlds
from tests.unit.worlds import SPECS, spec, world

SHARE = spec(share="requesters.advice", top_box=["high", "some"], base="answered", unit="%")
SOURCES = {(row.year, row.source): row for row in worlds.sources().itertuples()}


def entries(**changed):
    """The ledger of the small world, by id."""
    return {entry["id"]: entry for entry in build(world(**changed), worlds.sources())}


def only(declaration):
    """The ledger's entry of one declaration in the small world."""
    return build(world(SPECS | {"x": declaration}), worlds.sources())[-1]


def test_there_is_one_entry_for_every_declaration_in_its_order():
    assert list(entries()) == list(SPECS)


def test_a_count_is_printed_whole_and_has_no_base():
    found = entries()["participations"]
    assert (found["value"], found["display"], found["unit"], found["kind"]) == (3, "3", "deltagere", "count")
    fields = (
        "numerator",
        "denominator",
        "base",
        "base_label",
        "n_returned",
        "n_answered",
        "target",
        "criterion",
        "origin",
    )
    assert {found[field] for field in fields} == {None}
    assert (found["groups"], found["answers"]) == ([], [])


def test_a_share_carries_its_fraction_its_base_and_every_n():
    found = only(SHARE)
    # a and b of a, b, c: 2/3 = 66.67 %
    assert (found["numerator"], found["denominator"], found["display"]) == (2, 3, "67 %")
    assert found["value"] == pytest.approx(0.6667, abs=1e-4)
    assert (found["base"], found["base_label"]) == ("answered", "besvarelser")
    assert [found[f"n_{n}"] for n in ("invited", "returned", "answered", "relevant", "blank")] == [6, 4, 3, 2, 1]
    assert (found["survey"], found["question"], found["question_text"]) == ("requesters", "advice", "Fik I råd?")


def test_the_answers_behind_a_share_stand_in_the_order_of_their_scale():
    answers = only(SHARE)["answers"]
    assert [(a["code"], a["label"], a["position"], a["relevant"], a["count"]) for a in answers] == [
        ("high", "I høj grad", 1, True, 1),
        ("some", "I nogen grad", 2, True, 1),
        ("no", "Slet ikke", 3, True, 0),
        ("not_relevant", "Ikke relevant", 4, False, 1),
    ]


def test_a_criterion_gives_its_target_as_number_and_as_printed():
    found = only(SHARE | {"criterion": {"text": "Mindst 70 %.", "target": "70 %"}})
    assert (found["target"], found["target_display"], found["criterion"]) == (0.7, "70 %", "Mindst 70 %.")
    assert (found["measures"], found["measures_note"]) == ("direct", None)


def test_a_proxy_says_what_it_measures_instead():
    criterion = {"text": "…", "target": "57,9 %", "measures": "proxy", "note": "Der spørges om råd."}
    found = only(SHARE | {"criterion": criterion})
    assert (found["measures"], found["measures_note"]) == ("proxy", "Der spørges om råd.")


def test_a_share_has_all_the_printed_fields_of_a_share():
    # 3 of 6 invited answered, 2 of them high or some; the interval is Wilson's on 3 · 5/(6 − 3) = 5 answers
    assert only(SHARE | {"criterion": {"text": "…", "target": "70 %"}})["printed"] == {
        "value": "67 %",
        "about": "knap 67 %",
        "morethan": "mere end 65 %",
        "count": "2",
        "base": "3",
        "n": "3",
        "sentence": "2 ud af 3",
        "interval": "27–92 %",
        "change": "det samme som i 2009",
        "target": "70 %",
        "verdict": "kan ikke afgøres",
        "conclusion": "det kan ikke afgøres, om målet på 70 % er opfyldt",
    }


def test_a_proxy_is_marked_wherever_its_verdict_is_printed():
    criterion = {"text": "…", "target": "5 %", "measures": "proxy", "note": "Der spørges om råd."}
    found = only(SHARE | {"criterion": criterion})
    assert found["verdict_display"] == found["printed"]["verdict"] == "opfyldt (målt indirekte)"
    assert found["printed"]["conclusion"] == "målet på 5 % er opfyldt, målt indirekte"


def test_a_share_of_a_survey_has_an_interval_and_a_complete_registration_has_none():
    share, ratio = only(SHARE), entries()["persons_share"]
    assert (share["population"], share["interval_level"]) == (6, 0.95)
    assert 0 < share["interval_low"] < 2 / 3 < share["interval_high"] < 1
    names = ("population", "interval_level", "interval_low", "interval_high", "interval_display", "verdict")
    assert {ratio[name] for name in names} == {None}
    assert "interval" not in ratio["printed"]


def test_a_ratio_with_a_criterion_is_met_or_not():
    ratio = spec(ratio={"numerator": "persons", "denominator": "participations"}, decimals=1)
    verdicts = [only(ratio | {"criterion": {"text": "…", "target": t}})["verdict"] for t in ("66 %", "67 %")]
    assert verdicts == ["met", "not_met"]  # 2 of 3


def test_the_share_stands_under_every_base_with_what_the_choice_would_change():
    found = only(SHARE | {"criterion": {"text": "…", "target": "50 %"}})
    names = ("base", "declared", "denominator", "display", "interval_display", "verdict")
    assert [tuple(record[name] for name in names) for record in found["bases"]] == [
        ("invited", False, 6, "33 %", "33 %", "not_met"),
        ("returned", False, 4, "50 %", "23–77 %", "undecided"),
        ("answered", True, 3, "67 %", "27–92 %", "undecided"),
        ("relevant", False, 2, "100 %", "39–100 %", "probably_met"),
    ]
    assert [record["changes_printed"] for record in found["bases"]] == [True, True, False, True]
    assert [record["flips_verdict"] for record in found["bases"]] == [True, False, False, True]
    assert found["base_matters"] is True


def test_a_base_that_nobody_counted_is_left_out():
    found = build(world(SPECS | {"x": SHARE}, surveys={}), worlds.sources())[-1]
    assert [record["base"] for record in found["bases"]] == ["returned", "answered", "relevant"]


def test_a_base_without_answers_of_the_top_box_is_left_out():
    found = only(SHARE | {"top_box": ["high", "some", "not_relevant"]})  # 3 of the 2 relevant would be 150 %
    assert "relevant" not in [record["base"] for record in found["bases"]]


def test_a_count_prints_its_value_and_the_change_since_last_year():
    found = entries()["participations"]
    assert found["printed"] == {"value": "3", "change": "2 flere end i 2009"}  # 1 in 2009
    last = {name: found["last_year"][name] for name in ("year", "value", "display", "change")}
    assert last == {"year": 2009, "value": 1, "display": "1", "change": 2}
    assert [source["file"] for source in found["last_year"]["sources"]] == ["data/raw/2009/registrations.csv"]


def test_a_unit_with_a_singular_prints_with_its_number():
    assert only(SPECS["participations"] | {"singular": "deltager"})["printed"]["counted"] == "3 deltagere"


def test_a_breakdown_prints_the_names_of_its_groups():
    declaration = spec(count="events", by="district")
    assert only(declaration)["printed"] == {
        "value": "3",
        "names": "Nørrebro og Vesterbro",
        "change": "2 flere end i 2009",
    }
    assert only(declaration)["groups"] == [
        {"key": "Nørrebro", "label": "Nørrebro", "value": 2, "display": "2"},
        {"key": "Vesterbro", "label": "Vesterbro", "value": 1, "display": "1"},
    ]


def test_a_mean_is_no_so_many_out_of_so_many():
    # 22.5 hours over 3 weeks: "23 ud af 3" would be nonsense
    assert "sentence" not in entries()["hours_a_week"]["printed"]


def test_printed_counts_have_danish_thousands():
    rows = worlds.tables()["events"].assign(year=2010)
    measure = Measure(Fraction(3, 4), rows, Fraction(1500), Fraction(2000))
    share = {"x": spec(ratio={"numerator": "a", "denominator": "b"})}
    found = entry(world(share), "x", measure, None, SOURCES)
    assert (found["printed"]["count"], found["printed"]["sentence"]) == ("1.500", "1.500 ud af 2.000")


def test_criteria_are_counted_by_their_verdict():
    criterion = {"criterion": {"text": "…", "target": "60 %"}}
    specs = {
        "a": SHARE | criterion,  # 2 of 3: cannot be decided
        "b": spec(ratio={"numerator": "c", "denominator": "c"}) | criterion,
        "c": spec(count="events"),
        "met": spec(criteria=["met"]),
        "open": spec(criteria=["probably_met", "undecided", "not_met"]),
    }
    found = {e["id"]: e for e in build(world(specs), worlds.sources())}
    assert (found["met"]["value"], found["open"]["value"]) == (1, 1)
    assert [group["key"] for group in found["open"]["groups"]] == ["a"]


@pytest.mark.parametrize(
    ("value", "declaration", "expected"),
    [
        (Fraction(1, 8), {"share": "s.q"}, "13 %"),  # 12.5: away from zero
        (Fraction(17, 19), {"share": "s.q", "decimals": 1}, "89,5 %"),  # 89.47
        (Fraction(2, 3), {"ratio": {}}, "67 %"),  # a ratio is a percentage unless declared otherwise
        (Fraction(5, 2), {"ratio": {}, "format": "number", "decimals": 1}, "2,5"),
        (Fraction(3, 2), {"constant": "c", "format": "halves"}, "1½"),
        (Fraction(1, 2), {"total": [], "format": "halves"}, "½"),
        (Fraction(20000), {"constant": "c"}, "20.000"),
        (Fraction(5, 2), {"mean": "t.c"}, "3"),  # away from zero
        (Fraction(1, 20), {"mean": "t.c", "decimals": 1}, "0,1"),
        (Fraction(123, 1000), {"constant": "c", "format": "percent", "decimals": 1}, "12,3 %"),
    ],
)
def test_values_are_printed_in_the_declared_form(value, declaration, expected):
    assert display(value, spec(**declaration)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("70 %", Fraction(7, 10)), ("57,9 %", Fraction(579, 1000)), ("100 %", 1), ("0,5 %", Fraction(1, 200))],
)
def test_a_percentage_is_read_exactly(text, expected):
    assert parse_percent(text) == expected


@worlds.steady
@given(st.integers(0, 1000), st.integers(0, 3))
def test_a_printed_percentage_reads_back_as_what_it_says(permille, decimals):
    value = Fraction(permille, 1000)
    text = display(value, spec(share="s.q", decimals=decimals))
    assert abs(parse_percent(text) - value) <= Fraction(1, 200 * 10**decimals)


def test_sources_tell_file_checksum_and_how_many_rows_were_used():
    assert entries()["persons"]["sources"] == [
        {
            "source": "registrations",
            "year": 2010,
            "file": "data/raw/2010/registrations.csv",
            "sha256": "2010registrations",
            "rows_used": 3,  # R1, R2, R3: three rows of two persons
            "reconstructed": False,
        }
    ]


def test_a_number_from_several_files_and_years_names_each_in_order():
    specs = {
        "now": SPECS["participations"],
        "then": spec(count="registrations", year="previous"),
        "x": spec(total=["now", "then"]),
    }
    used = build(world(specs), worlds.sources())[-1]["sources"]
    assert [(source["year"], source["rows_used"], source["sha256"]) for source in used] == [
        (2009, 1, "2009registrations"),
        (2010, 3, "2010registrations"),
    ]


def test_a_number_is_reconstructed_where_one_of_its_sources_is():
    found = entries()
    assert found["advised"]["reconstructed"] is True
    assert found["participations"]["reconstructed"] is False
    assert only(spec(ratio={"numerator": "advised", "denominator": "participations"}))["reconstructed"] is True


def test_a_number_of_no_rows_has_no_sources():
    assert only(spec(count="events", where={"district": "Amager"}))["sources"] == []


def test_an_empty_base_names_the_indicator():
    nobody = worlds.respondents([("a", "partial")])
    with pytest.raises(ZeroDivisionError, match="advised"):
        entries(respondents=nobody)


@pytest.fixture
def write(tmp_path):
    """Write the small world's ledger; the bytes of the JSON and of the CSV."""

    def write(name):
        json_path, csv_path = tmp_path / f"{name}.json", tmp_path / f"{name}.csv"
        write_ledger(build(world(), worlds.sources()), world(), json_path, csv_path)
        return json_path, csv_path

    return write


def test_written_ledgers_repeat_byte_for_byte(write):
    first, second = write("first"), write("second")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_a_written_ledger_reads_back_as_it_was(write):
    expected = build(world(), worlds.sources())
    json_path, _ = write("ledger")
    whole = json.loads(json_path.read_text(encoding="utf-8"))
    assert whole["indicators"] == expected
    assert (whole["edition"], whole["surveys"]) == (2010, {"requesters": "Rekvirenter"})


def test_the_json_is_readable_danish_with_one_newline_at_the_end(write):
    text = write("ledger")[0].read_bytes().decode("utf-8")
    assert "årsværk" in text and "\r" not in text
    assert text.endswith("}\n")


def csv_rows(path):
    """The rows of a CSV ledger, by id."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file, delimiter=";")}


def test_the_csv_opens_as_it_is_in_a_danish_spreadsheet(write):
    path = write("ledger")[1]
    assert path.read_bytes().startswith(b"\xef\xbb\xbfid;label;value;display;")
    rows = csv_rows(path)
    assert list(rows) == list(SPECS)
    assert (rows["hours"]["value"], rows["hours"]["display"]) == ("22,5", "22,5")
    assert (rows["fte_a"]["value"], rows["fte_a"]["display"]) == ("1,5", "1½")
    assert rows["persons_share"]["sources"] == "data/raw/2010/registrations.csv"


def test_whole_numbers_stand_in_the_csv_without_decimals(write):
    rows = csv_rows(write("ledger")[1])
    assert rows["participations"]["value"] == "3"
    assert [rows["advised"][n] for n in ("numerator", "denominator", "n_invited")] == ["2", "3", "6"]
    assert rows["participations"]["n_invited"] == ""


def test_a_stated_percentage_is_printed_without_a_base():
    printed = only(spec(constant="barometer", unit="%", decimals=1))["printed"]
    assert (printed["value"], "base" in printed) == ("12,3", False)
