"""Danish words of tables and figures for the codes in the data."""

from __future__ import annotations

CHAPTERS = {
    "summary": "Resume",
    "resources": "Ressourcer",
    "challenge": "Udfordring",
    "employees": "Medarbejdere",
    "followup": "Opfølgning på året før",
    "associations": "Minoritetsforeninger",
    "international_day": "International Dag",
    "other": "Øvrige leverancer",
    "area_plans": "Helhedsplaner og områdeløft",
    "publications": "Publikationer",
    "sport": "Fra Sport til Job",
    "requests": "Rekvireringer og rådgivninger",
    "satisfaction": "Rekvirenternes tilfredshed",
}

SECTIONS = {  # group of indicators → the section of the report that tells of it
    "employees": "sec-medarbejdere",
    "followup": "sec-medarbejdere",
    "associations": "sec-foreninger",
    "international_day": "sec-international-dag",
    "requests": "sec-raadgivning",
    "satisfaction": "sec-tilfredshed",
}

SOURCE_KINDS = {
    "registration": "Registrering",
    "survey": "Spørgeskema",
    "activity_log": "Aktivitetslog",
    "external": "Ekstern kilde",
}

PUBLICATION_STATUS = {"published": "Udgivet", "being_finished": "Under færdiggørelse"}

BASES = {
    "invited": "Inviterede",
    "returned": "Returnerede",
    "answered": "Besvarede",
    "relevant": "Relevante",
}

NO_INDICATOR = "Ingen indikator"
NOT_COVERED = "Ikke belyst"

_DANISH_LAST = str.maketrans("æøå", "{|}")  # the three characters after z in code order, as in the alphabet


def chapter_title(chapter: str) -> str:
    """The printed name of a group of indicators; a group declared by analysts prints as they wrote it."""
    return CHAPTERS.get(chapter, chapter.replace("_", " ").capitalize())


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def alphabetical(name: str) -> str:
    """A sort key: Danish order, capitals and small letters alike."""
    return name.casefold().translate(_DANISH_LAST)
