"""The account of a validation in Danish: what each rule means, what to do about it, and what is allowed."""

from __future__ import annotations

import re

# rule → heading of its part of the page, what to do
RULES = {
    "unreadable_date": (
        "Datoen kan ikke læses",
        "Ret cellen. Ser alle datoer sådan ud, så ret `date_format` i kataloget.",
    ),
    "unreadable_number": ("Tallet kan ikke læses", "Ret cellen. Ser alle tal sådan ud, så ret `decimal` i kataloget."),
    "unreadable_hours": ("Timetallet kan ikke læses", "Ret cellen; timer skrives som 1,5, 1:30 eller 1½."),
    "repeated_row": ("Rækken gentager en anden", "Fjern den ene af rækkerne, hvis de er den samme."),
    "unreadable_time": ("Tidspunktet kan ikke læses", "Ret cellen, eller angiv `date_format` i kataloget."),
    "unreadable_status": ("Skemaets status er uklar", "Hent udtrækket igen; præcis én status må være valgt."),
    "unknown_code": ("Svaret eller koden kendes ikke", "Ret cellen, eller føj teksten til kodebogen i kataloget."),
    "missing_value": ("Cellen er tom", "Udfyld cellen, eller fjern rækken."),
    "not_allowed": ("Værdien er ikke tilladt", "Ret cellen, eller oversæt teksten under `codes` i kataloget."),
    "personal_data": (
        "Cellen indeholder personoplysninger",
        "Fjern dem fra filen, eller skriv under `personal` i kataloget, hvad der skal ske med kolonnen: `drop` "
        "(udelad), `pseudonymise` (erstat med pseudonym) eller `not_personal` med en begrundelse.",
    ),
    "out_of_range": ("Tallet er for stort eller for lille", "Ret tallet."),
    "outside_year": ("Datoen ligger uden for året", "Ret datoen, eller flyt rækken til det år, den hører til."),
    "wrong_form": ("Værdien har en anden form end aftalt", "Ret cellen."),
    "duplicate_key": ("Nøglen findes to gange", "Fjern den ene række, eller giv den sin egen nøgle."),
    "no_such_parent": ("Henvisningen fører ingen steder hen", "Ret cellen, eller tilføj den række, den henviser til."),
    "parent_set_aside": ("Henvisningen fører til en række i karantæne", "Ret den række, der henvises til."),
}

REASONS = {"blank": "tomme", "heading": "gentagne overskrifter", "total": "sumrækker"}

_ALLOWED = (  # what the contract and the readers say in English
    (r"a value in every row", "en værdi i hver række"),
    (r"one row for each (.*)", r"én række for hver \1"),
    (r"dates written like (.*)", r"datoer skrevet som \1"),
    (r"whole numbers", "hele tal"),
    (r"numbers like (.*)", r"tal skrevet som \1"),
    (r"a time like (\S+), with or without (\S+)", r"et tidspunkt som \1, med eller uden \2"),
    (r"(\S+) to (\S+)", r"\1 til \2"),
    (r"(.*) of the table (\w+)", r"\1 i tabellen \2"),
    (r"a 1 in exactly one of them", "et 1-tal i præcis én af dem"),
    (r"no personal data, unless .*", "ingen personoplysninger, medmindre kataloget siger, hvad der skal ske med dem"),
)
_NEAR = re.compile(r"^Did you mean `(.*)`\?")


def title(rule: str) -> str:
    """What is wrong, as a heading; the rule's own name where a reader has a rule of its own."""
    return RULES.get(rule, (rule.replace("_", " ").capitalize(), ""))[0]


def to_do(rule: str, remedy: str) -> str:
    """What to do about it; the nearest known answer of the English remedy is kept."""
    near = _NEAR.match(remedy)
    what = RULES[rule][1] if rule in RULES else remedy
    return f"Er det `{near[1]}`, der menes? {what}" if near else what


def allowed(text: str) -> str:
    """What is allowed; lists of codes and answers stay as they are."""
    for pattern, danish in _ALLOWED:
        if re.fullmatch(pattern, text):
            return re.sub(pattern, danish, text)
    return text


def reasons(counted: str) -> str:
    """Why rows are no records: `blank 2, total 1` as `2 tomme, 1 sumrækker`."""
    pairs = [part.rsplit(" ", 1) for part in counted.split(", ") if part]
    return ", ".join(f"{count} {REASONS.get(reason, reason)}" for reason, count in pairs)
