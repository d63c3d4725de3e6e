from __future__ import annotations

import csv
import io
import string
import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statusreport.errors import ReportError
from statusreport.readers import delimited, textfile

from tests.unit.raw_world import EVENT_CSV, events, hours, write


def refused(source):
    with pytest.raises(ReportError) as error:
        delimited.read(source)
    return error.value.problems


def test_rows_become_the_tidy_table_with_codes_dates_and_provenance(tmp_path):
    table = delimited.read(events(write(tmp_path / "a.csv", EVENT_CSV))).tables["events"]
    assert table["event_type"].tolist() == ["parent_dialogue_workshop", "network_meeting"]
    assert table["event_date"].tolist() == [pd.Timestamp(2010, 2, 3), pd.Timestamp(2010, 2, 25)]
    assert table["district"].tolist()[0] == "Nørrebro"
    assert table["district"].isna().tolist() == [False, True]
    assert table["audience"].isna().all()
    assert table[["source", "sheet", "row"]].values.tolist() == [["events", "", 2], ["events", "", 3]]


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path):
    text = 'Nr;Type;Titel;Dato;Bydel\r\nA1;Workshop;"To\r\nlinjer";03-02-2010;\r\n\r\n;;;;\r\n'
    text += 'A2;Netværk;"x;y";25-02-2010;\r\n\r\n'
    reading = delimited.read(events(write(tmp_path / "a.csv", text)))
    assert reading.tables["events"]["row"].tolist() == [2, 5]
    assert reading.tables["events"]["title"].tolist() == ["To\r\nlinjer", "x;y"]
    assert (reading.rows_read, reading.exclusions["reason"].tolist()) == (4, ["blank", "blank"])


@pytest.mark.parametrize(
    ("encoding", "delimiter", "newline"),
    [("cp1252", ";", "\r"), ("utf-8", ",", "\n"), ("utf-16", "\t", "\r\n"), ("mac_roman", ";", "\n")],
)
def test_the_same_data_reads_the_same_in_every_dress(tmp_path, encoding, delimiter, newline):
    text = EVENT_CSV.replace(";", delimiter).replace("\n", newline)
    reader = {"encoding": encoding, "delimiter": delimiter, "date_format": "%d-%m-%Y"}
    dressed = delimited.read(events(write(tmp_path / "a.csv", text, encoding), reader=reader))
    plain = delimited.read(events(write(tmp_path / "b.csv", EVENT_CSV)))
    pd.testing.assert_frame_equal(dressed.tables["events"], plain.tables["events"])


def test_a_byte_order_mark_is_no_part_of_the_first_heading(tmp_path):
    reader = {"encoding": "utf-8", "delimiter": ";", "date_format": "%d-%m-%Y"}
    file = write(tmp_path / "a.csv", EVENT_CSV, "utf-8-sig")
    assert len(delimited.read(events(file, reader=reader)).tables["events"]) == 2


@pytest.mark.parametrize(
    ("written", "declared", "finding", "remedy"),
    [
        ("cp1252", "utf-8", "not utf-8", "encoding: cp1252"),
        ("utf-8", "cp1252", "declared as cp1252, but it is utf-8", "encoding: utf-8"),
        ("utf-8-sig", "cp1252", "declared as cp1252, but it is utf-8", "encoding: utf-8"),
        ("utf-16", "cp1252", "declared as cp1252, but it is utf-16", "encoding: utf-16"),
        ("utf-16-le", "cp1252", "declared as cp1252, but it is utf-16", "encoding: utf-16"),
        ("utf-16", "utf-8", "not utf-8", "encoding: utf-16"),
    ],
)
def test_a_wrong_encoding_is_named_with_the_right_one(tmp_path, written, declared, finding, remedy):
    reader = {"encoding": declared, "delimiter": ";"}
    (problem,) = refused(events(write(tmp_path / "a.csv", EVENT_CSV, written), reader=reader))
    assert finding in problem.finding
    assert remedy in problem.remedy


def test_a_byte_that_does_not_fit_is_placed(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes(b"Nr;Navn\n1;S\xf8ren\n")
    (problem,) = refused(events(file, reader={"encoding": "utf-8", "delimiter": ";"}))
    assert problem.place == "byte 11, line 2"


def test_windows_punctuation_declared_latin_1_is_recognised(tmp_path):
    file = write(tmp_path / "a.csv", EVENT_CSV.replace("Første", "„Første”"))
    (problem,) = refused(events(file, reader={"encoding": "latin-1", "delimiter": ";"}))
    assert "encoding: cp1252" in problem.remedy


@pytest.mark.parametrize("content", ["", "\n\n", "  "])
def test_an_empty_file_is_refused(tmp_path, content):
    (problem,) = refused(events(write(tmp_path / "a.csv", content)))
    assert problem.finding == "the file is empty"


def test_a_file_of_headings_alone_is_an_empty_table(tmp_path):
    reading = delimited.read(events(write(tmp_path / "a.csv", "Nr;Type;Titel;Dato;Bydel\n")))
    assert len(reading.tables["events"]) == reading.rows_read == 0
    assert reading.tables["events"]["event_date"].dtype == "datetime64[us]"


def test_a_wrong_delimiter_is_named_with_the_right_one(tmp_path):
    (problem,) = refused(events(write(tmp_path / "a.csv", EVENT_CSV.replace(";", ","))))
    assert problem.finding == "the cells are not divided by a semicolon, but by a comma"
    assert "delimiter: ','" in problem.remedy


def test_headings_are_all_checked_at_once_with_the_nearest_name(tmp_path):
    text = "Nr;Type;Titler;Dato;Bydel;Kanal\nA1;Workshop;Første;03-02-2010;;Web\n"
    missing, unknown, extra = refused(events(write(tmp_path / "a.csv", text)))
    assert missing.finding == "the column `Titel` is missing"
    assert "`Titler`" in missing.remedy
    assert unknown.finding == "the column `Kanal` is unknown"
    assert extra.finding == "the column `Titler` is unknown"


def test_ignored_columns_and_stray_white_space_in_headings_are_no_problem(tmp_path):
    text = EVENT_CSV.replace("Titel", " Titel ").replace("Bydel", "Bydel;Kanal").replace("ro\n", "ro;Web\n")
    text = text.replace("2010;\n", "2010;;Web\n")
    reading = delimited.read(events(write(tmp_path / "a.csv", text), ignore=("Kanal",)))
    assert reading.tables["events"]["title"].tolist() == ["Første", "Andet"]


def test_a_heading_that_stands_twice_is_refused(tmp_path):
    text = "Nr;Type;Titel;Dato;Bydel;Dato\nA1;Workshop;Første;03-02-2010;;04-02-2010\n"
    (problem,) = refused(events(write(tmp_path / "a.csv", text)))
    assert problem.finding == "the column `Dato` stands twice"


def test_every_row_of_another_length_is_named(tmp_path):
    rows = "A1;Workshop;Første;med semikolon;03-02-2010;", "A2;Netværk", "A3;Netværk;x;03-02-2010;;;"
    text = "\n".join(["Nr;Type;Titel;Dato;Bydel", *rows])
    problems = refused(events(write(tmp_path / "a.csv", text)))
    assert [problem.place for problem in problems] == ["row 2", "row 3", "row 4"]
    assert "6 cells, the headings are 5" in problems[0].finding


def test_an_open_quotation_mark_is_placed_not_swallowed(tmp_path):
    text = 'Nr;Type;Titel;Dato;Bydel\nA1;Workshop;"Første;03-02-2010;\nA2;Netværk;Andet;25-02-2010;\n'
    (problem,) = refused(events(write(tmp_path / "a.csv", text)))
    assert problem.place.startswith("row 2")
    assert "quotation mark" in problem.remedy


def test_every_cell_that_cannot_be_read_is_one_finding(tmp_path):
    text = (
        "Nr;Type;Titel;Dato;Bydel\n"
        "A1;Workshp;Første;03-02-2010;\n"
        "A2;Netværk;Andet;30-02-2010;\n"
        "A3;Kursus;Tredje;2010-02-03;\n"
        "A4;;Fjerde;;\n"
    )
    reading = delimited.read(events(write(tmp_path / "a.csv", text)))
    found = reading.findings[["row", "column", "heading", "rule", "found"]].values.tolist()
    assert found == [
        [2, "event_type", "Type", "unknown_code", "Workshp"],
        [3, "event_date", "Dato", "unreadable_date", "30-02-2010"],
        [4, "event_date", "Dato", "unreadable_date", "2010-02-03"],
        [4, "event_type", "Type", "unknown_code", "Kursus"],
    ]
    assert "`Workshop`" in reading.findings["remedy"][0]
    assert reading.findings["allowed"][1] == "dates written like 31-12-2010"
    assert reading.tables["events"]["event_date"].isna().tolist() == [False, True, True, True]


@pytest.mark.parametrize(
    ("cell", "decimal", "value"),
    [
        ("22", ",", 22.0),
        ("21,5", ",", 21.5),
        (" -1,25 ", ",", -1.25),
        ("21.5", ".", 21.5),
        ("21.5", ",", None),
        ("1.000", ",", None),
        ("1e3", ".", None),
        ("nan", ".", None),
        ("12 t", ",", 12.0),
    ],
)
def test_numbers_follow_the_declared_decimal_sign_and_nothing_else(tmp_path, cell, decimal, value):
    file = write(tmp_path / "a.csv", f"Område;Uge;Timer\nHaven;04-01-2010;{cell}\n")
    source = hours(file, encoding="cp1252", delimiter=";", decimal=decimal)
    reading = delimited.read(source)
    (read,) = reading.tables["weekly_hours"]["hours"]
    if value is None:
        assert reading.findings["rule"].tolist() == ["unreadable_hours"]
    else:
        assert read == value
        assert reading.findings.empty


def test_a_finding_never_shows_a_personal_cell(tmp_path):
    source = events(
        write(tmp_path / "a.csv", "Id;Person;Dato;Alder;Form;Resultat\n1;P-1;04-01-2010;17;Samtale;Jobb\n"),
        table="youth_contacts",
        columns={
            "Id": "contact_id",
            "Person": "person_key",
            "Dato": "contact_date",
            "Alder": "age",
            "Form": "contact_type",
            "Resultat": "outcome",
        },
        codes={"person_key": {"P-2": "p2"}, "outcome": {"Job": "ordinary_job"}},
    )
    found = delimited.read(source).findings.set_index("column")["found"].to_dict()
    assert found == {"person_key": "•••", "outcome": "Jobb"}


cells = st.text(st.sampled_from(string.ascii_letters + string.digits + "æøåÆØÅ ;,\"'\n\r\t–é"), max_size=8)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(cells, cells), max_size=6), st.sampled_from(";,\t"))
def test_what_a_csv_writer_wrote_is_read_back(rows, delimiter):
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([("a", "b"), *rows])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.csv"
        file.write_text(text.getvalue(), encoding="utf-8", newline="")
        read = textfile.read_rows(str(file), "utf-8", delimiter)
    assert read == [["a", "b"], *map(list, rows)]


def test_a_stray_nul_is_damage_and_no_other_encoding(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(EVENT_CSV.encode().replace(b"A2;", b"A\x002;"))
    reader = {"encoding": "utf-8", "delimiter": ";", "date_format": "%d-%m-%Y"}
    (problem,) = refused(events(path, reader=reader))
    assert (problem.place, problem.finding) == (
        "line 3",
        "there is a NUL character, which no export writes: the file is damaged there",
    )
    assert "anew" in problem.remedy


def test_a_comma_in_a_title_above_does_not_speak_of_the_delimiter(tmp_path):
    path = write(tmp_path / "a.csv", "Arrangementer, kurser og møder i 2010\n\n" + EVENT_CSV)
    assert len(delimited.read(events(path)).tables["events"]) == 2
    (problem,) = refused(events(write(tmp_path / "b.csv", "Alt, 2010\n" + EVENT_CSV.replace(";", ","))))
    assert problem.finding == "the cells are not divided by a semicolon, but by a comma"


def test_tabs_without_quotation_marks_are_read_as_google_sheets_writes_them(tmp_path):
    text = 'Tidsstempel\tHvad er godt?\tAndet\n1\t"Mød op", siger vi\tja\n2\t"\tnej\n3\tx\t"y\n'
    rows = textfile.read_rows(str(write(tmp_path / "a.tsv", text, "utf-8")))
    assert rows[1:4] == [["1", '"Mød op", siger vi', "ja"], ["2", '"', "nej"], ["3", "x", '"y']]
    broken = text.replace("2\t", "2")
    with pytest.raises(ReportError, match="cannot be told apart"):
        textfile.read_rows(str(write(tmp_path / "b.tsv", broken, "utf-8")))
