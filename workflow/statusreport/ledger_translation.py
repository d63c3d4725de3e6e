"""The ledger in another language: the same exact values, printed anew; every text by its translation.

Nothing is computed from the raw data again: there is one ledger, and this is a view of it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from statusreport import phrases
from statusreport.corrections import correction_fields
from statusreport.disclosure import MARK
from statusreport.intervals import Interval, display_interval
from statusreport.ledger import Entry, printed
from statusreport.locale import format_share
from statusreport.measures import Spec
from statusreport.printing import decimals, display
from statusreport.response import DECIMALS
from statusreport.shares import BASE_LABELS, display_target
from statusreport.translation import from_data, translated
from statusreport.verdicts import label

LARGEST = 10**6  # of the denominators that an exact value is found again by


def translated_ledger(ledger: dict[str, Any], specs: dict[str, Spec]) -> dict[str, Any]:
    """`ledger` as the file has it, in the language that is spoken; `specs` are the declared indicators."""
    level = Fraction(repr(ledger["level"]))
    return ledger | {
        "level_display": format_share(level.numerator, level.denominator),
        "surveys": {name: translated(title) for name, title in ledger["surveys"].items()},
        "responses": [_response(record) for record in ledger["responses"]],
        "indicators": [translated_entry(entry, specs[entry["id"]], specs) for entry in ledger["indicators"]],
    }


def translated_entry(entry: Entry, declared: Spec, specs: dict[str, Spec]) -> Entry:
    """One entry of the ledger; `declared` is its declaration, in Danish, `specs` those of all."""
    spec = declared | {name: translated(declared[name]) for name in ("label", "definition", "unit", "singular")
                       if name in declared and declared[name] != "%"}  # fmt: skip
    value = exact(entry)
    proxy = entry["measures"] == "proxy"
    said = entry | {
        **{name: spec[name] for name in ("label", "definition", "unit")},
        **{
            name: translated(entry[name])
            for name in ("question_text", "criterion", "measures_note", "origin")
            if entry[name]
        },
        "display": display(value, spec),
        "base_label": translated(BASE_LABELS[entry["base"]]) if entry["base"] else None,
        "answers": [answer | {"label": translated(answer["label"])} for answer in entry["answers"]],
        "target_display": display_target(spec["criterion"]["target"]) if entry["criterion"] else None,
        "interval_display": _interval(entry, spec),
        "verdict_display": label(entry["verdict"], proxy) if entry["verdict"] else None,
        "bases": [_base(record | {"numerator": entry["numerator"]}, spec, proxy) for record in entry["bases"]],
        "last_year": _last_year(entry["last_year"], value, spec) if entry["last_year"] else None,
        **correction_fields(spec),
        "groups": [_group(group, spec, specs) for group in entry["groups"]],
    }
    said |= {"left_out": translated(entry["left_out"])} if entry.get("left_out") else {}
    return said | {"printed": printed(said, value, spec)}


def exact(entry: Entry) -> Fraction:
    """The value as it was computed, from the numbers that the file holds."""
    if entry["denominator"]:
        return Fraction(repr(entry["numerator"])) / Fraction(repr(entry["denominator"]))
    return _fraction(entry["value"])


def _fraction(number: float) -> Fraction:
    return Fraction(number).limit_denominator(LARGEST)


def _interval(record: Entry, spec: Spec) -> str | None:
    if record["interval_low"] is None:
        return None
    low, high = record["interval_low"], record["interval_high"]
    limits = (exact(record),) * 2 if low == high else (Fraction(low), Fraction(high))
    return display_interval(Interval(*limits), decimals(spec))


def _base(record: Entry, spec: Spec, proxy: bool) -> Entry:
    said = {
        "label": translated(BASE_LABELS[record["base"]]),
        "display": display(exact(record), spec),
        "interval_display": _interval(record, spec),
        "verdict_display": label(record["verdict"], proxy) if record["verdict"] else None,
    }
    return {name: part for name, part in record.items() if name != "numerator"} | said


def _last_year(before: Entry, value: Fraction, spec: Spec) -> Entry:
    then = _fraction(before["value"])
    change = phrases.change(value, then, before["year"], spec)
    return before | {"display": display(then, spec), "change_display": change}


def _group(group: Entry, spec: Spec, specs: dict[str, Spec]) -> Entry:
    """A part: an indicator is called by its label, what the declaration names by its name, all else as in the data."""
    named = group["key"] in specs or group["key"] in spec.get("group_names", {})
    shown = MARK if group["value"] is None else display(_fraction(group["value"]), spec)
    return group | {"label": translated(group["label"]) if named else from_data(group["label"]), "display": shown}


def _response(record: Entry) -> Entry:
    rate = format_share(record["n_returned"], record["n_invited"]) if record["n_invited"] else None
    return record | {
        "title": translated(record["title"]),
        "rate_display": rate,
        "questions": [
            question
            | {
                "question_text": translated(question["question_text"]),
                "blank_display": format_share(question["n_blank"], record["n_returned"], DECIMALS),
            }
            for question in record["questions"]
        ],
    }
