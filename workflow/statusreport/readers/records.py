"""Sheets of records (registrations, logs, numbers) to the tidy table that their source names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from statusreport import aliases, findings
from statusreport.catalogue import Source
from statusreport.errors import ReportError
from statusreport.readers import furniture, sheet
from statusreport.readers.cells import Style, convert, decode, span
from statusreport.readers.columns import Columns
from statusreport.readers.plain_sheet import from_columns
from statusreport.readers.protection import protected
from statusreport.readers.reading import Reading
from statusreport.readers.sheet import Sheet, check_headings, squeeze
from statusreport.tidy import DTYPES, TABLES


def reading(source: Source, rows: Mapping[str, Sequence[Sequence[object]]]) -> Reading:
    """The source's tidy table, from the rows of sheets (by name, "" for a text file) with the catalogue's columns.

    Raises ReportError with every heading that is missing, double or unknown, and every total that does not add up.
    """
    sheets = protected(source, [_sheet(source, name, cells) for name, cells in rows.items()])
    spare = [heading for span in source.spans.values() for heading in span]
    problems = [p for sheet in sheets for p in check_headings(sheet, [*source.columns, *spare], source.ignore)]
    style = Style.of(source.reader)
    problems += [p for sheet in sheets for p in furniture.problems(sheet, source.reader.get("totals"), style.decimal)]
    if problems:
        raise ReportError(problems)
    parts = [_table(source, sheet) for sheet in sheets]
    table = pd.concat([part for part, _ in parts], ignore_index=True)
    return Reading.of(sheets, {source.table: table}, findings.collect(found for _, found in parts))


def _sheet(source: Source, name: str, rows: Sequence[Sequence[object]]) -> Sheet:
    found = source.reader.get("header_row") or furniture.heading_row(rows, list(source.columns))
    recognised = furniture.furniture(source.reader.get("totals") or ())
    if isinstance(rows, Columns):
        return from_columns(source.file, rows, found, recognised)
    return sheet.from_rows(source.file, name, rows, found, furniture=recognised)


def _table(source: Source, sheet: Sheet) -> tuple[pd.DataFrame, pd.DataFrame]:
    columns, found = {}, []
    style = Style.of(source.reader)
    for name, column in TABLES[source.table].columns.items():
        raw = _raw(source, sheet, name)
        if name in source.codes:
            columns[name], bad = decode(raw, source.codes[name], column.personal)
        elif name in source.spans:
            columns[name], bad = span(*(sheet.column(squeeze(heading)) for heading in source.spans[name]))
        else:
            columns[name], bad = convert(raw, column, style)
        if column.organisation:
            columns[name] = aliases.resolved(columns[name], source.aliases)
        found.append(bad.assign(table=source.table, column=name, heading=source.heading(name)))
    table = provenance(source.table, pd.DataFrame(columns), source, sheet.name)
    return table, findings.collect(findings.placed(bad, source, sheet.name) for bad in found)


def _raw(source: Source, sheet: Sheet, column: str) -> pd.Series:
    heading = source.heading(column)
    if heading in source.columns:
        return sheet.column(squeeze(heading))
    return pd.Series(None, index=sheet.cells.index, dtype=DTYPES["text"])


def provenance(name: str, table: pd.DataFrame, source: Source, sheet: str) -> pd.DataFrame:
    """The tidy table `name`, of rows whose index is the row of the file, with source, sheet and row."""
    placed = {"source": source.id, "sheet": sheet, "row": table.index}
    types = TABLES[name].dtypes
    return pd.DataFrame(
        {
            column: pd.Series(placed.get(column, table.get(column)), table.index, dtype).array
            for column, dtype in types.items()
        }
    )
