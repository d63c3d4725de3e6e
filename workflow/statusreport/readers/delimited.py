"""CSV and its kin, as booking systems and registers write them."""

from __future__ import annotations

from statusreport.catalogue import Source
from statusreport.readers import records, textfile
from statusreport.readers.reading import Reading


def read(source: Source) -> Reading:
    """The tidy table of a delimited text file. Raises ReportError where the file cannot be read at all."""
    rows = textfile.read_rows(source.file, source.reader["encoding"], source.reader["delimiter"])
    return records.reading(source, {"": rows})
