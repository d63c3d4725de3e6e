"""What indicators are computed from and what they compute to: exact values, before anything is rounded or printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # pandas takes half a second to load, and steps that only read the ledger do without it
    import pandas as pd

    from statusreport.selection import Tables
    from statusreport.survey_statistics import QuestionCounts

KINDS = ("count", "distinct", "sum", "mean", "share", "ratio", "total", "constant", "criteria")
Spec = dict[str, Any]


@dataclass(frozen=True)
class Group:
    """One part of a number that is broken down."""

    key: str
    label: str
    value: Fraction


@dataclass(frozen=True)
class Measure:
    """What an indicator computes to.

    `rows` holds the contributing rows (columns year, source, sheet, row, each once); `question` the counts behind
    a share; `origin` where a constant comes from.
    """

    value: Fraction
    rows: pd.DataFrame
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    groups: tuple[Group, ...] = ()
    question: QuestionCounts | None = None
    origin: str | None = None


@dataclass(frozen=True)
class World:
    """All that indicators are computed from: declarations, and the valid tables by `edition` and `previous`.

    `level` is the confidence level of every interval (0–1).
    """

    specs: dict[str, Spec]
    surveys: dict[str, Spec]
    level: Fraction
    tables: dict[str, Tables]
    years: dict[str, int]
    done: dict[str, Measure] = field(default_factory=dict)


class EmptyBase(ZeroDivisionError):
    """A share, mean or ratio of nothing; `args[0]` is the indicator's id."""


def kind_of(spec: Spec) -> str:
    """Which of KINDS a declaration is."""
    return next(kind for kind in KINDS if kind in spec)
