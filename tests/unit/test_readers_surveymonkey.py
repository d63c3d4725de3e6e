from __future__ import annotations

import pytest
from statusreport.catalogue import Answer, Question
from statusreport.errors import ReportError
from statusreport.readers import surveymonkey

from tests.unit.raw_world import DEGREE, answers, survey, write

TOPICS = (Answer("work", ("Job",)), Answer("school", ("Skole, klub",)))
USEFUL = Question("useful", "single", DEGREE, heading="Hvor nyttigt <br>var det?")
TOPIC = Question("topics", "multiple", TOPICS, heading="Hvilke emner?")
FOOD = Question("food", "single", DEGREE, heading="Hvor god var [Maden]")
REMARK = Question("remark", "text", heading="Andet?")
QUESTIONS = (USEFUL, TOPIC, FOOD, REMARK)

TWO = """RespondentID,CollectorID,StartDate,EndDate,IP Address,Hvor nyttigt <br>var det?,Hvilke emner?,,Hvor god var,,Andet?
,,,,,Response,Job,"Skole, klub",Maden,Musikken,Open-Ended Response
101,7,09/22/2010 08:50:00 AM,09/22/2010 08:52:40 PM,,I høj grad,Job,"Skole, klub",Delvist,I høj grad,-
102,7,09/22/2010 09:50:00 AM,09/22/2010 09:52:40 AM,,Delvist,,"Skole, klub",,I høj grad,N/A
103,7,09/23/2010 09:50:00 AM,09/23/2010 09:52:40 AM,,,,,,,
"""  # noqa: E501
ONE = """RespondentID,Hvor nyttigt <br>var det?,Hvilke emner? - Job,"Hvilke emner? - Skole, klub",Andet?
101,I høj grad,Job,"Skole, klub",
102,Delvist,-,"Skole, klub",-
"""


def source(tmp_path, text=TWO, questions=QUESTIONS, encoding="utf-8", ignore=("Hvor god var [Musikken]",), **reader):
    path = write(tmp_path / "a.csv", text, encoding)
    return survey(path, list(questions), ignore=ignore, reader=reader)


def test_the_second_row_names_choices_and_rows_of_a_grid(tmp_path):
    reading = surveymonkey.read(source(tmp_path))
    assert answers(reading, "useful") == [("101", "high"), ("102", "some")]
    assert answers(reading, "topics") == [("101", "work"), ("101", "school"), ("102", "school")]
    assert answers(reading, "food") == [("101", "some")]


def test_a_dash_is_a_blank_and_what_a_person_typed_is_not(tmp_path):
    reading = surveymonkey.read(source(tmp_path))
    assert answers(reading, "remark") == [("102", "text")]


def test_who_answered_nothing_has_not_answered(tmp_path):
    table = surveymonkey.read(source(tmp_path)).tables["respondents"]
    assert table["status"].tolist() == ["completed", "completed", "not_answered"]
    assert table["submitted_at"].tolist()[0] == "2010-09-22T20:52:40"


def test_a_question_that_all_who_finished_have_answered_tells_completes_from_partials(tmp_path):
    reading = surveymonkey.read(source(tmp_path, completed_by="Hvor god var [Maden]"))
    assert reading.tables["respondents"]["status"].tolist() == ["completed", "partial", "not_answered"]
    with pytest.raises(ReportError) as error:
        surveymonkey.read(source(tmp_path, completed_by="Hvor god var maden"))
    assert "Did you mean `Hvor god var [Maden]`" in error.value.problems[0].remedy


def test_a_status_of_the_export_is_believed(tmp_path):
    text = TWO.replace("CollectorID", "Response Status").replace("101,7", "101,Partial")
    text = text.replace("102,7", "102,Complete")
    table = surveymonkey.read(source(tmp_path, text)).tables["respondents"]
    assert table["status"].tolist() == ["partial", "completed", "not_answered"]


def test_one_row_of_headings_is_read_as_two_are(tmp_path):
    reading = surveymonkey.read(source(tmp_path, ONE, (USEFUL, TOPIC, REMARK), ignore=()))
    assert answers(reading, "topics") == [("101", "work"), ("101", "school"), ("102", "school")]
    assert answers(reading, "remark") == []


def test_html_in_a_heading_is_kept_for_matching_and_left_out_of_the_codebook(tmp_path):
    codebook = surveymonkey.read(source(tmp_path)).tables["codebook"]
    assert codebook["question_text"].iloc[0] == "Hvor nyttigt var det?"
    changed = TWO.replace("nyttigt <br>var", "nyttigt var")
    with pytest.raises(ReportError) as error:
        surveymonkey.read(source(tmp_path, changed))
    assert "has changed (HTML)" in error.value.problems[0].finding


def test_a_few_stray_bytes_do_not_make_another_encoding(tmp_path):
    path = source(tmp_path).file
    content = TWO.encode().replace(b"Andet?", b"Andet?\xe6")
    (tmp_path / "a.csv").write_bytes(content)
    question = Question("remark", "text", heading="Andet?æ")
    reading = surveymonkey.read(survey(path, [*QUESTIONS[:3], question], ignore=("Hvor god var [Musikken]",)))
    assert answers(reading, "useful") == [("101", "high"), ("102", "some")]


def test_several_choices_are_no_answer_to_a_question_of_one(tmp_path):
    single = Question("topics", "single", TOPICS, heading="Hvilke emner?")
    found = surveymonkey.read(source(tmp_path, questions=(USEFUL, single, FOOD, REMARK))).findings
    assert found[["row", "rule", "found"]].values.tolist() == [[3, "not_allowed", "Job + Skole, klub"]]


def test_an_export_without_ids_is_known_by_its_second_row(tmp_path):
    text = "Hvor nyttigt <br>var det?,,Andet?\nResponse,Hvis andet,Response\nI høj grad,,Fint\n,Noget,\n"
    ignore = ("Hvor nyttigt <br>var det? [Hvis andet]",)
    reading = surveymonkey.read(source(tmp_path, text, (USEFUL, REMARK), ignore=ignore))
    assert answers(reading, "useful") == [("3", "high")]
    assert len(reading.tables["respondents"]) == 2
