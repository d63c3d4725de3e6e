"""The corrections sheet (rettelsesblad): which published numbers are others now, and of what kind each change is."""

from __future__ import annotations

from statusreport.changes.indicators import Change
from statusreport.changes.report import escape
from statusreport.corrections import KINDS

STATES = {"new": "ny", "gone": "udgået", "changed": "rettet", "counted otherwise": "talt på en anden måde"}
SHOWN = 5  # rows named for each number


def corrections(found: list[Change]) -> list[Change]:
    """The changes that a reader of the last edition must know of: numbers that were printed and are others now."""
    return [change for change in found if change.before is not None and change.printed_value_changed]


def as_sheet(found: list[Change], year: int, packet: str) -> str:
    """The draft of the sheet in Danish, with what is to be declared; `packet` names the edition that it corrects."""
    head = f"# Rettelser {{#sec-rettelser .unnumbered}}\n\nRettelser til statusrapporten for {year} (udgave {packet})."
    changed = corrections(found)
    if not changed:
        return f"{head} Ingen offentliggjorte tal er ændret.\n"
    rows = [
        f"| {escape(c.label)} | {escape(c.before or '')} | {_now(c)} | {_kind(c)} | {_reason(c)} |" for c in changed
    ]
    table = ["| Tal | Før | Nu | Art | Årsag |", "|:---|---:|---:|:---|:---|", *rows]
    turned = [f"- {escape(c.label)}: {_turned(c)}" for c in changed if c.verdict_before != c.verdict_after]
    parts = [f"{head} {_count(len(changed))}", "\n".join(table)]
    parts += ["Vurderinger, der er ændret:\n\n" + "\n".join(turned)] if turned else []
    return "\n\n".join([*parts, _declared(changed)]) + "\n"


def _declared(changed: list[Change]) -> str:
    """What an analyst pastes into the declarations, the reason to be written."""
    lines = [
        f'  {c.id}:\n    correction: {{before: {c.published}, kind: {c.kinds[0]}, reason: "…"}}'
        for c in changed
        if c.after is not None
    ]
    draft = "\n".join(["```yaml", *lines, "```"])
    return f"Til `report/indicators.yaml`, når årsagen er skrevet:\n\n{draft}" if lines else ""


def _count(number: int) -> str:
    return "Ét offentliggjort tal er ændret." if number == 1 else f"{number} offentliggjorte tal er ændret."


def _now(change: Change) -> str:
    return "udgået" if change.after is None else escape(change.after)


def _kind(change: Change) -> str:
    return ", ".join(KINDS[kind] for kind in change.kinds)


def _reason(change: Change) -> str:
    lines = [
        f"{row.file}, {row.place.replace('sheet', 'ark').replace('row', 'række')} ({STATES[row.state]})"
        for row in change.rows
    ]
    more = [f"og {len(lines) - SHOWN} rækker til"] if len(lines) > SHOWN else []
    defined = [f"definition eller program: {cause}" for cause in change.causes]
    return "; ".join(escape(line) for line in [*lines[:SHOWN], *more, *defined])


def _turned(change: Change) -> str:
    from statusreport.verdicts import DANISH

    old, new = (DANISH.get(v or "", "uden vurdering") for v in (change.verdict_before, change.verdict_after))
    return f"{old} → {new}"
