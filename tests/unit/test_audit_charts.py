"""The table folded below a chart says what its alternative text says, and the file says what the table says."""

from __future__ import annotations

import base64

import lxml.html
import pytest
from statusreport.audit.chartdata import FILE, check_chart_data
from statusreport.figures.data import data_html

ROWS = (("Mål", "Resultat", "95 %-interval"), ("=Dialog", "93 %", "81–98 %"), ("Metoder", "75 %", "58–87 %"))
ALT = "Søjler for 2 mål. =Dialog: 93 %, 95 %-interval 81–98 %; Metoder: 75 %, 95 %-interval 58–87 %. I alt 9 svar."
PAGE = f'<main><figure id="fig-x"><img alt="{ALT}"></figure>{data_html("x", "Titel", ROWS)}</main>'


def found(page: str) -> list[str]:
    return [finding.text for finding in check_chart_data({"a.html": lxml.html.document_fromstring(page)})]


def test_the_same_numbers_pass():
    assert found(PAGE) == []


@pytest.mark.parametrize(
    "change",
    [(">93 %</td>", ">83 %</td>"), (">58–87 %</td>", ">58–82 %</td>"), ('<th scope="col">95', '<th scope="col">94')],
)
def test_one_changed_digit_is_found(change):
    assert PAGE.replace(*change) != PAGE
    assert "does not repeat the numbers" in found(PAGE.replace(*change))[0]


def test_numbers_in_another_order_are_found():
    other = data_html("x", "Titel", (ROWS[0], ROWS[2], ROWS[1]))
    assert "does not repeat the numbers" in found(PAGE.replace(data_html("x", "Titel", ROWS), other))[0]


def test_a_file_with_another_cell_is_found():
    encoded = base64.b64encode("Mål;Resultat\r\n".encode("utf-8-sig")).decode()
    start, _, rest = PAGE.partition(FILE)
    page = start + FILE + encoded + rest[rest.index('"') :]
    assert found(page) == ["the file below the chart has other cells than the table"]


@pytest.mark.parametrize("text", ["' et", "'=a+b", "\t=a", "@x", "a\nb"])
def test_the_file_may_guard_a_cell_against_spreadsheets_and_keeps_the_apostrophe_of_the_text(text):
    data = data_html("x", "Titel", (*ROWS, (text, "", "")))
    assert found(PAGE.replace(data_html("x", "Titel", ROWS), data)) == []


def test_a_chart_without_its_file_is_found():
    assert found(PAGE.replace("data:text/csv", "data:text/plain")) == ["it offers 0 files, not one"]
