"""The workbook: numbers are numbers, text is text, each sheet has one marked table, and the bytes repeat."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from statusreport.errors import ReportError
from statusreport.workbook import write_workbook
from statusreport.workbook.sheets import Cell, Sheet, number
from statusreport.workbook.writing import write_sheets

SETTINGS = "book:\n  chapters: [index.qmd]\n  appendices: [a.qmd]\n"
CHAPTER = """# Første {#sec-a}

| Hold | Antal | Andel |
|:-----|------:|------:|
| =1+1 | {{< num people >}} | 57,9 % |
| *B*, se @tbl-more | 20.000 | – |
| **I alt** | **20.012** | |

: Hold i året {#tbl-teams tbl-colwidths="[50,25,25]"}
"""
APPENDIX = "# Andet {#sec-b}\n\n{{< include /generated/tables/more.md >}}\n\n{{< include _part.md >}}\n"
PART = "| Navn |\n|---|\n| Z |\n\n: Fra en fil ved siden af {#tbl-part}\n"
MORE = "| Navn | År |\n|---|---|\n| X | 1½ |\n\n: Mere {#tbl-more}\n"
ENTRY = {
    "id": "people", "label": "Folk", "definition": "Alle.", "value": 12, "display": "12", "unit": "personer",
    "numerator": None, "denominator": None, "base_label": None, "n_invited": None, "n_returned": None,
    "n_answered": None, "n_relevant": None, "n_blank": None, "target": None, "criterion": None, "origin": None,
    "groups": [], "answers": [], "printed": {"value": "12"},
    "sources": [{"source": "people", "year": 2010, "file": "people.csv", "sha256": "ab12", "rows_used": 12}],
}  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book of two short chapters."""
    (tmp_path / "generated" / "tables").mkdir(parents=True)
    files = {
        "_quarto.yml": SETTINGS,
        "index.qmd": CHAPTER,
        "a.qmd": APPENDIX,
        "_part.md": PART,
        "generated/tables/more.md": MORE,
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    ledger = {"edition": 2010, "indicators": [ENTRY]}
    (tmp_path / "generated" / "indicators.json").write_text(json.dumps(ledger), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "cell"),
    [("20.000", Cell(20000, "#,##0")), ("57,9 %", Cell(0.579, "0.0 %")), ("40\u00a0%", Cell(0.4, "0 %")),
     ("1½", Cell(1.5, "0.0")), ("5,3", Cell(5.3, "0.0")), ("7", Cell(7, "0")), ("½", Cell(0.5, "0.0"))],
)  # fmt: skip
def test_printed_numbers_become_numbers_with_their_format(text, cell):
    assert number(text) == cell


@pytest.mark.parametrize("text", ["–", "12 af 16", "1.a", "", " %", "7.1", "=1", "58–87 %"])
def test_everything_else_stays_text(text):
    assert number(text) is None


def test_every_table_has_a_sheet_with_its_printed_number_and_references(book, tmp_path):
    write_workbook(book, tmp_path / "t.xlsx")
    pages = openpyxl.load_workbook(tmp_path / "t.xlsx", data_only=True)
    assert pages.sheetnames == ["indhold", "noter", "teams", "more", "part", "indikatorer", "kilder-til-indikatorer"]
    assert pages["teams"]["A1"].value == "Tabel 1.1: Hold i året"
    rows = [[cell.value for cell in row] for row in pages["teams"][pages["teams"].tables["tabel_teams"].ref]]
    assert rows == [
        ["Hold", "Antal", "Andel"], ["=1+1", 12, 0.579], ["B, se Tabel A.1", 20000, "–"], ["I alt", 20012, None],
    ]  # fmt: skip
    assert pages["indhold"]["B6"].value == "Tabel A.1: Mere"


def test_cells_are_never_formulas_or_merged_and_headings_stay_in_sight(book, tmp_path):
    write_workbook(book, tmp_path / "t.xlsx")
    for page in openpyxl.load_workbook(tmp_path / "t.xlsx"):
        formulas = [cell.value for row in page.iter_rows() for cell in row if cell.data_type == "f"]
        assert all(value.startswith("=SUBTOTAL(109,") for value in formulas), page.title
        assert not page.merged_cells.ranges
        assert page.freeze_panes
        assert [table.headerRowCount for table in page.tables.values()] == [1]


def test_the_same_book_gives_the_same_bytes(book, tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(book, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 31, 0, 0, 0)}


def test_a_shortcode_that_only_renderers_know_is_an_error_of_the_chapter(book, tmp_path):
    (book / "a.qmd").write_text("# B\n\n" + MORE.replace("1½", "{{< engine >}}"), encoding="utf-8")
    with pytest.raises(ReportError, match="engine"):
        write_workbook(book, tmp_path / "t.xlsx")


def test_links_and_numbers_in_text_stay_text(tmp_path):
    rows = [["A"], ["http://x"], ["12"], ["{=1}"], ["@x"], ["+1"], ["-1"]]
    write_sheets([Sheet("s", "S", (), rows)], 2010, tmp_path / "t.xlsx")
    page = openpyxl.load_workbook(tmp_path / "t.xlsx")["s"]
    assert [(cell.value, cell.data_type) for (cell,) in page["A4:A9"]] == [(row[0], "s") for row in rows[1:]]
    assert all(cell.hyperlink is None for (cell,) in page["A4:A9"])
