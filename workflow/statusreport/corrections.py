"""Numbers that an edition already published printed otherwise: declared with their indicator, marked wherever printed.

`make changes` drafts what is to be declared. That errors are told, and revisions follow one procedure, is what the
European Statistics Code of Practice asks for (Eurostat 2017, indicators 6.3 and 8.5).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from statusreport.measures import Spec
from statusreport.printing import display, is_percent, parse_percent, plain
from statusreport.translation import N_, _, translated

NEW_DATA, CORRECTION, METHOD, ROUNDING = "new data", "correction of data", "changed method", "rounding"
KINDS = {
    NEW_DATA: N_("nye data"),
    CORRECTION: N_("rettelse af data"),
    METHOD: N_("ændret metode"),
    ROUNDING: N_("afrunding"),
}
MARK = "[r]"  # stands behind a corrected number, in every language and format: rettet, revised


def before(spec: Spec) -> Fraction:
    """The number as it was published, of an indicator that declares a `correction`."""
    declared = spec["correction"]["before"]
    return parse_percent(declared) if isinstance(declared, str) else Fraction(repr(declared))


def correction_fields(spec: Spec) -> dict[str, Any]:
    """`correction`: value and printed form before, kind and reason; None where the number was not corrected."""
    declared = spec.get("correction")
    if declared is None:
        return {"correction": None}
    value = before(spec)
    kind, reason = declared["kind"], translated(declared["reason"])
    said = {"kind": kind, "kind_display": translated(KINDS[kind]), "reason": reason}
    return {"correction": {"value": plain(value), "display": display(value, spec), **said}}


def problem(spec: Spec, value: Fraction) -> tuple[str, str] | None:
    """What is wrong with a declared correction, and what to do; `value` is the number that is computed now."""
    declared = spec["correction"]["before"]
    if isinstance(declared, str) != is_percent(spec):
        finding = f"`before` is `{declared}`, which is not how this number is printed"
        return finding, "Write a percentage such as `89,5 %` for what is printed as one, else a number"
    if display(before(spec), spec) == display(value, spec):
        return f"the number prints as before, {display(value, spec)}", "Correct `before`, or take the entry out"
    return None


def told(entry: dict[str, Any]) -> str | None:
    """What a reader is told beside a corrected number: `Før 201 (nye data). To rækker kom til.`"""
    correction = entry["correction"]
    if correction is None:
        return None
    return _("Før {before} ({kind}). {reason}", before=correction["display"], kind=correction["kind_display"],
             reason=correction["reason"])  # fmt: skip
