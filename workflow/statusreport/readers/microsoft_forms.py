"""Microsoft Forms: the first sheet of a workbook; rows that a saved filter hides are replies like any other."""

from __future__ import annotations

from statusreport.catalogue import Source
from statusreport.readers import forms, workbookfile
from statusreport.readers.reading import Reading

TOOL = forms.Tool(
    submitted=("Fuldførelsestidspunkt", "Completion time"),
    respondent=("Id", "ID"),
    others=("Starttidspunkt", "Start time", "Mail", "Email", "Navn", "Name"),
)


def read(source: Source) -> Reading:
    """The survey tables of an export. Raises ReportError where the file cannot be read at all."""
    return forms.reading(source, workbookfile.read_sheets(source.file)[0], TOOL)
