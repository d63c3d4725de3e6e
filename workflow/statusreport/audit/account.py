"""The audit's account of itself: JSON for programs, a page in Danish for readers."""

from __future__ import annotations

import json
from collections import Counter
from html import escape
from pathlib import Path
from typing import Any

from statusreport.audit.auditing import Audit
from statusreport.audit.findings import CHECKS
from statusreport.audit.numerals import context, tokens
from statusreport.audit.reading import FURNITURE, MARK, Reading
from statusreport.audit.tracing import DECLARED, Traced

KINDS = {
    "numbering": "Nummer på kapitel, afsnit, tabel eller figur", "quoted": "Citat af den oprindelige rapport",
    "version": "Programversion", "ordinal": "Nummer i en række", "validation": "Optælling af rækker",
    "success criteria": "Optælling af succeskriterier",
}  # fmt: skip
BY_HAND = "Erklæret i report/written-numbers.yaml"
NUMBERS = ["Afsnit", "Tal", "Sammenhæng", "Oprindelse"]
SHOWN = 3  # origins of one number on the page; a small number has many

STYLE = """
body { font: 1rem/1.5 "Source Sans Pro", system-ui, sans-serif; color: #1b1f24;
  max-width: 68rem; margin: 2rem auto; padding: 0 1rem }
h1, h2 { color: #1f4e79; line-height: 1.2 } table { border-collapse: collapse; width: 100% }
caption { text-align: left; font-weight: 600; padding: .5rem 0 }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #c9d1da }
"""


def as_data(audit: Audit) -> dict[str, Any]:
    """The account as data: checks with their findings, and every number with section, words around it and origin."""
    found = Counter(finding.check for finding in audit.findings)
    return {
        "edition": audit.edition,
        "passed": not audit.findings,
        "documents": {reading.file: _numbers(reading) for reading in audit.readings},
        "checks": {name: found[name] for name in CHECKS},
        "findings": [vars(finding) for finding in audit.findings],
        "numbers": [
            {"number": t.numeral.text, "section": t.block.section, "kind": t.block.kind, "origin": t.origin,
             "context": context(t.block.text, t.numeral)}
            for t in audit.traced
        ],
    }  # fmt: skip


def _numbers(reading: Reading) -> int:
    return sum(len(tokens(block.text)) for block in reading.blocks if block.kind not in (FURNITURE, MARK))


def as_page(audit: Audit) -> str:
    """The account as a page of its own, without scripts."""
    data = as_data(audit)
    title = f"Kontrol af Statusrapport {audit.edition}"
    verdict = "Alle kontroller er bestået." if data["passed"] else "Dokumenterne er ikke i orden og må ikke udgives."
    counts = ", ".join(f"{count} i {file}" for file, count in data["documents"].items())
    return f"""<!DOCTYPE html>
<html lang="da">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><style>{STYLE}</style></head>
<body><main>
<h1>{title}</h1>
<p><strong>{verdict}</strong> De færdige dokumenter er læst igen af et program, der ikke har været med til at lave dem.
Læste tal: {counts}.</p>
<h2>Kontroller</h2>
{_checks(data)}
<h2>Hvert tal og dets oprindelse</h2>
{_table("Tal i webstedets rækkefølge", NUMBERS, [_row(item) for item in audit.traced])}
</main></body>
</html>
"""


def _checks(data: dict[str, Any]) -> str:
    rows = [[name, holds, str(data["checks"][check] or "ingen")] for check, (name, holds, _) in CHECKS.items()]
    findings = "".join(
        f"<li>{escape(f['file'])}, {escape(f['place'])}: {escape(f['text'])}</li>" for f in data["findings"]
    )
    return _table("Hvad der er kontrolleret", ["Kontrol", "Krav", "Fejl"], rows) + (
        f"<ul>{findings}</ul>" if findings else ""
    )


def _row(item: Traced) -> list[str]:
    percent = " %" if item.numeral.percent else ""
    return [
        item.block.section,
        item.numeral.text + percent,
        context(item.block.text, item.numeral),
        _origin(item.origin),
    ]


def _origin(origin: str) -> str:
    if origin.startswith(DECLARED):
        return BY_HAND
    names = [KINDS.get(name, name) for name in origin.split(", ")]
    more = f" og {len(names) - SHOWN} andre" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def _table(caption: str, headings: list[str], rows: list[list[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    body = "\n".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>"


def write_account(audit: Audit, page: Path, data: Path) -> None:
    """Write the page and the data."""
    page.write_text(as_page(audit), encoding="utf-8", newline="\n")
    data.write_text(json.dumps(as_data(audit), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
