"""Reads the finished documents and makes every check."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml
from lxml.html import HtmlElement

from statusreport.audit import arithmetic, formats, lists, loose_ends
from statusreport.audit.cards import check_cards
from statusreport.audit.chartdata import check_chart_data
from statusreport.audit.declared import Declared, declared_numbers
from statusreport.audit.evidence import Evidence, gather
from statusreport.audit.findings import Finding
from statusreport.audit.numbering import numbering
from statusreport.audit.pdf import read_pdf
from statusreport.audit.reading import Reading
from statusreport.audit.site import parse_pages, read_pages
from statusreport.audit.spreadsheet import Sheet, check_workbook, read_workbook
from statusreport.audit.tracing import Traced, trace
from statusreport.audit.word import read_word
from statusreport.beside import processes
from statusreport.translation import N_

# words of a caption → the indicator that counts the table's rows
COUNTED_ROWS = {N_("Deltagere i workshops"): "workshops_held", N_("Publikationer "): "publications"}


@dataclass(frozen=True)
class Documents:
    """The finished documents as read, the parsed pages of the site, and the cards as they were generated for it."""

    site: Reading
    pdf: Reading
    word: Reading
    sheets: list[Sheet]
    workbook: str
    pages: dict[str, HtmlElement]
    cards: dict[str, str]

    @property
    def readings(self) -> list[Reading]:
        """The three formats that are read from beginning to end."""
        return [self.site, self.pdf, self.word]


@dataclass(frozen=True)
class Audit:
    """What came out: every number with its origin, and everything that is wrong."""

    edition: int
    readings: list[Reading]
    traced: list[Traced]
    findings: list[Finding]


@contextmanager
def reading_beside(pdf: Path) -> Iterator[Callable[[], Reading]]:
    """Have the PDF read by another process: it takes as long as all the other documents together."""
    with processes(1) as beside:
        yield beside.submit(read_pdf, pdf).result


def read_documents(site: Path, pdf: Callable[[], Reading], word: Path, workbook: Path, cards: Path) -> Documents:
    """Read the four formats, and the cards that were generated for the site; `pdf` yields what is read of the PDF."""
    pages = parse_pages(site)
    return Documents(
        site=read_pages(pages, site),
        word=read_word(word),
        sheets=read_workbook(workbook),
        workbook=workbook.name,
        pages=pages,
        cards=json.loads(cards.read_text(encoding="utf-8")),
        pdf=pdf(),
    )


def read_evidence(ledger: Path, records: list[Path], valid: list[Path]) -> Evidence:
    """Read what the numbers may come from."""
    from statusreport.frames import read_frames  # slow to import; the PDF is being read meanwhile

    accounts = [json.loads(record.read_text(encoding="utf-8")) for record in records]
    return gather(json.loads(ledger.read_text(encoding="utf-8")), accounts, read_frames(valid))


def read_declared(path: Path) -> list[Declared]:
    """Read which numbers may be typed by hand."""
    return declared_numbers(yaml.safe_load(path.read_text(encoding="utf-8")))


def audit(documents: Documents, evidence: Evidence, declared: list[Declared]) -> Audit:
    """Make every check; nothing stops at the first finding."""
    traced, untraced = trace(documents.site, evidence, declared)
    findings = dict.fromkeys([*untraced, *checks(documents, evidence, traced)])
    return Audit(evidence.edition, documents.readings, traced, list(findings))


def checks(documents: Documents, evidence: Evidence, traced: list[Traced]) -> Iterator[Finding]:
    """The findings of every check but the tracing, one by one."""
    by_id = {entry["id"]: entry for entry in evidence.entries}
    yield from formats.compare(documents.readings)
    yield from check_workbook(documents.sheets, documents.site, evidence.entries, evidence.edition, documents.workbook)
    for reading in documents.readings:
        yield from formats.furniture(reading, evidence.edition)
        yield from numbering(reading)
        yield from arithmetic.totals(reading)
        yield from arithmetic.shares(reading, evidence.entries)
        yield from lists.lists(reading, evidence.entries)
        yield from lists.rows_counted(reading, by_id, COUNTED_ROWS)
        yield from loose_ends.unresolved(reading, evidence.names)
        yield from loose_ends.links(reading)
    yield from arithmetic.ledger_shares(evidence.entries, "the ledger")
    yield from lists.summary(documents.site, traced)
    yield from check_chart_data(documents.pages)
    yield from check_cards(documents.pages, documents.cards, evidence.entries)
