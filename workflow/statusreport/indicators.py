"""Declared indicators computed from valid tables: exact values, before anything is rounded or printed."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

import pandas as pd

from statusreport.measures import EmptyBase, Group, Measure, Spec, World, kind_of
from statusreport.selection import Tables, column, meeting, select
from statusreport.survey_statistics import PROVENANCE, answers_to, completed, count_question
from statusreport.verdicts import verdict_of


def compute(world: World) -> dict[str, Measure]:
    """Every declared indicator, in the order of the declarations.

    Raises EmptyBase where a share or mean is of nothing.
    """
    return {name: measure(world, name) for name in world.specs}


def measure(world: World, name: str) -> Measure:
    """One indicator; those it is made of are computed on the way, each once."""
    if name not in world.done:
        spec = world.specs[name]
        try:
            world.done[name] = _COMPUTE[kind_of(spec)](world, spec)
        except EmptyBase:
            raise  # of a part, which it names
        except ZeroDivisionError:
            raise EmptyBase(name) from None
    return world.done[name]


def n_invited(world: World, survey: str, tables: Tables) -> int | None:
    """How many were invited to a survey: those the export lists, or a declared indicator; None where unknown."""
    invited = world.surveys.get(survey, {}).get("invited")
    if invited == "listed":
        respondents = tables["respondents"]
        return int(((respondents["survey"] == survey) & (respondents["status"] != "test")).sum())
    return int(measure(world, invited).value) if invited else None


def _selected(world: World, spec: Spec, path: str) -> tuple[Tables, str, pd.DataFrame, pd.Series]:
    """Tables, table, provenance of the rows that meet the conditions, and their values of the column `path`."""
    tables = world.tables[spec.get("year", "edition")]
    table, _, name = path.partition(".")
    rows = meeting(tables, table, spec.get("where", {}))
    return tables, table, tables[table].loc[rows, PROVENANCE], column(tables, table, name)[rows]


def _provenance(world: World, spec: Spec, *frames: pd.DataFrame) -> pd.DataFrame:
    rows = pd.concat([frame[PROVENANCE] for frame in frames]).drop_duplicates()
    return rows.assign(year=world.years[spec.get("year", "edition")]).sort_values(["year", *PROVENANCE])


def _aggregate(world: World, spec: Spec, path: str, value: Callable[[pd.Series], Fraction]) -> Measure:
    tables, table, rows, values = _selected(world, spec, path)
    groups = _groups(tables, table, spec, values, value) if "by" in spec else ()
    return Measure(value(values), _provenance(world, spec, rows), groups=groups)


def _groups(
    tables: Tables, table: str, spec: Spec, values: pd.Series, value: Callable[[pd.Series], Fraction]
) -> tuple[Group, ...]:
    keys = column(tables, table, spec["by"]).loc[values.index]
    labels = column(tables, table, spec.get("group_label", spec["by"])).loc[values.index]
    names = spec.get("group_names", {})
    return tuple(
        Group(str(key), names.get(str(key), str(labels.loc[part.index[0]])), value(part))
        for key, part in values.groupby(keys, sort=True)
    )


def _count(world: World, spec: Spec) -> Measure:
    return _aggregate(world, spec, f"{spec['count']}.row", lambda values: Fraction(len(values)))


def _distinct(world: World, spec: Spec) -> Measure:
    return _aggregate(world, spec, spec["distinct"], lambda values: Fraction(int(values.nunique())))


def _sum(world: World, spec: Spec) -> Measure:
    return _aggregate(world, spec, spec["sum"], _exact_sum)


def _mean(world: World, spec: Spec) -> Measure:
    _, _, rows, values = _selected(world, spec, spec["mean"])
    total, n = _exact_sum(values), Fraction(int(values.notna().sum()))
    return Measure(total / n, _provenance(world, spec, rows[values.notna()]), total, n)


def _exact_sum(values: pd.Series) -> Fraction:
    # fsum rounds once, so the sum does not depend on the order of the rows; repr is the number a reader would write
    return Fraction(repr(math.fsum(values.dropna())))


def _share(world: World, spec: Spec) -> Measure:
    survey, _, question = spec["share"].partition(".")
    tables = world.tables[spec.get("year", "edition")]
    counts = count_question(tables, survey, question, n_invited(world, survey, tables))
    numerator = Fraction(counts.numerator(spec["top_box"]))
    denominator = Fraction(counts.denominator(spec["base"]))
    rows = _provenance(
        world,
        spec,
        completed(tables["respondents"], survey),
        answers_to(tables["responses"], tables["respondents"], survey, question),
    )
    return Measure(numerator / denominator, rows, numerator, denominator, question=counts)


def _ratio(world: World, spec: Spec) -> Measure:
    over, under = (measure(world, spec["ratio"][part]) for part in ("numerator", "denominator"))
    return Measure(over.value / under.value, _union(over, under), over.value, under.value)


def _total(world: World, spec: Spec) -> Measure:
    parts = {name: measure(world, name) for name in spec["total"]}
    groups = tuple(Group(name, world.specs[name]["label"], part.value) for name, part in parts.items())
    return Measure(sum((part.value for part in parts.values()), Fraction(0)), _union(*parts.values()), groups=groups)


def _constant(world: World, spec: Spec) -> Measure:
    tables = world.tables[spec.get("year", "edition")]
    row = select(tables, "constants", {"constant_id": spec["constant"]})
    value = Fraction(repr(float(row["value"].iloc[0])))
    return Measure(value, _provenance(world, spec, row), origin=str(row["origin"].iloc[0]))


def _criteria(world: World, spec: Spec) -> Measure:
    judged = {name: measure(world, name) for name, other in world.specs.items() if "criterion" in other}
    codes = {name: verdict_of(world.specs[name], part, world.level) for name, part in judged.items()}
    chosen = [name for name in judged if codes[name] in spec["criteria"]]
    groups = tuple(Group(name, world.specs[name]["label"], Fraction(1)) for name in chosen)
    return Measure(Fraction(len(chosen)), _union(*judged.values()), groups=groups)


def _union(*parts: Measure) -> pd.DataFrame:
    return pd.concat([part.rows for part in parts]).drop_duplicates().sort_values(["year", *PROVENANCE])


_COMPUTE: dict[str, Callable[[World, Spec], Measure]] = {
    "count": _count,
    "distinct": _distinct,
    "sum": _sum,
    "mean": _mean,
    "share": _share,
    "ratio": _ratio,
    "total": _total,
    "constant": _constant,
    "criteria": _criteria,
}
