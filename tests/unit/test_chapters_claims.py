"""»Mere end« and its like before a number from the ledger: let through where it is so."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from statusreport.chapters.claims import read_values

from tests.unit.chapters_world import findings

# satisfied is 17/19 = 89.47 %, printed »89,5 %«; methods is 12/16 = 75 % exactly, its target 70 %
REFUSED = [
    "Mere end {{< num satisfied >}} svarede.",  # 89.47 is less than 89.5
    "Over {{< num methods >}} svarede.",
    "De var mere\nend {{< num methods >}}.",
    "Godt {{< num methods >}} svarede.",
    "Knap {{< num methods >}} svarede.",
    "Det er under {{< num methods target >}}.",
    "Mindst {{< num satisfied >}} svarede.",
    "Der kom flere end {{< num participants >}}.",
    "Over {{< num methods base >}} svarede.",
    "Næsten {{< num visitors >}} kom.",
    "# Flere end {{< num meetings >}}",
    "| Over {{< num methods >}} |\n|---|\n| x |",
    "![Over {{< num methods >}}](/figures/x.svg)",
    "Mere end {{< num methods sentence >}}, knap {{< num satisfied >}}.",  # one of two
]
PASSED = [
    "Knap {{< num satisfied >}} svarede.",
    "Næsten {{< num satisfied >}} svarede.",
    "Det er over {{< num methods target >}}.",
    "Det er mere end målet på {{< num methods target >}}.",
    "Mindst {{< num methods >}} svarede.",
    "Højst {{< num participants >}} kom.",
    "Der kom {{< num participants >}}.",
    "Enheden rådede over {{< num meetings >}} biler, fordelt over {{< num meetings >}} steder.",
    "Rapporten handler om over{{< num meetings >}}.",  # no word of its own
    "`Over {{< num methods >}}`",
]


@pytest.mark.parametrize("text", REFUSED)
def test_a_word_that_claims_more_than_the_exact_value_is_refused(tmp_path, text):
    [(_, finding, remedy)] = findings(tmp_path, f"{text}\n")
    assert "claims more than the exact value" in finding
    assert "`about`" in remedy


@pytest.mark.parametrize("text", PASSED)
def test_a_word_that_is_so_passes(tmp_path, text):
    assert findings(tmp_path, f"{text}\n") == []


def test_the_finding_names_the_line_and_both_words_and_number(tmp_path):
    [(place, finding, _)] = findings(tmp_path, "Tekst.\n\nMere end {{< num methods >}}.\n")
    assert (place, finding) == ("line 3", "»Mere end« before »75 %« claims more than the exact value")


def test_exact_values_come_from_both_parts_where_there_are_two(tmp_path):
    entries = [
        {"id": "share", "value": 17 / 19, "numerator": 17, "denominator": 19},
        {"id": "hours", "value": 22.5, "numerator": None, "denominator": None},
    ]
    path = tmp_path / "indicators.json"
    path.write_text(json.dumps({"indicators": entries}), encoding="utf-8")
    assert read_values(path) == {"share": Fraction(17, 19), "hours": Fraction(45, 2)}
