"""The same indicator computed from the data of the year before, where there are data that can be compared."""

from __future__ import annotations

from dataclasses import replace

from statusreport.indicators import measure
from statusreport.measures import EmptyBase, Measure, World, kind_of
from statusreport.selection import column, select


def a_year_earlier(world: World) -> World:
    """The world in which the year before is the edition."""
    return replace(
        world,
        tables={"edition": world.tables["previous"]},
        years={"edition": world.years["previous"]},
        done={},
    )


def measure_if_comparable(earlier: World, name: str) -> Measure | None:
    """The indicator in `a_year_earlier`; None where that year has no rows for it.

    Rows that were never recorded are not a zero: eleven of something is no increase over a year that did not count.
    """
    try:
        return measure(earlier, name) if _comparable(earlier, name) else None
    except EmptyBase:
        return None


def _comparable(earlier: World, name: str) -> bool:
    spec = earlier.specs[name]
    tables = earlier.tables["edition"]
    kind = kind_of(spec)
    if "year" in spec or kind == "criteria":  # measured in a year of its own; judged by targets of its own
        return False
    if kind in ("total", "ratio"):
        parts = spec["total"] if kind == "total" else spec["ratio"].values()
        return all(_comparable(earlier, part) for part in parts)
    if kind == "share":
        return _answered(earlier, *spec["share"].split(".", 1))
    if kind == "constant":
        return not select(tables, "constants", {"constant_id": spec["constant"]}).empty
    table, _, name = spec[kind].partition(".")
    rows = select(tables, table, spec.get("where", {}))
    return bool(column(tables, table, name or "row").loc[rows.index].notna().any())


def _answered(earlier: World, survey: str, question: str) -> bool:
    responses = earlier.tables["edition"]["responses"]
    invited = earlier.surveys.get(survey, {}).get("invited", "listed")
    known = invited == "listed" or _comparable(earlier, invited)
    return known and bool(((responses["survey"] == survey) & (responses["question"] == question)).any())
