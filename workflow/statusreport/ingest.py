"""A year's raw files to tidy tables: every source through its reader, one log of what was read."""

from __future__ import annotations

import pandas as pd

from statusreport import findings
from statusreport.catalogue import Catalogue, Source, check_files, sha256
from statusreport.errors import Problem, ReportError
from statusreport.readers import READERS
from statusreport.readers.protection import check_reading
from statusreport.readers.reading import Reading
from statusreport.repeats import repeated
from statusreport.tidy import TABLES


def ingest(catalogue: Catalogue) -> dict[str, pd.DataFrame]:
    """Every table that `statusreport.tidy` declares, without rows where the year has none, and three more:

    `sources`: one row a source, with columns year, source, file, sha256, title, kind, table, survey, origin, licence,
    contact, reconstructed (bool), reconstructed_from, reconstructed_note (empty where not), rows_read (rows under the
    headings), rows_excluded (those that are no records), rows_used (the others).
    `findings`: cells that could not be read or may not be; their tidy cells are missing, and validation stops or
    sets the rows aside.
    `exclusions`: one row a row that is no record, with columns sheet, row, reason, source.

    Raises ReportError where files are missing, or cannot be read as a whole; it names the cells of the others too.
    """
    check_files(catalogue)
    readings = _read_all(catalogue)
    log = [_log(catalogue.year, source, readings[source.id]) for source in catalogue.sources]
    tables = {name: _table(name, readings) for name in TABLES}
    twice = [repeated(name, table, catalogue) for name, table in tables.items()]
    return {
        **tables,
        "sources": pd.DataFrame(log),
        "findings": findings.collect([*(reading.findings for reading in readings.values()), *twice]),
        "exclusions": pd.concat([readings[s.id].exclusions.assign(source=s.id) for s in catalogue.sources]),
    }


def _read_all(catalogue: Catalogue) -> dict[str, Reading]:
    """Every source's reading by its id. Raises ReportError with all there is to say where a file cannot be read."""
    readings: dict[str, Reading] = {}
    problems: list[Problem] = []
    for source in catalogue.sources:
        try:
            reading = READERS[source.reader["name"]](source)
            check_reading(source, reading)
            readings[source.id] = reading
        except ReportError as error:
            problems += error.problems
    if problems:
        cells = findings.collect(reading.findings for reading in readings.values())
        raise ReportError([*problems, *findings.problems(cells)])
    return readings


def _table(name: str, readings: dict[str, Reading]) -> pd.DataFrame:
    parts = [reading.tables[name] for reading in readings.values() if name in reading.tables]
    if parts:
        return pd.concat(parts, ignore_index=True)
    return pd.DataFrame(columns=list(TABLES[name].dtypes)).astype(TABLES[name].dtypes)


def names_of_organisations(tables: dict[str, pd.DataFrame]) -> pd.Series:
    """The names in every column of every table that holds names of organisations, as often as they stand there."""
    columns = [(name, column) for name, spec in TABLES.items() for column, c in spec.columns.items() if c.organisation]
    return pd.concat([tables[name][column] for name, column in columns], ignore_index=True).dropna()


def _log(year: int, source: Source, reading: Reading) -> dict[str, object]:
    return {
        "year": year,
        "source": source.id,
        "file": source.file,
        "sha256": sha256(source.file),
        "title": source.title,
        "kind": source.kind,
        "table": source.table,
        "survey": source.survey,
        "origin": source.origin,
        "licence": source.licence,
        "contact": source.contact,
        "reconstructed": bool(source.reconstructed),
        "reconstructed_from": source.reconstructed.get("from", ""),
        "reconstructed_note": source.reconstructed.get("note", ""),
        "rows_read": reading.rows_read,
        "rows_excluded": reading.rows_excluded,
        "rows_used": reading.rows_read - reading.rows_excluded,
    }
