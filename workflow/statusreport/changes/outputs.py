"""What else differs between two builds: pages, figures, documents, findings of the validation, and the time it took."""

from __future__ import annotations

import csv
import difflib
from collections import Counter
from typing import Any

from statusreport.changes.build import Build
from statusreport.edition.comparison import states

LINES = 6  # of a page that are shown
COUNTS = ("rows_read", "rows_used", "rows_quarantined", "rows_excluded")


def document_changes(before: Build, after: Build) -> dict[str, str]:
    """Published file → `changed`, `missing` or `new`."""
    old, new = ({name: e["sha256"] for name, e in b.manifest["published"].items()} for b in (before, after))
    return states(old, new)


def figure_changes(before: Build, after: Build) -> dict[str, str]:
    """Figure → what became of it; of the pictures, the vector form counts."""
    old, new = (
        {
            _figure(file): digest
            for file, digest in b.made(".svg").items()
            if "/book/" not in file and "/documents/" not in file
        }
        for b in (before, after)
    )
    return states(old, new)


def _figure(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(".svg")


def page_changes(before: Build, after: Build) -> dict[str, list[str]]:
    """Page of the web site that says something else → the first lines that changed, `-` before and `+` after."""
    changed = [name for name in document_changes(before, after) if name.startswith("html/") and name.endswith(".html")]
    found = {name: _lines(_words(before, name), _words(after, name)) for name in changed}
    return {name: lines for name, lines in found.items() if lines}


def _words(build: Build, name: str) -> list[str]:
    """The text of a page, one line a block."""
    from lxml import html

    path = build.published / name
    if not path.is_file():
        return []
    body = html.fromstring(path.read_bytes()).find("body")
    texts = (
        " ".join(str(block.text_content()).split())
        for block in body.iter("p", "li", "td", "h1", "h2", "h3", "figcaption")
    )
    return [text for text in texts if text]


def _lines(before: list[str], after: list[str]) -> list[str]:
    found = [
        line
        for line in difflib.unified_diff(before, after, n=0, lineterm="")
        if not line.startswith(("@@", "---", "+++"))
    ]
    return [*found[:LINES], *([f"… and {len(found) - LINES} lines more"] if len(found) > LINES else [])]


def validation_changes(before: Build, after: Build) -> list[str]:
    """What validation found otherwise, one sentence each: rows by source, findings by rule."""
    years = sorted(before.validation.keys() | after.validation.keys())
    return [
        line for year in years for line in _validated(before.validation.get(year, {}), after.validation.get(year, {}))
    ]


def _validated(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    sources = [{row["source"]: row for row in account.get("sources", [])} for account in (old, new)]
    lines = []
    for name in sorted(sources[0].keys() | sources[1].keys()):
        rows = [part.get(name, {}) for part in sources]
        counts = [(count, rows[0].get(count, 0), rows[1].get(count, 0)) for count in COUNTS]
        said = [f"{count.removeprefix('rows_')} {was} → {now}" for count, was, now in counts if was != now]
        lines += [f"{(rows[1] or rows[0])['file']}: rows {', '.join(said)}"] if said else []
    found = [_cells(account.get("findings", [])) for account in (old, new)]
    for file, rule in sorted(found[0].keys() | found[1].keys()):
        was, now = found[0][file, rule], found[1][file, rule]
        lines += [f"{file}: findings of {rule} {was} → {now}"] if was != now else []
    return lines


def _cells(findings: list[dict[str, Any]]) -> Counter[tuple[str, str]]:
    """Cells by file and rule; of very many findings, those that say the same are one entry with their number."""
    counts: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        counts[finding["file"], finding["rule"]] += finding.get("cells", 1)
    return counts


def stage_times(before: Build, after: Build) -> list[tuple[str, float | None, float | None]]:
    """Step → seconds in either build, from Snakemake's benchmark files; empty where none were kept."""
    old, new = _seconds(before), _seconds(after)
    return [(step, old.get(step), new.get(step)) for step in sorted(old.keys() | new.keys())]


def _seconds(build: Build) -> dict[str, float]:
    times = {}
    for when in ("previous", "edition"):
        for file in sorted(build.processed(when).glob("benchmarks/**/*.tsv")):
            with file.open(encoding="utf-8") as lines:
                rows = [float(row["s"]) for row in csv.DictReader(lines, delimiter="\t")]
            times[f"{file.stem} {build.year(when)}"] = sum(rows) / len(rows)
    return times
