"""Sheets of records (registrations, logs, numbers) to the tidy table that their source names."""

from __future__ import annotations

import pandas as pd

from statusreport import findings
from statusreport.catalogue import Source
from statusreport.errors import ReportError
from statusreport.readers.cells import Style, convert, decode
from statusreport.readers.reading import Reading
from statusreport.readers.sheet import Sheet, check_headings
from statusreport.tidy import DTYPES, TABLES


def reading(source: Source, sheets: list[Sheet]) -> Reading:
    """The source's tidy table, from sheets that all have the columns of the catalogue.

    Raises ReportError with every heading that is missing, double or unknown.
    """
    problems = [p for sheet in sheets for p in check_headings(sheet, source.columns, source.ignore)]
    if problems:
        raise ReportError(problems)
    parts = [_table(source, sheet) for sheet in sheets]
    table = pd.concat([part for part, _ in parts], ignore_index=True)
    return Reading.of(sheets, {source.table: table}, findings.collect(found for _, found in parts))


def _table(source: Source, sheet: Sheet) -> tuple[pd.DataFrame, pd.DataFrame]:
    columns, found = {}, []
    for name, column in TABLES[source.table].columns.items():
        raw = _raw(source, sheet, name)
        if name in source.codes:
            columns[name], bad = decode(raw, source.codes[name], column.personal)
        else:
            columns[name], bad = convert(raw, column, Style.of(source.reader))
        found.append(bad.assign(table=source.table, column=name, heading=source.heading(name)))
    table = provenance(source.table, pd.DataFrame(columns), source, sheet.name)
    return table, findings.collect(findings.placed(bad, source, sheet.name) for bad in found)


def _raw(source: Source, sheet: Sheet, column: str) -> pd.Series:
    heading = source.heading(column)
    if heading in source.columns:
        return sheet.column(heading)
    return pd.Series(None, index=sheet.cells.index, dtype=DTYPES["text"])


def provenance(name: str, table: pd.DataFrame, source: Source, sheet: str) -> pd.DataFrame:
    """The tidy table `name`, of rows whose index is the row of the file, with source, sheet and row."""
    types = TABLES[name].dtypes
    return (
        table.assign(source=source.id, sheet=sheet, row=table.index)[list(types)].astype(types).reset_index(drop=True)
    )
