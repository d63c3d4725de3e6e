"""What a share of a survey's answers rests on: its interval, its verdict, and both again under every other base."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from statusreport.intervals import Interval, display_interval, share_interval
from statusreport.locale import format_share
from statusreport.measures import Measure, Spec
from statusreport.printing import decimals, display, parse_percent, plain
from statusreport.survey_statistics import BASES, QuestionCounts
from statusreport.translation import N_, _
from statusreport.verdicts import interval_of, label, verdict, verdict_of

Fields = dict[str, Any]

BASE_LABELS = {
    "invited": N_("inviterede"),
    "returned": N_("returnerede skemaer"),
    "answered": N_("besvarelser"),
    "relevant": N_("relevante besvarelser"),
}


def question_fields(question: QuestionCounts | None, spec: Spec) -> Fields:
    """The question behind a share, how many there were of every kind, and how often each answer was chosen."""
    names = ("survey", "question", "question_text", "n_invited", "n_returned", "n_answered", "n_relevant", "n_blank")
    return {
        **{name: getattr(question, name, None) for name in names},
        "top_box": spec.get("top_box", []),
        "answers": [vars(answer) for answer in question.answers] if question else [],
    }


def criterion_fields(spec: Spec) -> Fields:
    """The success criterion that a number is held against."""
    criterion = spec.get("criterion")
    if criterion is None:
        return dict.fromkeys(["target", "target_display", "criterion", "measures", "measures_note"])
    return {
        "target": float(parse_percent(criterion["target"])),
        "target_display": criterion["target"],
        "criterion": criterion["text"],
        "measures": criterion.get("measures", "direct"),
        "measures_note": criterion.get("note"),
    }


def display_target(declared: str) -> str:
    """A target as the report prints it: `70 %` as declared, in the language that is spoken."""
    target = parse_percent(declared)
    return format_share(target.numerator, target.denominator, len(declared.partition(",")[2].removesuffix(" %")))


def certainty_fields(spec: Spec, measure: Measure, level: Fraction) -> Fields:
    """Interval and verdict; None for what has none."""
    interval = interval_of(measure, level)
    return {
        "population": measure.question.n_invited if measure.question else None,
        "interval_level": float(level) if interval else None,
        **_said(spec, interval, verdict_of(spec, measure, level)),
    }


def base_fields(spec: Spec, measure: Measure, level: Fraction) -> Fields:
    """`bases`: the share under each base that the data allow; `base_matters`: whether another would change it.

    A base is left out where nobody counted it, where it is empty, and where it leaves out answers of the top box.
    """
    question = measure.question
    if question is None:
        return {"bases": [], "base_matters": None}
    sizes = {base: question.denominator(base) for base in BASES}
    records = [_record(spec, measure, level, base, n) for base, n in sizes.items() if n and n >= measure.numerator]
    [declared] = [record for record in records if record["declared"]]
    for record in records:
        record["changes_printed"] = record["display"] != declared["display"]
        record["flips_verdict"] = record["verdict"] != declared["verdict"]
    return {
        "bases": records,
        "base_matters": any(record["changes_printed"] or record["flips_verdict"] for record in records),
    }


def _record(spec: Spec, measure: Measure, level: Fraction, base: str, n: int) -> Fields:
    share = Fraction(int(measure.numerator), n)
    interval = share_interval(int(measure.numerator), n, measure.question.n_invited, level)
    target = parse_percent(spec["criterion"]["target"]) if "criterion" in spec else None
    return {
        "base": base,
        "label": _(BASE_LABELS[base]),
        "declared": base == spec["base"],
        "denominator": n,
        "share": plain(share),
        "display": display(share, spec),
        **_said(spec, interval, None if target is None else verdict(share, interval, target)),
    }


def _said(spec: Spec, interval: Interval | None, code: str | None) -> Fields:
    proxy = spec.get("criterion", {}).get("measures") == "proxy"
    return {
        "interval_low": plain(interval.low) if interval else None,
        "interval_high": plain(interval.high) if interval else None,
        "interval_display": display_interval(interval, decimals(spec)) if interval else None,
        "verdict": code,
        "verdict_display": label(code, proxy) if code else None,
    }
