"""Audits a document that was written by hand: finds shares that no count gives, and claims that disagree.

    make audit-document DOCUMENT=report.pdf CLAIMS=claims.yaml

docs/audit.md says how a claims file is written. Ends with one line a contradiction and exit code 1, or with nothing.
"""

from __future__ import annotations

from pathlib import Path

from statusreport.audit.claims import contradictions
from statusreport.audit.handwritten import read_words
from statusreport.declarations import load
from statusreport.errors import ReportError
from statusreport.step import run

SCHEMA = Path(__file__).resolve().parent.parent / "workflow" / "schemas" / "claims.schema.yaml"


def main(document: Path, claims: Path) -> None:
    """Hold a document's claims against each other and against its words."""
    problems = contradictions(read_words(document), load(claims, SCHEMA), document)
    if problems:
        raise ReportError(problems)


if __name__ == "__main__":
    run(main)
