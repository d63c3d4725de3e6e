"""Search in the embedded renderer's site: an index of sections that loads from a folder, and the field that uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from statusreport.render import render

from tests.unit.render_world import write_book
from tools.accessibility import browser

FIRST = "# Indledning\n\nOm forældredialog.\n\n## Tal {#sec-tal}\n\n| A | B |\n|---|---|\n| ene | anden |\n"
SECOND = "# Workshops\n\nOm <b>tal</b> og {{< num workshops_held >}} møder.\n\n## Bydele {#sec-by}\n\nNørrebro, tal.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    write_book(folder / "book", {"index.qmd": FIRST, "chapters/b.qmd": SECOND})
    return render(folder / "book", folder / "out", 2010, "embedded")[0].parent


def test_the_index_has_every_section_with_address_heading_chapter_and_words(site):
    text = (site / "search-index.js").read_text(encoding="utf-8")
    entries = json.loads(text.removeprefix("const SEARCH_INDEX = ").removesuffix(";\n"))
    assert [entry[:3] for entry in entries] == [
        ["index.html", "1 Indledning", ""],
        ["index.html#sec-tal", "1.1 Tal", "Indledning"],
        ["chapters/b.html", "2 Workshops", ""],
        ["chapters/b.html#sec-by", "2.1 Bydele", "Workshops"],
    ]
    assert [entry[3].strip() for entry in entries] == [
        "Om forældredialog.", "A B ene anden", "Om tal og 11 møder.", "Nørrebro, tal.",
    ]  # fmt: skip


needs_browser = pytest.mark.skipif(browser.FOUND is None, reason="no browser on PATH: the field is not used")


@needs_browser
def test_the_field_finds_headings_first_says_how_many_and_leads_there_by_keyboard(site):
    with browser.started(*browser.PLAIN) as chromium:
        page = chromium.new_page()
        page.goto((site / "chapters" / "b.html").as_uri())
        page.fill("#search", "TAL")
        page.wait_for_selector("#search-results a")
        assert page.eval_on_selector_all("#search-results a", "links => links.map((link) => link.textContent)") == [
            "1.1 Tal · Indledning", "2 Workshops", "2.1 Bydele · Workshops",
        ]  # fmt: skip
        assert page.inner_text("[role=status]") == "3 afsnit fundet"
        page.keyboard.press("Escape")
        assert page.is_hidden("#search-results")
        page.fill("#search", "findes ikke")
        page.wait_for_function("document.querySelector('[role=status]').textContent === 'Ingen afsnit fundet'")
        page.fill("#search", "ene")
        page.wait_for_selector("#search-results a")
        page.keyboard.press("Enter")
        page.wait_for_url("**/index.html#sec-tal")
