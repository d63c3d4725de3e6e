from __future__ import annotations

import pytest
from statusreport.catalogue import Answer, Question
from statusreport.detection.inspection import inspect
from statusreport.errors import ReportError
from statusreport.readers import kobo

from tests.unit.raw_world import answers, survey, write, write_workbook

TOPICS = (Answer("work", ("job",)), Answer("school", ("skole",)))
DEGREE = (Answer("high", ("hoej",)), Answer("some", ("nogen",)))
USEFUL = Question("useful", "single", DEGREE, variables=("g/nyttigt",))
TOPIC = Question("topics", "multiple", TOPICS, variables=("g/emner",))
REMARK = Question("remark", "text", variables=("andet",))
QUESTIONS = (USEFUL, TOPIC, REMARK)

PATHS = """start;end;g/nyttigt;g/emner;g/emner/job;g/emner/skole;andet;_id;_uuid;_submission_time;_validation_status;_notes;_tags;_index
2010-09-22T08:50:00.000+02:00;2010-09-22T08:52:40.000+02:00;hoej;job skole;1;1;N/A;5;u-5;2010-09-22T06:53:00;;;;1
2010-09-22T09:50:00.000+02:00;2010-09-22T09:52:40.000+02:00;n/a;n/a;n/a;n/a;;6;u-6;2010-09-22T07:53:00;;;;2
2010-09-22T09:55:00.000+02:00;2010-09-22T09:56:40.000+02:00;;;0;0;;7;u-7;2010-09-22T07:57:00;;;;3
"""  # noqa: E501


def source(tmp_path, text=PATHS, questions=QUESTIONS, **changes):
    return survey(write(tmp_path / "a.csv", text, "utf-8"), list(questions), **changes)


def test_paths_choices_and_times(tmp_path):
    reading = kobo.read(source(tmp_path))
    table = reading.tables["respondents"]
    assert table[["respondent", "status", "submitted_at"]].values.tolist() == [
        ["u-5", "completed", "2010-09-22T06:53:00+00:00"],
        ["u-6", "completed", "2010-09-22T07:53:00+00:00"],
        ["u-7", "completed", "2010-09-22T07:57:00+00:00"],
    ]
    assert answers(reading, "useful") == [("u-5", "high")]
    assert answers(reading, "topics") == [("u-5", "work"), ("u-5", "school")]
    assert reading.findings.empty


def test_skipped_by_logic_typed_and_blank_are_three_things(tmp_path):
    reading = kobo.read(source(tmp_path))
    assert reading.tables["skipped"][["respondent", "question"]].values.tolist() == [
        ["u-6", "useful"],
        ["u-6", "topics"],
    ]
    remarks = reading.tables["responses"].query("question == 'remark'")
    assert remarks[["respondent", "answer_label"]].values.tolist() == [["u-5", "N/A"]]  # typed
    assert "u-7" not in set(reading.tables["responses"]["respondent"])  # blank


def test_an_end_without_a_server_keeps_its_offset(tmp_path):
    text = PATHS.replace("_submission_time", "_submitted")
    table = kobo.read(source(tmp_path, text)).tables["respondents"]
    assert table["submitted_at"][0] == "2010-09-22T08:52:40+02:00"


def test_choices_without_columns_come_out_of_the_summary(tmp_path):
    rows = [line.split(";") for line in PATHS.splitlines()]
    text = "\n".join(";".join(row[:4] + row[6:]) for row in rows)
    assert answers(kobo.read(source(tmp_path, text)), "topics") == [("u-5", "work"), ("u-5", "school")]


def test_columns_a_choice_without_a_summary_are_a_multi_select(tmp_path):
    rows = [line.split(";") for line in PATHS.splitlines()]
    text = "\n".join(";".join(row[:3] + row[4:]) for row in rows)
    assert answers(kobo.read(source(tmp_path, text)), "topics") == [("u-5", "work"), ("u-5", "school")]


def test_labels_in_old_layout_with_commas_and_truth_values(tmp_path):
    labels = PATHS.replace("g/nyttigt", "Om dagen/Var det nyttigt?").replace("g/emner", "Om dagen/Hvilke emner?")
    labels = labels.replace(";1;1;", ";True;True;").replace(";0;0;", ";False;False;").replace(";", ",")
    questions = (
        Question("useful", "single", DEGREE, heading="Om dagen/Var det nyttigt?"),
        Question("topics", "multiple", TOPICS, heading="Om dagen/Hvilke emner?"),
        REMARK,
    )
    reading = kobo.read(source(tmp_path, labels, questions))
    assert answers(reading, "topics") == [("u-5", "work"), ("u-5", "school")]


def test_a_row_of_hxl_tags_is_no_reply(tmp_path):
    head, _, rest = PATHS.partition("\n")
    reading = kobo.read(source(tmp_path, f"{head}\n;;#useful;;;;#note;;;;;;;\n{rest}"))
    assert len(reading.tables["respondents"]) == 3


def test_the_sheet_of_a_repeated_group_is_no_sheet_of_replies(tmp_path):
    rows = [line.split(";") for line in PATHS.splitlines()]
    repeated = [["navn", "_index", "_parent_table_name", "_parent_index", "_submission__id", "_submission__uuid"]]
    path = write_workbook(tmp_path / "a.xlsx", {"Form": rows, "boern": [*repeated, ["x", 1, "Form", 1, 5, "u-5"]]})
    reading = kobo.read(survey(path, list(QUESTIONS)))
    assert answers(reading, "topics") == [("u-5", "work"), ("u-5", "school")]


TWICE = """Hvis ja, hvilke?;Hvis ja, hvilke?/Job;Hvis ja, hvilke?/Skole;Andet?;Hvis ja, hvilke?;_uuid;_submission_time
Job;1;0;;Fritekst om noget andet;u-5;2010-09-22T06:53:00
"""


def test_a_label_that_stands_twice_gives_its_choices_to_the_question_before_them_only(tmp_path):
    seen = inspect(str(write(tmp_path / "a.csv", TWICE, "utf-8")), {})
    assert [(proposal.type, proposal.item.headings) for proposal in seen.proposals] == [
        ("multiple", ("Hvis ja, hvilke?", "Hvis ja, hvilke?/Job", "Hvis ja, hvilke?/Skole")),
        ("text", ("Andet?",)),
        ("text", ("Hvis ja, hvilke?",)),
    ]
    question = Question("which", "multiple", TOPICS, heading="Hvis ja, hvilke?")
    with pytest.raises(ReportError, match="stands twice"):
        kobo.read(source(tmp_path, TWICE, (question,), ignore=("Andet?",)))
