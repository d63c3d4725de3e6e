"""One module a format: the bytes of a source to tidy tables. Each has `read(source) -> Reading`."""

from __future__ import annotations

from collections.abc import Callable

from statusreport.catalogue import Source
from statusreport.readers import (
    delimited,
    google_forms,
    kobo,
    limesurvey,
    microsoft_forms,
    qualtrics,
    surveymonkey,
    surveyxact,
    workbook,
)
from statusreport.readers.reading import Reading
from statusreport.readers.tool import Tool

_SURVEYS = (limesurvey, google_forms, microsoft_forms, surveymonkey, kobo, qualtrics)
# Survey tools whose exports say by their headings what they are; SurveyXact's is several files.
TOOLS: tuple[Tool, ...] = tuple(module.TOOL for module in _SURVEYS)
READERS: dict[str, Callable[[Source], Reading]] = {
    "delimited": delimited.read,
    "workbook": workbook.read,
    "surveyxact": surveyxact.read,
    **{module.TOOL.name: module.read for module in _SURVEYS},
}
