"""One digit changed anywhere in a finished document: the audit catches every one, and has nothing against the original.

300 random places of each format, 100 of the cards behind the numbers. What is changed is the parsed page (site), the
text of the marked content (PDF), the file itself (Word) or the cells as read (workbook); test_files_on_disk changes
whole files and runs the audit as the workflow does.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

import pytest
from statusreport.audit.auditing import Audit, Documents, audit, checks, read_declared, read_documents, read_evidence
from statusreport.audit.cards import check_cards
from statusreport.audit.declared import Declared
from statusreport.audit.evidence import Evidence
from statusreport.audit.pdf import read_pdf

from tests.documents.mutants import Mutant, pdf_mutants, site_mutants, word_mutants, workbook_mutants
from tests.projects import Checkout

COUNT, CARDS = 300, 100
SEED = 2010
DOCUMENTS = "data/processed/2010/da/documents/html"
TEMPLATE = "report/_extensions/statusreport/embedded/page.html"
PAGE = "chapters/raadgivning.html"
TABLES = ("events", "responses", "respondents", "codebook", "area_engagements", "publications", "sources")


class Finished:
    """A finished build as the audit reads it."""

    def __init__(self, checkout: Checkout) -> None:
        processed = checkout.path("data/processed")
        self.folder = processed / "2010"
        self.documents: Documents = read_documents(
            self.folder / "da" / "documents" / "html",
            partial(read_pdf, self.pdf),
            self.word,
            self.workbook,
            self.folder / "da" / "generated" / "cards.json",
        )
        self.evidence: Evidence = read_evidence(
            self.folder / "indicators.json",
            [processed / year / "validation.json" for year in ("2009", "2010")],
            [self.folder / "valid" / f"{table}.parquet" for table in TABLES],
        )
        self.declared: list[Declared] = read_declared(checkout.path("report/written-numbers.yaml"))
        self.audit: Audit = audit(self.documents, self.evidence, self.declared)

    @property
    def pdf(self) -> Path:
        return self.folder / "da" / "documents" / "statusrapport-2010.pdf"

    @property
    def word(self) -> Path:
        return self.folder / "da" / "documents" / "statusrapport-2010.docx"

    @property
    def workbook(self) -> Path:
        return self.folder / "da" / "workbook" / "tabeller-2010.xlsx"

    def passes(self, mutant: Documents) -> bool:
        """Whether the audit finds nothing; the first finding is enough."""
        if next(checks(mutant, self.evidence, self.audit.traced), None):
            return False
        return not audit(mutant, self.evidence, self.declared).findings

    def cards_pass(self, mutant: Documents) -> bool:
        """The same for cards, which no other check reads."""
        return next(check_cards(mutant.pages, mutant.cards, self.evidence.entries), None) is None and self.passes(
            mutant
        )

    def missed(self, mutants: Iterator[Mutant]) -> list[str]:
        """What was changed without being found."""
        return [what for what, mutant in mutants if self.passes(mutant)]


@pytest.fixture(scope="module")
def finished(built_once: Checkout) -> Finished:
    """One build for all tests of this file."""
    return Finished(built_once)


def test_the_audit_has_nothing_against_the_original(finished: Finished):
    assert finished.audit.findings == []
    assert {reading.file: len(reading.grids) for reading in finished.audit.readings}.keys() == {
        "html",
        "statusrapport-2010.pdf",
        "statusrapport-2010.docx",
    }
    assert len(finished.audit.traced) > 900


def test_a_changed_digit_of_the_site_is_found(finished: Finished):
    folder = finished.folder / "documents" / "html"
    assert finished.missed(site_mutants(finished.documents, folder, COUNT, Random(SEED), cards=False)) == []


def test_a_changed_digit_of_a_card_is_found(finished: Finished):
    folder = finished.folder / "documents" / "html"
    mutants = site_mutants(finished.documents, folder, CARDS, Random(SEED), cards=True)
    assert [what for what, mutant in mutants if finished.cards_pass(mutant)] == []


def test_a_changed_digit_of_the_pdf_is_found(finished: Finished):
    assert finished.missed(pdf_mutants(finished.documents, finished.pdf, COUNT, Random(SEED))) == []


def test_a_changed_digit_of_the_word_file_is_found(finished: Finished, tmp_path: Path):
    assert finished.missed(word_mutants(finished.documents, finished.word, COUNT, Random(SEED), tmp_path)) == []


def test_a_changed_digit_of_the_workbook_is_found(finished: Finished):
    assert finished.missed(workbook_mutants(finished.documents, finished.workbook, COUNT, Random(SEED))) == []


def test_a_document_that_was_changed_on_disk_is_made_anew(built: Checkout):
    pages = [built.path(f"{folder}/{PAGE}") for folder in (DOCUMENTS, "report/_output/2010/html")]
    before = [page.read_text(encoding="utf-8") for page in pages]
    for page, text in zip(pages, before, strict=True):
        page.write_text(text.replace(">145<", ">146<", 1), encoding="utf-8")
    built.build()
    assert [page.read_text(encoding="utf-8") for page in pages] == before


def test_a_document_with_a_number_that_its_template_brings_in_is_not_published(built: Checkout):
    published = built.path(f"report/_output/2010/html/{PAGE}")
    before = published.read_bytes()
    built.replace(TEMPLATE, '<main id="main" tabindex="-1">', '<main id="main" tabindex="-1"><p>146 gange</p>')
    run = built.snakemake()
    assert run.returncode == 1
    assert "The step `audit` stopped" in run.stderr
    assert "146" in run.stderr
    assert published.read_bytes() == before
