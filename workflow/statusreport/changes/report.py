"""The change report: as Markdown for the job summary and the pull request, as JSON for programs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from statusreport.changes.build import Build
from statusreport.changes.indicators import Change, indicator_changes
from statusreport.changes.outputs import (
    document_changes,
    figure_changes,
    page_changes,
    stage_times,
    validation_changes,
)
from statusreport.edition.comparison import states

SHOWN = 8  # rows, files or lines of a list


@dataclass(frozen=True)
class Changes:
    """All that differs between two builds."""

    inputs: dict[str, str]
    indicators: list[Change]
    validation: list[str]
    pages: dict[str, list[str]]
    figures: dict[str, str]
    documents: dict[str, str]
    times: list[tuple[str, float | None, float | None]]


def changes(before: Build, after: Build) -> Changes:
    """Compare two builds."""
    return Changes(
        inputs=states(before.manifest["inputs"], after.manifest["inputs"]),
        indicators=indicator_changes(before, after),
        validation=validation_changes(before, after),
        pages=page_changes(before, after),
        figures=figure_changes(before, after),
        documents=document_changes(before, after),
        times=stage_times(before, after),
    )


def as_data(found: Changes) -> dict[str, Any]:
    """The changes as plain structures."""
    return asdict(found)


def as_markdown(found: Changes) -> str:
    """The change report."""
    parts = [
        "## Changes of the report\n\n" + _summary(found),
        _section("Indicators", _indicators(found.indicators)),
        _section("Validation", _list(found.validation)),
        _section("Pages", _pages(found.pages)),
        _section("Figures", _list([f"{name}: {state}" for name, state in found.figures.items()])),
        _section(
            "Other published files", _list([f"{n}: {s}" for n, s in found.documents.items() if n not in found.pages])
        ),
        _section("What was changed", _list([f"{file} ({state})" for file, state in found.inputs.items()])),
        _section("Time of the stages", _times(found.times)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _summary(found: Changes) -> str:
    if not found.documents:
        return "Nothing that is published changes."
    turned = sum(change.verdict_before != change.verdict_after for change in found.indicators)
    counts = [
        (len(found.indicators), "indicators"), (turned, "verdicts"), (len(found.pages), "pages"),
        (len(found.figures), "figures"), (len(found.documents), "published files"),
    ]  # fmt: skip
    return "Changed: " + ", ".join(f"{count} {what}" for count, what in counts) + "."


def _section(title: str, body: str) -> str:
    return f"### {title}\n\n{body}" if body else ""


def _list(lines: list[str]) -> str:
    more = [f"… and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return "\n".join(f"- {line}" for line in [*lines[:SHOWN], *more])


def _indicators(found: list[Change]) -> str:
    if not found:
        return ""
    rows = [
        f"| `{c.id}` {escape(c.label)} | {_number(c.before)} | {_number(c.after)} | {_verdict(c)} "
        f"| {', '.join(c.kinds)} | {_cause(c)} |"
        for c in found
    ]
    return "\n".join(["| indicator | old | new | verdict | kind | cause |", "|---|--:|--:|---|---|---|", *rows])


def _number(display: str | None) -> str:
    return escape(display) if display is not None else "–"


def _verdict(change: Change) -> str:
    if change.verdict_before == change.verdict_after:
        return change.verdict_after or ""
    return f"**{change.verdict_before or '–'} → {change.verdict_after or '–'}**"


def _cause(change: Change) -> str:
    lines = [*map(str, change.rows), *change.causes]
    more = [f"and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return "<br>".join(escape(line) for line in [*lines[:SHOWN], *more])


def _pages(pages: dict[str, list[str]]) -> str:
    return "\n\n".join(f"{name}\n\n" + "\n".join(["````diff", *lines, "````"]) for name, lines in pages.items())


def _times(times: list[tuple[str, float | None, float | None]]) -> str:
    if not times:
        return ""
    rows = [f"| {step} | {_seconds(old)} | {_seconds(new)} |" for step, old, new in times]
    return "\n".join(["| step | before, s | now, s |", "|---|--:|--:|", *rows])


def _seconds(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def escape(text: str) -> str:
    """Text that stays text in a cell of a Markdown table."""
    for character in "\\`*_[]<>|~":
        text = text.replace(character, f"\\{character}")
    return " ".join(text.split())
