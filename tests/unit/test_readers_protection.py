"""No reader gives personal data on, unless the catalogue says how."""

from __future__ import annotations

import pandas as pd
import pytest
from statusreport import catalogue, findings
from statusreport.catalogue import Question
from statusreport.errors import ReportError
from statusreport.ingest import ingest
from statusreport.personal_data import MASK
from statusreport.pseudonyms import KEY, KEY_FILE, pseudonym
from statusreport.readers import READERS
from statusreport.readers.protection import check_reading, protected
from statusreport.readers.reading import Reading
from statusreport.readers.sheet import from_rows

from tests.unit.raw_world import EVENT_CSV, catalogue_data, events, survey, write, write_year

SECRET = "0123456789abcdef0123456789abcdef"


def sheet(*rows, headings=("Nr", "Kontakt", "Titel")):
    return from_rows("raw.csv", "", [headings, *rows])


def found(source, *sheets):
    tables = [each.personal for each in protected(source, sheets)]
    return findings.collect(tables)[["row", "heading", "rule", "found"]].values.tolist()


def test_a_cell_that_nothing_is_said_of_is_emptied_and_found(tmp_path):
    source = events(tmp_path / "events.csv")
    (safe,) = protected(source, [sheet(["A1", "mette@kk.dk", "Møde"], ["A2", "ingen", "Møde"])])
    assert safe.cells[1].tolist() == ["", "ingen"]
    assert safe.personal[["row", "heading", "rule", "found"]].values.tolist() == [
        [2, "Kontakt", "personal_data", f"{MASK} (e-mail addresses)"]
    ]


def test_a_sheet_may_not_be_named_after_somebody(tmp_path):
    source = events(tmp_path / "events.xlsx")
    named = from_rows("raw.xlsx", "Mette_Jensen", [("Nr", "Titel"), ["A1", "Møde"]])
    with pytest.raises(ReportError) as error:
        protected(source, [named])
    assert error.value.problems[0].finding.startswith("the name of a sheet holds personal data")
    assert "Mette" not in error.value.message()


def test_a_cpr_number_that_a_spreadsheet_took_for_a_number_is_found(tmp_path):
    source = events(tmp_path / "events.xlsx")
    assert [row[0] for row in found(source, sheet(["A1", "x", 707614285], ["A2", "x", 707614286.0]))] == [2]


def test_a_heading_is_enough_where_there_is_something_under_it(tmp_path):
    source = events(tmp_path / "events.csv")
    rows = [["A1", "Qwerty", "Møde"], ["A2", "anonymous", "Møde"], ["A3", "", "Møde"]]
    assert [row[0] for row in found(source, sheet(*rows, headings=("Nr", "Navn", "Titel")))] == [2]


def test_the_title_of_a_coded_column_counts_as_its_heading(tmp_path):
    source = survey(tmp_path / "dataset.csv", [])
    (safe,) = protected(source, [sheet(["1", "Qwerty", "x"], headings=("s_1", "b_2", "s_2"))], {"b_2": "Kontaktperson"})
    assert safe.cells[1].tolist() == [""]


@pytest.mark.parametrize(("cells", "personal"), [(["1", "0"], 0), (["Ja", "Nej"], 0), (["Ja", "29 47 51 83"], 2)])
def test_an_option_called_telephone_holds_ticks_and_no_numbers(tmp_path, cells, personal):
    source = survey(tmp_path / "dataset.csv", [])
    found = sheet(*([cell] for cell in cells), headings=("Hvad brugte du? [Telefon]",))
    (safe,) = protected(source, [found])
    assert len(safe.personal) == personal


def test_a_column_is_dropped_where_the_catalogue_says_so(tmp_path):
    source = events(tmp_path / "events.csv", personal={"Kontakt": "drop"})
    (safe,) = protected(source, [sheet(["A1", "mette@kk.dk", "Møde"])])
    assert safe.cells.iloc[0].tolist() == ["A1", "", "Møde"]
    assert safe.personal.empty


def test_a_column_is_pseudonymised_the_same_way_everywhere(tmp_path, monkeypatch):
    monkeypatch.setenv(KEY, SECRET)
    monkeypatch.delenv(KEY_FILE, raising=False)
    source = events(tmp_path / "events.csv", personal={"Kontakt": "pseudonymise"})
    first, second = protected(
        source, [sheet(["A1", "mette@kk.dk", "x"]), sheet(["A2", "METTE@kk.dk ", "x"], ["A3", "", "x"])]
    )
    assert first.cells[1].tolist() == [pseudonym("mette@kk.dk", SECRET.encode())]
    assert second.cells[1].tolist() == [first.cells.iloc[0, 1], ""]


def test_without_a_key_nothing_is_pseudonymised(tmp_path, monkeypatch):
    monkeypatch.delenv(KEY, raising=False)
    monkeypatch.delenv(KEY_FILE, raising=False)
    source = events(tmp_path / "events.csv", personal={"Kontakt": "pseudonymise"})
    with pytest.raises(ReportError, match="no key"):
        protected(source, [sheet(["A1", "mette@kk.dk", "Møde"])])


def test_what_is_said_not_to_be_personal_is_kept(tmp_path):
    source = events(tmp_path / "events.csv", personal={"Kontakt": "not_personal"})
    (safe,) = protected(source, [sheet(["A1", "33662000", "Møde"])])
    assert safe.cells.iloc[0].tolist() == ["A1", "33662000", "Møde"]


def test_a_column_that_is_not_there_is_named(tmp_path):
    source = events(tmp_path / "events.csv", personal={"Kontact": "drop"})
    with pytest.raises(ReportError, match=r"`Kontact`.*`Kontakt`"):
        protected(source, [sheet(["A1", "x", "Møde"])])


def test_running_numbers_are_no_phone_numbers_but_cpr_numbers_under_the_same_heading_are_found(tmp_path):
    source = events(tmp_path / "events.csv")
    headings = ("Respondent ID", "b", "c")
    assert found(source, sheet(["33662000", "", ""], ["33662001", "", ""], headings=headings)) == []
    assert len(found(source, sheet(["0707614285", "", ""], ["0101501205", "x", ""], headings=headings))) == 2
    assert len(found(source, sheet(["33662000", "", ""], ["240768-0042", "", ""], headings=headings))) == 2


def test_numbers_of_a_workbook_are_looked_at_as_text(tmp_path):
    rows = [["A1", 33662000.0, "Møde"], ["A2", 22.5, "Møde"]]
    assert [row[0] for row in found(events(tmp_path / "events.csv"), sheet(*rows))] == [2]


FORMS = (
    "Tidsstempel,Hvor nyttigt?,Andet\n"
    "23.09.2010 09.12.30,I høj grad,ring til Mette Jensen\n"
    "23.09.2010 09.13.30,I høj grad,fint\n"
)  # fmt: skip


def test_personal_data_in_free_text_are_found(tmp_path):
    asked = [Question("remarks", "text", heading="Andet"), Question("useful", "text", heading="Hvor nyttigt?")]
    path = write(tmp_path / "seminar.csv", FORMS, "utf-8")
    reader = {"name": "google_forms", "encoding": "utf-8", "delimiter": ",", "date_format": "%d.%m.%Y %H.%M.%S"}
    reading = READERS["google_forms"](survey(path, asked, reader=reader))
    assert reading.findings[["row", "rule", "found"]].values.tolist() == [
        [2, "personal_data", f"{MASK} (names of people)"]
    ]
    assert "Mette" not in reading.tables["responses"].to_csv()


def test_what_a_reader_lets_through_stops_at_the_door(tmp_path):
    source = events(tmp_path / "events.csv")
    table = pd.DataFrame({"title": ["Møde hos Mette Jensen"], "source": "events", "sheet": "", "row": [2]})
    reading = Reading.of([], {"events": table}, findings.empty())
    with pytest.raises(ReportError, match="names of people"):
        check_reading(source, reading)
    check_reading(events(tmp_path / "events.csv", personal={"Titel": "not_personal"}), reading)


def year(tmp_path, text, **changes):
    write(tmp_path / "registrations" / "events.csv", text)
    return catalogue.load(write_year(tmp_path, catalogue_data(**changes)))


def test_a_dropped_column_needs_no_entry_under_ignore(tmp_path):
    text = (
        EVENT_CSV.replace("Bydel", "Bydel;Mail")
        .replace("Nørrebro", "Nørrebro;mette@kk.dk")
        .replace("2010;\n", "2010;;\n")
    )
    tables = ingest(year(tmp_path, text, personal={"Mail": "drop"}))
    assert tables["findings"].empty
    assert len(tables["events"]) == 2


@pytest.mark.parametrize(
    ("personal", "said"),
    [({"Titel": "drop"}, "cannot do without the column `title`"), ({"Mail": "pseudonymise"}, "no column of the table"),
     ({"Mail": "keep"}, "not allowed"), ({"Mail": {"not_personal": ""}}, "")],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_with_the_line(tmp_path, personal, said):
    with pytest.raises(ReportError) as error:
        year(tmp_path, EVENT_CSV, personal=personal)
    assert said in str(error.value)
    assert "line" in error.value.problems[0].place


def test_messages_hold_no_personal_data(tmp_path):
    # the first row is taken for the headings, so a message about headings would quote it
    with pytest.raises(ReportError) as error:
        ingest(year(tmp_path, "A1;Workshop;Mette Jensen;03-02-2010;240768-0042\n"))
    assert "Mette" not in str(error.value) and "240768" not in str(error.value)
    assert MASK in str(error.value)


def test_what_a_finding_shows_is_masked_also_in_a_column_that_is_not_personal():
    found = findings.make(pd.Series(["ring 33 66 20 00", "tja"]), rule="unknown_code")
    assert found["found"].tolist() == [f"ring {MASK}", "tja"]
