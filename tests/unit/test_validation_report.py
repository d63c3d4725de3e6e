"""The account of a validation: everything that was found, for people, spreadsheets and machines."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from statusreport import findings, many_findings, validation_report
from statusreport.contracts import rules
from statusreport.errors import Problem
from statusreport.findings import RULES
from statusreport.readers.reading import REASONS
from statusreport.tidy import TABLES
from statusreport.validation import validate
from statusreport.validation_files import worksheet, write_refusal
from statusreport.validation_report import SHOWN, account, stopped, write_report
from statusreport.validation_words import REASONS as DANISH_REASONS
from statusreport.validation_words import RULES as DANISH_RULES
from statusreport.validation_words import allowed, reasons, to_do

from tests.unit.test_validation import world

PARTY = {"event_type": "party"}


def written(folder, *tables, **policies):
    result = validate(*world(*tables, **policies))
    write_report(result, folder)
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    return result, texts


def test_every_finding_stands_in_page_csv_and_json_with_its_place(tmp_path):
    _, texts = written(tmp_path / "v", [{}, PARTY, {"title": None}])
    table = pd.read_csv(tmp_path / "v" / "findings.csv", sep=";")
    assert table[["Fil", "Række", "Kolonne", "Fejl", "Følge"]].to_numpy().tolist() == [
        ["raw/events.csv", 3, "event_type", "Værdien er ikke tilladt", "Stopper rapporten."],
        ["raw/events.csv", 4, "title", "Cellen er tom", "Stopper rapporten."],
    ]
    data = json.loads(texts["validation.json"])
    assert (data["edition"], data["passed"], len(data["findings"]), len(data["problems"])) == (2010, False, 2, 2)
    assert data["findings"][0]["found"] == "party"
    page = texts["index.html"]
    for said in ("Ikke bestået", "2 fejl i 2 rækker fra 1 filer", "kolonnen »event_type«", "<code>party</code>"):
        assert said in page


def test_a_pass_is_written_too_with_what_was_checked_and_the_account_of_rows(tmp_path):
    _, texts = written(tmp_path, [{}, PARTY, {}, {}], blank=2, events=0.5)
    page = " ".join(texts["index.html"].split())
    assert "Bestået" in page and "Rækken er sat i karantæne." in page
    numbers = "".join(f'<td class="n">{n}</td> ' for n in (6, 3, 1, 2)).replace("</td> <td", "</td><td")
    assert numbers.replace(" ", "") in page.replace(" ", "")
    assert "2 tomme" in page


def test_a_page_stays_readable_and_the_csv_whole_when_every_row_is_wrong(tmp_path):
    _, texts = written(tmp_path, [PARTY] * (SHOWN + 50))
    assert texts["index.html"].count("<code>party</code>") == SHOWN
    assert "Og 50 mere" in texts["index.html"]
    assert texts["findings.csv"].count("party") == SHOWN + 50


def test_too_many_findings_to_list_are_grouped_and_none_is_lost(tmp_path, monkeypatch):
    for module in (findings, many_findings, validation_report):
        monkeypatch.setattr(module, "LISTED", 5)
    monkeypatch.setattr(many_findings, "SAMPLE", 2)
    result, texts = written(
        tmp_path, [PARTY, PARTY, {}, {"event_type": "feast"}, {"event_type": "ball"}, {"title": None}, PARTY]
    )
    kinds, titles = json.loads(texts["validation.json"])["findings"]
    assert (kinds["heading"], kinds["rule"], kinds["cells"], kinds["rows"]) == (
        "event_type",
        "not_allowed",
        5,
        "2-3, 5-6, 8",
    )
    assert (kinds["found"], kinds["other_values"]) == ({"party": 3, "ball": 1}, 1)
    assert (titles["cells"], titles["rows"], titles["stops"]) == (1, "7", True)
    table = pd.read_csv(tmp_path / "findings.csv", sep=";")
    assert table["Række"].tolist() == [2, 3, 7]
    assert "6 fejl i 6 rækker" in texts["index.html"]
    assert "for mange til en liste" in texts["index.html"]
    assert len(result.problems) == 2


def test_the_terminal_names_the_page_and_the_number_of_findings(tmp_path):
    result = validate(*world([PARTY] * 3))
    message = stopped(result, tmp_path).message()
    assert "3 findings in 1 files" in message
    assert f"{tmp_path}/index.html" in message and f"{tmp_path}/findings.csv" in message


def test_files_that_cannot_be_read_have_a_page_as_well(tmp_path):
    write_refusal(2010, [Problem("raw/a.csv", "byte 3", "the file is not utf-8", "Export it anew")], tmp_path)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "raw/a.csv" in page and "the file is not utf-8" in page
    assert json.loads((tmp_path / "validation.json").read_text(encoding="utf-8"))["passed"] is False


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{ 7 * 7 }}", "</table>", "&amp;"])
def test_what_was_found_is_text_on_the_page(tmp_path, text):
    _, texts = written(tmp_path, [{"event_type": text}])
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f"<code>{escaped}</code>" in texts["index.html"]


def test_the_spreadsheet_computes_nothing():
    found = validate(*world([{"event_type": "=1+1"}])).findings
    assert worksheet(found)["Fundet"].tolist() == ["'=1+1"]


def test_the_danish_words_know_every_rule_and_reason():
    assert set(RULES) == set(DANISH_RULES)
    assert set(REASONS) == set(DANISH_REASONS)
    assert reasons("blank 2, total 1") == "2 tomme, 1 sumrækker"


def test_what_the_contract_allows_is_said_in_danish():
    said = {allowed(rule.allowed) for name in TABLES for rule in rules(name, 2010)}
    assert not [text for text in said if {"every", "each", "like", "table", "to", "with"} & set(text.split())]


def test_a_near_answer_is_kept_in_the_danish_remedy():
    near = to_do("unknown_code", "Did you mean `I høj grad`? Correct the cell")
    assert near == "Er det `I høj grad`, der menes? Ret cellen, eller føj teksten til kodebogen i kataloget."


def test_the_record_holds_the_whole_account():
    data = account(validate(*world([{}, PARTY], events=0.5)))
    assert (data["passed"], data["sources"][0]["rows_quarantined"]) == (True, 1)
    assert data["findings"][0]["stops"] is False
