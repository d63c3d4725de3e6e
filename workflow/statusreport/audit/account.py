"""The audit's account of itself: JSON for programs, a page for readers."""

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
from statusreport.locale import percent_sign
from statusreport.translation import N_, _, language

KINDS = {
    "numbering": N_("Nummer på kapitel, afsnit, tabel eller figur"), "quoted": N_("Citat af den oprindelige rapport"),
    "version": N_("Programversion"), "ordinal": N_("Nummer i en række"), "validation": N_("Optælling af rækker"),
    "name": N_("Navn i de rå data"), "success criteria": N_("Optælling af succeskriterier"),
}  # fmt: skip
BY_HAND = N_("Erklæret i report/written-numbers.yaml")
NUMBERS = [N_("Afsnit"), N_("Tal"), N_("Sammenhæng"), N_("Oprindelse")]
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
    title = _("Kontrol af Statusrapport {year}", year=audit.edition)
    verdict = (
        _("Alle kontroller er bestået.") if data["passed"] else _("Dokumenterne er ikke i orden og må ikke udgives.")
    )
    counts = ", ".join(_("{count} i {file}", count=count, file=file) for file, count in data["documents"].items())
    read = _(
        "De færdige dokumenter er læst igen af et program, der ikke har været med til at lave dem.\n"
        "Læste tal: {counts}.",
        counts=counts,
    )
    checks, origins, listed = _("Kontroller"), _("Hvert tal og dets oprindelse"), _("Tal i webstedets rækkefølge")
    return f"""<!DOCTYPE html>
<html lang="{language()}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><style>{STYLE}</style></head>
<body><main>
<h1>{title}</h1>
<p><strong>{verdict}</strong> {read}</p>
<h2>{checks}</h2>
{_checks(data)}
<h2>{origins}</h2>
{_table(listed, [_(heading) for heading in NUMBERS], [_row(item) for item in audit.traced])}
</main></body>
</html>
"""


def _checks(data: dict[str, Any]) -> str:
    rows = [
        [_(name), _(holds), str(data["checks"][check] or _("ingen"))] for check, (name, holds, *_rest) in CHECKS.items()
    ]
    findings = "".join(
        f"<li>{escape(f['file'])}, {escape(f['place'])}: {escape(f['text'])}</li>" for f in data["findings"]
    )
    return _table(_("Hvad der er kontrolleret"), [_("Kontrol"), _("Krav"), _("Fejl")], rows) + (
        f"<ul>{findings}</ul>" if findings else ""
    )


def _row(item: Traced) -> list[str]:
    percent = percent_sign() if item.numeral.percent else ""
    return [
        item.block.section,
        item.numeral.text + percent,
        context(item.block.text, item.numeral),
        _origin(item.origin),
    ]


def _origin(origin: str) -> str:
    if origin.startswith(DECLARED):
        return _(BY_HAND)
    names = [_(KINDS[name]) if name in KINDS else name for name in origin.split(", ")]
    more = _(" og {count} andre", count=len(names) - SHOWN) if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def _table(caption: str, headings: list[str], rows: list[list[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    body = "\n".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>"


def write_account(audit: Audit, page: Path, data: Path) -> None:
    """Write the page and the data."""
    page.write_text(as_page(audit), encoding="utf-8", newline="\n")
    data.write_text(json.dumps(as_data(audit), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
