"""Every number of the published 2010 report is in the ledger and in the finished HTML, PDF and Word file.

The expected values are written by hand from the published report (and, where it gives no n, from the counts that the
reconstruction chose and its deviations appendix states); nothing here is read from the pipeline.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pypandoc
import pytest
from pypdf import PdfReader

from tests.projects import Checkout

NEAR = 160  # characters between a number and the word that says what it is

# id, exact value, as printed, a word that stands near it in the documents
FACTS = [
    ("workshops_held", 11, "11", "workshops i forældredialog"),
    ("workshop_participants", 202, "202", "deltagere"),
    ("workshop_administrations", 5, "5", "forvaltninger"),
    ("process_consultants", 13, "13", "deltagere"),
    ("process_consultant_administrations", 4, "4", "forvaltninger"),
    ("capacity_associations", 23, "23", "foreninger"),
    ("capacity_persons", 40, "40", "personer"),
    ("seminar_associations", 28, "28", "foreninger"),
    ("workshop_associations", 8, "8", "foreninger"),
    ("capacity_seminars", 2, "2", "seminarer"),
    ("capacity_interviews", 6, "6", "interview"),
    ("network_actors", 40, "40", "Nørrebro"),
    ("network_meetings", 2, "2", "møder"),
    ("handbook_interviews", 110, "110", "medarbejdere og ledere"),
    ("workshops_two_years", 21, "21", "workshops"),
    ("catalogue_focus_group", 14, "14", "aktører"),
    ("requisitions", 28, "28", "rekvirer"),
    ("advisory_sessions", 145, "145", "rådgivninger"),
    ("area_plans", 5, "5", "helhedsplaner"),
    ("area_lifts", 2, "2", "områdeløft"),
    ("mjolnerparken_hours", 22, "22", "timer"),
    ("publications", 4, "4", "publikation"),
    ("fte_1a", 1.5, "1½", "boligområder"),
    ("fte_1b", 1, "1", "helhedsplaner"),
    ("fte_2", 1, "1", "Fra Sport til Job"),
    ("fte_3", 1.5, "1½", "rådgivninger"),
    ("fte_total", 5, "5", "årsværk"),
    ("fte_total_excl_sport", 4, "4", "årsværk"),
    ("inclusion_gap", 6, "6", "point"),
    ("followup_workshops_2009", 10, "10", "workshops"),
    ("followup_staff_2009", 73, "73", "medarbejdere"),
    ("followup_actors_2009", 18, "18", "aktører"),
    ("followup_goal_share", 46 / 54, "85 %", "46 ud af 54"),
    ("crit_dialogue", 40 / 43, "93 %", "40 ud af 43"),
    ("crit_democracy", 12 / 20, "60 %", "12 ud af 20"),
    ("crit_democracy_some", 8 / 20, "40 %", "8 ud af 20"),
    ("crit_influence", 36 / 40, "90 %", "36 ud af 40"),
    ("crit_visibility", 42 / 51, "82,4 %", "42 ud af 51"),
    ("idag_seen_heard", 47 / 51, "92,2 %", "47 ud af 51"),
    ("idag_cohesion", 46 / 51, "90,2 %", "46 ud af 51"),
    ("idag_diversity", 48 / 51, "94,1 %", "48 ud af 51"),
    ("idag_again", 49 / 51, "96,1 %", "49 ud af 51"),
    ("idag_positive", 50 / 51, "98,0 %", "50 ud af 51"),
    ("idag_replies", 51, "51", "spørgeskema"),
    ("idag_associations", 60, "60", "foreninger"),
    ("idag_response_share", 51 / 60, "85 %", "51"),
    ("idag_restaurants", 20, "20", "restauranter"),
    ("idag_young_staff", 60, "60", "unge"),
    ("idag_visitors", 20000, "20.000", "International Dag"),
    ("idag_stages", 3, "3", "scener"),
    ("idag_congregations", 5, "5", "menigheder"),
    ("sport_jobs", 16, "16", "unge"),
    ("sport_contacts", 227, "227", "unge"),
    ("sport_age_from", 13, "13", "29"),
    ("sport_age_to", 29, "29", "år"),
    ("sport_area_plans", 4, "4", "Valby"),
    ("crit_methods", 12 / 16, "75 %", "12 ud af 16"),
    ("crit_network", 14 / 18, "78 %", "14 ud af 18"),
    ("crit_projecttools", 9 / 9, "100 %", "9 ud af 9"),
    ("sat_relevant_advice", 17 / 19, "89,5 %", "17 ud af 19"),
    ("sat_solved_problem", 13 / 19, "68,4 %", "13 ud af 19"),
    ("sat_use_again", 11 / 19, "57,9 %", "11 ud af 19"),
    ("sat_recommend", 11 / 19, "57,9 %", "11 ud af 19"),
    ("sat_respondents", 18, "18", "relevant rådgivning"),
    ("sat_returned", 19, "19", "skemaer"),
]

TARGETS = {
    "crit_dialogue": "40 %",
    "crit_democracy": "50 %",
    "crit_influence": "40 %",
    "crit_visibility": "70 %",
    "crit_methods": "70 %",
    "crit_network": "60 %",
    "crit_projecttools": "40 %",
}

WORKSHOPS = [  # audience as the table names it, participants, district; the published order
    ("daginstitutionerne på Nørrebro", 25, "Nørrebro"),
    ("Bydelsmødrene i alle fem projekter", 25, "Hele byen"),
    ("medarbejderstaben", 9, "Hele byen"),
    ("Dansk Flygtningehjælp/Foreningsguiderne", 50, "Hele byen"),
    ("Hærværk til Netværk", 11, "Hele byen"),
    ("Valby – medarbejdere fra klubber og skoler", 25, "Valby"),
    ("Bispebjerg Boligprojekt", 14, "Bispebjerg"),
    ("DGI Byen", 7, "Hele byen"),
    ("Summercamp", 11, "Nørrebro og Tingbjerg"),
    ("Kommunikationsambassadører", 5, "Nørrebro"),
    ("Red Barnet – frivillig", 20, "Hele byen"),
]

NAMES = [
    *("Børne- og Ungdomsforvaltningen", "Kultur- og Fritidsforvaltningen", "Teknik- og Miljøforvaltningen"),
    *("Socialforvaltningen", "Beskæftigelses- og Integrationsforvaltningen", "Økonomiforvaltningen"),
    *("Bydelsmødre", "Lejerbo", "KAB", "Københavns Politi", "Titanparken", "Hærværk til Netværk", "Sundholm"),
    *("Tingbjerg", "Akacieparken", "Haraldsgade", "Mjølnerparken", "Hornemanns Vænge", "Sjælør Boulevard", "Folehaven"),
    *("HotSpot", "2200 Kultur", "Integrationsministeriet", "Red Barnet Ungdom", "Verdenskulturcentret", "SOCED", "KEC"),
    *("Eksperttænketanken for integration", "Årsmødet i Tingbjerg", "Workz", "Københavns Universitet", "Sikker by"),
    *("Copenhagen Cooking", "Centre for European Islamic Thought", "Områdefornyelse Husum", "Wonderful Copenhagen"),
    *("Karen Makupa", "Malinka Kalinka", "NABIHA", "Thomas Madvig", "Jobcenter Skelbækgade", "Annika Agger"),
]

ORIGINAL_CLAIMS = ["mere end 80 %", "mere end 90 %", "over 95 %", "mere end 57,9 %"]


@cache
def text_of(path: Path) -> str:
    """The words of a document, white space as single spaces."""
    if path.is_dir():
        pages = sorted(path.rglob("*.html"))
        text = "\n".join(pypandoc.convert_file(str(page), "plain", format="html") for page in pages)
    elif path.suffix == ".pdf":
        text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    else:
        text = pypandoc.convert_file(str(path), "plain", format="docx")
    return re.sub(r"\s+", " ", text.replace("\u00ad", ""))


def documents(checkout: Checkout) -> dict[str, str]:
    """The text of the three finished documents."""
    output = checkout.path("report/_output/2010")
    paths = [output / "html", output / "statusrapport-2010.pdf", output / "statusrapport-2010.docx"]
    return {path.name: text_of(path) for path in paths}


def stands_near(text: str, number: str, word: str) -> bool:
    """Whether `number`, as a number of its own, stands within NEAR characters of `word`."""
    places = re.finditer(rf"(?<![\d.,]){re.escape(number)}(?![\d½]|[.,]\d)", text)
    return any(word.lower() in text[max(0, m.start() - NEAR) : m.end() + NEAR].lower() for m in places)


@cache
def letters(text: str) -> str:
    """The text without white space and hyphens: a PDF divides long words at the end of a line."""
    return re.sub(r"[\s-]", "", text.lower())


@pytest.fixture(scope="module")
def ledger(built_once: Checkout) -> dict[str, dict]:
    """The ledger by id."""
    data = json.loads(built_once.path("data/processed/2010/indicators.json").read_text(encoding="utf-8"))
    return {entry["id"]: entry for entry in data["indicators"]}


@pytest.mark.parametrize(("name", "value", "display", "_word"), FACTS, ids=[fact[0] for fact in FACTS])
def test_the_ledger_has_the_published_value(ledger, name, value, display, _word):
    assert ledger[name]["value"] == pytest.approx(value, abs=1e-12)
    assert ledger[name]["display"] == display


@pytest.mark.parametrize(("name", "_value", "display", "word"), FACTS, ids=[fact[0] for fact in FACTS])
def test_the_documents_print_the_number_beside_what_it_counts(built_once, name, _value, display, word):
    missing = [document for document, text in documents(built_once).items() if not stands_near(text, display, word)]
    assert not missing


def test_the_ledger_has_the_targets(ledger):
    assert {name: entry["target_display"] for name, entry in ledger.items() if entry["target"]} == TARGETS


def test_the_workshops_add_up_to_the_participants(ledger):
    groups = ledger["workshop_participants_by_event"]["groups"]
    assert [group["value"] for group in groups] == [participants for _, participants, _ in WORKSHOPS]
    assert sum(participants for _, participants, _ in WORKSHOPS) == 202


@pytest.mark.parametrize(("audience", "participants", "district"), WORKSHOPS)
def test_the_documents_list_each_workshop_with_participants_and_district(built_once, audience, participants, district):
    for document, text in documents(built_once).items():
        assert stands_near(text, str(participants), audience), document
        assert district in text, document


@pytest.mark.parametrize("name", NAMES)
def test_the_documents_name_what_the_report_names(built_once, name):
    for document, text in documents(built_once).items():
        assert letters(name) in letters(text), document


@pytest.mark.parametrize("claim", ORIGINAL_CLAIMS)
def test_the_deviations_quote_what_the_original_claimed(built_once, claim):
    for document, text in documents(built_once).items():
        assert claim in text, document


def test_a_number_inside_another_number_does_not_count_as_found():
    assert not stands_near("1.202 deltagere", "202", "deltagere")
    assert not stands_near("202,5 deltagere", "202", "deltagere")
    assert stands_near("i alt 202 deltagere", "202", "deltagere")
