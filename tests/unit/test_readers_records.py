"""Registrations and logs as people keep them: titles, totals, mixed dates, hours, spellings, repeats."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from statusreport import catalogue
from statusreport.errors import ReportError
from statusreport.ingest import ingest
from statusreport.readers import delimited, workbook
from statusreport.readers.durations import between
from statusreport.readers.durations import hours as as_hours

from tests.unit.raw_world import catalogue_data, hours, write, write_workbook, write_year

HEADINGS = ["Område", "Uge", "Timer"]
TEXT = {"encoding": "cp1252", "delimiter": ";"}


def monday(week):
    return dt.date(2010, 1, 4) + dt.timedelta(weeks=week)


def log(*rows, titles=(["Ugetimer, 1. kvartal"], [])):
    return [*titles, HEADINGS, *rows]


def refused(read, source):
    with pytest.raises(ReportError) as error:
        read(source)
    return error.value.problems


def accounted(reading):
    return reading.rows_read == len(reading.tables["weekly_hours"]) + reading.rows_excluded


def test_headings_are_found_below_merged_titles_each_sheet_for_itself(tmp_path):
    file = write_workbook(
        tmp_path / "a.xlsx",
        {
            "Januar": log(["Haven", monday(0), 2], titles=(["Timer"], ["Udtrukket 3. januar"], [])),
            "Februar": log(["Haven", monday(5), 3], titles=()),
        },
    )
    reading = workbook.read(hours(file, sheets="all"))
    assert reading.tables["weekly_hours"][["sheet", "row", "hours"]].values.tolist() == [
        ["Januar", 5, 2.0],
        ["Februar", 2, 3.0],
    ]
    assert (reading.rows_read, reading.rows_excluded) == (2, 0)


def test_headings_are_found_below_titles_in_a_text_file(tmp_path):
    file = write(tmp_path / "a.csv", "Timer 2010\n\nOmråde;Uge;Timer\nHaven;04-01-2010;2\n")
    reading = delimited.read(hours(file, **TEXT))
    assert reading.tables["weekly_hours"]["row"].tolist() == [4]


def test_several_sheets_are_read_only_when_the_catalogue_says_which(tmp_path):
    sheets = {"Januar": log(["Haven", monday(0), 2]), "Noter": [["Husk ferie"]], "Tom": []}
    file = write_workbook(tmp_path / "a.xlsx", sheets)
    (problem,) = refused(workbook.read, hours(file))
    assert problem.finding == "which of the sheets are to be read? There are `Januar`, `Noter`"
    assert workbook.read(hours(file, sheets=["Januar"])).rows_read == 1


def test_a_single_sheet_beside_empty_ones_needs_no_word(tmp_path):
    file = write_workbook(tmp_path / "a.xlsx", {"Ark1": log(["Haven", monday(0), 2]), "Ark2": [], "Ark3": []})
    assert workbook.read(hours(file)).rows_read == 1
    assert workbook.read(hours(file, sheets="all")).rows_read == 1


def test_declared_totals_and_repeated_headings_are_excluded_with_a_reason_and_counted(tmp_path):
    rows = [
        ["Haven", monday(0), 2.5],
        [],
        ["Haven", monday(1), "1:30"],
        ["I alt januar:", None, 4],
        HEADINGS,
        ["Haven", monday(5), 1],
        ["I alt februar", None, 1],
        ["I ALT", 3, 5],
    ]
    reading = workbook.read(hours(write_workbook(tmp_path / "a.xlsx", {"Ark": log(*rows)}), totals=["I alt"]))
    assert reading.tables["weekly_hours"]["hours"].tolist() == [2.5, 1.5, 1.0]
    assert reading.exclusions[["row", "reason"]].values.tolist() == [
        [5, "blank"],
        [7, "total"],
        [8, "heading"],
        [10, "total"],
        [11, "total"],
    ]
    assert reading.rows_read == 8
    assert accounted(reading)


def test_a_short_totals_row_of_a_text_file_is_no_ragged_row(tmp_path):
    text = "Område;Uge;Timer\nHaven;04-01-2010;1,5\nI alt;1;1,5;;\nI alt\n"
    reading = delimited.read(hours(write(tmp_path / "a.csv", text), **TEXT, totals=["I alt"]))
    assert (reading.rows_read, reading.rows_excluded) == (3, 2)


def test_a_total_that_is_not_declared_is_never_taken_for_data(tmp_path):
    file = write_workbook(tmp_path / "a.xlsx", {"Ark": log(["Haven", monday(0), 2], ["Total:", monday(1), 2])})
    (problem,) = refused(workbook.read, hours(file))
    assert problem.place == "sheet `Ark`, row 5"
    assert "`totals: [Total]`" in problem.remedy
    assert workbook.read(hours(file, totals=[])).tables["weekly_hours"]["area"].tolist() == ["Haven", "Total:"]


@pytest.mark.parametrize(("total", "fits"), [(3.5, True), (2, True), (3.4, False), (4.5, False), ("-", True)])
def test_a_declared_total_must_be_the_sum_or_the_number_of_the_rows(tmp_path, total, fits):
    rows = [["Haven", monday(0), 1.5], ["Haven", monday(1), 2], ["I alt", None, total]]
    source = hours(write_workbook(tmp_path / "a.xlsx", {"Ark": log(*rows)}), totals=["I alt"])
    if fits:
        assert workbook.read(source).rows_excluded == 1
    else:
        (problem,) = refused(workbook.read, source)
        assert problem.finding.startswith(
            f"the total {total:g} in the column `Timer` is not the sum, nor the number, of"
        )


def test_dates_of_several_forms_and_serials_as_text_are_read_where_declared(tmp_path):
    text = "Område;Uge;Timer\nA;04-01-2010;1\nB;2010-01-04;1\nC;40182;1\nD;4/1/10;1\n"
    formats = ["%d-%m-%Y", "%Y-%m-%d", "serial"]
    reading = delimited.read(hours(write(tmp_path / "a.csv", text), **TEXT, date_format=formats))
    assert reading.tables["weekly_hours"]["week_start"].tolist()[:3] == [pd.Timestamp(2010, 1, 4)] * 3
    assert reading.findings[["found", "allowed"]].values.tolist() == [
        ["4/1/10", "dates written like 31-12-2010, 2010-12-31, 40543"]
    ]


def test_a_date_that_two_forms_read_differently_is_a_finding_not_a_guess(tmp_path):
    text = "Område;Uge;Timer\nA;04/01/2010;1\nB;25/01/2010;1\nC;05/05/2010;1\n"
    reading = delimited.read(hours(write(tmp_path / "a.csv", text), **TEXT, date_format=["%d/%m/%Y", "%m/%d/%Y"]))
    assert reading.tables["weekly_hours"]["week_start"].isna().tolist() == [True, False, False]
    assert reading.findings["found"].tolist() == ["04/01/2010"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *(("1,5", 1.5), ("1:30", 1.5), ("1½", 1.5), ("1 ½", 1.5), ("½", 0.5), ("1 1/2", 1.5), ("90 min", 1.5)),
        *(("90 min.", 1.5), ("1 t 30 min", 1.5), ("1 time og 30 minutter", 1.5), ("1½ t.", 1.5), ("2 timer", 2.0)),
        *(("27:15", 27.25), ("0", 0.0), ("-1", -1.0), ("¾", 0.75), ("1:20", 4 / 3)),
        *(
            ("1.30", None),
            ("1.5", None),
            ("1:75", None),
            ("halvanden", None),
            ("1-2", None),
            ("1,5,5", None),
            ("t", None),
        ),
    ],
)
def test_hours_are_read_as_people_write_them_and_never_guessed(written, value):
    (read,) = as_hours(pd.Series([written], dtype="str"), ",")
    assert pd.isna(read) if value is None else read == value


def test_times_and_durations_of_a_workbook_are_hours(tmp_path):
    rows = [["A", monday(week), cell] for week, cell in enumerate([dt.time(1, 30), dt.timedelta(hours=30), 1.5, "1½"])]
    table = workbook.read(hours(write_workbook(tmp_path / "a.xlsx", {"Ark": log(*rows)}))).tables["weekly_hours"]
    assert table["hours"].tolist() == [1.5, 30.0, 1.5, 1.5]


@pytest.mark.parametrize(
    ("start", "end", "value"),
    [
        *(("09:00", "16:30", 7.5), ("22:00", "01:30", 3.5), ("kl. 9", "12", 3.0), ("23.15", "24:00", 0.75)),
        *((dt.time(22), dt.time(1, 30), 3.5), ("22:00", dt.time(0), 2.0)),
        *(("09:00", "09:00", None), ("00:00", "24:00", None), ("9", "25", None), ("x", "12", None), ("", "12", None)),
    ],
)
def test_from_and_to_are_hours_also_over_midnight(start, end, value):
    (read,) = between(pd.Series([start], dtype=object), pd.Series([end], dtype=object))
    assert pd.isna(read) if value is None else read == value


def test_two_columns_of_times_feed_one_column_of_hours(tmp_path):
    text = "Område;Uge;Fra;Til\nHaven;04-01-2010;22:00;01:30\nHaven;11-01-2010;9:00;9:00\n"
    file = write(tmp_path / "logs" / "a.csv", text)
    data = catalogue_data(
        table="weekly_hours",
        path="logs/a.csv",
        columns={"Område": "area", "Uge": "week_start"},
        spans={"hours": {"from": "Fra", "to": "Til"}},
        codes={},
    )
    (source,) = catalogue.load(write_year(tmp_path, data)).sources
    reading = delimited.read(source)
    assert source.file == str(file)
    assert reading.tables["weekly_hours"]["hours"].tolist()[0] == 3.5
    assert reading.findings[["row", "heading", "found"]].values.tolist() == [[3, "Fra and Til", "9:00–9:00"]]


REGISTRATIONS = "Nr;Arr;Person;Org;Type;Status;Den\n"
COLUMNS = {
    "Nr": "registration_id",
    "Arr": "event_id",
    "Person": "person_key",
    "Org": "organisation",
    "Type": "organisation_type",
    "Status": "registration_status",
    "Den": "registered_on",
}


def registered(folder, *rows, **top):
    """The tables of a year with these registrations: number, person, organisation, status."""
    lines = [f"{nr};A1;{person};{org};Forening;{status};04-01-2010\n" for nr, person, org, status in rows]
    write(folder / "registrations" / "events.csv", REGISTRATIONS + "".join(lines))
    data = catalogue_data(table="registrations", columns=COLUMNS, codes={})
    data["codes"] = {
        "type": {"Forening": "association"},
        "status": {"Deltog": "attended", "Tilmeldt": "registered", "Afbud": "cancelled", "Udeblev": "no_show"},
    }
    data["sources"][0]["codes"] = {"organisation_type": "type", "registration_status": "status"}
    return ingest(catalogue.load(write_year(folder, data | top)))


def test_cancelled_and_no_show_are_kept_apart_from_attended(tmp_path):
    statuses = ["Deltog", "Tilmeldt", "Afbud", "Udeblev"]
    tables = registered(tmp_path, *((f"T{n}", f"P{n}", "Dansehus", status) for n, status in enumerate(statuses)))
    read = tables["registrations"]["registration_status"].tolist()
    assert read == ["attended", "registered", "cancelled", "no_show"]


def test_a_person_registered_twice_for_an_event_is_reported_and_both_rows_stay(tmp_path):
    rows = ("T1", "P-7", "Dansehus", "Deltog"), ("T2", "P-7", "Dansehus", "Deltog"), ("T3", "P-7", "Dansehus", "Afbud")
    tables = registered(tmp_path, *rows)
    assert len(tables["registrations"]) == 3
    (found,) = tables["findings"].to_dict("records")
    assert (found["rule"], found["row"], found["heading"]) == ("repeated_row", 3, "Arr + Person + Status")
    assert found["remedy"].startswith("Compare it with row 2 of ")
    assert "P-7" not in " ".join(map(str, found.values()))


def test_spellings_become_one_name_by_the_catalogue_and_never_without_it(tmp_path):
    rows = ("T1", "P1", "Dansk Flygtningehjælp", "Deltog"), ("T2", "P2", "dansk flygtningehjælp", "Deltog")
    assert registered(tmp_path / "a", *rows)["registrations"]["organisation"].nunique() == 2
    table = {"Dansk Flygtningehjælp": ["dansk flygtningehjælp", "DFH"]}
    assert set(registered(tmp_path / "b", *rows, organisations=table)["registrations"]["organisation"]) == {
        "Dansk Flygtningehjælp"
    }


@pytest.mark.parametrize(
    ("table", "finding"),
    [
        ({"A": ["x"], "B": ["x"]}, "the spelling `x` stands under two names"),
        ({"A": ["B"], "B": ["x"]}, "`B` is a name of its own and a spelling of `A`"),
    ],
)
def test_a_table_of_spellings_that_contradicts_itself_is_refused(tmp_path, table, finding):
    with pytest.raises(ReportError) as error:
        catalogue.load(write_year(tmp_path, catalogue_data() | {"organisations": table}))
    assert [problem.finding for problem in error.value.problems] == [finding]
