"""Which cells of a table break its contract. Pandera decides whether one does; all that do are counted here.

Pandera's own failure cases can leave rows out, so each failing cell is found again with the same check.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd
import pandera.pandas as pa

from statusreport import findings
from statusreport.catalogue import Catalogue
from statusreport.contracts import Rule, reference_rule, rules, schema
from statusreport.errors import ReportError
from statusreport.tidy import TABLES, Reference

STRUCTURAL = ("COLUMN_NOT_IN_DATAFRAME", "COLUMN_NOT_IN_SCHEMA", "WRONG_DATATYPE")  # pandera: no cell is to blame
REMEDIES = {
    "duplicate_key": "Remove one of the rows, or give it a key of its own",
    "missing_value": "Fill the cell in, or remove the row",
    "not_allowed": "Correct the cell, or map what it says under `codes` in the catalogue",
    "out_of_range": "Correct the number",
    "outside_year": "Correct the date, or move the row to the data of its year",
    "wrong_form": "Correct the cell",
    "no_such_parent": "Correct the cell, or add the row that it refers to",
    "parent_set_aside": "Correct the row that it refers to",
}


def in_table(name: str, table: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Findings for every cell of a tidy table that breaks a rule of its own table; of a repeated key all but the first.

    Raises ReportError where the table does not have the columns or types of its contract at all.
    """
    contract = schema(name, catalogue.year)
    try:
        contract.validate(table, lazy=True)
    except pa.errors.SchemaErrors as error:
        structural = [e for e in error.schema_errors if e.reason_code.name in STRUCTURAL]
        found = findings.collect([] if structural else _failing(name, table, contract, catalogue))
        if found.empty:
            finding = f"the table is not as its contract says: {(structural or error.schema_errors)[0]}"
            raise ReportError.one(f"table {name}", "", finding, "Read the raw data anew") from None
        return found
    return findings.empty()


def of_reference(
    reference: Reference, table: pd.DataFrame, parent: pd.DataFrame, aside: pd.DataFrame, catalogue: Catalogue
) -> pd.DataFrame:
    """Findings for the rows of `table` whose reference leads to no row of `parent`, or only to rows in `aside`.

    Empty cells refer to nothing.
    """
    columns = list(reference.columns)
    whole = table[table[columns].notna().all(axis=1)]
    refers = pd.MultiIndex.from_frame(whole[columns])
    orphans = ~refers.isin(pd.MultiIndex.from_frame(parent[columns]))
    standing = parent[~parent.index.isin(aside.index)]
    falls = ~orphans & ~refers.isin(pd.MultiIndex.from_frame(standing[columns]))
    rule = reference_rule(reference)
    fallen = _findings(whole[falls], replace(rule, rule="parent_set_aside"), catalogue)
    return findings.collect([_findings(whole[orphans], rule, catalogue), fallen])


def _failing(
    name: str, table: pd.DataFrame, contract: pa.DataFrameSchema, catalogue: Catalogue
) -> Iterator[pd.DataFrame]:
    checks = {(column, check.name): check for column, spec in contract.columns.items() for check in spec.checks}
    for rule in rules(name, catalogue.year):
        cells = table[rule.columns[0]]
        if rule.rule == "duplicate_key":
            key = table[list(rule.columns)]
            bad = key.duplicated() & key.notna().all(axis=1)
        elif rule.rule == "missing_value":
            bad = cells.isna()
        elif (rule.columns[0], rule.rule) in checks:
            passed = checks[rule.columns[0], rule.rule](cells).check_output
            bad = cells.notna() & ~passed.astype(bool)
        else:
            continue  # references are looked at when all tables are known
        yield _findings(table[bad], rule, catalogue)


def _findings(rows: pd.DataFrame, rule: Rule, catalogue: Catalogue) -> pd.DataFrame:
    column = " + ".join(rule.columns)
    specs = TABLES[rule.table].columns
    shown = [_shown(rows[name]) for name in rule.columns]
    found = shown[0].str.cat(shown[1:], sep=" + ") if len(shown) > 1 else shown[0]
    return findings.make(
        found,
        personal=any(specs[name].personal for name in rule.columns) and rule.rule != "missing_value",
        table=rule.table,
        source=rows["source"],
        file=rows["source"].map({source.id: source.file for source in catalogue.sources}),
        sheet=rows["sheet"],
        row=rows["row"],
        column=column,
        heading=_headings(rows, rule, catalogue),
        rule=rule.rule,
        allowed=rule.allowed,
        remedy=REMEDIES[rule.rule],
    )


def _shown(cells: pd.Series) -> pd.Series:
    if pd.api.types.is_datetime64_any_dtype(cells):
        return cells.dt.strftime("%Y-%m-%d").astype("str")
    return cells.astype("str")


def _headings(rows: pd.DataFrame, rule: Rule, catalogue: Catalogue) -> pd.Series:
    """What the raw file calls the columns of a rule; an answer stands in the column of its question."""
    per_cell = rows["question"] if "question" in rows else pd.Series(" + ".join(rule.columns), index=rows.index)
    names = {
        (source.id, name): " + ".join(map(source.heading, str(name).split(" + ")))
        for source in catalogue.sources
        for name in per_cell.unique()
    }
    pairs = pd.Series(list(zip(rows["source"], per_cell, strict=True)), index=rows.index, dtype=object)
    return pairs.map(names).astype("str")
