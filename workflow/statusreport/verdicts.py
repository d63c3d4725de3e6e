"""Whether a target is met, as far as the answers can tell: one rule for every criterion of the report.

A target says "at least so much". With share p, interval low–high and target t:

    met            t ≤ low                  the whole interval reaches the target
    probably_met   low < t ≤ (low + p)/2    the target lies nearer to the interval's lower limit than to the share
    undecided      (low + p)/2 < t ≤ high   the target lies inside the interval, near the share or above it
    not_met        high < t                 the whole interval lies below the target

A number without an interval is complete: it meets its target or it does not. Reasons: docs/statistics.md.
"""

from __future__ import annotations

from fractions import Fraction

from statusreport.intervals import Interval, share_interval
from statusreport.measures import Measure, Spec
from statusreport.printing import parse_percent
from statusreport.translation import N_, _

MET, PROBABLY_MET, UNDECIDED, NOT_MET = "met", "probably_met", "undecided", "not_met"
VERDICTS = (MET, PROBABLY_MET, UNDECIDED, NOT_MET)  # best first

DANISH = {
    MET: N_("opfyldt"),
    PROBABLY_MET: N_("sandsynligvis opfyldt"),
    UNDECIDED: N_("kan ikke afgøres"),
    NOT_MET: N_("ikke opfyldt"),
}
_CLAUSES = {
    MET: N_("målet på {target} er opfyldt"),
    PROBABLY_MET: N_("målet på {target} er sandsynligvis opfyldt"),
    UNDECIDED: N_("det kan ikke afgøres, om målet på {target} er opfyldt"),
    NOT_MET: N_("målet på {target} er ikke opfyldt"),
}


def verdict(share: Fraction, interval: Interval | None, target: Fraction) -> str:
    """One of VERDICTS; all numbers are fractions of one, compared exactly."""
    if interval is None:
        return MET if target <= share else NOT_MET
    if target <= interval.low:
        return MET
    if target <= (interval.low + share) / 2:
        return PROBABLY_MET
    return UNDECIDED if target <= interval.high else NOT_MET


def interval_of(measure: Measure, level: Fraction) -> Interval | None:
    """The interval of a share of a survey's answers; None for everything that is registered completely."""
    if measure.question is None:
        return None
    count, n = int(measure.numerator), int(measure.denominator)
    return share_interval(count, n, measure.question.n_invited, level)


def verdict_of(spec: Spec, measure: Measure, level: Fraction) -> str | None:
    """The verdict on a declared criterion; None where the indicator has none."""
    if "criterion" not in spec:
        return None
    return verdict(measure.value, interval_of(measure, level), parse_percent(spec["criterion"]["target"]))


def words(code: str) -> str:
    """The verdict in a few words: `sandsynligvis opfyldt`."""
    return _(DANISH[code])


def label(code: str, proxy: bool) -> str:
    """The verdict in a few words, never without the mark of a proxy: `opfyldt (målt indirekte)`."""
    return _("{verdict} (målt indirekte)", verdict=words(code)) if proxy else words(code)


def clause(code: str, target: str, proxy: bool) -> str:
    """The verdict as a clause: `det kan ikke afgøres, om målet på 70 % er opfyldt`."""
    return _(_CLAUSES[code], target=target) + (_(", målt indirekte") if proxy else "")
