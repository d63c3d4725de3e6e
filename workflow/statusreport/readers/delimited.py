"""CSV and its kin, as booking systems and registers write them."""

from __future__ import annotations

from statusreport.catalogue import Source
from statusreport.readers import columns, records, textfile
from statusreport.readers.reading import Reading


def read(source: Source) -> Reading:
    """The tidy table of a delimited text file. Raises ReportError where the file cannot be read at all."""
    encoding, delimiter = source.reader["encoding"], source.reader["delimiter"]
    rows = columns.read_large(source.file, encoding, delimiter) or textfile.read_rows(source.file, encoding, delimiter)
    return records.reading(source, {"": rows})
