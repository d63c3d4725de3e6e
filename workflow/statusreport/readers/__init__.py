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

READERS: dict[str, Callable[[Source], Reading]] = {
    "delimited": delimited.read,
    "workbook": workbook.read,
    "surveyxact": surveyxact.read,
    "limesurvey": limesurvey.read,
    "google_forms": google_forms.read,
    "microsoft_forms": microsoft_forms.read,
    "surveymonkey": surveymonkey.read,
    "kobo": kobo.read,
    "qualtrics": qualtrics.read,
}
