"""A small world for tests of tables and figures: a ledger of a few entries and the valid tables behind them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
from statusreport.tables.material import Material
from statusreport.theory_of_change import read_theory_of_change

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "report"
SCHEMAS = ROOT / "workflow" / "schemas"

DEGREES = ("high", "some", "lesser", "not_at_all", "not_relevant")
DEGREE_LABELS = ("I høj grad", "I nogen grad", "I mindre grad", "Slet ikke", "Ikke relevant")
ANSWERS = {
    "sat_relevant_advice": (17, 1, 0, 0, 0),
    "sat_solved_problem": (13, 5, 1, 0, 0),
    "sat_use_again": (11, 7, 0, 0, 1),
    "sat_recommend": (11, 6, 0, 0, 0),
}
QUESTIONS = {
    "sat_relevant_advice": "I hvor høj grad fik I den rådgivning, der var relevant for jeres henvendelse?",
    "sat_solved_problem": "I hvor høj grad hjalp rådgivningen jer med at løse opgaven?",
    "sat_use_again": "I hvor høj grad vil I bruge enheden igen?",
    "sat_recommend": "I hvor høj grad vil I anbefale enheden til andre?",
}
CRITERIA = {  # id: numerator, denominator, target in percent, chapter, printed result
    "crit_dialogue": (40, 43, 40, "employees", "93 %"),
    "crit_democracy": (12, 20, 50, "associations", "60 %"),
    "crit_influence": (36, 40, 40, "associations", "90 %"),
    "crit_visibility": (42, 51, 70, "international_day", "82,4 %"),
    "crit_methods": (12, 16, 70, "requests", "75 %"),
    "crit_network": (14, 18, 60, "requests", "78 %"),
    "crit_projecttools": (9, 9, 40, "requests", "100 %"),
}
CERTAINTY = {  # id: limits of the interval, interval as printed, verdict, verdict as printed
    "crit_dialogue": (0.81, 0.98, "81–98 %", "met", "opfyldt"),
    "crit_democracy": (0.44, 0.74, "44–74 %", "probably_met", "sandsynligvis opfyldt (målt indirekte)"),
    "crit_influence": (0.9, 0.9, "90 %", "met", "opfyldt"),
    "crit_visibility": (0.77, 0.87, "77–87 %", "met", "opfyldt"),
    "crit_methods": (0.58, 0.87, "58–87 %", "undecided", "kan ikke afgøres"),
    "crit_network": (0.64, 0.88, "64–88 %", "met", "opfyldt"),
    "crit_projecttools": (0.76, 1, "76–100 %", "met", "opfyldt"),
}
CRITERION_LABELS = {
    "crit_dialogue": "Aktører med bedre samarbejde og dialog",
    "crit_democracy": "Har i høj grad nemmere ved dialog med kommunen",
    "crit_influence": "Har fået bedre indflydelse",
    "crit_visibility": "Fik mulighed for at synliggøre ressourcer og rolle",
    "crit_methods": "Har brugt nye metoder til inddragelse",
    "crit_network": "Har i høj grad fået udvidet samarbejdet",
    "crit_projecttools": "Oplever bedre indsatser gennem projektværktøjer",
}
EVENTS = [  # event_id, audience, district, participants
    ("A1", "Ledere af daginstitutioner på Nørrebro", "Nørrebro", 25),
    ("A2", "Dansk Flygtningehjælp/Foreningsguiderne", "Hele byen", 50),
    ("A3", "Summercamp – frivillige og medarbejdere, KFF", "Nørrebro og Tingbjerg", 11),
    ("A4", "Bydelsmødrene", "Hele byen", 20),
]
FTE = {"fte_1a": (1.5, "1½"), "fte_1b": (1, "1"), "fte_2": (1, "1"), "fte_3": (1.5, "1½"), "fte_total": (5, "5")}

FIELDS = [
    "id", "label", "definition", "chapter", "kind", "value", "display", "unit", "decimals", "numerator",
    "denominator", "base", "base_label", "survey", "question", "question_text", "n_invited",
    "n_returned", "n_answered", "n_relevant", "n_blank", "target", "target_display", "criterion",
    "measures", "measures_note", "origin", "population", "interval_level", "interval_low", "interval_high",
    "interval_display", "verdict", "verdict_display", "base_matters", "last_year", "correction",
]  # fmt: skip


def entry(name: str, **fields: Any) -> dict[str, Any]:
    """A ledger entry: the fields given, the others as the ledger leaves them."""
    source = {"source": "survey", "year": 2010, "file": "s.csv", "sha256": "0", "rows_used": 1, "reconstructed": True}
    empty = dict.fromkeys(FIELDS) | {
        "answers": [],
        "groups": [],
        "bases": [],
        "sources": [source],
        "reconstructed": True,
    }
    plain = {"id": name, "label": name, "definition": f"Definition af {name}.", "chapter": "other", "decimals": 0}
    return empty | plain | fields


def satisfaction_entry(name: str) -> dict[str, Any]:
    """One of the four questions, on 19 returned questionnaires."""
    counts = ANSWERS[name]
    answers = [
        {"code": code, "label": label, "position": place, "relevant": code != "not_relevant", "count": count}
        for place, (code, label, count) in enumerate(zip(DEGREES, DEGREE_LABELS, counts, strict=True), start=1)
    ]
    printed = {17: "89,5 %", 13: "68,4 %", 11: "57,9 %"}[counts[0]]
    return entry(
        name, chapter="satisfaction", kind="share", value=counts[0] / 19, display=printed, decimals=1,
        numerator=counts[0], denominator=19, base="returned", base_label="returnerede skemaer", survey="requesters",
        question=name, question_text=QUESTIONS[name], n_invited=28, n_returned=19, n_answered=sum(counts),
        n_relevant=sum(counts[:-1]),
        n_blank=19 - sum(counts), answers=answers,
    )  # fmt: skip


def criterion_entry(name: str) -> dict[str, Any]:
    """A success criterion with its target."""
    numerator, denominator, target, chapter, printed = CRITERIA[name]
    proxy = name == "crit_democracy"
    low, high, interval, verdict, verdict_display = CERTAINTY[name]
    return entry(
        name, label=CRITERION_LABELS[name], chapter=chapter, kind="share", value=numerator / denominator,
        display=printed, numerator=numerator, denominator=denominator, base="answered", base_label="besvarelser",
        target=target / 100, survey="requesters", interval_low=low, interval_high=high, interval_display=interval,
        verdict=verdict, verdict_display=verdict_display,
        target_display=f"{target} %", criterion=f"Kriteriet {name}.", measures="proxy" if proxy else "direct",
        measures_note="Spørgsmålet gælder dialog." if proxy else None,
    )  # fmt: skip


def workshop_entries() -> list[dict[str, Any]]:
    """Participants by event, by district and in all."""
    districts: dict[str, int] = {}
    for _, _, district, participants in EVENTS:
        districts[district] = districts.get(district, 0) + participants
    by_event = [{"key": e, "label": a, "value": n, "display": str(n)} for e, a, _, n in EVENTS]
    by_district = [{"key": d, "label": d, "value": n, "display": str(n)} for d, n in sorted(districts.items())]
    return [
        entry("workshops_held", value=4, display="4", kind="count"),
        entry("workshop_participants", value=106, display="106", kind="count"),
        entry("workshop_participants_by_event", value=106, display="106", kind="count", groups=by_event),
        entry("workshop_participants_by_district", value=106, display="106", kind="count", groups=by_district),
    ]


def ledger() -> list[dict[str, Any]]:
    """All entries that the tables and figures of the report need."""
    return [
        *(entry(name, value=value, display=display, kind="constant") for name, (value, display) in FTE.items()),
        *workshop_entries(),
        *(criterion_entry(name) for name in CRITERIA),
        entry("followup_goal_share", label="Har nået egne mål", display="85 %", value=46 / 54, chapter="followup"),
        *(satisfaction_entry(name) for name in ANSWERS),
    ]


RESPONSE = {  # of 28 invited 3 completed it; of these one left the question blank, and to one it was not relevant
    "survey": "requesters", "title": "Rekvirentundersøgelsen", "n_invited": 28, "n_returned": 3,
    "rate": 3 / 28, "rate_display": "11 %",
    "questions": [
        {
            "question": "use_again", "question_text": "Vil I bruge enheden igen?", "n_answered": 2,
            "n_not_relevant": 1, "n_blank": 1, "blank_rate": 1 / 3, "blank_display": "33,3 %",
        }
    ],
}  # fmt: skip


def material(**changes: Any) -> Material:
    """The small world; `changes` replace fields of `Material`."""
    entries = changes.pop("entries", None) or ledger()
    events = pd.DataFrame([(e, a, d) for e, a, d, _ in EVENTS], columns=["event_id", "audience", "district"])
    publications = pd.DataFrame({"title": ["Atlas", "Katalog"], "status": ["published", "being_finished"]})
    publications = publications.assign(source="list")
    advisory_log = pd.DataFrame({"requester": ["Østerbro", "Århus", "Workz", "Ærø", "Workz", "bydelsmødre"]})
    sources = pd.DataFrame(
        {
            "year": 2010, "source": ["survey", "events"],
            "title": ["Rekvirentundersøgelsen 2010", "Arrangementer 2010"],
            "kind": ["survey", "registration"], "rows_read": [28, 1200], "origin": ["SurveyXact", ""],
            "reconstructed": [True, False], "rows_used": [27, 1199],
            "rows_quarantined": [1, 0], "rows_excluded": [0, 1], "excluded_why": ["", "1 tomme"],
        }
    )  # fmt: skip
    fields = {
        "year": 2010,
        "entries": entries,
        "tables": {"events": events, "publications": publications, "advisory_log": advisory_log},
        "sources": sources,
        "surveys": {"requesters": "Rekvirentundersøgelsen"},
        "responses": [RESPONSE],
        "level": "95 %",
        "theory": read_theory_of_change(
            REPORT / "theory-of-change.yaml", SCHEMAS / "theory-of-change.schema.yaml", [e["id"] for e in entries]
        ),
    }
    return Material(**(fields | changes))
