"""Documents written by hand: the kinds of contradiction that a file of claims brings to light."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from statusreport.audit.claims import contradictions, possible
from statusreport.audit.evidence import percent
from statusreport.audit.handwritten import folded, read_words, says
from statusreport.declarations import load

from tests.unit.worlds import ROOT

SCHEMA = ROOT / "workflow" / "schemas" / "claims.schema.yaml"
LETTER = """Årets cykelskole havde 12 hold. På listen: Amager, Brønshøj, Valby. På Nørrebro kørte endnu et hold.
Af de 18 svar var 89,5 % glade. Mere end 57,9 % vil cykle igen; figuren viser 57,9. Over 95 % fandt vej.
21 klubber kom i alt, heraf 26 til åbningen. Skolen sluttede i maj, siger forordet, men i april i kapitlet.
Der var fem instruktører, fire uden lederen. Cykel-
udstyr kostede 1½ og 1 årsværk, i alt 2½.
"""
CLAIMS = """claims:
  - {id: clubs, quote: ["21 klubber"], count: "21"}
  - {id: opening, quote: ["26 til"], count: "26", part_of: clubs}
  - {id: teams, fact: teams, quote: ["12 hold"], count: "4", items: [Amager, Brønshøj, Valby]}
  - {id: another_team, fact: teams, items: [Nørrebro, Valby]}
  - {id: books, fact: books, count: "2", items: [Amager, Valby], unfit: [Valby]}
  - {id: glad, quote: ["89,5 %"], shares: ["89,5 %"], n: 18}
  - {id: again_text, fact: again, quote: ["57,9 %"], shares: ["57,9 %"], qualifier: more_than, n: 19}
  - {id: again_chart, fact: again, quote: ["57,9"], shares: ["57,9"], n: 19}
  - {id: found, quote: ["Over 95 %"], shares: ["95 %"], qualifier: more_than}
  - {id: end_preface, fact: end, quote: [maj], value: maj}
  - {id: end_chapter, fact: end, quote: [april], value: april}
  - {id: all_teachers, fact: teachers, base: with the head, quote: [fem], count: "5"}
  - {id: teachers, fact: teachers, base: without the head, quote: [fire], count: "4"}
  - {id: years, quote: ["1½", Cykeludstyr], count: "2½", parts: ["1½", "1"]}
  - {id: sum, count: "4", parts: ["1½", "1"]}
  - {id: gone, quote: ["9,5 %"], count: "1"}
"""


def found(folder: Path, document: Path) -> list[tuple[str, str]]:
    """The first claim and the words of each contradiction."""
    claims = folder / "claims.yaml"
    claims.write_text(CLAIMS, encoding="utf-8")
    problems = contradictions(read_words(document), load(claims, SCHEMA), document)
    return [(problem.place.split("`")[1], problem.finding) for problem in problems]


def test_each_kind_of_contradiction_is_found_and_nothing_else(tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER, encoding="utf-8")
    said = dict(found(tmp_path, letter))
    assert set(said) == {"opening", "books", "glad", "again_text", "found", "end_preface", "sum", "gone"}
    assert said["opening"] == "26 are a part of 21"
    assert "the smallest n that gives all of them is 19" in said["glad"]
    assert said["books"] == "2 are counted and 1 named, not counting `Valby`: `Amager`"
    assert said["again_text"] == "`57,9 %` is said to be more than, and elsewhere `57,9`"
    assert said["found"] == "`95 %` is a bound without share and n"
    assert said["end_preface"] == "the document says `maj`, `april`"
    assert said["sum"] == "the parts add up to 2.5, not 4"
    assert said["gone"] == "the document does not say `9,5 %`"


def test_a_word_file_is_read_like_text(tmp_path):
    text, word = tmp_path / "letter.txt", tmp_path / "letter.docx"
    text.write_text(LETTER, encoding="utf-8")
    document = Document()
    for line in LETTER.splitlines():
        document.add_paragraph(line)
    document.save(str(word))
    assert found(tmp_path, word) == found(tmp_path, text)


def test_a_pdf_is_read_like_text(tmp_path):
    import typst

    text, pdf = tmp_path / "letter.txt", tmp_path / "letter.pdf"
    text.write_text(LETTER, encoding="utf-8")
    source = tmp_path / "letter.typ"
    source.write_text(LETTER.replace("\n", "\n\n"), encoding="utf-8")
    pdf.write_bytes(typst.compile(str(source)))
    assert found(tmp_path, pdf) == found(tmp_path, text)


@given(n=st.integers(1, 400), data=st.data(), places=st.integers(0, 2))
def test_every_share_that_a_count_makes_is_possible(n, data, places):
    k = data.draw(st.integers(0, n))
    assert possible(f"{percent(k, n, places)} %".replace(".", ","), n)


@pytest.mark.parametrize(("share", "n"), [("89,5 %", 18), ("57,9", 18), ("5,3", 18), ("101 %", 5), ("34 %", 3)])
def test_shares_that_no_count_makes_are_impossible(share, n):
    assert not possible(share, n)


def test_words_are_found_across_lines_and_numbers_not_inside_others():
    text = folded("Cykel-\nudstyr og Kultur-\nog Fritid, 26,3\n\n0")
    assert says(text, "Cykeludstyr")
    assert says(text, "Kultur- og Fritid")
    assert says(text, "26,3")
    assert not says(text, "6,3")
    assert not says(text, "26")


def test_the_command_ends_with_the_contradictions(tmp_path):
    letter, claims = tmp_path / "letter.txt", tmp_path / "claims.yaml"
    letter.write_text("Af 18 svar var 89,5 % glade.", encoding="utf-8")
    claims.write_text('claims: [{id: glad, shares: ["89,5 %"], n: 18}]', encoding="utf-8")
    command = [sys.executable, "tools/audit_document.py", "--document", str(letter), "--claims", str(claims)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env={"PYTHONPATH": "workflow"})
    assert run.returncode == 1
    assert "no count out of 18 gives `89,5 %`" in run.stderr
    assert "Traceback" not in run.stderr
