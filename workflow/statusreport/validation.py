"""Tidy tables to valid tables: every row that breaks the contract is found, and stops the build or is set aside.

Pandera decides whether a table passes; which cells fail is counted here with the same checks, because pandera's
failure cases can leave rows out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from statusreport import failures, findings
from statusreport.catalogue import Catalogue
from statusreport.contracts import rules
from statusreport.errors import Problem, ReportError
from statusreport.tidy import REFERENCES, TABLES
from statusreport.validation_words import reasons

KEY = ["source", "sheet", "row"]  # names a row of a raw file
ALWAYS_STOPS = "personal_data"  # what is set aside is kept, and personal data may not be


@dataclass(frozen=True)
class Validation:
    """What passed and what did not.

    `valid`: the tidy tables without the rows that were set aside, and `sources`.
    `quarantined`: the rows set aside, by table.
    `findings`: one row a failing cell, see the module `findings`, and `stops` (bool): the build may not go on.
    `summary`: one row a source, with columns year, source, title, file, rows_read, rows_used, rows_quarantined,
    rows_excluded (rows), excluded_why (`blank 2, total 1`), findings (cells).
    `checks`: one row a rule, with columns table, column, rule, allowed, rows, failed; tables that have rows.
    `problems`: why the build may not go on; empty where it may.
    """

    year: int
    valid: dict[str, pd.DataFrame]
    quarantined: dict[str, pd.DataFrame]
    findings: pd.DataFrame
    summary: pd.DataFrame
    checks: pd.DataFrame
    problems: list[Problem]


def validate(tables: dict[str, pd.DataFrame], catalogue: Catalogue) -> Validation:
    """Check the tables of `ingest` against the contract, their references, and the catalogue's policies.

    Raises ReportError where rows were lost on the way, or a table is not what its contract says at all.
    """
    found = _all_findings(tables, catalogue)
    bad = found[KEY].drop_duplicates()
    tidy = {name: tables[name] for name in TABLES}
    aside = {name: _member(table, KEY, bad) for name, table in tidy.items()}
    quarantined = {name: table[aside[name]] for name, table in tidy.items() if aside[name].any()}
    valid = {name: _without(table, aside[name]).reset_index(drop=True) for name, table in tidy.items()}
    summary = _summary(tables, valid, quarantined, found)
    counts = summary.drop(columns=["year", "title", "file", "findings"])
    counts["excluded_why"] = counts["excluded_why"].map(reasons).astype("str")  # the report prints it
    log = tables["sources"].drop(columns=["rows_read", "rows_used", "rows_excluded"])
    valid["sources"] = log.merge(counts, on="source", validate="1:1")
    over = _over_their_share(summary, catalogue)
    found = found.assign(stops=_stopping(found, over, catalogue))
    problems = [*over.values(), *findings.problems(found[found["stops"]])]
    checks = _checks_made(tidy, catalogue.year, found)
    return Validation(catalogue.year, valid, quarantined, found, summary, checks, problems)


def _all_findings(tables: dict[str, pd.DataFrame], catalogue: Catalogue) -> pd.DataFrame:
    """Findings of the readers, of every table by itself, then of references to rows that still stand."""
    unread = tables["findings"]
    found = findings.empty()
    for name in (name for name in TABLES if len(tables[name])):
        # a survey reply has rows in two tables: what is wrong with the respondent is not said of the answers again
        table = _without(tables[name], _member(tables[name], KEY, found))
        found = findings.collect([found, failures.in_table(name, table, catalogue)])
    # a cell that could not be read is missing in its table: one finding is enough
    cell = ["table", *KEY, "column"]
    found = findings.collect([unread, found[~_member(found, cell, unread)]])
    for reference in REFERENCES:
        table, parent = tables[reference.table], tables[reference.parent]
        aside = parent.iloc[:0] if reference.same_row else _set_aside(parent, found, catalogue)
        found = findings.collect([found, failures.of_reference(reference, table, parent, aside, catalogue)])
    return found


def _set_aside(parent: pd.DataFrame, found: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """The rows that fall, where they may; where they stop the build, what refers to them is not to blame."""
    may_fall = [source.id for source in catalogue.sources if source.quarantine is not None]
    return parent[_member(parent, KEY, found) & parent["source"].isin(may_fall)]


def _member(table: pd.DataFrame, columns: list[str], others: pd.DataFrame) -> pd.Series:
    """Which rows of `table` have values of `columns` that also stand in `others`."""
    if table.empty or others.empty:
        return pd.Series(False, index=table.index)
    present = pd.MultiIndex.from_frame(table[columns]).isin(pd.MultiIndex.from_frame(others[columns]))
    return pd.Series(present, index=table.index)


def _without(table: pd.DataFrame, rows: pd.Series) -> pd.DataFrame:
    """The table without some of its rows; no copy where it is to lose none."""
    return table[~rows] if rows.any() else table


def _summary(
    tables: dict[str, pd.DataFrame],
    valid: dict[str, pd.DataFrame],
    quarantined: dict[str, pd.DataFrame],
    found: pd.DataFrame,
) -> pd.DataFrame:
    """Rows by source: read, used, set aside, excluded. Raises ReportError where they do not add up."""
    log, excluded = tables["sources"], tables["exclusions"]
    out = excluded.groupby("source").size()
    summary = log[["year", "source", "title", "file", "rows_read"]].assign(
        rows_used=log["source"].map(_rows(valid)).fillna(0).astype("int64"),
        rows_quarantined=log["source"].map(_rows(quarantined)).fillna(0).astype("int64"),
        rows_excluded=log["source"].map(out).fillna(0).astype("int64"),
        excluded_why=log["source"].map(lambda source: _reasons(excluded, source)).astype("str"),
        findings=log["source"].map(found["source"].value_counts()).fillna(0).astype("int64"),
    )
    accounted = summary[["rows_used", "rows_quarantined", "rows_excluded"]].sum(axis=1)
    lost = summary[accounted != summary["rows_read"]]
    if len(lost):
        finding = "the rows used, set aside and excluded are not the rows read"
        raise ReportError([Problem(file, "", finding, "Read the raw data anew") for file in lost["file"]])
    return summary


def _reasons(excluded: pd.DataFrame, source: str) -> str:
    counts = excluded.loc[excluded["source"] == source, "reason"].value_counts().sort_index()
    return ", ".join(f"{reason} {count}" for reason, count in counts.items())


def _rows(tables: dict[str, pd.DataFrame]) -> pd.Series:
    """Number of raw rows behind the tables, by source."""
    parts: dict[tuple[str, str], list[Any]] = {}
    for table in tables.values():
        for place, rows in table.groupby(["source", "sheet"])["row"]:
            parts.setdefault(place, []).append(rows.to_numpy())
    counts: Counter[str] = Counter()
    for (source, _), rows in parts.items():
        counts[source] += int((pd.unique(np.concatenate(rows)) > 0).sum())
    return pd.Series(counts, dtype="int64")


def _over_their_share(summary: pd.DataFrame, catalogue: Catalogue) -> dict[str, Problem]:
    """Sources of which more rows would be set aside than the catalogue allows, and what to say of them."""
    shares = dict(zip(summary["source"], summary["rows_quarantined"] / summary["rows_read"].clip(lower=1), strict=True))
    problems = {}
    for source in catalogue.sources:
        if source.quarantine is not None and shares[source.id] > source.quarantine:
            finding = f"{shares[source.id]:.1%} of the rows are invalid, the catalogue allows {source.quarantine:.1%}"
            remedy = "Correct the rows, or raise `quarantine` for this source in the catalogue"
            problems[source.id] = Problem(source.file, "", finding, remedy)
    return problems


def _stopping(found: pd.DataFrame, over: dict[str, Problem], catalogue: Catalogue) -> pd.Series:
    stop = {source.id for source in catalogue.sources if source.quarantine is None} | set(over)
    # row 0 is no row of a file, so it cannot be set aside
    return found["source"].isin(stop) | (found["row"] == 0) | (found["rule"] == ALWAYS_STOPS)


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
