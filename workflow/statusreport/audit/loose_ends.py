"""Nothing is left open: no question marks of a renderer, no code, no empty cell, no link to nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from statusreport.audit.findings import Finding
from statusreport.audit.names import spans, within
from statusreport.audit.numerals import tokens
from statusreport.audit.reading import Reading, numbered
from statusreport.audit.words import pattern, total

_OPEN = (
    r"\?\?|\?@|\?(?:var|meta|env|invalid)\b|\?\w+-\w+|\{\{<|>\}\}|(?<![\w.])@(?:sec|fig|tbl|eq)-"
    r"|\b(?:<Tabel|Figur|Afsnit|Kapitel>) \?"
    r"|\[\?\]|\(\?\)|\b(?:NaN|nan|None|null|undefined|TODO|FIXME)\b|\ufffd|:::|\]\{\."
)


def unresolved(reading: Reading, names: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """A finding for each trace of something that was not filled in, and for each cell that is empty by accident.

    What stands in one of the `names` of the raw data is theirs.
    """
    for block in reading.blocks:
        for match in pattern(_OPEN).finditer(block.text):
            if within(*match.span(), spans(block.text, names)):
                continue
            yield Finding(
                "unresolved", reading.file, f"section {block.section}, {block.place}", f"`{match[0]}` was left standing"
            )
    for grid in reading.grids:
        width = len(grid.rows[0]) if grid.rows else 0
        for row in grid.rows:
            adds_up = row and row[0] == total()
            if len(row) != width or ("" in row and not adds_up):
                finding = f"a cell of `{grid.caption[:60]}` is empty, in the row `{' | '.join(row)[:60]}`"
                yield Finding("unresolved", reading.file, grid.place, finding)


def links(reading: Reading) -> Iterator[Finding]:
    """A finding for each link that leads nowhere, or to something else than the number that it names."""
    for link in reading.links:
        if link.leads_to is None:
            yield Finding("links", reading.file, link.place, f"the link `{link.text or link.target}` leads nowhere")
        elif link.leads_to and _names_another(link.text, link.leads_to):
            finding = f"the link `{link.text}` leads to `{link.leads_to[:60]}`"
            yield Finding("links", reading.file, link.place, finding)


def _names_another(text: str, leads_to: str) -> bool:
    """Whether a link's words have the form of a reference, with another number than what it leads to."""
    match = pattern(r"(<Tabel|Figur|Afsnit|Kapitel|Bilag>) ([\w.]+)").fullmatch(text)
    if match is None:
        return bool(tokens(text)) and bool(numbered(text)[0]) and numbered(text) != numbered(leads_to)
    label = f"{match[1]} {match[2]}"
    return not leads_to.startswith((f"{label}:", f"{label}.")) and numbered(leads_to)[0] != match[2]
