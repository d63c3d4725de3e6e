from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from statusreport.errors import ReportError
from statusreport.readers import workbook

from tests.unit.raw_world import hours, write, write_workbook

HEADINGS = ["Område", "Uge", "Timer"]


def refused(source):
    with pytest.raises(ReportError) as error:
        workbook.read(source)
    return error.value.problems


def test_sheets_of_the_same_columns_are_one_table_with_sheet_and_row(tmp_path):
    first = [
        ["Timer 2010"],
        [],
        HEADINGS,
        ["Haven", dt.date(2010, 1, 4), 21],
        [],
        ["Haven", dt.date(2010, 1, 11), 22.5],
    ]
    second = [["Timer 2010"], [], ["Timer", *HEADINGS[:2]], [20, "Haven", dt.date(2010, 4, 5)]]
    file = write_workbook(tmp_path / "a.xlsx", {"1. kvartal": first, "2. kvartal": second})
    reading = workbook.read(hours(file, sheets="all", header_row=3))
    table = reading.tables["weekly_hours"]
    assert table[["sheet", "row", "hours"]].values.tolist() == [
        ["1. kvartal", 4, 21.0],
        ["1. kvartal", 6, 22.5],
        ["2. kvartal", 4, 20.0],
    ]
    assert (reading.rows_read, reading.exclusions["reason"].tolist()) == (4, ["blank"])


def test_dates_may_be_dates_serials_or_text(tmp_path):
    cells = [dt.date(2010, 1, 4), dt.datetime(2010, 1, 4, 13, 30), 40182, 40182.75, "04-01-2010"]
    rows = [HEADINGS, *(["Haven", cell, 1] for cell in cells)]
    reading = workbook.read(hours(write_workbook(tmp_path / "a.xlsx", {"Ark": rows})))
    assert reading.findings.empty
    assert set(reading.tables["weekly_hours"]["week_start"]) == {pd.Timestamp(2010, 1, 4)}


def test_numbers_may_be_numbers_or_text_and_text_may_be_a_number(tmp_path):
    rows = [HEADINGS, [7, dt.date(2010, 1, 4), 21.5], ["Haven", dt.date(2010, 1, 11), "21,5"]]
    table = workbook.read(hours(write_workbook(tmp_path / "a.xlsx", {"Ark": rows}))).tables["weekly_hours"]
    assert table["hours"].tolist() == [21.5, 21.5]
    assert table["area"].tolist() == ["7", "Haven"]


def test_hidden_rows_are_data(tmp_path):
    rows = [HEADINGS, ["Haven", dt.date(2010, 1, 4), 1], ["Haven", dt.date(2010, 1, 11), 2]]
    file = write_workbook(tmp_path / "a.xlsx", {"Ark": rows}, hidden=(2,))
    assert workbook.read(hours(file)).tables["weekly_hours"]["hours"].tolist() == [1, 2]


def test_cells_of_the_wrong_kind_are_findings(tmp_path):
    rows = [HEADINGS, ["Haven", "i påsken", 1], ["Haven", True, dt.date(2010, 1, 4)]]
    found = workbook.read(hours(write_workbook(tmp_path / "a.xlsx", {"Ark 1": rows}))).findings
    assert found[["sheet", "row", "rule", "found"]].values.tolist() == [
        ["Ark 1", 2, "unreadable_date", "i påsken"],
        ["Ark 1", 3, "unreadable_hours", "2010-01-04"],
        ["Ark 1", 3, "unreadable_date", "True"],
    ]


def test_headings_are_checked_in_every_sheet(tmp_path):
    file = write_workbook(tmp_path / "a.xlsx", {"A": [["Område", "Uge", "Tid"]], "B": [["Område", "Timer"]]})
    problems = refused(hours(file, sheets="all"))
    assert [(p.place, p.finding) for p in problems] == [
        ("sheet `A`", "the column `Timer` is missing"),
        ("sheet `A`", "the column `Tid` is unknown"),
        ("sheet `B`", "the column `Uge` is missing"),
    ]


def test_a_named_sheet_must_exist(tmp_path):
    file = write_workbook(tmp_path / "a.xlsx", {"1. kvartal": [HEADINGS]})
    (problem,) = refused(hours(file, sheets=["1. kvartel"]))
    assert "`1. kvartal`" in problem.remedy


def test_a_sheet_without_a_heading_row_is_refused(tmp_path):
    file = write_workbook(tmp_path / "a.xlsx", {"Ark": [HEADINGS]})
    (problem,) = refused(hours(file, header_row=3))
    assert problem.place == "sheet `Ark`, row 3"


@pytest.mark.parametrize("content", ["Område;Uge;Timer\n", "<html><table></table></html>", "PK\x03\x04 not a zip"])
def test_a_workbook_that_is_not_one_is_refused(tmp_path, content):
    (problem,) = refused(hours(write(tmp_path / "a.xlsx", content)))
    assert "not a workbook" in problem.finding


def test_a_cut_workbook_is_refused(tmp_path):
    file = write_workbook(tmp_path / "a.xlsx", {"Ark": [HEADINGS]})
    file.write_bytes(file.read_bytes()[:-200])
    (problem,) = refused(hours(file))
    assert "not a workbook" in problem.finding


def test_an_empty_file_is_refused(tmp_path):
    (problem,) = refused(hours(write(tmp_path / "a.xlsx", "")))
    assert problem.finding == "the file is empty"
