"""Tidy tables to valid tables: every row that breaks the contract is found, and stops the build or is set aside.

Pandera decides whether a table passes; which cells fail is counted here with the same checks, because pandera's
failure cases can leave rows out.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from statusreport import failures, findings
from statusreport.catalogue import Catalogue
from statusreport.contracts import rules
from statusreport.errors import Problem, ReportError
from statusreport.tidy import REFERENCES, TABLES

KEY = ["source", "sheet", "row"]  # names a row of a raw file


@dataclass(frozen=True)
class Validation:
    """What passed and what did not.

    `valid`: the tidy tables without the rows that were set aside, and `sources`.
    `quarantined`: the rows set aside, by table.
    `findings`: one row a failing cell, see the module `findings`.
    `summary`: one row a source, with columns year, source, file, rows_read, rows_used, rows_quarantined,
    rows_excluded (rows), findings (cells).
    `checks`: one row a rule, with columns table, column, rule, allowed, rows, failed; tables that have rows.
    """

    year: int
    valid: dict[str, pd.DataFrame]
    quarantined: dict[str, pd.DataFrame]
    findings: pd.DataFrame
    summary: pd.DataFrame
    checks: pd.DataFrame


def validate(tables: dict[str, pd.DataFrame], catalogue: Catalogue) -> Validation:
    """Check the tables of `ingest` against the contract, their references, and the catalogue's policies.

    Raises ReportError with every finding where a source that must stop has one, or where more than the allowed share
    of a source's rows would be set aside.
    """
    found = _all_findings(tables, catalogue)
    bad = found[KEY].drop_duplicates()
    tidy = {name: tables[name] for name in TABLES}
    aside = {name: _member(table, KEY, bad) for name, table in tidy.items()}
    quarantined = {name: table[aside[name]] for name, table in tidy.items() if aside[name].any()}
    valid = {name: table[~aside[name]].reset_index(drop=True) for name, table in tidy.items()}
    summary = _summary(tables["sources"], valid, quarantined, found)
    _apply_policies(found, summary, catalogue)
    counts = summary.drop(columns=["year", "file", "findings"])
    log = tables["sources"].drop(columns=["rows_read", "rows_used", "rows_excluded"])
    valid["sources"] = log.merge(counts, on="source", validate="1:1")
    checks = _checks_made(tidy, catalogue.year, found)
    return Validation(catalogue.year, valid, quarantined, found, summary, checks)


def record(validation: Validation) -> dict[str, object]:
    """The validation as plain structures for JSON: edition, passed, sources, checks, findings."""
    tables = {"sources": validation.summary, "checks": validation.checks, "findings": validation.findings}
    rows = {name: table.astype(object).to_dict("records") for name, table in tables.items()}
    return {"edition": validation.year, "passed": True, **rows}


def write_record(validation: Validation, record_path: str | Path, findings_path: str | Path) -> None:
    """Write `record` as JSON, and the findings as CSV to work through in a spreadsheet."""
    text = json.dumps(record(validation), ensure_ascii=False, indent=1)
    Path(record_path).write_text(text + "\n", encoding="utf-8")
    validation.findings.to_csv(findings_path, index=False, encoding="utf-8")


def _all_findings(tables: dict[str, pd.DataFrame], catalogue: Catalogue) -> pd.DataFrame:
    """Findings of the readers, of every table by itself, then of references to rows that still stand."""
    unread = tables["findings"]
    found = findings.empty()
    for name in (name for name in TABLES if len(tables[name])):
        # a survey reply has rows in two tables: what is wrong with the respondent is not said of the answers again
        table = tables[name][~_member(tables[name], KEY, found)]
        found = findings.collect([found, failures.in_table(name, table, catalogue)])
    # a cell that could not be read is missing in its table: one finding is enough
    cell = ["table", *KEY, "column"]
    found = findings.collect([unread, found[~_member(found, cell, unread)]])
    for reference in REFERENCES:
        parent = tables[reference.parent]
        if not reference.same_row:
            parent = parent[~_member(parent, KEY, found)]
        orphans = failures.of_reference(reference, tables[reference.table], parent, catalogue)
        found = findings.collect([found, orphans])
    return found


def _member(table: pd.DataFrame, columns: list[str], others: pd.DataFrame) -> pd.Series:
    """Which rows of `table` have values of `columns` that also stand in `others`."""
    present = pd.MultiIndex.from_frame(table[columns]).isin(pd.MultiIndex.from_frame(others[columns]))
    return pd.Series(present, index=table.index)


def _summary(
    log: pd.DataFrame, valid: dict[str, pd.DataFrame], quarantined: dict[str, pd.DataFrame], found: pd.DataFrame
) -> pd.DataFrame:
    """Rows by source: read, used, set aside, excluded. Raises ReportError where they do not add up."""
    summary = log[["year", "source", "file", "rows_read"]].assign(
        rows_used=log["source"].map(_rows(valid)).fillna(0).astype("int64"),
        rows_quarantined=log["source"].map(_rows(quarantined)).fillna(0).astype("int64"),
        rows_excluded=log["rows_excluded"],
        findings=log["source"].map(found["source"].value_counts()).fillna(0).astype("int64"),
    )
    accounted = summary[["rows_used", "rows_quarantined", "rows_excluded"]].sum(axis=1)
    lost = summary[accounted != summary["rows_read"]]
    if len(lost):
        finding = "the rows used, set aside and excluded are not the rows read"
        raise ReportError([Problem(file, "", finding, "Read the raw data anew") for file in lost["file"]])
    return summary


def _rows(tables: dict[str, pd.DataFrame]) -> pd.Series:
    """Number of raw rows behind the tables, by source."""
    rows = pd.concat([table[KEY] for table in tables.values()]) if tables else pd.DataFrame(columns=KEY)
    return rows[rows["row"] > 0].drop_duplicates()["source"].value_counts()


def _apply_policies(found: pd.DataFrame, summary: pd.DataFrame, catalogue: Catalogue) -> None:
    """Raises ReportError with the findings that may not be set aside."""
    limits = {source.id: source.quarantine for source in catalogue.sources}
    shares = dict(zip(summary["source"], summary["rows_quarantined"] / summary["rows_read"].clip(lower=1), strict=True))
    stopping = {source for source, limit in limits.items() if limit is None or shares[source] > limit}
    # row 0 is no row of a file, so it cannot be set aside
    problems = findings.problems(found[found["source"].isin(stopping) | (found["row"] == 0)])
    for source in catalogue.sources:
        if source.quarantine is not None and source.id in stopping:
            finding = f"{shares[source.id]:.1%} of the rows are invalid, the catalogue allows {source.quarantine:.1%}"
            remedy = "Correct the rows, or raise `quarantine` for this source in the catalogue"
            problems.insert(0, Problem(source.file, "", finding, remedy))
    if problems:
        raise ReportError(problems)


def _checks_made(tables: dict[str, pd.DataFrame], year: int, found: pd.DataFrame) -> pd.DataFrame:
    failed = found.groupby(["table", "column", "rule"]).size().to_dict()
    rows = [
        (rule.table, column, rule.rule, rule.allowed, len(table), failed.get((rule.table, column, rule.rule), 0))
        for name, table in sorted(tables.items())
        if len(table)
        for rule in rules(name, year)
        for column in [" + ".join(rule.columns)]
    ]
    return pd.DataFrame(rows, columns=["table", "column", "rule", "allowed", "rows", "failed"])
