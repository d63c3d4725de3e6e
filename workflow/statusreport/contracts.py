"""The tidy tables' declarations as pandera schemas: what `validation` holds every table to."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import pandera.pandas as pa

from statusreport.tidy import DTYPES, PROVENANCE, REFERENCES, TABLES, Column, Reference


@dataclass(frozen=True)
class Rule:
    """One thing that is checked: `rule` is a key of `findings.RULES`, `allowed` says it to a person."""

    table: str
    columns: tuple[str, ...]
    rule: str
    allowed: str


def schema(table: str, year: int) -> pa.DataFrameSchema:
    """The pandera schema of a tidy table in the catalogue of `year`. Checks are vectorised and named by their rule."""
    declared = TABLES[table]
    columns = {
        name: pa.Column(
            DTYPES[column.type],
            checks=[check for check, _ in _checks(column, year)],
            nullable=column.nullable,
            description=column.description,
        )
        for name, column in declared.columns.items()
    }
    placed = {name: pa.Column(declared.dtypes[name], description=text) for name, text in PROVENANCE.items()}
    return pa.DataFrameSchema(
        columns | placed,
        name=table,
        unique=list(declared.key),
        report_duplicates="exclude_first",
        strict=True,
        description=declared.description,
    )


def rules(table: str, year: int) -> list[Rule]:
    """Everything that `schema` and the references check in a table, in the order of its columns."""
    declared = TABLES[table]
    found = [Rule(table, declared.key, "duplicate_key", "one row for each " + " + ".join(declared.key))]
    for name, column in declared.columns.items():
        if not column.nullable:
            found.append(Rule(table, (name,), "missing_value", "a value in every row"))
        found += [Rule(table, (name,), check.name, allowed) for check, allowed in _checks(column, year)]
    return found + [reference_rule(reference) for reference in REFERENCES if reference.table == table]


def reference_rule(reference: Reference) -> Rule:
    """The rule that a reference stands for."""
    allowed = f"{' + '.join(reference.columns)} of the table {reference.parent}"
    return Rule(reference.table, reference.columns, "no_such_parent", allowed)


def _checks(column: Column, year: int) -> list[tuple[pa.Check, str]]:
    """Checks of a column's values, each with what it allows."""
    checks = []
    if column.allowed:
        checks.append((pa.Check.isin(column.allowed, name="not_allowed", n_failure_cases=1), ", ".join(column.allowed)))
    if column.minimum is not None:
        check = pa.Check.in_range(column.minimum, column.maximum, name="out_of_range", n_failure_cases=1)
        checks.append((check, f"{column.minimum:g} to {column.maximum:g}"))
    if column.pattern:
        check = pa.Check.str_matches(f"^(?:{column.pattern})$", name="wrong_form", n_failure_cases=1)
        checks.append((check, "a time like 2010-12-31T23:59:00, with or without +01:00"))
    if column.days_before is not None:
        first = pd.Timestamp(year, 1, 1) - pd.Timedelta(days=column.days_before)
        last = pd.Timestamp(year, 12, 31)
        check = pa.Check.in_range(first, last, name="outside_year", n_failure_cases=1)
        checks.append((check, f"{first:%Y-%m-%d} to {last:%Y-%m-%d}"))
    return checks
