"""What people wrote is printed only with their consent and after review."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
import yaml
from statusreport.errors import ReportError
from statusreport.free_text import write_free_text
from statusreport.quotations import FreeText, check_quotations, read_free_text

from tests.unit.worlds import ROOT, SCHEMAS

SCHEMA = SCHEMAS / "quotations.schema.yaml"
WROTE = "Det var en god dag. Vi vil gerne have mere tid til øvelserne!"
CODEBOOK = pd.DataFrame(
    [("trial", "remarks", "text"), ("trial", "may_quote", "single")], columns=["survey", "question", "question_type"]
)
QUOTED = {
    "id": "more-time",
    "file": "chapters/a.qmd",
    "form": "verbatim",
    "starts": "Vi vil gerne have mere tid",
    "source": {"survey": "trial", "respondent": "7", "question": "remarks", "consent": "may_quote"},
    "review": {"by": "Redaktionen", "date": dt.date(2010, 12, 1)},
}


def problems(tmp_path, text, *quotations, consent="yes"):
    (tmp_path / "chapters").mkdir(exist_ok=True)
    (tmp_path / "chapters" / "a.qmd").write_text(text, encoding="utf-8")
    path = tmp_path / "quotations.yaml"
    path.write_text(yaml.safe_dump({"quotations": list(quotations)}, allow_unicode=True), encoding="utf-8")
    rows = [("trial", "7", "remarks", "text", WROTE), ("trial", "7", "may_quote", consent, "Ja")]
    columns = ["survey", "respondent", "question", "answer_code", "answer_label"]
    write_free_text(pd.DataFrame(rows, columns=columns), CODEBOOK, tmp_path / "free-text.json")
    try:
        check_quotations(path, SCHEMA, tmp_path, read_free_text(tmp_path / "free-text.json"))
    except ReportError as error:
        return [problem.finding for problem in error.problems]
    return []


def test_what_nobody_wrote_may_be_printed(tmp_path):
    assert problems(tmp_path, "Det var en lang dag.") == []


@pytest.mark.parametrize(
    "text",
    [
        WROTE,
        "En deltager skrev: »Vi vil gerne have mere tid til øvelserne«",
        "vi vil gerne\nhave **mere** tid til øvelserne",
    ],
)
def test_an_answer_is_not_printed_without_a_declaration(tmp_path, text):
    (finding,) = problems(tmp_path, text)
    assert "respondent 7" in finding
    assert "mere tid" not in finding


def test_an_answer_is_printed_with_consent_and_review(tmp_path):
    assert problems(tmp_path, WROTE, QUOTED) == []


@pytest.mark.parametrize("consent", ["no", "maybe"])
def test_without_consent_it_is_not_printed(tmp_path, consent):
    (finding,) = problems(tmp_path, WROTE, QUOTED, consent=consent)
    assert finding == "the person whom `more-time` quotes has not agreed to it in `may_quote`"


def test_a_quotation_that_is_not_where_it_should_be_is_named(tmp_path):
    assert problems(tmp_path, "Noget andet.", QUOTED) == ["`chapters/a.qmd` does not print the quotation `more-time`"]


def test_a_quotation_of_nobody_is_named(tmp_path):
    other = QUOTED | {"source": QUOTED["source"] | {"respondent": "8"}}
    assert "nobody gave the answer that `more-time` quotes" in problems(tmp_path, WROTE, other)


def test_without_review_there_is_no_quotation(tmp_path):
    (finding,) = problems(tmp_path, WROTE, {key: value for key, value in QUOTED.items() if key != "review"})
    assert finding == "the key `review` is missing"


def test_the_paraphrase_of_2010_is_declared():
    check_quotations(ROOT / "report" / "quotations.yaml", SCHEMA, ROOT / "report", FreeText({}, frozenset()))
