"""Whether the indicator that somebody asks for is declared; needs nothing that is slow to load."""

from __future__ import annotations

from pathlib import Path

from statusreport import declarations
from statusreport.errors import ReportError, did_you_mean


def check_declared(indicator: str, path: Path, schema: Path) -> None:
    """Raises ReportError with the nearest names where `indicator` is not declared in `path`, or none is named."""
    if not indicator:
        remedy = "Name one: snakemake trace --config indicator=ID"
        raise ReportError.one(path, "indicators", "no indicator is named", remedy)
    declared = declarations.load(path, schema).data["indicators"]
    if indicator not in declared:
        finding = f"unknown indicator `{indicator}`"
        raise ReportError.one(path, "indicators", finding, did_you_mean(indicator, declared))
