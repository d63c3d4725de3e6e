from __future__ import annotations

import pytest
from statusreport import catalogue
from statusreport.errors import ReportError
from statusreport.ingest import ingest
from statusreport.tidy import TABLES
from statusreport.validation import validate

from tests.unit.raw_world import EVENT_CSV, catalogue_data, write, write_year


def year(tmp_path, files, data):
    for name, text in files.items():
        write(tmp_path / "registrations" / name, text)
    return catalogue.load(write_year(tmp_path, data))


def two_sources(**changes):
    data = catalogue_data()
    data["sources"].append(data["sources"][0] | {"id": "more", "path": "registrations/more.csv"} | changes)
    return data


def test_sources_of_one_table_are_put_together(tmp_path):
    more = EVENT_CSV.replace("A1", "B1").replace("A2", "B2")
    tables = ingest(year(tmp_path, {"events.csv": EVENT_CSV, "more.csv": more}, two_sources()))
    assert tables["events"]["event_id"].tolist() == ["A1", "A2", "B1", "B2"]
    assert tables["events"]["source"].tolist() == ["events", "events", "more", "more"]


def test_a_table_without_sources_is_there_without_rows(tmp_path):
    tables = ingest(year(tmp_path, {"events.csv": EVENT_CSV}, catalogue_data()))
    assert set(tables) == {*TABLES, "sources", "findings", "exclusions"}
    for name, table in TABLES.items():
        assert {column: str(dtype) for column, dtype in tables[name].dtypes.items()} == table.dtypes


def test_the_log_says_what_was_read_and_on_what_terms(tmp_path):
    data = catalogue_data(reconstructed={"from": "rapporten", "note": "gættet"})
    text = EVENT_CSV.replace("A2", "\nA2")
    read = year(tmp_path, {"events.csv": text}, data)
    (row,) = ingest(read)["sources"].to_dict("records")
    assert row["sha256"] == catalogue.sha256(tmp_path / "registrations" / "events.csv")
    assert (row["year"], row["source"], row["licence"], row["contact"]) == (2010, "events", "CC0", "Enheden")
    assert (row["reconstructed"], row["reconstructed_note"]) == (True, "gættet")
    assert (row["rows_read"], row["rows_excluded"], row["rows_used"]) == (3, 1, 2)


def test_the_problems_of_all_files_come_in_one_error(tmp_path):
    files = {"events.csv": EVENT_CSV.replace("03-02", "33-02"), "more.csv": EVENT_CSV.replace("Titel", "Navn")}
    with pytest.raises(ReportError) as error:
        ingest(year(tmp_path, files, two_sources()))
    assert [problem.finding.split(":")[0] for problem in error.value.problems] == [
        "the column `Titel` is missing",
        "the column `Navn` is unknown",
        "this is no date",
    ]


def test_an_unreadable_cell_is_left_to_validation_with_file_row_column_and_remedy(tmp_path):
    read = year(tmp_path, {"events.csv": EVENT_CSV.replace("25-02", "30-02")}, catalogue_data())
    tables = ingest(read)
    assert tables["events"]["event_date"].isna().tolist() == [False, True]
    (problem,) = validate(tables, read).problems
    assert problem.file.endswith("registrations/events.csv")
    assert problem.place == "row 3, column `Dato`"
    assert "`30-02-2010`" in problem.finding
    assert "31-12-2010" in problem.finding
    assert "`date_format`" in problem.remedy


def test_where_invalid_rows_are_set_aside_an_unreadable_cell_is_left_to_validation(tmp_path):
    data = catalogue_data(invalid_rows={"quarantine": 0.5})
    tables = ingest(year(tmp_path, {"events.csv": EVENT_CSV.replace("25-02", "30-02")}, data))
    assert tables["findings"][["source", "row", "rule"]].values.tolist() == [["events", 3, "unreadable_date"]]
    assert tables["events"]["event_date"].isna().tolist() == [False, True]


def test_missing_files_come_before_anything_is_read(tmp_path):
    with pytest.raises(ReportError) as error:
        ingest(year(tmp_path, {"events.csv": "broken"}, two_sources()))
    assert "more.csv does not exist" in str(error.value)
    assert len(error.value.problems) == 1
