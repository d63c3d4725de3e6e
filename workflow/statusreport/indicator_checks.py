"""What an analyst wrote in indicators.yaml, held against the tables there are: every slip named with its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from statusreport import corrections
from statusreport.declarations import Declaration
from statusreport.errors import Problem, ReportError, did_you_mean
from statusreport.indicators import measure
from statusreport.intervals import MoreThanPopulation
from statusreport.measures import EmptyBase, World, kind_of
from statusreport.selection import Tables, UnknownColumn, as_list, column

TABLE_KINDS = ("count", "distinct", "sum", "mean")


def check_indicators(declaration: Declaration, world: World) -> None:
    """Raises ReportError for every declaration that cannot be computed as it is written."""
    problems = [
        declaration.problem(("indicators", name, *keys), finding, remedy)
        for name, spec in world.specs.items()
        for keys, finding, remedy in _findings(world, name, spec)
    ]
    problems += _survey_problems(declaration, world)
    problems = problems or list(_value_problems(declaration, world))
    if problems:
        raise ReportError(problems)


Finding = tuple[tuple[str, ...], str, str]


def _findings(world: World, name: str, spec: dict[str, Any]) -> Iterator[Finding]:
    kind = kind_of(spec)
    tables = world.tables[spec.get("year", "edition")]
    if kind in TABLE_KINDS:
        yield from _table_findings(tables, spec, kind)
    elif kind == "share":
        yield from _share_findings(world, tables, spec)
    elif kind == "constant":
        yield from _unknown(("constant",), "constant", spec["constant"], tables["constants"]["constant_id"])
    else:
        parts = _parts(world, spec)
        if not parts:
            yield (kind,), "no indicator has a criterion to count", "Declare a `criterion:`, or remove this indicator"
        for part in parts:
            yield from _unknown((kind,), "indicator", part, world.specs)
        if name in _reachable(world, name):
            yield (kind,), "the indicator is made of itself", "Remove it from its own parts"


def _table_findings(tables: Tables, spec: dict[str, Any], kind: str) -> Iterator[Finding]:
    table, _, name = spec[kind].partition(".")
    unknown = list(_unknown((kind,), "table", table, tables))
    if unknown:
        yield from unknown
        return
    paths = [((key,), spec[key]) for key in ("by", "group_label") if key in spec]
    paths += [((kind,), name)] if name else []
    for keys, path in paths:
        yield from _column_findings(tables, table, keys, path)
    if kind in ("sum", "mean") and not list(_column_findings(tables, table, (kind,), name)):
        values = column(tables, table, name)
        if not pd.api.types.is_numeric_dtype(values):
            yield (
                (kind,),
                f"the column `{name}` does not hold numbers",
                "Name a column of numbers, or use count or distinct",
            )
    for path, condition in spec.get("where", {}).items():
        broken = list(_column_findings(tables, table, ("where", path), path))
        yield from broken or _value_findings(column(tables, table, path), path, condition)


def _column_findings(tables: Tables, table: str, keys: tuple[str, ...], path: str) -> Iterator[Finding]:
    try:
        column(tables, table, path)
    except UnknownColumn as error:
        yield keys, str(error), did_you_mean(error.name, error.candidates)


def _value_findings(values: pd.Series, path: str, condition: Any) -> Iterator[Finding]:
    # a value that no row holds is far more often a slip of the pen than a wish to count nothing
    present = {str(value) for value in values.dropna().unique()}
    for value in as_list(condition["not"] if isinstance(condition, dict) else condition):
        if not values.isin([value]).any():
            yield ("where", path), f"no row has `{value}` in `{path}`", did_you_mean(str(value), present)


def _share_findings(world: World, tables: Tables, spec: dict[str, Any]) -> Iterator[Finding]:
    survey, _, question = spec["share"].partition(".")
    codebook = tables["codebook"]
    unknown = list(_unknown(("share",), "survey", survey, codebook["survey"].unique()))
    codebook = codebook[codebook["survey"] == survey]
    unknown = unknown or list(_unknown(("share",), "question", question, codebook["question"].unique()))
    if unknown:
        yield from unknown
        return
    codes = codebook.loc[codebook["question"] == question, "answer_code"].dropna()
    for code in spec["top_box"]:
        yield from _unknown(("top_box",), "answer code", code, codes)
    if spec["base"] == "invited" and "invited" not in world.surveys.get(survey, {}):
        finding = f"the base is `invited`, but nothing says how many were invited to `{survey}`"
        yield ("base",), finding, f"Declare it under `surveys: {survey}: invited:`"


def _survey_problems(declaration: Declaration, world: World) -> Iterator[Problem]:
    known = {name for tables in world.tables.values() for name in tables["codebook"]["survey"].dropna()}
    for survey, spec in world.surveys.items():
        if survey not in known:
            yield declaration.problem(("surveys", survey), f"unknown survey `{survey}`", did_you_mean(survey, known))
        invited = spec.get("invited", "listed")
        if invited != "listed" and invited not in world.specs:
            keys = ("surveys", survey, "invited")
            yield declaration.problem(keys, f"unknown indicator `{invited}`", did_you_mean(invited, world.specs))


def _value_problems(declaration: Declaration, world: World) -> Iterator[Problem]:
    """What shows only when the numbers are there: a base of nobody, a number that is no multiple of ½."""
    for name, spec in world.specs.items():
        try:
            found = measure(world, name)
        except EmptyBase as error:
            remedy = "Check the conditions, or take the indicator out for this year"
            yield declaration.problem(("indicators", error.args[0]), "nothing is left to compute it from", remedy)
            continue
        except MoreThanPopulation:
            continue  # an indicator that counts verdicts; the share whose verdict it needs is a finding of its own
        question = found.question
        if question and question.n_invited is not None and question.n_returned > question.n_invited:
            finding = f"{question.n_returned} returned the questionnaire, but only {question.n_invited} were invited"
            remedy = "Look for rows that are missing, or let `invited` name what counts everyone who was asked"
            yield declaration.problem(("surveys", question.survey, "invited"), finding, remedy)
        if spec.get("format") == "halves" and (found.value * 2).denominator != 1:
            finding = f"{float(found.value):g} is not a multiple of ½"
            yield declaration.problem(("indicators", name, "format"), finding, "Use `format: number` with `decimals`")
        if "correction" in spec and (wrong := corrections.problem(spec, found.value)):
            yield declaration.problem(("indicators", name, "correction", "before"), *wrong)


def _unknown(keys: tuple[str, ...], what: str, name: str, known: Any) -> Iterator[Finding]:
    if name not in set(known):
        yield keys, f"unknown {what} `{name}`", did_you_mean(name, known)


def _parts(world: World, spec: dict[str, Any]) -> list[str]:
    """The indicators that one is made of."""
    if "criteria" in spec:
        return [name for name, other in world.specs.items() if "criterion" in other]
    return [*spec.get("total", []), *spec.get("ratio", {}).values()]


def _reachable(world: World, name: str) -> set[str]:
    """The indicators that `name` is made of, directly or through others; holds `name` itself in a circle."""
    found: set[str] = set()
    queue = [name]
    while queue:
        parts = set(_parts(world, world.specs.get(queue.pop(), {})))
        queue += parts - found
        found |= parts
    return found
