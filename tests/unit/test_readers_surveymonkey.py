from __future__ import annotations

import pytest
from statusreport.catalogue import Answer, Question
from statusreport.detection.inspection import inspect
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
    reader = {"completed": "all", **reader}
    return survey(path, list(questions), ignore=ignore, reader={key: value for key, value in reader.items() if value})


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
    text = text.replace("102,7", "102,Complete").replace("103,7", "103,Partial")
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
    ignore = ("Hvor god var [Musikken]",)
    reading = surveymonkey.read(survey(path, [*QUESTIONS[:3], question], ignore=ignore, reader={"completed": "all"}))
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


STOPS = """RespondentID,CollectorID,Hvor nyttigt <br>var det?,Hvilke emner? [Job],Andet?
101,7,I høj grad,Job,Fint
102,7,Delvist,,
"""


def test_who_finished_is_asked_where_replies_stop_and_nothing_says_so(tmp_path):
    ignore = ("Hvilke emner? [Job]",)
    with pytest.raises(ReportError) as error:
        surveymonkey.read(source(tmp_path, STOPS, (USEFUL, REMARK), ignore=ignore, completed=""))
    (problem,) = error.value.problems
    assert problem.finding == (
        "who finished? Nothing says so, and 1 replies answer none of the last third of the questions"
    )
    assert "`completed_by: WORDING`" in problem.remedy
    for said, status in (({"completed": "all"}, "completed"), ({"completed_by": "Andet?"}, "partial")):
        table = surveymonkey.read(
            source(tmp_path, STOPS, (USEFUL, REMARK), ignore=ignore, **({"completed": ""} | said))
        ).tables
        assert table["respondents"]["status"].tolist() == ["completed", status]


def test_inspection_asks_who_finished_and_shows_the_file_nevertheless(tmp_path):
    seen = inspect(str(write(tmp_path / "a.csv", STOPS)), {})
    assert len(seen.found.export.respondents) == 2
    assert [ask.split("?")[0] for ask in seen.asks] == ["Who finished"]


EXPANDED = """Hvor nyttigt var det?,,Hvilke emner?,,Andet?
I høj grad,Delvist,Job,"Skole, klub",Open-Ended Response
I høj grad,,Job,"Skole, klub",Fint
,Delvist,,"Skole, klub",
I høj grad,,Job,,
"""


def test_a_column_for_every_choice_is_known_by_the_replies_that_repeat_it(tmp_path):
    useful = Question("useful", "single", DEGREE, heading="Hvor nyttigt var det?")
    reading = surveymonkey.read(source(tmp_path, EXPANDED, (useful, TOPIC, REMARK), ignore=(), completed="all"))
    assert answers(reading, "useful") == [("3", "high"), ("4", "some"), ("5", "high")]
    assert answers(reading, "topics") == [("3", "work"), ("3", "school"), ("4", "school"), ("5", "work")]
    assert answers(reading, "remark") == [("3", "text")]


def test_headings_with_blank_rows_between_are_no_reply(tmp_path):
    rows = TWO.splitlines()
    rows[1] = "RespondentID,CollectorID,StartDate,EndDate,IP Address," + rows[1].lstrip(",")  # repeated, as some do
    rows[1] = rows[1].replace(",Response,", ",Hvor nyttigt <br>var det?,")
    reading = surveymonkey.read(source(tmp_path, ",,,,,Q1,Q2,,Q3,,Q4\n\n" + "\n\n".join(rows) + "\n"))
    assert reading.tables["respondents"]["respondent"].tolist() == ["101", "102", "103"]
    assert answers(reading, "useful") == [("101", "high"), ("102", "some")]
    assert answers(reading, "food") == [("101", "some")]


GRID = """Hvor god var?,,,,Andet?
Maden - I høj grad,Maden - Delvist,Musikken - I høj grad,Musikken - Delvist,Open-Ended Response
I høj grad,,,Delvist,Fint
,Delvist,,Delvist,
I høj grad,,,,
"""


def test_a_grid_with_a_column_for_every_answer_is_a_question_a_row(tmp_path):
    food = Question("food", "single", DEGREE, heading="Hvor god var? [Maden]")
    music = Question("music", "single", DEGREE, heading="Hvor god var? [Musikken]")
    reading = surveymonkey.read(source(tmp_path, GRID, (food, music, REMARK), ignore=()))
    assert answers(reading, "food") == [("3", "high"), ("4", "some"), ("5", "high")]
    assert answers(reading, "music") == [("3", "some"), ("4", "some")]


RECORDS = [["Dato", "Forening", "", "By", "Land", "Type"]]
RECORDS += [[f"2021-03-0{day}", "Klub A", "x", "Kbh", "DK", "Møde"] for day in range(1, 9)]
UNKNOWN_FORM = [["ID", "Aloitusaika", "Valmistumisaika", "Nimi", "", "Kuinka hyvä?"]]
UNKNOWN_FORM += [[str(n), "1.3.2021 8.05", "1.3.2021 8.15", "anonymous", "", ("a", "b")[n % 2]] for n in range(1, 9)]


@pytest.mark.parametrize("rows", [RECORDS, UNKNOWN_FORM])
def test_records_that_look_alike_are_not_taken_for_headings(tmp_path, rows):
    text = "".join(";".join(row) + "\n" for row in rows)
    with pytest.raises(ReportError) as error:
        inspect(str(write(tmp_path / "a.csv", text, "utf-8")), {})
    assert "no survey tool writes these headings" in error.value.problems[0].finding


def test_choices_under_their_questions_are_headings_also_without_ids(tmp_path):
    rows = ["Titel", "Hvilke emner?,,,Hvor god?", "Job,Skole,Klub,Svar", *["Job,,Klub,Ja", ",Skole,,Nej"] * 3]
    seen = inspect(str(write(tmp_path / "a.csv", "\n".join(rows) + "\n", "utf-8")), {"delimiter": ","})
    assert (seen.found.name, seen.found.layout.first, seen.statuses["completed"]) == ("surveymonkey", 2, 6)


def test_further_custom_data_are_no_questions(tmp_path):
    text = TWO.replace("IP Address", "Custom Data 2")
    assert answers(surveymonkey.read(source(tmp_path, text)), "useful") == [("101", "high"), ("102", "some")]


@pytest.mark.parametrize(("word", "status"), [("Completed", "completed"), ("overquota", "partial"), ("", "partial")])
def test_the_status_says_who_finished(tmp_path, word, status):
    text = TWO.replace("IP Address", "Response Status").replace("AM,,I høj grad", f"AM,{word},I høj grad")
    text = text.replace("PM,,I høj grad", f"PM,{word},I høj grad")
    table = surveymonkey.read(source(tmp_path, text)).tables["respondents"]
    assert table["status"].tolist()[0] == status


def test_a_status_in_unknown_words_stops_and_makes_nobody_a_partial(tmp_path):
    text = TWO.replace("IP Address", "Response Status").replace("PM,,I høj grad", "PM,Valmis,I høj grad")
    with pytest.raises(ReportError) as error:
        surveymonkey.read(source(tmp_path, text))
    assert "`valmis` in the column `Response Status`" in error.value.problems[0].finding
    assert error.value.problems[0].place == "row 3"
