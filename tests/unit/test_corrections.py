"""Numbers that were published otherwise: what is declared, what readers are told, what is refused."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace

import pytest
from statusreport.corrections import KINDS, correction_fields, problem, told
from statusreport.tables.corrections import corrections
from statusreport.tables.material import linked, noted

COUNT = {"count": "registrations", "unit": "deltagere"}
SHARE = {"share": "requesters.advice", "unit": "%", "decimals": 1}
REASON = "To deltagere manglede."


def corrected(spec, before, kind="new data"):
    return spec | {"correction": {"before": before, "kind": kind, "reason": REASON}}


def test_a_number_without_a_correction_has_none():
    assert correction_fields(COUNT) == {"correction": None}


@pytest.mark.parametrize(
    ("spec", "before", "value", "display"),
    [
        (COUNT, 1201, 1201, "1.201"),
        (SHARE, "89,5 %", 0.895, "89,5 %"),
        (COUNT | {"format": "halves"}, 1.5, 1.5, "1½"),
    ],
)
def test_the_number_before_is_printed_as_the_number_is(spec, before, value, display):
    found = correction_fields(corrected(spec, before))["correction"]
    assert (found["value"], found["display"]) == (value, display)


@pytest.mark.parametrize(("kind", "said"), KINDS.items())
def test_readers_are_told_the_number_before_the_kind_and_the_reason(kind, said):
    entry = correction_fields(corrected(COUNT, 201, kind))
    assert told(entry) == f"Før 201 ({said}). {REASON}"
    assert told(correction_fields(COUNT)) is None


@pytest.mark.parametrize(
    ("spec", "before", "now", "finding"),
    [
        (COUNT, 202, Fraction(202), "prints as before, 202"),
        (SHARE, "89,5 %", Fraction(17, 19), "prints as before, 89,5 %"),  # 89.47 %
        (COUNT, "20 %", Fraction(202), "not how this number is printed"),
        (SHARE, 0.9, Fraction(17, 19), "not how this number is printed"),
    ],
)
def test_a_correction_of_nothing_is_refused(spec, before, now, finding):
    assert finding in problem(corrected(spec, before), now)[0]


def test_another_number_than_before_is_a_correction():
    assert problem(corrected(COUNT, 201), Fraction(202)) is None


def entry(**fields):
    plain = {"id": "n", "label": "Deltagere", "display": "202", "measures": None, "left_out": None}
    return plain | correction_fields(corrected(COUNT, 201)) | fields


def test_tables_tell_the_renderers_which_number_is_corrected():
    assert ".corrected" in linked(entry()).mark
    assert ".corrected" not in linked(entry(correction=None)).mark
    assert ".corrected" not in linked(entry(target_display="70 %"), "target_display").mark


def test_a_caption_says_what_the_mark_means_once():
    assert noted("Deltagere.", [entry(), entry()]).count("[r]: rettet") == 1
    assert noted("Deltagere.", [entry(correction=None)]) == "Deltagere."


def test_the_table_of_corrections_has_a_row_for_each_corrected_number():
    material = SimpleNamespace(entries=[entry(correction=None), entry()], year=2010)
    (table,) = corrections(material)
    assert table.rows == [("Deltagere", "201", "202", "nye data", REASON)]
    assert corrections(SimpleNamespace(entries=[entry(correction=None)], year=2010)) == []
