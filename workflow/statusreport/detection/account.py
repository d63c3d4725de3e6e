"""An inspection in words, for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from statusreport.detection.entry import entry
from statusreport.detection.inspection import Inspection
from statusreport.readers.delimiters import DELIMITERS

_STATUS = {"completed": "completed", "partial": "partial", "not_answered": "not answered", "test": "test"}


def account(seen: Inspection) -> str:
    """What the file is, what is in it, what to decide, and the entry to paste."""
    lines = [seen.found.file, ""]
    lines += [f"{name + ':':<14}{text}" for name, text in _facts(seen)]
    for title, notes in (("Look at", list(_notes(seen))), ("To decide", list(seen.asks))):
        lines += ["", f"{title}:", *(f"  - {note}" for note in notes)] if notes else []
    lines += ["", "For the catalogue of the year (look through names, types and scales):", "", entry(seen)]
    return "\n".join(lines)


def _facts(seen: Inspection) -> Iterator[tuple[str, str]]:
    found = seen.found
    yield "Tool", f"{found.title} ({found.layout.confidence:.0%} sure: {found.layout.why})"
    for part, file in sorted(found.companions.items()):
        yield part.capitalize(), file
    if seen.encoding and seen.delimiter:
        encoding, delimiter = seen.encoding, seen.delimiter
        strays = f", {encoding.strays} stray bytes read as {encoding.stray_bytes}" if encoding.strays else ""
        yield "Encoding", f"{encoding.encoding}{strays} ({encoding.confidence:.0%} sure: {encoding.why})"
        yield "Delimiter", f"{DELIMITERS[delimiter.delimiter]} ({delimiter.confidence:.0%} sure: {delimiter.why})"
    else:
        yield "Sheet", f"{found.table.sheet.name} (of {found.sheets})"
    first, count = found.layout.first, found.layout.headers
    yield "Header rows", f"{count} (row {first}{f' to {first + count - 1}' if count > 1 else ''})"
    statuses = ", ".join(f"{count} {_STATUS[name]}" for name, count in seen.statuses.items() if count)
    yield "Respondents", f"{len(found.export.respondents)}: {statuses or 'none'}"
    kinds = Counter(proposal.type for proposal in seen.proposals)
    listed = ", ".join(f"{kinds[kind]} {kind}" for kind in ("single", "multiple", "number", "text") if kinds[kind])
    yield "Questions", f"{len(seen.proposals)}: {listed or 'none'}"
    if found.table.sheet.excluded:
        reasons = Counter(found.table.sheet.excluded.values())
        yield "Left out", ", ".join(f"{number} rows ({reason})" for reason, number in sorted(reasons.items()))


def _notes(seen: Inspection) -> Iterator[str]:
    yield from seen.found.export.notes
    yield from (str(problem) for problem in seen.found.export.problems)
    for proposal in seen.proposals:
        if proposal.note:
            yield f"{proposal.id}: {proposal.note}"
    for heading in seen.personal:
        yield f"`{heading}` holds personal data: the entry drops the column, see docs/personal-data.md"
    skipped = sum(len(proposal.item.skipped) for proposal in seen.proposals)
    if skipped:
        yield f"{skipped} answers were skipped by the form's logic; they are no blanks"
