from __future__ import annotations

import pytest
from statusreport.catalogue import Answer, Question
from statusreport.errors import ReportError
from statusreport.readers import limesurvey

from tests.unit.raw_world import DEGREE, answers, survey, write

TOPICS = (Answer("work", ("Job",)), Answer("school", ("Skole; klub",)), Answer("other", ("Andet",)))
CODED = (Answer("high", ("A1",)), Answer("some", ("A2",)))
USEFUL = Question("useful", "single", CODED, variables=("G1[SQ001]",))
TOPIC_CODES = tuple(Answer(code, (label,)) for code, label in zip(("work", "school"), ("SQ1", "SQ2"), strict=True))
TOPIC = Question("topics", "multiple", (*TOPIC_CODES, Answer("other", ("other",))), variables=("T",))
REMARK = Question("remark", "text", variables=("B",))

CODES = """"id";"submitdate";"lastpage";"startlanguage";"seed";"startdate";"datestamp";"ipaddr";"refurl";"G1[SQ001]";"T[SQ1]";"T[SQ2]";"T[other]";"B";"interviewtime";"groupTime7";"BTime"
"1";"2010-09-22 08:52:40";"3";"da";"11";"2010-09-22 08:50:00";"2010-09-22 08:52:40";"";"";"A1";"Y";"";"Sport; leg";"Fint";"160.2";"1.5";"2"
"2";"";"-1";"da";"12";"2010-09-22 09:00:00";"2010-09-22 09:01:00";"";"";"A2";"";"Y";"";"";"";"";""
"3";"";"";"da";"13";"2010-09-22 09:10:00";"2010-09-22 09:10:00";"";"";"";"";"";"";"";"";"";""
"4";"1980-01-01 00:00:00";"3";"da";"14";"1980-01-01 00:00:00";"1980-01-01 00:00:00";"";"";"";"N/A";"N/A";"";"N/A";"";"";""

"""  # noqa: E501
FULL = """Svar-ID,Indsendelsesdato,Sidste side,Startsprog,I hvilken grad? [Råd],Hvilke emner? [Job],Hvilke emner? [Skole; klub],Hvilke emner? [Andet],Bemærkning
1,2010-09-22 08:52:40,3,da,I høj grad,Ja,Nej,Nej,Fint
2,,-1,da,Delvist,Nej,Ja,Nej,
"""  # noqa: E501


def coded(tmp_path, text=CODES, questions=(USEFUL, TOPIC, REMARK), encoding="utf-8", **changes):
    return survey(write(tmp_path / "a.csv", text, encoding), list(questions), **({"ignore": ("T[other]",)} | changes))


def people(reading):
    table = reading.tables["respondents"]
    return list(zip(table["respondent"], table["status"], table["submitted_at"].fillna(""), strict=True))


def test_a_filled_submitdate_is_a_complete_and_the_last_page_says_nothing(tmp_path):
    assert people(limesurvey.read(coded(tmp_path))) == [
        ("1", "completed", "2010-09-22T08:52:40"),
        ("2", "partial", ""),
        ("3", "not_answered", ""),
        ("4", "completed", ""),  # the survey kept no times
    ]


def test_sub_questions_and_choices_are_known_by_their_codes(tmp_path):
    reading = limesurvey.read(coded(tmp_path))
    assert answers(reading, "useful") == [("1", "high"), ("2", "some")]
    assert answers(reading, "topics") == [("1", "work"), ("1", "other"), ("2", "school")]
    assert reading.findings.empty


def test_what_the_logic_did_not_show_is_skipped_and_what_a_person_typed_is_an_answer(tmp_path):
    reading = limesurvey.read(coded(tmp_path))
    assert reading.tables["skipped"][["respondent", "question"]].values.tolist() == [["4", "topics"]]
    assert answers(reading, "remark") == [("1", "text"), ("4", "text")]


def test_headings_with_code_and_wording_carry_both(tmp_path):
    text = CODES.replace('"G1[SQ001]"', '"G1[SQ001]. Var det <b>godt</b>? [Råd]"').replace('"B"', '"B. Andet?"')
    for code, label in (("SQ1", "Job"), ("SQ2", "Skole; klub"), ("other", "Andet")):
        text = text.replace(f'"T[{code}]"', f'"T[{code}]. Emner? [{label}]"')
    text = text.replace('"id"', '"id. Response ID"').replace('"submitdate"', '"submitdate. Date submitted"')
    topics = Question("topics", "multiple", TOPICS, variables=("T",), heading="Emner?")
    asked = Question("useful", "single", CODED, variables=("G1[SQ001]",), heading="Var det <b>godt</b>? [Råd]")
    reading = limesurvey.read(coded(tmp_path, text, (asked, topics, REMARK)))
    assert answers(reading, "topics") == [("1", "work"), ("1", "other"), ("2", "school")]
    texts = reading.tables["codebook"].drop_duplicates("question")["question_text"].tolist()
    assert texts == ["Var det godt? [Råd]", "Emner?", "Andet?"]


def test_full_wordings_are_matched_by_text(tmp_path):
    questions = (
        Question("useful", "single", DEGREE, heading="I hvilken grad? [Råd]"),
        Question("topics", "multiple", TOPICS, heading="Hvilke emner?"),
        Question("remark", "text", heading="Bemærkning"),
    )
    reading = limesurvey.read(coded(tmp_path, FULL, questions, ignore=()))
    assert answers(reading, "useful") == [("1", "high"), ("2", "some")]
    assert answers(reading, "topics") == [("1", "work"), ("2", "school")]


def test_a_wording_that_changed_under_the_same_code_is_reported(tmp_path):
    text = CODES.replace('"B"', '"B. Hvad ellers?"')
    asked = Question("remark", "text", variables=("B",), heading="Andet?")
    with pytest.raises(ReportError) as error:
        limesurvey.read(coded(tmp_path, text, (USEFUL, TOPIC, asked)))
    (problem,) = error.value.problems
    assert "has changed (wording): the catalogue says `Andet?`, the export says `Hvad ellers?`" in problem.finding


def test_without_submitdate_nobody_is_counted_until_someone_says_who_finished(tmp_path):
    text = CODES.replace('"submitdate"', '"token"')
    with pytest.raises(ReportError) as error:
        limesurvey.read(coded(tmp_path, text))
    assert "nothing says which replies were completed" in error.value.problems[0].finding
    reading = limesurvey.read(coded(tmp_path, text, reader={"completed": "all"}))
    assert set(reading.tables["respondents"]["status"]) == {"completed"}


def test_columns_that_say_more_than_yes_and_no_are_no_choices(tmp_path):
    with pytest.raises(ReportError) as error:
        limesurvey.read(coded(tmp_path, CODES.replace('"A1";"Y"', '"A1";"?"')))
    assert error.value.problems[0].finding == "the column `T` is missing"
    assert "`T[SQ1]`" in error.value.problems[0].remedy


GERMAN = """Antwort ID,Datum Abgeschickt,Letzte Seite,Start-Sprache,Themen? [Arbeit],Themen? [Klub],Themen? [Sonstiges]
1,2010-09-22 08:52:40,3,de,Ja,Nein,Schach
2,2010-09-22 08:59:00,3,de,Nein,Ja,
"""


def test_what_was_written_beside_the_choices_is_known_in_the_language_of_the_export(tmp_path):
    labels = {"work": "Arbeit", "club": "Klub", "other": "Sonstiges"}
    topics = tuple(Answer(code, (label,)) for code, label in labels.items())
    asked = Question("topics", "multiple", topics, heading="Themen?")
    reading = limesurvey.read(coded(tmp_path, GERMAN, (asked,), ignore=("Themen? [Sonstiges]",)))
    assert answers(reading, "topics") == [("1", "work"), ("1", "other"), ("2", "club")]
