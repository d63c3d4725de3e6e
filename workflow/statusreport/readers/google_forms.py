"""Google Forms: CSV or a workbook of Google Sheets, with the time of reply in the first column."""

from __future__ import annotations

from statusreport.catalogue import Source
from statusreport.readers.forms import forms_tool
from statusreport.readers.reading import Reading
from statusreport.readers.survey import read as read_survey

_TIMES = ("timestamp", "tidsstempel", "tidstämpel", "tidsmerke", "zeitstempel", "horodateur", "marca temporal")
_MAIL = ("email address", "e-mail address", "username", "mailadresse", "e-mailadresse", "brugernavn")
_SCORE = ("score", "total score", "resultat", "point", "samlet antal point", "samlet score")
_ROLES = dict.fromkeys(_TIMES, "submitted") | dict.fromkeys(_MAIL, "participant") | dict.fromkeys(_SCORE, "score")


def _fits(roles: set[str]) -> float:
    return 0.9 if "submitted" in roles else 0.0


TOOL = forms_tool("google_forms", "Google Forms", _ROLES, _fits)


def read(source: Source) -> Reading:
    """The survey tables of an export. Raises ReportError as `survey.read` does."""
    return read_survey(source, TOOL)
