"""The tidy tables, declared as data: columns, keys, allowed values, references.

This is the contract between the readers, which make the tables, and the indicators, which count in them. It needs
no library, so that the catalogue and the readers can use it cheaply; `contracts` makes pandera schemas of it.
"""

from __future__ import annotations

from statusreport.tidy import registrations, surveys
from statusreport.tidy.model import DTYPES, PROVENANCE, Column, Reference, Table

__all__ = ["DTYPES", "PROVENANCE", "REFERENCES", "TABLES", "Column", "Reference", "Table"]

TABLES: dict[str, Table] = registrations.TABLES | surveys.TABLES

REFERENCES = (  # in the order in which rows fall: a parent stands before its children
    Reference("registrations", ("event_id",), "events"),
    Reference("responses", ("survey", "respondent"), "respondents", same_row=True),
    Reference("responses", ("survey", "question", "answer_code"), "codebook"),
    Reference("skipped", ("survey", "respondent"), "respondents", same_row=True),
)
