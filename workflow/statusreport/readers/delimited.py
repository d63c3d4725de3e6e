"""CSV and its kin, as booking systems and registers write them."""

from __future__ import annotations

from statusreport import limits
from statusreport.catalogue import Source
from statusreport.readers import columns, rawfile, records, textfile
from statusreport.readers.reading import Reading


def read(source: Source) -> Reading:
    """The tidy table of a delimited text file. Raises ReportError where the file cannot be read at all."""
    rawfile.check_size(source.file, limits.PLAIN_BYTES)
    encoding, delimiter = source.reader["encoding"], source.reader["delimiter"]
    plain = columns.read(source.file, delimiter) if encoding == "utf-8" else None
    rows = plain or textfile.read_rows(source.file, encoding, delimiter)
    return records.reading(source, {"": rows})
