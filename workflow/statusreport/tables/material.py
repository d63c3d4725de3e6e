"""What pictures and tables are made of, in one place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from statusreport.corrections import MARK
from statusreport.errors import ReportError, did_you_mean
from statusreport.locale import NO_BREAK_SPACE, format_number
from statusreport.tables.markdown import Marked
from statusreport.theory_of_change import TheoryOfChange
from statusreport.translation import N_, _, ngettext

if TYPE_CHECKING:
    import pandas as pd  # slow, and not every step that speaks of the material reads tables

Entry = dict[str, Any]
MISSING = "–"
NO_TARGET = N_("intet mål")
CORRECTED = N_("rettet i forhold til en tidligere udgave, se bilaget om rettelser")


@dataclass(frozen=True)
class Material:
    """The ledger's entries, the valid tables of the edition, and what was recorded about the sources of all years.

    `sources`: year, source, title, kind, origin, reconstructed, rows_read, rows_used, rows_quarantined, rows_excluded,
    excluded_why (as printed); one row a source.
    `surveys`: survey → title as printed. `responses`: one record a survey on who did not answer (see `response`).
    `level`: the confidence level of intervals as printed.
    """

    year: int
    entries: list[Entry]
    tables: dict[str, pd.DataFrame]
    sources: pd.DataFrame
    surveys: dict[str, str]
    responses: list[Entry]
    level: str
    theory: TheoryOfChange

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        return {entry["id"]: entry for entry in self.entries}

    @cached_property
    def _titles(self) -> dict[tuple[int, str], str]:
        return {(row.year, row.source): row.title for row in self.sources.itertuples()}

    def entry(self, indicator: str) -> Entry:
        """One ledger entry. Raises ReportError where a table or figure needs one that is not declared."""
        if indicator not in self._by_id:
            finding = f"a table or figure shows the indicator `{indicator}`, which is not declared"
            raise ReportError.one("report/indicators.yaml", indicator, finding, did_you_mean(indicator, self._by_id))
        return self._by_id[indicator]

    def chosen(self, indicators: Iterable[str]) -> list[Entry]:
        """Several ledger entries, in the order asked for."""
        return [self.entry(indicator) for indicator in indicators]

    def source_title(self, year: int, source: str) -> str:
        """The printed name of a raw source; its id where the catalogue gives none."""
        return self._titles.get((year, source), source)

    def source_titles(self, entries: Iterable[Entry]) -> list[str]:
        """The printed names of the raw sources behind the entries, each once, oldest year first."""
        used = {(source["year"], source["source"]) for entry in entries for source in entry["sources"]}
        return list(dict.fromkeys(self.source_title(*key) for key in sorted(used)))


def printed(text: str | None) -> str:
    """A number as printed, kept on one line; a dash where there is none."""
    return text.replace(" ", NO_BREAK_SPACE) if text else MISSING


def linked(entry: Entry, field: str = "display", mark: str = ".num") -> str:
    """A number of the entry as printed, which the renderers link to what it rests on; a dash where there is none.

    A corrected number is told to them, so that they print its mark.
    """
    corrected = " .corrected" if entry["correction"] and field == "display" else ""
    return Marked(printed(entry[field]), f'{mark}{corrected} indicator="{entry["id"]}"') if entry[field] else MISSING


def noted(caption: str, entries: Iterable[Entry]) -> str:
    """The caption, with what the marks mean where small numbers were left out and where numbers were corrected."""
    chosen = list(entries)
    notes = dict.fromkeys(entry["left_out"] for entry in chosen if entry.get("left_out"))
    notes |= {f"{MARK}: {_(CORRECTED)}": None} if any(entry["correction"] for entry in chosen) else {}
    return ". ".join([caption.rstrip("."), *notes]) + "." * caption.endswith(".") if notes else caption


def source_line(material: Material, entries: Iterable[Entry]) -> str:
    """Where the numbers of a figure or table come from, and whether the rows are a reconstruction."""
    chosen = list(entries)
    titles = material.source_titles(chosen)
    note = _(" Rækkerne er rekonstruerede.") if any(entry["reconstructed"] for entry in chosen) else ""
    said = ngettext("Kilde: {titles}.", "Kilder: {titles}.", len(titles), titles="; ".join(titles))
    return f"{said}{note}" if titles else ""


def sourced(material: Material, caption: str, entries: Iterable[Entry]) -> str:
    """The caption, with where the numbers come from and what a mark of left-out numbers means."""
    chosen = list(entries)
    return noted(f"{caption}. {source_line(material, chosen)}", chosen)


def named(entry: Entry) -> str:
    """The short name of a number, marked where it measures its criterion by a proxy."""
    return _("{label} (indirekte mål)", label=entry["label"]) if entry["measures"] == "proxy" else entry["label"]


def basis(entry: Entry) -> str:
    """What a share rests on: `12 af 16 relevante besvarelser`; a dash for anything that is not a share."""
    if entry["kind"] not in ("share", "ratio"):
        return MISSING
    return f"{parts(entry)} {entry['base_label'] or ''}".rstrip()


def parts(entry: Entry) -> str:
    """Numerator and denominator of a share: `12 af 16`."""
    return part_of(entry["numerator"], entry["denominator"])


def part_of(numerator: float, denominator: float) -> str:
    """`12 af 16`."""
    return _("{part} af {whole}", part=format_number(numerator), whole=format_number(denominator))


def interval(entry: Entry) -> str:
    """The interval of a share, or that none is needed because everybody answered; a dash where there is none."""
    if entry["interval_display"] is None:
        return MISSING
    everybody = _(" (alle svarede)")
    complete = entry["interval_low"] == entry["interval_high"]
    return f"{printed(entry['interval_display'])}{everybody if complete else ''}"


def verdict(entry: Entry) -> str:
    """The verdict on the entry's criterion, marked where it is measured by a proxy; that there is no target, if so."""
    return entry["verdict_display"] or _(NO_TARGET)
