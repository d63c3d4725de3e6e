"""Rule audit: the finished documents are read again and held against the ledger, before anything is published."""

from pathlib import Path

from statusreport.audit.account import write_account
from statusreport.audit.auditing import audit, read_declared, read_documents, read_evidence, reading_beside
from statusreport.errors import ReportError
from statusreport.step import run


def main(
    site: Path, pdf: Path, word: Path, workbook: Path, cards_file: Path, ledger: Path, records: list[Path],
    valid: list[Path],
    written_numbers: Path, page: Path, data: Path,
) -> None:  # fmt: skip
    """Check every number of the documents; the account is written, and what is wrong ends the step."""
    with reading_beside(pdf) as pdf_reading:
        evidence, declared = read_evidence(ledger, records, valid), read_declared(written_numbers)
        documents = read_documents(site, pdf_reading, word, workbook, cards_file)
    result = audit(documents, evidence, declared)
    write_account(result, page, data)
    if result.findings:
        raise ReportError(finding.problem() for finding in result.findings)


if __name__ == "__main__":
    run(main)
