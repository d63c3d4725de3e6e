"""Microsoft Forms: a sheet of a workbook; rows that a saved filter hides are replies like any other."""

from __future__ import annotations

from statusreport.catalogue import Source
from statusreport.readers.forms import forms_tool
from statusreport.readers.reading import Reading
from statusreport.readers.survey import read as read_survey

_ROLES = {
    "id": "respondent",
    "completion time": "submitted", "fuldførelsestidspunkt": "submitted", "fuldførelsestid": "submitted",
    "fullføringstidspunkt": "submitted", "slutförandetid": "submitted", "fertigstellungszeit": "submitted",
    "abschlusszeit": "submitted", "heure de fin": "submitted",
    "start time": "started", "starttidspunkt": "started", "starttid": "started", "startzeit": "started",
    "heure de début": "started",
    "email": "mail", "e-mail": "mail", "mail": "mail", "e-post": "mail", "e-postadresse": "mail",
    "e-mail-adresse": "mail", "mailadresse": "mail", "e-mailadresse": "mail", "email address": "mail",
    "adresse de messagerie": "mail",
    "name": "name", "navn": "name", "namn": "name", "nom": "name",
    "last modified time": "changed", "tidspunkt for seneste ændring": "changed", "sidste ændringstidspunkt": "changed",
    "senast ändrad": "changed", "zeitpunkt der letzten änderung": "changed", "zeit der letzten änderung": "changed",
    "language": "language", "sprog": "language", "sprache": "language", "språk": "language", "langue": "language",
    "grade posted time": "graded",
    "total points": "score", "point i alt": "score", "quiz feedback": "feedback",
}  # fmt: skip
_POINTS = ("points - ", "feedback - ", "point - ")


def _fits(roles: set[str]) -> float:
    return (
        0.99 if {"respondent", "submitted", "started"} <= roles else 0.9 if {"submitted", "started"} <= roles else 0.0
    )


TOOL = forms_tool("microsoft_forms", "Microsoft Forms", _ROLES, _fits, _POINTS)


def read(source: Source) -> Reading:
    """The survey tables of an export. Raises ReportError as `survey.read` does."""
    return read_survey(source, TOOL)
