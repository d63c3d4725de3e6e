"""A plain text file gives the same by columns as by rows, and what is not plain is left to the rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statusreport import limits
from statusreport.catalogue import Source
from statusreport.errors import ReportError
from statusreport.personal_data import HARMLESS, kinds_in
from statusreport.readers import READERS, columns, delimited, protection, rawfile, sheet, textfile, uniques
from statusreport.readers import furniture as furniture_module
from statusreport.readers.furniture import furniture
from statusreport.readers.plain_sheet import from_columns
from statusreport.readers.uniques import by_unique

from tests.unit.export_world import (
    Asked,
    Reply,
    World,
    Written,
    google_forms,
    kobo,
    limesurvey,
    microsoft_forms,
    qualtrics,
    save,
    surveymonkey,
    surveyxact,
)

CELLS = st.sampled_from(
    ["", " ", "a", "1", "x y", "Nr", "Navn", "I alt", "i alt:", "Total 2010", "æ\u00a0", "\u200b", "-"]
)
FILES = {
    "records": "Nr;Navn\n1;a\n2;b\n",
    "blank rows between and at the end": "Nr;Navn\n1;a\n;\n2;b\n;\n \t;\n",
    "headings again, and totals": "Nr;Navn\n1;2\nNr ; Navn\nI alt;2\n3;4\ni alt: 3;6\n",
    "a row that begins in its second column": "Nr;Navn\n;I alt\n1;a\n",
    "no line end at the end, and Windows line ends": "Nr;Navn\r\n1;a\r\n2;b",
    "blank headings at the end": "Nr;Navn;\n1;a;\n2;b; \n",
    "lines without anything": "Nr;Navn\n\n1;a\n\n2;b\n\n",
    "headings alone": "Nr;Navn\n",
}


def source_of(log: Path) -> Source:
    """A log of advice, as a plain file."""
    return Source(
        id="log",
        file=str(log),
        kind="activity_log",
        table="advisory_log",
        reader={"name": "delimited", "encoding": "utf-8", "delimiter": ";", "date_format": "%d-%m-%Y"},
        columns={"Nr": "entry_id", "Dato": "entry_date", "Art": "entry_type", "Hvem": "requester", "Emne": "topic"},
        codes={"entry_type": {"R": "requisition", "S": "advisory_session"}},
    )


def both(folder: Path, text: str) -> tuple[columns.Columns | None, list[list[str]]]:
    """The rows of a file, by columns and by rows."""
    path = folder / "log.csv"
    path.write_bytes(text.encode())
    return columns.read(str(path), ";"), textfile.read_rows(str(path), "utf-8", ";")


def assert_same(by_columns: sheet.Sheet, by_rows: sheet.Sheet) -> None:
    pd.testing.assert_frame_equal(by_columns.cells.astype("str"), by_rows.cells)
    assert (by_columns.headings, by_columns.excluded) == (by_rows.headings, by_rows.excluded)
    assert (by_columns.totals, by_columns.rows_read) == (by_rows.totals, by_rows.rows_read)


def labels(read: sheet.Sheet) -> list[str]:
    """Where the sheet has rows that look like totals."""
    return [problem.place for problem in furniture_module.problems(read, None, ",")]


def sheets(plain: columns.Columns, rows: list[list[str]]) -> tuple[sheet.Sheet, sheet.Sheet]:
    recognised = furniture(["I alt"])
    return from_columns("f", plain, 1, recognised), sheet.from_rows("f", "", rows, 1, furniture=recognised)


@pytest.mark.parametrize("name", FILES)
def test_a_plain_file_gives_the_same_sheet_by_columns_as_by_rows(tmp_path: Path, name: str):
    plain, rows = both(tmp_path, FILES[name])
    assert plain is not None
    assert [row for row in plain if any(row)] == [row for row in rows if any(row)]
    assert_same(*sheets(plain, rows))


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=12))
@settings(max_examples=80, deadline=None)
@pytest.mark.parametrize("many", [0, 1_000])
def test_any_plain_rows_give_the_same_sheet_by_columns_as_by_rows(
    tmp_path_factory: pytest.TempPathFactory, many: int, rows: list
):
    text = "".join(";".join(row) + "\n" for row in [("Nr", "Navn", "Tal"), *rows])
    plain, by_rows = both(tmp_path_factory.mktemp("plain"), text)
    assert plain is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(furniture_module, "MANY", many)
        by_columns, by_rows = sheets(plain, by_rows)
        assert_same(by_columns, by_rows)
        assert labels(by_columns) == labels(by_rows)


def test_a_cell_beyond_the_headings_is_the_same_error_by_columns_as_by_rows(tmp_path: Path):
    plain, rows = both(tmp_path, "Nr;Navn;\n1;a;\n2;b;c\n")
    with pytest.raises(ReportError) as by_columns:
        from_columns("f", plain, 1, furniture([]))
    with pytest.raises(ReportError) as by_rows:
        sheet.from_rows("f", "", rows, 1, furniture=furniture([]))
    assert by_columns.value.message() == by_rows.value.message()
    assert "row 3" in by_columns.value.message()


@pytest.mark.parametrize(
    "content",
    [
        b'Nr;Navn\n1;"a"\n', b"Nr;Navn\n1;a;b\n", b"Nr;Navn\n1\n", b"Nr;Navn\r1;a\r",
        b"Nr;Navn\n1;\xe6\n", b"\xef\xbb\xbfNr;Navn\n1;a\n", b"sep=;\nNr;Navn\n1;a\n", b"Nr;Navn\n1;a\0\n", b"",
    ],
    ids=["quotes", "longer", "shorter", "old Macintosh", "other encoding", "mark", "sep=", "zero", "empty"],
)  # fmt: skip
def test_a_file_that_is_not_plain_is_left_to_the_rows(tmp_path: Path, content: bytes):
    path = tmp_path / "log.csv"
    path.write_bytes(content)
    assert columns.read(str(path), ";") is None


@pytest.mark.parametrize("times, rows", [(3, 100_000), (300, 100_000), (300, 1_000), (1, 1)])
def test_a_log_reads_the_same_by_columns_as_by_rows_with_every_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int, rows: int
):
    log = tmp_path / "log.csv"
    log.write_text("Nr;Dato;Art;Hvem;Emne\n" + "".join(
        f"{n};{day};{kind};Forening {n % 3};{topic}\n"
        for n, (day, kind, topic) in enumerate([
            ("04-01-2010", "R", "Råd"), ("31-13-2010", "R", "Ring til Mette Jensen"), ("05-01-2010", "X", " "),
            ("", "R", "mette@example.org"), ("06-01-2010", "S", "Råd"),
        ] * times, 1)
    ), encoding="utf-8")  # fmt: skip
    source = source_of(log)
    monkeypatch.setattr(columns, "_ROWS", rows)
    monkeypatch.setattr(columns, "LARGE", 0)
    by_columns = delimited.read(source)
    monkeypatch.setattr(columns, "LARGE", 10**9)
    for module in (sheet, protection, furniture_module, uniques):
        monkeypatch.setattr(module, "MANY", 10**9)
    by_rows = delimited.read(source)
    assert len(by_rows.findings) == 4 * times
    pd.testing.assert_frame_equal(by_columns.findings, by_rows.findings)
    for name, table in by_rows.tables.items():
        pd.testing.assert_frame_equal(by_columns.tables[name], table)


def test_a_file_that_is_too_large_for_rows_is_refused_unless_it_is_plain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(limits, "FILE_BYTES", 100)
    monkeypatch.setattr(rawfile.check_size, "__defaults__", (100,))
    monkeypatch.setattr(columns, "LARGE", 0)
    log = tmp_path / "log.csv"
    rows = "".join(f"{n};04-01-2010;R;Forening;Råd\n" for n in range(50))
    log.write_text(f"Nr;Dato;Art;Hvem;Emne\n{rows}", encoding="utf-8")
    assert delimited.read(source_of(log)).rows_read == 50
    log.write_text(f'Nr;Dato;Art;Hvem;Emne\n{rows}51;04-01-2010;R;"Forening";Råd\n', encoding="utf-8")
    with pytest.raises(ReportError, match="more than"):
        delimited.read(source_of(log))


@pytest.mark.parametrize("rows", [1, 100_000], ids=["categories", "text"])
@pytest.mark.parametrize("tool", [google_forms, microsoft_forms, limesurvey, kobo, qualtrics, surveymonkey, surveyxact])
def test_an_export_reads_the_same_by_columns_as_by_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tool: Callable[[World], Written], rows: int
):
    questions = (Asked("Hvor tilfreds?", "single", ("Meget", "Lidt")), Asked("Hvad?", "multiple", ("En", "To")))
    values = [((0,), (0, 1)), ((1,), (1,)), (None, (0,)), ((0,), None)]
    written = tool(World(questions, tuple(Reply("completed", value) for value in values * 3)))
    source = save(written, tmp_path)
    main = Path(source.file)
    main.write_text(main.read_text(encoding="utf-8").replace('"', ""), encoding="utf-8")
    monkeypatch.setattr(columns, "LARGE", 0)
    monkeypatch.setattr(columns, "_ROWS", rows)
    seen = []
    monkeypatch.setattr(columns, "read", lambda *given, read=columns.read: seen.append(read(*given)) or seen[-1])
    by_columns = READERS[source.reader["name"]](source)
    assert any(found is not None for found in seen)
    monkeypatch.setattr(columns, "LARGE", 10**9)
    by_rows = READERS[source.reader["name"]](source)
    assert len(by_rows.tables["responses"]) > 12
    pd.testing.assert_frame_equal(by_columns.findings, by_rows.findings)
    pd.testing.assert_frame_equal(by_columns.exclusions, by_rows.exclusions)
    for name, table in by_rows.tables.items():
        pd.testing.assert_frame_equal(by_columns.tables[name], table)


@given(st.from_regex(re.compile(HARMLESS), fullmatch=True))
@settings(max_examples=300, deadline=None)
def test_what_is_passed_over_as_harmless_holds_nothing_personal(text: str):
    assert kinds_in(text) == []


def test_what_may_be_personal_is_not_passed_over():
    doubtful = ["33662000", "010190-1234", "Mette Jensen", "m@x.dk", "Nørrevej 5", "10.0.0.1", "x\n", "1234567 a"]
    assert not pd.Series(doubtful).str.fullmatch(HARMLESS).any()


def test_working_on_unique_values_gives_what_working_on_every_cell_gives():
    column = pd.Series(["b", None, "a", "b", "a"], index=[5, 4, 3, 2, 1], dtype="str")
    pd.testing.assert_series_equal(by_unique(column, lambda cells: cells.str.upper()), column.str.upper())
    many = pd.concat([column] * 1_000, ignore_index=True)
    pd.testing.assert_series_equal(by_unique(many, lambda cells: cells.str.upper()), many.str.upper())
    kept = many.fillna("").astype("category")
    pd.testing.assert_series_equal(by_unique(kept, lambda cells: cells.str.upper()), many.fillna("").str.upper())
    mixed = pd.Series([1, True, "1", 1.0], dtype=object)
    assert by_unique(mixed, lambda cells: cells.map(repr)).tolist() == ["1", "True", "'1'", "1.0"]
