"""Words of tables and figures for the codes in the data."""

from __future__ import annotations

from statusreport.translation import N_, _, from_data

CHAPTERS = {
    "summary": N_("Resume"),
    "resources": N_("Ressourcer"),
    "challenge": N_("Udfordring"),
    "employees": N_("Medarbejdere"),
    "followup": N_("Opfølgning på året før"),
    "associations": N_("Minoritetsforeninger"),
    "international_day": N_("International Dag"),
    "other": N_("Øvrige leverancer"),
    "area_plans": N_("Helhedsplaner og områdeløft"),
    "publications": N_("Publikationer"),
    "sport": N_("Fra Sport til Job"),
    "requests": N_("Rekvireringer og rådgivninger"),
    "satisfaction": N_("Rekvirenternes tilfredshed"),
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
    "registration": N_("Registrering"),
    "survey": N_("Spørgeskema"),
    "activity_log": N_("Aktivitetslog"),
    "external": N_("Ekstern kilde"),
}

PUBLICATION_STATUS = {"published": N_("Udgivet"), "being_finished": N_("Under færdiggørelse")}

BASES = {
    "invited": N_("Inviterede"),
    "returned": N_("Returnerede"),
    "answered": N_("Besvarede"),
    "relevant": N_("Relevante"),
}

NO_INDICATOR = N_("Ingen indikator")
NOT_COVERED = N_("Ikke belyst")

_DANISH_LAST = str.maketrans("æøå", "{|}")  # the three characters after z in code order, as in the alphabet


def chapter_title(chapter: str) -> str:
    """The printed name of a group of indicators; a group declared by analysts prints as they wrote it."""
    return _(CHAPTERS[chapter]) if chapter in CHAPTERS else chapter.replace("_", " ").capitalize()


def reasons(counted: str) -> str:
    """Why rows were left out, as validation counted them: `2 tomme, 1 sumrækker`."""
    parts = (part.partition(" ") for part in counted.split(", "))
    return ", ".join(f"{count} {from_data(reason)}" for count, _space, reason in parts)


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def alphabetical(name: str) -> str:
    """A sort key: Danish order, capitals and small letters alike."""
    return name.casefold().translate(_DANISH_LAST)
