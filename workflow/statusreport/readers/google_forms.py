"""Google Forms: CSV with the time of reply in the first column."""

from __future__ import annotations

from statusreport.catalogue import Source
from statusreport.readers import forms, textfile
from statusreport.readers.reading import Reading

TOOL = forms.Tool(submitted=("Tidsstempel", "Timestamp"))


def read(source: Source) -> Reading:
    """The survey tables of an export. Raises ReportError where the file cannot be read at all."""
    options = source.reader
    sheet = textfile.read_sheet(source.file, options.get("encoding", "utf-8"), options.get("delimiter", ","))
    return forms.reading(source, sheet, TOOL)
