"""What the checkers find in the documents that Quarto makes: nothing, as in those of the embedded renderer.

The frame of the pages is Quarto's own; `render/quarto_pages.py` mends it. Needs Quarto, a browser and Java.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from statusreport.render import quarto, render

from tests.projects import Checkout
from tools.accessibility import axe, browser, nu, pdf, word
from tools.accessibility.findings import Account

pytestmark = pytest.mark.skipif(
    not quarto.usable() or browser.FOUND is None or nu.JAVA is None,
    reason="Quarto 1.9 or newer, a browser or java is not on PATH: Quarto's documents not checked",
)


@pytest.fixture(scope="module")
def made(built_once: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Web site, PDF and Word file of the report by Quarto."""
    out = tmp_path_factory.mktemp("quarto") / "documents"
    render(built_once.path("data/processed/2010/da/book"), out, 2010, "quarto")
    return out


@pytest.fixture
def said(record_property):
    """Says at the end of the run what was looked at."""

    def say(account: Account) -> list:
        record_property("accessibility", f"Quarto: {account}")
        return account.findings

    return say


def test_every_page_and_picture_is_valid(made, said):
    assert said(nu.check_site(made / "html")) == []


def test_axe_finds_nothing_on_a_page_of_each_kind(made, said, tmp_path):
    with browser.started() as chromium:
        account, undecided = axe.check_site(chromium, axe.some_pages(made / "html", tmp_path / "html"))
    assert said(account) == []
    assert account.units == len(axe.OF_EACH_KIND)
    assert undecided == []


def test_verapdf_finds_nothing_in_the_pdf(made, said):
    for account in pdf.check_pdf(made / "statusrapport-2010.pdf"):
        assert said(account) == []


def test_word_file_keeps_every_rule(made, said):
    assert said(word.check_word(made / "statusrapport-2010.docx")) == []
