"""Reads the finished documents and makes every check."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import yaml

from statusreport.audit import arithmetic, formats, lists, loose_ends
from statusreport.audit.declared import Declared, declared_numbers
from statusreport.audit.evidence import Evidence, gather
from statusreport.audit.findings import Finding
from statusreport.audit.numbering import numbering
from statusreport.audit.pdf import read_pdf
from statusreport.audit.reading import Reading
from statusreport.audit.site import read_site
from statusreport.audit.spreadsheet import Page, check_workbook, read_workbook
from statusreport.audit.tracing import Traced, trace
from statusreport.audit.word import read_word
from statusreport.frames import read_frames

# words of a caption → the indicator that counts the table's rows
COUNTED_ROWS = {"Deltagere i workshops": "workshops_held", "Publikationer ": "publications"}


@dataclass(frozen=True)
class Documents:
    """The finished documents as read; the site first, which has the most to tell."""

    site: Reading
    pdf: Reading
    word: Reading
    pages: list[Page]
    workbook: str

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


def read_documents(site: Path, pdf: Path, word: Path, workbook: Path) -> Documents:
    """Read the four formats."""
    return Documents(read_site(site), read_pdf(pdf), read_word(word), read_workbook(workbook), workbook.name)


def read_evidence(ledger: Path, records: list[Path], valid: list[Path]) -> Evidence:
    """Read what the numbers may come from."""
    accounts = [json.loads(record.read_text(encoding="utf-8")) for record in records]
    return gather(json.loads(ledger.read_text(encoding="utf-8")), accounts, read_frames(valid))


def read_declared(path: Path) -> list[Declared]:
    """Read which numbers may be typed by hand."""
    return declared_numbers(yaml.safe_load(path.read_text(encoding="utf-8")))


def audit(documents: Documents, evidence: Evidence, declared: list[Declared]) -> Audit:
    """Make every check; nothing stops at the first finding."""
    traced, findings = trace(documents.site, evidence, declared)
    by_id = {entry["id"]: entry for entry in evidence.entries}
    findings += formats.compare(documents.readings)
    for reading in documents.readings:
        findings += formats.furniture(reading, evidence.edition)
        findings += numbering(reading)
        findings += arithmetic.totals(reading)
        findings += arithmetic.shares(reading, evidence.entries)
        findings += lists.lists(reading, evidence.entries)
        findings += lists.rows_counted(reading, by_id, COUNTED_ROWS)
        findings += loose_ends.unresolved(reading)
        findings += loose_ends.links(reading)
    findings += arithmetic.ledger_shares(evidence.entries, "the ledger")
    findings += lists.summary(documents.site, traced)
    findings += check_workbook(documents.pages, documents.site, evidence.entries, evidence.edition, documents.workbook)
    return Audit(evidence.edition, documents.readings, traced, list(dict.fromkeys(findings)))
