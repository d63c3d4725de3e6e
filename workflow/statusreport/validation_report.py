"""What was found wrong with the data, for those who mend it: the content of the page, the CSV and the JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from statusreport.errors import Problem, ReportError
from statusreport.findings import LISTED, of_one_remedy
from statusreport.many_findings import grouped
from statusreport.validation import Validation
from statusreport.validation_files import outcome, where, write_files
from statusreport.validation_page import render
from statusreport.validation_words import allowed, reasons, title, to_do

SHOWN = 200  # rows of a group that the page lists; the CSV has them all
_GROUP = ["file", "heading", "allowed", "remedy", "stops"]


def write_report(validation: Validation, folder: Path) -> None:
    """Write the account of a validation, whether it passed or not."""
    over = [problem for problem in validation.problems if not problem.place]
    write_files(folder, account(validation), validation.findings, page(validation, over))


def stopped(validation: Validation, folder: Path) -> ReportError:
    """The short form for the terminal: the first problems, and where all of them are."""
    stopping = validation.findings[validation.findings["stops"]]
    count = f"{len(stopping)} findings in {stopping['file'].nunique()} files"
    return ReportError(validation.problems, f"{count}. {where(folder)}")


def account(validation: Validation) -> dict[str, Any]:
    """The validation as plain structures for JSON: edition, passed, problems, sources, checks, findings.

    Where there are more findings than `LISTED`, they are `grouped`.
    """
    tables = {"sources": validation.summary, "checks": validation.checks}
    rows = {name: table.astype(object).to_dict("records") for name, table in tables.items()}
    found = validation.findings
    rows["findings"] = grouped(found) if len(found) > LISTED else found.astype(object).to_dict("records")
    problems = [vars(problem) for problem in validation.problems]
    return {"edition": validation.year, "passed": not problems, "problems": problems, **rows}


def page(validation: Validation, over: list[Problem]) -> str:
    """The account as a page in Danish."""
    found, passed = of_one_remedy(validation.findings), not validation.problems
    rows = len(found[["source", "sheet", "row"]].drop_duplicates())
    cells = f"{len(found)} fejl i {rows} rækker fra {found['file'].nunique()} filer"
    if passed:
        said = (
            "Ingen fejl fundet." if found.empty else f"{cells}; rækkerne er sat i karantæne og indgår ikke i tallene."
        )
    else:
        said = f"{cells}. Rapporten er ikke bygget. Ret cellerne i filerne, eller ret kataloget, og kør igen."
    return render(
        validation.year,
        passed,
        said,
        over=over,
        sampled=len(found) > LISTED,
        rules=[_rule(rule, part) for rule, part in found.groupby("rule", sort=True)],
        accounts=[row | {"why": reasons(row["excluded_why"])} for row in validation.summary.to_dict("records")],
        checks=[_check(row) for row in validation.checks.to_dict("records")],
    )


def _rule(rule: str, found: pd.DataFrame) -> dict[str, Any]:
    groups = found.groupby(_GROUP, sort=True, dropna=False)
    return {
        "id": rule.replace("_", "-"),
        "title": title(rule),
        "cells": len(found),
        "rows": len(found[["source", "sheet", "row"]].drop_duplicates()),
        "files": sorted(found["file"].unique()),
        "groups": [_group(rule, dict(zip(_GROUP, key, strict=True)), part) for key, part in groups],
    }


def _group(rule: str, key: dict[str, Any], found: pd.DataFrame) -> dict[str, Any]:
    return {
        "file": key["file"],
        "heading": key["heading"],
        "to_do": to_do(rule, key["remedy"]),
        "allowed": allowed(key["allowed"]),
        "outcome": outcome(key["stops"]),
        "sheets": found["sheet"].any(),
        "shown": found.head(SHOWN)[["sheet", "row", "found"]].to_dict("records"),
        "more": max(len(found) - SHOWN, 0),
    }


def _check(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"title": title(row["rule"]), "allowed": allowed(row["allowed"])}
