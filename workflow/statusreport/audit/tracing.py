"""Every number has an origin: the ledger, a recount, a declaration, or a form that is no statement about the work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from statusreport.audit.declared import Declared
from statusreport.audit.evidence import Evidence
from statusreport.audit.findings import Finding
from statusreport.audit.names import spans, within
from statusreport.audit.numerals import Numeral, context, numerals
from statusreport.audit.reading import ALT, CAPTION, CELL, HEADING, NOTE, TEXT, Block, Reading
from statusreport.audit.words import pattern

NUMBERING, NAME, DECLARED = "numbering", "name", "declared: "
STATED = (HEADING, TEXT, CELL, CAPTION, ALT, NOTE)

# What stands before a number that states nothing: a reference, the version of a program, one of several questions.
_REFERENCE = r"(?i:<Tabel|Figur|Afsnit|Kapitel|Bilag>)(?: [\w.]+(?:,| (?:<og|eller>)))* $"
_VERSION = re.compile(r"(?:Quarto|[Pp]andoc|Typst|Python|[Vv]ersion)(?: version)? $")
_ORDINAL = r"(?i:<spørgsmål|nummer|nr.|trin>)(?: \d+(?:,| (?:<og>)))* $"


@dataclass(frozen=True)
class Traced:
    """A number in its place with its origin."""

    block: Block
    numeral: Numeral
    origin: str


def trace(reading: Reading, evidence: Evidence, declared: list[Declared]) -> tuple[list[Traced], list[Finding]]:
    """Every number of the report's own text with its origin, and a finding for each that has none."""
    traced, findings = [], []
    for block in reading.of_kind(*STATED):
        for numeral in numerals(block.text):
            origin = next(origins(block, numeral, evidence, declared), None)
            if origin is None:
                text = f"`{numeral.text}` traces to nothing: {context(block.text, numeral)}"
                findings.append(Finding("trace", reading.file, _place(block), text))
            else:
                traced.append(Traced(block, numeral, origin))
    return traced, findings


def origins(block: Block, numeral: Numeral, evidence: Evidence, declared: list[Declared]) -> Iterator[str]:
    """Where a number may come from, the likeliest first."""
    before = block.text[: numeral.start]
    if numeral.quoted:
        yield "quoted"
    if (block.kind == HEADING and not before.strip()) or pattern(_REFERENCE).search(before):
        yield NUMBERING
    if _VERSION.search(before):
        yield "version"
    if pattern(_ORDINAL).search(before):
        yield "ordinal"
    # the ledger's own texts have years in them, so what is declared comes first
    for declaration in declared:
        if declaration.covers(block.text, numeral.start, numeral.end):
            yield f"{DECLARED}{declaration.reason}"
    if within(numeral.start, numeral.end, spans(block.text, evidence.names)):
        yield NAME
    found = evidence.origins(numeral.text, None if block.kind == CELL else numeral.percent)
    if found:
        yield ", ".join(found)


def _place(block: Block) -> str:
    return f"section {block.section}, {block.place}"
