from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statusreport import findings
from statusreport.catalogue import Catalogue, Question, Source
from statusreport.errors import ReportError
from statusreport.tidy import TABLES
from statusreport.validation import validate

from tests.unit.raw_world import DEGREE

EVENT = {"event_type": "network_meeting", "title": "Møde", "event_date": pd.Timestamp(2010, 3, 1)}
REGISTRATION = {
    "organisation": "Foreningen",
    "organisation_type": "association",
    "registration_status": "attended",
    "registered_on": pd.Timestamp(2010, 2, 1),
}
CODEBOOK = {
    "survey": "trial",
    "question": "useful",
    "question_text": "Nyttigt?",
    "question_type": "single",
    "answer_code": "high",
    "answer_label": "I høj grad",
    "position": 1,
    "relevant": True,
    "source": "survey",
    "sheet": "",
    "row": 0,
}


def source(identifier, quarantine=None, **fields):
    return Source(
        id=identifier, file=f"raw/{identifier}.csv", kind="registration", reader={}, quarantine=quarantine, **fields
    )


def world(events=(), registrations=(), /, respondents=(), responses=(), blank=0, unread=None, **policies):
    """Tables as ingest gives them, with one changed row after another, and their catalogue."""
    rows = {
        "events": [{"event_id": f"A{n}"} | EVENT | dict(row) for n, row in enumerate(events)],
        "registrations": [
            {"registration_id": f"T{n}", "event_id": "A0", "person_key": f"P-{n}"} | REGISTRATION | dict(row)
            for n, row in enumerate(registrations)
        ],
    }
    tables = {}
    for name, table in TABLES.items():
        frame = pd.DataFrame(rows.get(name, []), columns=list(table.columns))
        frame = frame.assign(source=name, sheet="", row=range(2, len(frame) + 2))
        tables[name] = frame.astype(table.dtypes)
    if respondents:
        tables |= survey(respondents, responses)
    read = {"events": len(events), "registrations": len(registrations), "survey": len(respondents)}
    log = [
        {"year": 2010, "source": key, "file": f"raw/{key}.csv", "title": key, "rows_read": count + blank}
        for key, count in read.items()
    ]
    counts = {"rows_excluded": blank, "rows_used": 0}
    tables["sources"] = pd.DataFrame([row | counts for row in log])
    tables["findings"] = findings.empty() if unread is None else unread
    out = [{"sheet": "", "row": 90 + n, "reason": "blank", "source": key} for key in read for n in range(blank)]
    tables["exclusions"] = pd.DataFrame(out, columns=["sheet", "row", "reason", "source"])
    columns = {"Nr": "event_id", "Dato": "event_date"}
    questions = (Question("useful", "single", DEGREE, heading="Nyttigt?"),)
    sources = (
        source("events", policies.get("events"), columns=columns),
        source("registrations", policies.get("registrations")),
        source("survey", policies.get("survey"), questions=questions),
    )
    return tables, Catalogue("raw/catalogue.yaml", 2010, sources)


def survey(respondents, responses):
    placed = {"source": "survey", "sheet": ""}
    asked = [
        {"survey": "trial", "respondent": name, "status": "completed", "row": row} | placed for row, name in respondents
    ]
    answered = [
        {
            "survey": "trial",
            "respondent": name,
            "question": "useful",
            "answer_code": code,
            "answer_label": code,
            "row": row,
        }
        | placed
        for row, name, code in responses
    ]
    made = {"respondents": asked, "responses": answered, "codebook": [CODEBOOK]}
    return {n: pd.DataFrame(r, columns=list(TABLES[n].dtypes)).astype(TABLES[n].dtypes) for n, r in made.items()}


def found(tables, catalogue):
    table = validate(tables, catalogue).findings
    return table[["table", "row", "column", "rule", "found"]].values.tolist()


def refused(tables, catalogue):
    return validate(tables, catalogue).problems


def test_good_tables_pass_whole():
    tables, catalogue = world([{}], [{}, {}])
    result = validate(tables, catalogue)
    assert len(result.findings) == 0
    assert result.quarantined == {}
    pd.testing.assert_frame_equal(result.valid["registrations"], tables["registrations"])
    assert result.valid["sources"]["rows_used"].tolist() == [1, 2, 0]


@pytest.mark.parametrize(
    ("change", "column", "rule", "shown"),
    [
        ({"event_id": None}, "event_id", "missing_value", ""),
        ({"event_type": "party"}, "event_type", "not_allowed", "party"),
        ({"event_date": pd.Timestamp(2011, 1, 1)}, "event_date", "outside_year", "2011-01-01"),
        ({"event_date": pd.NaT}, "event_date", "missing_value", ""),
        ({"event_id": "A0"}, "event_id", "duplicate_key", "A0"),
    ],
)
def test_each_rule_finds_its_cell(change, column, rule, shown):
    assert found(*world([{}, change], events=1.0)) == [["events", 3, column, rule, shown]]


def test_a_registration_for_an_event_that_does_not_exist_is_found():
    assert found(*world([{}], [{"event_id": "A9"}, {}], registrations=1.0)) == [
        ["registrations", 2, "event_id", "no_such_parent", "A9"]
    ]


def test_a_registration_for_an_event_that_was_set_aside_falls_with_it():
    rows = found(*world([{}, {"event_type": "party"}], [{"event_id": "A1"}, {}], events=0.5, registrations=0.5))
    assert rows == [
        ["events", 3, "event_type", "not_allowed", "party"],
        ["registrations", 2, "event_id", "parent_set_aside", "A1"],
    ]


def test_what_refers_to_a_row_that_stops_the_build_is_not_to_blame():
    tables, catalogue = world([{}, {"event_type": "party"}], [{"event_id": "A1"}, {}])
    assert found(tables, catalogue) == [["events", 3, "event_type", "not_allowed", "party"]]


def test_an_answer_outside_the_codebook_is_found_under_its_question():
    tables, catalogue = world(
        respondents=[(2, "2"), (3, "3")], responses=[(2, "2", "high"), (3, "3", "hi")], survey=0.5
    )
    result = validate(tables, catalogue)
    assert result.findings[["row", "rule", "heading"]].values.tolist() == [[3, "no_such_parent", "Nyttigt?"]]
    assert result.valid["respondents"]["respondent"].tolist() == ["2"]
    assert result.quarantined["respondents"]["respondent"].tolist() == ["3"]


def test_a_reply_that_stands_twice_is_one_finding_not_one_an_answer():
    tables, catalogue = world(
        respondents=[(2, "2"), (3, "2")], responses=[(2, "2", "high"), (3, "2", "high")], survey=0.5
    )
    assert found(tables, catalogue) == [["respondents", 3, "survey + respondent", "duplicate_key", "trial + 2"]]


def test_what_is_wrong_with_a_respondent_is_not_said_of_the_answers_again():
    tables, catalogue = world(respondents=[(2, "2"), (3, "3")], responses=[(3, "3", "high")], survey=0.5)
    tables["respondents"].loc[1, "status"] = "perhaps"
    assert found(tables, catalogue) == [["respondents", 3, "status", "not_allowed", "perhaps"]]


def test_a_flaw_of_the_codebook_cannot_be_set_aside():
    tables, catalogue = world(respondents=[(2, "2")], survey=1.0)
    tables["codebook"] = pd.concat([tables["codebook"]] * 2, ignore_index=True)
    (problem,) = refused(tables, catalogue)
    assert "stands twice" in problem.finding


def test_a_personal_cell_is_masked():
    assert found(*world([{}], [{"person_key": None}], registrations=1.0))[0][-1] == ""
    tables, catalogue = world([{}], [{}], registrations=1.0)
    marked = findings.make(pd.Series(["P-1"]), personal=True, rule="not_allowed")
    assert marked["found"].tolist() == ["•••"]
    assert "P-0" not in validate(tables, catalogue).findings.to_csv()


def test_findings_stop_by_default_with_file_row_raw_heading_and_remedy():
    (problem,) = refused(*world([{}, {"event_date": pd.Timestamp(2009, 5, 1)}]))
    assert problem.file == "raw/events.csv"
    assert problem.place == "row 3, column `Dato`"
    assert problem.finding == "the date lies outside the year: `2009-05-01` (allowed: 2010-01-01 to 2010-12-31)"
    assert "data of its year" in problem.remedy


def test_cells_with_the_same_problem_are_one_line_with_a_count_of_rows():
    problems = refused(*world([{}] + [{"event_type": "party"}] * 14))
    assert [problem.place for problem in problems] == [
        "rows 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 4 more, column `event_type`"
    ]


def test_rows_are_set_aside_up_to_the_allowed_share_and_all_are_accounted_for():
    tables, catalogue = world([{}, {"event_type": "party", "title": None}, {}, {}], blank=1, events=0.2)
    result = validate(tables, catalogue)
    assert result.valid["events"]["row"].tolist() == [2, 4, 5]
    assert result.quarantined["events"]["row"].tolist() == [3]
    row = result.summary.set_index("source").loc["events"]
    assert row[["rows_read", "rows_used", "rows_quarantined", "rows_excluded", "findings"]].tolist() == [5, 3, 1, 1, 2]


def test_more_than_the_allowed_share_stops():
    first, second = refused(*world([{}, {"event_type": "party"}, {}, {}], events=0.2))
    assert first.finding == "25.0% of the rows are invalid, the catalogue allows 20.0%"
    assert "party" in second.finding


def test_rows_that_vanished_between_reading_and_checking_stop_the_build():
    tables, catalogue = world([{}, {}])
    tables["events"] = tables["events"].iloc[:1]
    with pytest.raises(ReportError) as error:
        validate(tables, catalogue)
    (problem,) = error.value.problems
    assert problem.finding == "the rows used, set aside and excluded are not the rows read"


def test_a_cell_that_could_not_be_read_is_one_finding_and_its_row_is_set_aside():
    cell = {"table": "events", "source": "events", "file": "raw/events.csv", "sheet": "", "row": 3}
    said = {"column": "event_date", "heading": "Dato", "rule": "unreadable_date", "allowed": "dates", "remedy": "x"}
    unread = findings.collect([findings.make(pd.Series(["30-02-2010"]), **cell, **said)])
    rows = [{}, {"event_date": pd.NaT}]
    assert found(*world(rows, events=0.5, unread=unread)) == [
        ["events", 3, "event_date", "unreadable_date", "30-02-2010"]
    ]


def test_a_table_of_other_columns_is_refused():
    tables, catalogue = world([{}])
    tables["events"] = tables["events"].drop(columns="title")
    with pytest.raises(ReportError) as error:
        validate(tables, catalogue)
    (problem,) = error.value.problems
    assert problem.file == "table events"


def test_checks_say_what_was_looked_at_and_what_failed():
    tables, catalogue = world([{}, {"event_type": "party"}], [{}], events=0.5)
    checks = validate(tables, catalogue).checks.set_index(["table", "column", "rule"])
    assert checks.loc[("events", "event_type", "not_allowed"), ["rows", "failed"]].tolist() == [2, 1]
    assert checks.loc[("registrations", "event_id", "no_such_parent"), ["rows", "failed"]].tolist() == [1, 0]
    assert "constants" not in checks.index.get_level_values("table")


def test_personal_data_stop_the_build_whatever_share_of_rows_may_be_set_aside():
    cell = {"table": "events", "source": "events", "file": "raw/events.csv", "sheet": "", "row": 3}
    said = {"column": "title", "heading": "Titel", "rule": "personal_data", "allowed": "none", "remedy": "x"}
    unread = findings.collect([findings.make(pd.Series(["•••"]), **cell, **said)])
    (problem,) = refused(*world([{}, {"title": None}], events=1.0, unread=unread))
    assert "personal data" in problem.finding


DEFECTS = {
    "type": {"event_type": "party"},
    "title": {"title": None},
    "date": {"event_date": pd.Timestamp(2020, 1, 1)},
    "twice": {"event_id": "A0"},
}


@settings(max_examples=8, deadline=None)
@given(st.lists(st.sets(st.sampled_from(sorted(DEFECTS))), max_size=12))
def test_as_many_defects_are_found_as_were_planted(planted):
    rows = [{}] + [{key: value for name in names for key, value in DEFECTS[name].items()} for names in planted]
    result = validate(*world(rows, events=1.0))
    assert len(result.findings) == sum(map(len, planted))
    assert set(result.findings["row"]) == {row for row, names in enumerate(planted, 3) if names}
