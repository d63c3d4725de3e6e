from __future__ import annotations

import json

import pytest
from statusreport.catalogue import Answer, Question
from statusreport.detection.inspection import inspect
from statusreport.errors import ReportError
from statusreport.readers import qualtrics

from tests.unit.raw_world import DEGREE, answers, survey, write, write_workbook

TOPICS = (Answer("work", ("Job",)), Answer("school", ("Skole, klub",)))
USEFUL = Question("useful", "single", DEGREE, variables=("Q1",), heading="Var det nyttigt?")
TOPIC = Question("topics", "multiple", TOPICS, variables=("Q2",), heading="Hvilke emner?")
REMARK = Question("remark", "text", variables=("Q3",))
QUESTIONS = (USEFUL, TOPIC, REMARK)

NAMES = ["StartDate", "EndDate", "Status", "Progress", "Finished", "RecordedDate", "ResponseId"]
NAMES += ["Q1", "Q2_1", "Q2_2", "Q3"]
TEXTS = ["Start Date", "End Date", "Response Type", "Progress", "Finished", "Recorded Date", "Response ID"]
TEXTS += ["Var det nyttigt?", "Hvilke emner? - Selected Choice - Job"]
TEXTS += ["Hvilke emner? - Selected Choice - Skole, klub", "Andet"]
IDS = ["startDate", "endDate", "status", "progress", "finished", "recordedDate", "_recordId"]
IDS += ["QID1", "QID2_1", "QID2_2", "QID3_TEXT"]
IMPORTS = [json.dumps({"ImportId": i} | ({"timeZone": "Europe/Copenhagen"} if "Date" in i else {})) for i in IDS]
T = "2010-09-22 08:52:40"
ROWS = [
    [T, T, "IP Address", "100", "True", T, "R_1", "I høj grad", "Job", "Skole, klub", "N/A"],
    [T, T, "IP Address", "40", "False", T, "R_2", "Delvist", "", "", ""],
    [T, T, "Survey Preview", "100", "True", T, "R_3", "I høj grad", "Job", "", "prøve"],
    [T, T, "IP Address", "0", "False", T, "R_4", "", "", "", ""],
]


def csv_text(rows):
    return "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows) + "\n"


def source(tmp_path, rows, questions=QUESTIONS, **changes):
    return survey(write(tmp_path / "a.csv", csv_text(rows), "utf-8"), list(questions), **changes)


def test_three_heading_rows_and_test_previews_kept_apart(tmp_path):
    reading = qualtrics.read(source(tmp_path, [NAMES, TEXTS, IMPORTS, *ROWS]))
    table = reading.tables["respondents"]
    assert table[["respondent", "status"]].values.tolist() == [
        ["R_1", "completed"],
        ["R_2", "partial"],
        ["R_3", "test"],
        ["R_4", "not_answered"],
    ]
    assert answers(reading, "topics") == [("R_1", "work"), ("R_1", "school")]
    assert answers(reading, "useful") == [("R_1", "high"), ("R_2", "some")]  # nothing of the preview
    assert reading.findings.empty


def test_times_have_the_offset_of_the_zone_that_the_export_names(tmp_path):
    table = qualtrics.read(source(tmp_path, [NAMES, TEXTS, IMPORTS, *ROWS])).tables["respondents"]
    assert set(table["submitted_at"]) == {"2010-09-22T08:52:40+02:00"}


@pytest.mark.parametrize(("status", "finished"), [("1", "1"), ("9", "1"), ("17", "0"), ("Forhåndsvisning", "Sand")])
def test_a_preview_is_a_test_however_it_is_written(tmp_path, status, finished):
    rows = [[*row] for row in ROWS]
    rows[0][2], rows[0][4] = status, finished
    table = qualtrics.read(source(tmp_path, [NAMES, TEXTS, IMPORTS, *rows])).tables["respondents"]
    assert table["status"][0] == "test"


def test_two_heading_rows_of_legacy_exports(tmp_path):
    names = ["V1", "V2", "V3", "V8", "V9", "V10", "Q1", "Q3", ""]
    texts = ["ResponseID", "ResponseSet", "Name", "StartDate", "EndDate", "Finished", "Var det nyttigt?", "Andet", ""]
    row = ["R_1", "Default", "Anonymous", "2010-09-22 08:00:00", "2010-09-22 08:52:40", "1", "I høj grad", "Fint", ""]
    texts.insert(3, "Status")
    names.insert(3, "V7")
    row.insert(3, "0")
    reading = qualtrics.read(source(tmp_path, [names, texts, row], (USEFUL, REMARK)))
    assert answers(reading, "useful") == [("R_1", "high")]
    assert reading.tables["respondents"]["submitted_at"].tolist() == ["2010-09-22T08:52:40"]


def test_texts_in_another_language_are_known_by_name_or_import_id(tmp_path):
    texts = ["Startdato", "Slutdato", "Svartype", "Status", "Afsluttet", "Registreret", "Svar-id", *TEXTS[7:]]
    names = [f"felt{n}" if n in (0, 6) else name for n, name in enumerate(NAMES)]
    reading = qualtrics.read(source(tmp_path, [names, texts, IMPORTS, *ROWS]))
    assert reading.tables["respondents"]["respondent"].tolist() == ["R_1", "R_2", "R_3", "R_4"]


def test_choices_in_one_cell_are_not_split_inside_an_option(tmp_path):
    def joined(row):
        return [*row[:8], ",".join(filter(None, row[8:10])), row[10]]

    heads = [[*head[:8], new, head[10]] for head, new in ((NAMES, "Q2"), (TEXTS, "Hvilke emner?"), (IMPORTS, "{}"))]
    reading = qualtrics.read(source(tmp_path, [*heads, *map(joined, ROWS)]))
    assert answers(reading, "topics") == [("R_1", "work"), ("R_1", "school")]


def test_a_workbook_is_read_as_the_text_file(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", {"Sheet0": [NAMES, TEXTS, IMPORTS, *ROWS]})
    reading = qualtrics.read(survey(path, list(QUESTIONS)))
    assert answers(reading, "topics") == [("R_1", "work"), ("R_1", "school")]


def test_without_a_column_for_it_nobody_is_said_to_have_finished(tmp_path):
    keep = [n for n, name in enumerate(NAMES) if name not in ("Finished", "Progress")]
    rows = [[row[n] for n in keep] for row in (NAMES, TEXTS, IMPORTS, *ROWS)]
    with pytest.raises(ReportError) as error:
        qualtrics.read(source(tmp_path, rows))
    assert "nothing says which replies were completed" in error.value.problems[0].finding


def test_older_exports_put_a_bare_dash_before_a_choice(tmp_path):
    texts = [text.replace(" - Selected Choice - ", "-").replace("emner?", "e-mner?") for text in TEXTS]
    question = Question("topics", "multiple", TOPICS, variables=("Q2",), heading="Hvilke e-mner?")
    reading = qualtrics.read(source(tmp_path, [NAMES, texts, IMPORTS, *ROWS], (USEFUL, question, REMARK)))
    assert answers(reading, "topics") == [("R_1", "work"), ("R_1", "school")]


def test_import_ids_that_another_program_wrote_anew_still_name_the_zone(tmp_path):
    imports = [cell.replace('"', "'") for cell in IMPORTS]
    table = qualtrics.read(source(tmp_path, [NAMES, TEXTS, imports, *ROWS])).tables["respondents"]
    assert set(table["submitted_at"]) == {"2010-09-22T08:52:40+02:00"}


def test_replies_taken_for_spam_are_told(tmp_path):
    rows = [[*row] for row in ROWS]
    rows[0][2] = "Spam"
    seen = inspect(str(write(tmp_path / "a.csv", csv_text([NAMES, TEXTS, IMPORTS, *rows]), "utf-8")), {})
    assert "Qualtrics takes 1 replies for spam; they count like others" in seen.found.export.notes


def test_a_list_of_questions_is_no_export(tmp_path):
    text = "ImportId,qname,Start\nstartDate,StartDate,StartDate\nendDate,EndDate,EndDate\nfinished,Finished,Status\n"
    with pytest.raises(ReportError, match="no survey tool writes these headings"):
        inspect(str(write(tmp_path / "a.csv", text, "utf-8")), {})


def test_an_export_without_its_start_is_known_by_its_other_times(tmp_path):
    rows = [row[1:] for row in (NAMES, *ROWS)]
    seen = inspect(str(write(tmp_path / "a.csv", csv_text(rows), "utf-8")), {})
    assert (seen.found.layout.headers, len(seen.found.export.respondents)) == (1, 4)


@pytest.mark.parametrize(("yes", "no"), [("Verdadero", "Falso"), ("Waar", "Onwaar"), ("Sant", "Usant"), ("1", "0")])
def test_who_finished_is_known_in_other_languages(tmp_path, yes, no):
    rows = [[{"True": yes, "False": no}.get(cell, cell) for cell in row] for row in ROWS]
    table = qualtrics.read(source(tmp_path, [NAMES, TEXTS, IMPORTS, *rows])).tables["respondents"]
    assert table["status"].tolist() == ["completed", "partial", "test", "not_answered"]


def test_a_word_that_may_say_anything_stops_and_makes_nobody_a_partial(tmp_path):
    rows = [[{"True": "Kyllä", "False": "Ei"}.get(cell, cell) for cell in row] for row in ROWS]
    with pytest.raises(ReportError) as error:
        qualtrics.read(source(tmp_path, [NAMES, TEXTS, IMPORTS, *rows]))
    (problem,) = error.value.problems
    assert (problem.place, problem.finding) == (
        "row 4", "`ei`, `kyllä` in the column `Finished` does not say who finished"
    )  # fmt: skip


def test_the_channel_tells_previews_whatever_the_language_of_the_status(tmp_path):
    names, texts = [*NAMES, "DistributionChannel"], [*TEXTS, "Distribution Channel"]
    imports = [*IMPORTS, json.dumps({"ImportId": "distributionChannel"})]
    rows = [[*row, "preview" if "Preview" in row[2] else "anonymous"] for row in ROWS]
    rows = [[cell.replace("Survey Preview", "Enquêtevoorbeeld") for cell in row] for row in rows]
    table = qualtrics.read(source(tmp_path, [names, texts, imports, *rows])).tables["respondents"]
    assert table["status"].tolist() == ["completed", "partial", "test", "not_answered"]
