from __future__ import annotations

import pytest
from statusreport import catalogue
from statusreport.errors import ReportError

from tests.unit.raw_world import EVENT_CSV, catalogue_data, write, write_year

SURVEY = {
    "id": "trial",
    "title": "Prøve",
    "path": "trial.csv",
    "kind": "survey",
    "survey": "trial",
    "reader": {"name": "google_forms"},
    "questions": {"useful": {"heading": "Var det nyttigt?", "type": "single", "scale": "degree"}},
    "origin": "Google Forms",
    "reconstructed": {"from": "rapporten", "note": "gættet"},
    "invalid_rows": {"quarantine": 0.1},
}
SCALES = {
    "degree": [
        {"code": "high", "label": "I høj grad"},
        {"code": "none", "labels": ["Slet ikke", "Nej"], "relevant": False},
    ]
}


def load(tmp_path, data):
    return catalogue.load(write_year(tmp_path / "2010", data))


def refused(tmp_path, data):
    with pytest.raises(ReportError) as error:
        load(tmp_path, data)
    return error.value.problems


def with_survey(**changes):
    return catalogue_data() | {"scales": SCALES, "sources": [SURVEY | changes]}


def test_a_source_knows_its_file_codes_and_inherited_terms(tmp_path):
    (source,) = load(tmp_path, catalogue_data()).sources
    assert source.file == f"{tmp_path.as_posix()}/2010/registrations/events.csv"
    assert source.codes["event_type"]["Netværk"] == "network_meeting"
    assert (source.licence, source.contact, source.quarantine) == ("CC0", "Enheden", None)
    assert source.reconstructed == {}


def test_a_question_carries_the_answers_of_its_scale_in_order(tmp_path):
    (source,) = load(tmp_path, with_survey()).sources
    (question,) = source.questions
    assert [(a.code, a.labels, a.relevant) for a in question.answers] == [
        ("high", ("I høj grad",), True),
        ("none", ("Slet ikke", "Nej"), False),
    ]
    assert source.quarantine == 0.1
    assert source.reconstructed["from"] == "rapporten"


def test_raw_files_are_all_files_of_all_sources_sorted(tmp_path):
    reader = {"name": "surveyxact", "labels": "b.csv", "structure": "a.csv", "encoding": "cp1252", "delimiter": ";"}
    question = {"useful": {"variable": "s_1", "type": "single", "scale": "degree"}}
    read = load(tmp_path, with_survey(reader=reader, questions=question, path="c.csv"))
    assert [path.name for path in catalogue.raw_files(read)] == ["a.csv", "b.csv", "c.csv"]


@pytest.mark.parametrize("path", ["../2009/events.csv", "/etc/passwd", "registrations/../../x.csv"])
def test_a_path_may_not_leave_the_catalogues_folder(tmp_path, path):
    (problem,) = refused(tmp_path, catalogue_data(path=path))
    assert "leads out of the catalogue's folder" in problem.finding
    assert problem.place.startswith("line 11")


@pytest.mark.parametrize(
    "name", ["mette.jensen@kk.dk.csv", "svar_010150-1230.csv", "Mette Jensen.csv", "Mette_Jensen.csv"]
)
def test_the_name_of_a_file_may_not_be_personal_since_the_report_prints_it(tmp_path, name):
    (problem,) = refused(tmp_path, catalogue_data(path=f"registrations/{name}"))
    assert problem.finding.startswith("the name of the file holds personal data")
    assert name not in str(problem)


@pytest.mark.parametrize(
    "name", ["tilmeldinger_20100501.csv", "results-survey123456.csv", "40123456.csv", "a-1.2.3.4.csv"]
)
def test_other_numbers_in_the_name_of_a_file_are_no_matter(tmp_path, name):
    write(tmp_path / "2010" / "registrations" / name, EVENT_CSV)
    assert [path.name for path in catalogue.raw_files(load(tmp_path, catalogue_data(path=f"registrations/{name}")))]


def test_a_link_may_not_leave_the_catalogues_folder(tmp_path):
    write(tmp_path / "secret.csv", EVENT_CSV)
    (tmp_path / "2010" / "registrations").mkdir(parents=True)
    (tmp_path / "2010" / "registrations" / "events.csv").symlink_to(tmp_path / "secret.csv")
    (problem,) = refused(tmp_path, catalogue_data())
    assert "leads out" in problem.finding


@pytest.mark.parametrize(
    ("changes", "finding", "remedy"),
    [
        ({"table": "event"}, "no table `event`", "`events`"),
        ({"codes": {"event_type": "event_typ"}}, "no codebook `event_typ`", "`event_type`"),
        ({"codes": {"event_tipe": "event_type"}}, "no heading feeds the column `event_tipe`", "`event_type`"),
        ({"reader": {"name": "google_forms"}}, "does not make the tables", "delimited"),
        ({"colums": {}}, "unknown key `colums`", "`columns`"),
        ({"reader": {"name": "delimited", "encoding": "ansi", "delimiter": ";"}}, "`ansi` is not allowed", "cp1252"),
        ({"reader": {"name": "delimited", "encoding": "cp1252"}}, "`delimiter` is missing", "Add `delimiter:`"),
        ({"reconstructed": True}, "", "false"),
        ({"frozen_sha256": "abc"}, "", "64 hexadecimal digits"),
    ],
)
def test_an_entry_that_leads_nowhere_is_named_with_a_remedy(tmp_path, changes, finding, remedy):
    (problem,) = refused(tmp_path, catalogue_data(**changes))
    assert finding in problem.finding
    assert remedy in problem.remedy


def test_columns_are_held_against_the_table_they_feed(tmp_path):
    columns = {"Nr": "event_id", "Nummer": "event_id", "Type": "event_type", "Titel": "titel", "Dato": "event_date"}
    findings = [problem.finding for problem in refused(tmp_path, catalogue_data(columns=columns))]
    assert findings == [
        "the table `events` has no column `titel`",
        "two headings feed the column `event_id`",
        "no heading feeds the column `title` of the table `events`",
    ]


def test_a_codebook_may_only_use_the_codes_of_its_column(tmp_path):
    data = catalogue_data() | {"codes": {"event_type": {"Workshop": "parent_dialog_workshop"}}}
    (problem,) = refused(tmp_path, data)
    assert "`parent_dialog_workshop` is not allowed in `event_type`" in problem.finding
    assert "`parent_dialogue_workshop`" in problem.remedy


def test_yaml_booleans_are_not_taken_for_text(tmp_path):
    data = catalogue_data() | {"codes": {"event_type": {True: "network_meeting"}}}
    (problem,) = refused(tmp_path, data)
    assert "in quotes" in problem.remedy
    scales = {"degree": [{"code": True, "label": "Ja"}]}
    problems = refused(tmp_path, with_survey() | {"scales": scales})
    assert any("quotes" in problem.remedy for problem in problems)


def test_ids_codes_and_labels_stand_once(tmp_path):
    scales = {"degree": [{"code": "high", "label": "Ja"}, {"code": "high", "label": "Ja"}]}
    findings = [p.finding for p in refused(tmp_path, with_survey() | {"scales": scales, "sources": [SURVEY, SURVEY]})]
    assert findings == ["the code `high` stands twice", "the label `Ja` stands twice", "the id `trial` stands twice"]


@pytest.mark.parametrize(
    ("question", "finding"),
    [
        ({"heading": "x", "type": "single", "scale": "degre"}, "no scale `degre`"),
        ({"heading": "x", "type": "single"}, "`scale` is missing"),
        ({"variable": "s_1", "type": "text"}, "not said where the export has this question"),
        ({"heading": "x", "type": "scale"}, "`scale` is not allowed"),
    ],
)
def test_a_question_says_where_it_stands_and_how_it_is_answered(tmp_path, question, finding):
    (problem,) = refused(tmp_path, with_survey(questions={"useful": question}))
    assert finding in problem.finding


def test_missing_files_are_all_named_at_once_with_their_lines(tmp_path):
    data = catalogue_data()
    data["sources"].append(data["sources"][0] | {"id": "more", "path": "registrations/moer.csv"})
    read = load(tmp_path, data)
    write(tmp_path / "2010" / "registrations" / "more.csv", EVENT_CSV)
    with pytest.raises(ReportError) as error:
        catalogue.check_files(read)
    first, second = error.value.problems
    assert first.place == "line 9 (source events)"
    assert "moer.csv does not exist" in second.finding
    assert "`more.csv`" in second.remedy


def test_a_frozen_file_must_keep_its_bytes(tmp_path):
    file = write(tmp_path / "2010" / "registrations" / "events.csv", EVENT_CSV)
    frozen = load(tmp_path, catalogue_data(frozen_sha256=catalogue.sha256(file)))
    catalogue.check_files(frozen)
    write(file, EVENT_CSV + "\n")
    with pytest.raises(ReportError, match="declared frozen, but its content has changed"):
        catalogue.check_files(frozen)


def test_sha256_is_that_of_the_bytes(tmp_path):
    path = write(tmp_path / "a", "abc")
    assert catalogue.sha256(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
