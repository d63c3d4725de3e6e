from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statusreport.catalogue import Answer, Question
from statusreport.errors import ReportError
from statusreport.readers import google_forms, microsoft_forms, times
from statusreport.readers.choices import choices

from tests.unit.raw_world import DEGREE, answers, survey, write, write_workbook

TOPICS = (Answer("work", ("Job",)), Answer("school", ("Skole, klub og fritid",)), Answer("home", ("Hjem; bolig",)))
USEFUL = Question("useful", "single", DEGREE, heading="I hvilken grad  var det nyttigt? ")
TOPIC = Question("topics", "multiple", TOPICS, heading="Hvilke emner?")
HELPERS = Question("helpers", "number", heading="Hvor mange frivillige?")
REMARK = Question("remark", "text", heading="Andet")

GOOGLE = """Tidsstempel,I hvilken grad  var det nyttigt? ,Hvilke emner?,Andet
22.09.2010 08.52.40,I høj grad,"Job;Skole, klub og fritid",
22.09.2010 09.00.00,Delvist,"Skole, klub og fritid, Job","Fint,
tak"
,,,
23.09.2010 10.15.00,,,
"""


def google(tmp_path, text=GOOGLE, questions=(USEFUL, TOPIC, REMARK), encoding="utf-8", **changes):
    return survey(write(tmp_path / "a.csv", text, encoding), list(questions), **changes)


def microsoft(tmp_path, rows, questions=(USEFUL, TOPIC, HELPERS), danish=True, hidden=()):
    fixed = ["Id", "Starttidspunkt", "Fuldførelsestidspunkt", "Mail", "Navn"]
    fixed = fixed if danish else ["ID", "Start time", "Completion time", "Email", "Name"]
    headings = [*fixed, *(question.heading for question in questions)]
    return survey(
        write_workbook(tmp_path / "a.xlsx", {"Sheet1": [headings, *rows], "Mere": [["x"]]}, hidden), questions
    )


def refused(read, source):
    with pytest.raises(ReportError) as error:
        read(source)
    return error.value.problems


def test_google_replies_are_completed_and_times_are_iso(tmp_path):
    reading = google_forms.read(google(tmp_path))
    table = reading.tables["respondents"]
    assert table["status"].tolist() == ["completed"] * 3
    assert table["row"].tolist() == [2, 3, 5]
    assert table["submitted_at"].tolist()[0] == "2010-09-22T08:52:40"
    assert (reading.rows_read, reading.exclusions["reason"].tolist()) == (4, ["blank"])


def test_answers_are_matched_to_codes_and_blank_cells_are_no_answers(tmp_path):
    reading = google_forms.read(google(tmp_path))
    assert answers(reading, "useful") == [("2", "high"), ("3", "some")]
    assert answers(reading, "topics") == [("2", "work"), ("2", "school"), ("3", "school"), ("3", "work")]
    assert answers(reading, "remark") == [("3", "text")]
    assert reading.findings.empty


@pytest.mark.parametrize(
    ("now", "sort"),
    [
        ("I hvilken grad var det nyttigt?", "spaces"),
        ("I hvilken grad<br> var det <b>nyttigt</b>?", "HTML"),
        ("I Hvilken Grad var det nyttigt?", "capitals"),
        ("Var det nyttigt, i hvilken grad?", "order of words"),
        ("I hvor høj grad var det nyttigt?", "wording"),
    ],
)
def test_a_heading_that_changed_is_reported_with_both_wordings(tmp_path, now, sort):
    text = GOOGLE.replace("I hvilken grad  var det nyttigt? ", f'"{now}"')
    (problem,) = refused(google_forms.read, google(tmp_path, text))
    assert f"has changed ({sort})" in problem.finding
    assert f"the catalogue says `{USEFUL.heading}`, the export says `{now}`" in problem.finding


def test_a_heading_that_is_like_no_other_is_missing_and_the_other_unknown(tmp_path):
    text = GOOGLE.replace("I hvilken grad  var det nyttigt? ", "Alder")
    missing, unknown = refused(google_forms.read, google(tmp_path, text))
    assert missing.finding == "the column `I hvilken grad  var det nyttigt? ` is missing"
    assert unknown.finding == "the column `Alder` is unknown"


def test_a_question_that_is_not_mapped_is_an_error_unless_ignored(tmp_path):
    (problem,) = refused(google_forms.read, google(tmp_path, questions=(USEFUL, TOPIC)))
    assert problem.finding == "the column `Andet` is unknown"
    assert google_forms.read(google(tmp_path, questions=(USEFUL, TOPIC), ignore=("Andet",))).findings.empty


def test_an_unknown_answer_is_a_finding_with_the_nearest(tmp_path):
    found = google_forms.read(google(tmp_path, GOOGLE.replace("I høj grad,", "I høj gard,"))).findings
    assert found[["row", "heading", "rule", "found"]].values.tolist() == [
        [2, "I hvilken grad  var det nyttigt? ", "unknown_code", "I høj gard"]
    ]
    assert "`I høj grad`" in found["remedy"][0]


def test_an_unknown_choice_does_not_hide_the_known_ones(tmp_path):
    reading = google_forms.read(google(tmp_path, GOOGLE.replace("Job;", "Jobb;")))
    assert reading.findings["found"].tolist() == ["Jobb"]
    assert ("2", "school") in answers(reading, "topics")


def test_a_time_that_cannot_be_read_is_a_finding(tmp_path):
    found = google_forms.read(google(tmp_path, GOOGLE.replace("23.09.2010 10.15.00", "23/9/2010 10.15"))).findings
    assert found[["row", "column", "rule", "found"]].values.tolist() == [
        [5, "submitted_at", "unreadable_time", "23/9/2010 10.15"]
    ]


def test_microsoft_serials_and_moments_are_times_and_hidden_rows_are_replies(tmp_path):
    rows = [
        [1, 40418.573, 40418.575, "anonymous", "", "I høj grad", "Job;Skole, klub og fritid;", "4"],
        [],
        [7, None, dt.datetime(2010, 8, 29, 9, 41, 57), "anonymous", "", "Ikke relevant", "Hjem; bolig;", "mange"],
    ]
    reading = microsoft_forms.read(microsoft(tmp_path, rows, hidden=(2, 4)))
    table = reading.tables["respondents"]
    assert table[["respondent", "submitted_at", "row"]].values.tolist() == [
        ["1", "2010-08-28T13:48:00", 2],
        ["7", "2010-08-29T09:41:57", 4],
    ]
    assert answers(reading, "topics") == [("1", "work"), ("1", "school"), ("7", "home")]
    assert reading.findings[["row", "rule", "found"]].values.tolist() == [[4, "unreadable_number", "mange"]]


def test_microsoft_writes_its_columns_in_english_too(tmp_path):
    rows = [[1, 40418.5, 40418.5, "anonymous", "", "I høj grad", None, 4]]
    reading = microsoft_forms.read(microsoft(tmp_path, rows, danish=False))
    assert answers(reading, "helpers") == [("1", "number")]
    assert reading.tables["responses"]["answer_label"].tolist() == ["I høj grad", "4"]


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("2019-06-25 06:59:49", "2019-06-25T06:59:49"),
        ("2020/06/05 11:34:01 PM EST", "2020-06-05T23:34:01-05:00"),
        ("2010/09/22 8:52:40 AM GMT+2", "2010-09-22T08:52:40+02:00"),
        ("2010/09/22 8:52:40 AM CET", "2010-09-22T08:52:40+01:00"),
        ("2010-09-22T08:52:40-05:30", "2010-09-22T08:52:40-05:30"),
        ("2010-09-22T08:52:40Z", "2010-09-22T08:52:40+00:00"),
        ("25.06.2019 06.59.49", "2019-06-25T06:59:49"),
        ("31.06.2019 06.59.49", None),
        ("06/05/2019 06:59:49", None),
        ("06/25/2019 06:59:49 PM", "2019-06-25T18:59:49"),
        ("25/06/19 06:59", "2019-06-25T06:59:00"),
        ("2017-10-23T05:40:39.000-04:00", "2017-10-23T05:40:39-04:00"),
    ],
)
def test_times_keep_their_offset_and_are_never_guessed(cell, iso):
    values, found = times.iso(pd.Series([cell]))
    assert values.isna().tolist() == [iso is None]
    assert iso is None or values.tolist() == [iso]
    assert len(found) == (iso is None)


def test_a_declared_format_settles_which_is_the_day():
    values, _ = times.iso(pd.Series(["06/05/2019 06:59:49"]), "%d/%m/%Y %H:%M:%S")
    assert values.tolist() == ["2019-05-06T06:59:49"]


def test_the_longest_option_that_fits_is_the_choice():
    assert choices("Hjem; bolig;Job;", ["Hjem", "Hjem; bolig", "Job"]) == ["Hjem; bolig", "Job"]


options = st.lists(
    st.text(st.sampled_from("abcæø ,"), min_size=1, max_size=9).map(lambda t: " ".join(t.split()).strip(" ,")),
    min_size=1,
    max_size=5,
    unique=True,
).map(lambda texts: [text for text in texts if text])


@settings(max_examples=200, deadline=None)
@given(options.filter(bool), st.data())
def test_choices_joined_by_semicolon_come_apart_even_with_commas_inside(labels, data):
    chosen = data.draw(st.lists(st.sampled_from(labels), min_size=1, unique=True))
    assert choices(";".join(chosen) + ";", labels) == chosen


OWN_OF_LANGUAGES = {
    "german": ("ID", "Startzeit", "Abschlusszeit", "E-Mail-Adresse", "Name", "Sprache"),
    "french": ("ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom", "Langue"),
    "swedish": ("ID", "Starttid", "Slutförandetid", "E-post", "Namn", "Språk"),
    "norwegian": ("ID", "Starttidspunkt", "Fullføringstidspunkt", "E-postadresse", "Navn", "Språk"),
}


@pytest.mark.parametrize("own", OWN_OF_LANGUAGES.values(), ids=OWN_OF_LANGUAGES)
def test_microsofts_own_columns_are_known_in_the_languages_of_its_exports(tmp_path, own):
    reply = [1, dt.datetime(2021, 3, 4, 8), dt.datetime(2021, 3, 4, 9), "anonymous", None, "da", "I høj grad"]
    file = write_workbook(tmp_path / "a.xlsx", {"Sheet1": [[*own, USEFUL.heading], reply]})
    reading = microsoft_forms.read(survey(file, [USEFUL]))
    assert answers(reading, "useful") == [("1", "high")]
    assert reading.tables["respondents"]["submitted_at"].tolist() == ["2021-03-04T09:00:00"]


def test_points_and_remarks_of_a_quiz_are_no_questions_but_rows_of_a_grid_are(tmp_path):
    own = "Timestamp,Total score,Andet,Andet [Score],Andet [Feedback]\n"
    reading = google_forms.read(google(tmp_path, own + "2021-03-01 08:00:00,3 / 4,Fint,1 / 1,--\n", (REMARK,)))
    assert answers(reading, "remark") == [("2", "text")]
    row = Question("row", "text", heading="Andet [Score]")
    grid = "Timestamp,Andet [Score]\n2021-03-01 08:00:00,Fint\n"
    assert answers(google_forms.read(google(tmp_path, grid, (row,))), "row") == [("2", "text")]
