"""Raw text stays text, and files that are made to harm are refused: at once, in bounded memory, with a message."""

from __future__ import annotations

import resource
import time
import zipfile

import matplotlib.pyplot as plt
import pandas as pd
import pytest
import xlsxwriter
from plotnine import aes, geom_text, ggplot
from statusreport import catalogue, limits
from statusreport.errors import Problem, ReportError
from statusreport.figures.drawing import write_figures
from statusreport.figures.figure import Figure, figure_markdown
from statusreport.figures.typesetting import balance, width_mm
from statusreport.findings import make
from statusreport.readers import delimited, workbook
from statusreport.readers.sheet import squeeze, texts
from statusreport.untrusted import plain, uncomputed, visible

from tests.payloads import CONTROLS, PAYLOADS, SHEETS
from tests.unit.raw_world import EVENT_CSV, catalogue_data, events, hours, write, write_workbook, write_year

SHEET = "xl/worksheets/sheet1.xml"
START = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = "</sheetData></worksheet>"


def test_the_corpus_is_large_enough():
    assert len(set(PAYLOADS)) >= 80


@pytest.mark.parametrize("text", CONTROLS)
def test_what_no_document_can_hold_becomes_a_visible_mark(text):
    assert "\ufffd" in plain(text)
    assert texts(pd.Series([text], dtype="str")).tolist() == [plain(text).strip()]
    assert "\ufffd" in squeeze(text)


@pytest.mark.parametrize("text", [text for text in PAYLOADS if text.isprintable()])
def test_printable_text_is_left_as_it_is(text):
    assert texts(pd.Series([text], dtype="str")).tolist() == [text]


@pytest.mark.parametrize("text", [*PAYLOADS, *CONTROLS])
def test_a_message_is_one_line_that_steers_nothing(text):
    message = str(
        Problem(f"data/{text}.csv", f"row 2, column `{text}`", f"this is no date: `{text}`", f"Correct `{text}`")
    )
    assert all(character.isprintable() or character in "\u200d\u00a0" for character in message), message
    assert "\n" not in message


def test_what_cannot_be_seen_is_written_as_its_code():
    assert visible("a\x1b[31m\n\u202e\U000e0041") == "a\\x1b[31m\\x0a\\u202e\\U000e0041"


def test_text_in_findings_cannot_steer_the_terminal():
    found = make(pd.Series(["\x1b]0;x\x07"], dtype="str"), rule="unreadable_date", allowed="", remedy="")
    assert "\x1b" not in visible(found["found"].iloc[0])


@pytest.mark.parametrize("cell", [text for text in SHEETS if text[0] in "=+-@＝"] + ["\t=1", "\r=1"])
def test_text_like_a_formula_is_text_in_a_csv(cell):
    assert uncomputed(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-5", "+4,5 %", "-1.234,5", "Nørrebro", "", None, -5, 2.5])
def test_numbers_and_plain_text_are_left_alone_in_a_csv(cell):
    assert uncomputed(cell) == cell


@pytest.mark.filterwarnings("ignore:Glyph")
@pytest.mark.parametrize("text", ["$x^2$", "$\\frac{$", "$$", "\\$5$", "日本語 🙂 ＝", "مرحبا"])
def test_a_chart_draws_text_as_it_is_and_measures_letters_that_the_font_lacks(tmp_path, text):
    plot = ggplot(pd.DataFrame({"x": [1.0], "text": [balance(text, 60, 9)]})) + geom_text(aes("x", "x", label="text"))
    write_figures(
        [Figure("x", plot, title="", subtitle="", alt="", notes="", source="", height_mm=40, narrow=plot)], tmp_path
    )
    svg = (tmp_path / "x.svg").read_text(encoding="utf-8")
    assert f"<!-- {text} -->" in svg or "-" in text
    assert width_mm(text, 9) > 0
    plt.close("all")


@pytest.mark.parametrize("text", ["{{< num x >}}", "{{{< num x >}}}", "{python} 1"])
def test_no_brace_of_an_alternative_text_is_left_for_a_shortcode(text):
    figure = Figure("x", ggplot(), title="", subtitle="", alt=text, notes="", source="", height_mm=40, narrow=ggplot())
    said = figure_markdown(figure).partition('fig-alt="')[2].rpartition('"')[0]
    assert "{" not in said
    assert said.replace("\\", "").replace("\ue002", "{") == text
    assert plain("\ue002") == "\ufffd"  # no text can bring the stand-in along


def refused(read, source):
    """The problems of a refusal; it takes seconds, and little memory in this process."""
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    with pytest.raises(ReportError) as error:
        read(source)
    assert time.monotonic() - started < limits.SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000  # kilobytes
    return error.value.problems


def workbook_with(path, **parts):
    """A sound workbook in which some parts are others."""
    write_workbook(path, {"Ark": [["Område", "Uge", "Timer"], ["Haven", "04-01-2010", 1]]})
    with zipfile.ZipFile(path) as sound:
        whole = {name: sound.read(name) for name in sound.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as changed:
        for name, part in (whole | parts).items():
            changed.writestr(name, part)
    return path


def test_a_zip_bomb_is_refused(tmp_path):
    file = workbook_with(tmp_path / "a.xlsx", **{"xl/media/image1.bin": bytes(limits.UNZIPPED_BYTES + 1)})
    (problem,) = refused(workbook.read, hours(file))
    assert "too large" in problem.finding


def test_a_zip_bomb_that_lies_about_its_size_is_refused(tmp_path):
    file = workbook_with(tmp_path / "a.xlsx", **{"xl/media/image1.bin": bytes(3 << 20)})
    content, size = file.read_bytes(), (3 << 20).to_bytes(4, "little")
    assert content.count(size) == 2  # before the data and in the directory
    file.write_bytes(content.replace(size, (9).to_bytes(4, "little")))
    (problem,) = refused(workbook.read, hours(file))
    assert "not a workbook that can be read" in problem.finding


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1">' + "".join("<c><v>1</v></c>" for _ in range(1_000_000)) + "</row>",
        '<row r="2000000"><c r="A2000000"><v>1</v></c></row>',
        "".join(f'<row r="{n}"><c r="ZZ{n}"><v>1</v></c></row>' for n in range(1, 10_000)),
    ],
    ids=["far corner", "a million columns", "beyond the last row", "too many cells"],
)
def test_sheets_beyond_a_spreadsheet_are_refused(tmp_path, rows):
    (problem,) = refused(workbook.read, hours(workbook_with(tmp_path / "a.xlsx", **{SHEET: START + rows + END})))
    assert "too large" in problem.finding


def test_a_long_text_that_many_cells_share_ends_the_helper_not_the_machine(tmp_path):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        book.add_worksheet("Ark").write_column(0, 0, ["x" * 30_000] * 200_000)  # 6 GB of text in a file of 1 MB
    (problem,) = refused(workbook.read, hours(tmp_path / "a.xlsx"))
    assert "more memory than is allowed" in problem.finding


@pytest.mark.parametrize(
    "part",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>',
        START + '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>' + END,
        START + '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is><v>2</v></c></row>' + END,
        START + '<sow r="1"><c r="A1"><v>1</v></c></sow>' + END,
        START + '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>' + END,
        START,
    ],
    ids=["entities", "rows out of order", "two values", "misspelt", "cells out of order", "cut"],
)
def test_a_damaged_sheet_is_refused_where_cells_would_be_lost_in_silence(tmp_path, part):
    (problem,) = refused(workbook.read, hours(workbook_with(tmp_path / "a.xlsx", **{SHEET: part})))
    assert "not a workbook that can be read" in problem.finding


@pytest.mark.parametrize(
    "text", ['"' + "x" * (100 << 20) + '"', "x" * (100 << 20), ";" * (100 << 20)], ids=["quoted", "plain", "columns"]
)
def test_a_text_file_of_100_megabytes_is_refused_unread(tmp_path, text):
    (problem,) = refused(delimited.read, events(write(tmp_path / "a.csv", f"Nr;Type;Titel;Dato;Bydel\n{text}\n")))
    assert "MB" in problem.finding


def test_a_cell_of_megabytes_and_a_million_columns_are_refused(tmp_path):
    for row in (f'A1;Workshop;"{"x" * (8 << 20)}";;', ";" * 1_000_000):
        (problem,) = refused(delimited.read, events(write(tmp_path / "a.csv", f"Nr;Type;Titel;Dato;Bydel\n{row}\n")))
        assert "row" in problem.place + problem.finding


@pytest.mark.parametrize(
    "path", ["../events.csv", "/etc/passwd", "a/../../events.csv", "link.csv", "folder/events.csv"]
)
def test_paths_in_the_catalogue_neither_leave_its_folder_nor_lead_over_links(tmp_path, path):
    outside = write(tmp_path / "outside" / "events.csv", EVENT_CSV)
    year = tmp_path / "year"
    file = write_year(year, catalogue_data(path=path))
    (year / "link.csv").symlink_to(outside)
    (year / "folder").symlink_to(outside.parent, target_is_directory=True)
    with pytest.raises(ReportError) as error:
        catalogue.load(file)
    (problem,) = error.value.problems
    assert "leads out" in problem.finding


def test_a_link_inside_the_folder_is_refused_too(tmp_path):
    write(tmp_path / "registrations" / "real.csv", EVENT_CSV)
    (tmp_path / "registrations" / "events.csv").symlink_to("real.csv")
    with pytest.raises(ReportError) as error:
        catalogue.load(write_year(tmp_path, catalogue_data()))
    assert "is a link" in error.value.problems[0].finding
