"""What a number rests on: facts, card, rows, and the trace in the terminal."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pandas as pd
import pytest
from statusreport.errors import ReportError
from statusreport.trace.asked import check_declared
from statusreport.trace.cards import card, cards
from statusreport.trace.facts import code_version, trace
from statusreport.trace.rows import contributions
from statusreport.trace.terminal import as_text

from tests.unit.worlds import ROOT

SHA = "7b4152562d22" + "0" * 52
VERSION = "c0de" * 16

SHARE = {
    "id": "glad", "label": "Er <glade> & \"frie\"", "definition": "Andel med svaret ja.", "kind": "share", "unit": "%",
    "display": "75 %", "numerator": 12, "denominator": 16, "base": "relevant", "base_label": "relevante besvarelser",
    "survey": "requesters", "question_text": "Er I glade?",
    "n_invited": 28, "n_returned": 19, "n_answered": 18, "n_relevant": 16, "n_blank": 1,
    "bases": [
        {"declared": True, "display": "75 %", "denominator": 16, "label": "relevante besvarelser"},
        {"declared": False, "display": "63 %", "denominator": 19, "label": "returnerede skemaer",
         "flips_verdict": True, "verdict_display": "ikke opfyldt"},
    ],
    "interval_display": "58–87 %", "criterion": "Rekvirenterne er glade.", "target_display": "70 %",
    "verdict_display": "kan ikke afgøres (målt indirekte)", "measures_note": "Spurgt om noget andet.",
    "last_year": {"year": 2009, "display": "72 %", "change_display": "3 procentpoint højere end i 2009"},
    "correction": None, "groups": [], "origin": None, "reconstructed": True, "printed": {"value": "75 %"},
    "sources": [{"source": "survey", "year": 2010, "file": "data/raw/2010/svar.csv", "sha256": SHA, "rows_used": 19}],
}  # fmt: skip
COUNT = {
    **SHARE, "id": "held", "label": "Møder", "definition": "Afholdte møder.", "kind": "count", "unit": "møder",
    "display": "1.200", "numerator": None, "denominator": None, "base": None, "question_text": None, "bases": [],
    "interval_display": None, "criterion": None, "measures_note": None, "last_year": None, "reconstructed": False,
    "groups": [{"label": "Nord", "display": "700"}, {"label": "Syd", "display": "500"}], "origin": "Kalenderen",
    "sources": [{**SHARE["sources"][0], "rows_used": 1}],
}  # fmt: skip
LEDGER = {"surveys": {"requesters": "Rekvirenter"}, "level_display": "95 %", "indicators": [SHARE, COUNT]}


def facts(entry: dict) -> dict[str, tuple[str, ...]]:
    return {fact.heading: fact.lines for fact in trace(entry, LEDGER, VERSION).facts}


def test_a_share_says_question_parts_base_interval_target_verdict_and_last_year():
    assert facts(SHARE) == {
        "Definition": ("Andel med svaret ja.",),
        "Spørgsmål": ("»Er I glade?« (Rekvirenter)",),
        "Tæller og nævner": ("12 af 16",),
        "Base": (
            "16 relevante besvarelser",
            "28 inviterede, 19 returnerede, 18 besvarede, 16 relevante, 1 uden svar på spørgsmålet",
        ),
        "Andre baser": ("63 % af 19 returnerede skemaer, vurdering: ikke opfyldt",),
        "95 %-interval": ("58–87 %",),
        "Succeskriterium": ("Rekvirenterne er glade.",),
        "Mål og vurdering": ("Mål: 70 %. Vurdering: kan ikke afgøres (målt indirekte).",),
        "Indirekte mål": ("Spurgt om noget andet.",),
        "I 2009": ("72 % (3 procentpoint højere end i 2009)",),
        "Forbehold": ("Rækkerne er rekonstruerede.",),
    }


def test_a_count_says_only_what_applies_to_it():
    assert facts(COUNT) == {
        "Definition": ("Afholdte møder.",),
        "Består af": ("Nord: 700", "Syd: 500"),
        "Oprindelse": ("Kalenderen",),
    }


def test_the_value_has_its_unit_once():
    assert [trace(entry, LEDGER, VERSION).value for entry in (SHARE, COUNT)] == ["75 %", "1.200 møder"]


def test_one_row_is_singular():
    assert [trace(entry, LEDGER, VERSION).files[0].detail for entry in (SHARE, COUNT)] == ["19 rækker", "1 række"]


def test_the_code_version_changes_with_the_code_and_not_with_the_order(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    first, second = Path("a.py"), Path("b.py")
    first.write_text("x = 1\n")
    second.write_text("y = 2\n")
    version = code_version([first, second])
    assert code_version([second, first]) == version
    second.write_text("y = 3\n")
    assert code_version([first, second]) != version


def test_a_card_is_a_named_dialog_whose_texts_are_never_markup():
    element = lxml.html.fragment_fromstring(cards(LEDGER, VERSION)["glad"])
    assert (element.tag, element.get("id")) == ("dialog", "kort-glad")
    heading = element.get_element_by_id(element.get("aria-labelledby"))
    assert heading.text_content() == SHARE["label"] and len(heading) == 0
    assert "<glade>" not in card(trace(SHARE, LEDGER, VERSION))
    assert element.find(".//form").get("method") == "dialog"
    assert element.find(".//a").get("href") == "#tal-glad"


def test_a_card_shortens_checksums_and_holds_them_whole():
    element = lxml.html.fragment_fromstring(cards(LEDGER, VERSION)["glad"])
    assert [summary.text for summary in element.iter("summary")] == ["SHA-256 7b4152562d22…", "SHA-256 c0dec0dec0de…"]
    assert [code.text for code in element.iter("code")] == [SHA, VERSION]


PLACE = {"source": "survey", "sheet": ""}
RESPONDENTS = pd.DataFrame(
    [
        {"survey": "requesters", "respondent": "R1", "status": "completed", **PLACE, "row": 2},
        {"survey": "requesters", "respondent": "R2", "status": "completed", **PLACE, "row": 3},
        {"survey": "requesters", "respondent": "R3", "status": "partial", **PLACE, "row": 4},
        {"survey": "requesters", "respondent": "R4", "status": "completed", **PLACE, "row": 5},
    ]
)
RESPONSES = pd.DataFrame(
    [
        {"survey": "requesters", "respondent": name, "question": "q", "answer_code": code, "answer_label": "Fru Hansen"}
        for name, code in (("R1", "yes"), ("R2", "no"), ("R3", "yes"))
    ]
)
REGISTRATIONS = pd.DataFrame(
    [
        {"registration_id": "T1", "event_id": "E1", "person_key": "P-1", "organisation": "By", "source": "list",
         "sheet": "Maj", "row": 7},
        {"registration_id": "T2", "event_id": "E2", "person_key": "P-1", "organisation": "By", "source": "list",
         "sheet": "Maj", "row": 5},
    ]
)  # fmt: skip
TABLES = {"edition": {"respondents": RESPONDENTS, "responses": RESPONSES, "registrations": REGISTRATIONS}}
SPECS = {
    "glad": {"share": "requesters.q", "top_box": ["yes"], "base": "returned"},
    "people": {"distinct": "registrations.person_key"},
    "places": {"count": "registrations", "where": {"event_id": "E1"}},
    "organisations": {"distinct": "registrations.organisation"},
    "per_person": {"ratio": {"numerator": "places", "denominator": "people"}},
    "all": {"total": ["people", "per_person"]},
}


def rows(name: str) -> list[dict]:
    [found] = contributions(SPECS, TABLES, name)
    return found.frame.to_dict("records")


def test_rows_of_a_share_are_the_completed_questionnaires_with_code_and_whether_they_count():
    assert rows("glad") == [
        {**PLACE, "row": 2, "respondent": "R1", "answer_code": "yes", "counted": True},
        {**PLACE, "row": 3, "respondent": "R2", "answer_code": "no", "counted": False},
        {**PLACE, "row": 5, "respondent": "R4", "answer_code": "", "counted": False},
    ]


def test_rows_show_keys_the_pseudonym_and_what_was_counted_in_the_order_of_the_file():
    place = {"source": "list", "sheet": "Maj"}
    assert rows("people") == [
        {**place, "row": 5, "registration_id": "T2", "person_key": "P-1"},
        {**place, "row": 7, "registration_id": "T1", "person_key": "P-1"},
    ]
    assert rows("places") == [{**place, "row": 7, "registration_id": "T1", "person_key": "P-1"}]
    assert [row["organisation"] for row in rows("organisations")] == ["By", "By"]


def test_a_column_with_personal_data_is_never_shown():
    specs = {"labels": {"distinct": "responses.answer_label"}}
    tables = {"edition": {"responses": RESPONSES.assign(**PLACE, row=[2, 3, 4])}}
    [found] = contributions(specs, tables, "labels")
    assert "answer_label" not in found.frame and "Hansen" not in found.frame.to_string()


def test_a_number_made_of_others_has_their_rows_each_once():
    assert [part.indicator for part in contributions(SPECS, TABLES, "all")] == ["people", "places"]


def test_the_terminal_says_what_the_card_says_and_lists_the_rows():
    text = as_text(
        trace(SHARE, LEDGER, VERSION), contributions(SPECS, TABLES, "glad"), {"edition": {"survey": "svar.csv"}}
    )
    for fact in trace(SHARE, LEDGER, VERSION).facts:
        assert fact.heading in text
    assert f"SHA-256 {SHA}" in text and f"SHA-256 {VERSION}" in text
    assert (
        "\nsvar.csv\n  række   respondent   answer_code   tæller med\n  2       R1           yes           ja\n" in text
    )
    assert all(line == line.rstrip() and len(line) <= 100 for line in text.splitlines())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("crit_method", "unknown indicator `crit_method`. Did you mean `crit_methods`"),
        ("", "no indicator is named. Name one: snakemake trace --config indicator=ID"),
    ],
)
def test_an_indicator_that_is_not_declared_is_answered_with_names(name, said):
    with pytest.raises(ReportError, match=r"report/indicators\.yaml, indicators: ") as error:
        check_declared(name, ROOT / "report/indicators.yaml", ROOT / "workflow/schemas/indicators.schema.yaml")
    assert said in str(error.value)
