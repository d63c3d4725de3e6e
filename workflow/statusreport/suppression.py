"""The ledger with small numbers left out: breakdowns and answers of the tables for which the configuration says so.

Everything that shows a breakdown takes it from the ledger (tables, charts and their labels and alternative texts,
the workbook), so what is left out here is left out everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from statusreport.disclosure import MARK, NOTE, Exposed, Group, Sum, left_out
from statusreport.errors import ReportError, did_you_mean
from statusreport.measures import Spec, kind_of
from statusreport.selection import Tables, column, select
from statusreport.translation import _

Entry = dict[str, Any]
ADDING = ("count", "sum", "total")  # kinds whose parts add up to the whole


@dataclass(frozen=True)
class Policy:
    """The smallest count that may be shown, and the indicators whose parts are protected."""

    threshold: int
    indicators: tuple[str, ...]

    @classmethod
    def of(cls, declared: dict[str, Any]) -> Policy:
        """The policy that `disclosure` of the configuration declares."""
        on = [table for table in declared["tables"].values() if table["suppress"]]
        return cls(declared["threshold"], tuple(dict.fromkeys(name for table in on for name in table["indicators"])))


def suppress(entries: list[Entry], policy: Policy, specs: dict[str, Spec], tables: Tables) -> list[Entry]:
    """The entries of the ledger with parts left out; those that lost one say so in `left_out`.

    `tables`: the valid tables of the edition, which tell what breakdown is a finer one of what other.
    Raises ReportError where an indicator is not there, or a small number cannot be protected.
    """
    by_id = {entry["id"]: entry for entry in entries}
    for name in policy.indicators:
        if name not in by_id:
            finding = f"`disclosure` names the indicator `{name}`, which is not declared"
            raise ReportError.one("config.yaml", "disclosure", finding, did_you_mean(name, by_id))
    chosen = [by_id[name] for name in policy.indicators]
    try:
        hidden = left_out(group_of(chosen, specs, tables), policy.threshold)
    except Exposed as error:
        finding = f"the small number `{error.args[0]}` can be computed from others that the report prints"
        remedy = "Take its total out of the report, put parts together, or say in config.yaml why it may be shown"
        raise ReportError.one("config.yaml", "disclosure", finding, remedy) from None
    return [_without(entry, hidden) if entry in chosen else entry for entry in entries]


def group_of(entries: list[Entry], specs: dict[str, Spec], tables: Tables) -> Group:
    """Every count that the entries print and what adds up to what. Only parts can be left out, never a whole."""
    counts: dict[str, int] = {}
    sums: list[Sum] = []
    parts: set[str] = set()
    for entry in entries:
        for whole, value, cells in _sums(entry):
            counts |= {whole: value, **cells}
            sums.append((whole, tuple(cells)))
            parts |= set(cells)
        counts |= {entry["id"]: entry["value"]} if _adds_up(entry) else {}
        if entry["answers"]:
            counts[f"{_question(entry)} relevant"] = entry["n_relevant"]
            sums.append((f"{_question(entry)} relevant", tuple(_answers(entry, relevant=True))))
        top = tuple(cell for cell in _answers(entry) if cell.partition("/")[2] in entry["top_box"])
        if top:
            counts[f"{entry['id']} count"] = entry["numerator"]
            sums.append((f"{entry['id']} count", top))
    sums += [*_same(entries, specs), *_nested(entries, specs, tables)]
    small = frozenset(parts)
    return Group(counts, tuple(sums), small, frozenset(counts) - small)


def _sums(entry: Entry) -> Iterable[tuple[str, int, dict[str, int]]]:
    if _adds_up(entry) and entry["groups"]:
        yield entry["id"], entry["value"], {_part(entry, g["key"]): g["value"] for g in entry["groups"]}
    if entry["answers"]:
        yield _question(entry), entry["n_answered"], _answers(entry)


def _adds_up(entry: Entry) -> bool:
    return entry["kind"] in ADDING and isinstance(entry["value"], int)


def _part(entry: Entry, key: str) -> str:
    return f"{entry['id']}/{key}"


def _question(entry: Entry) -> str:
    return f"{entry['survey']}.{entry['question']}"


def _answers(entry: Entry, relevant: bool = False) -> dict[str, int]:
    answers = [answer for answer in entry["answers"] if answer["relevant"] or not relevant]
    return {f"{_question(entry)}/{answer['code']}": answer["count"] for answer in answers}


def _same(entries: list[Entry], specs: dict[str, Spec]) -> list[Sum]:
    """Indicators that count the same rows, whether or not they break them down."""
    adding = [entry["id"] for entry in entries if _adds_up(entry)]
    pairs = [(a, b) for n, a in enumerate(adding) for b in adding[n + 1 :] if _rows(specs[a]) == _rows(specs[b])]
    return [(a, (b,)) for a, b in pairs]


def _rows(spec: Spec) -> tuple[Any, ...]:
    kind = kind_of(spec)
    return kind, spec[kind], spec.get("where", {}), spec.get("year", "edition")


def _nested(entries: list[Entry], specs: dict[str, Spec], tables: Tables) -> list[Sum]:
    """Sums between two breakdowns of the same rows, where each part of one lies in one part of the other."""
    broken = [e for e in entries if _adds_up(e) and e["groups"] and "by" in specs[e["id"]]]
    sums: list[Sum] = []
    for fine in broken:
        for coarse in broken:
            if fine is not coarse and _rows(specs[fine["id"]]) == _rows(specs[coarse["id"]]):
                sums += _between(fine, coarse, specs, tables)
    return sums


def _between(fine: Entry, coarse: Entry, specs: dict[str, Spec], tables: Tables) -> list[Sum]:
    spec, other = specs[fine["id"]], specs[coarse["id"]]
    table = spec[kind_of(spec)].partition(".")[0]
    rows = select(tables, table, spec.get("where", {}))
    keys, above = (column(tables, table, each["by"]).loc[rows.index].astype("str") for each in (spec, other))
    if above.groupby(keys).nunique().max() != 1:
        return []
    return [
        (_part(coarse, key), tuple(_part(fine, part) for part in sorted(set(inner))))
        for key, inner in keys.groupby(above)
    ]


def _without(entry: Entry, hidden: frozenset[str]) -> Entry:
    lost = {_part(entry, group["key"]) for group in entry["groups"]} | set(_answers(entry))
    if not lost & hidden:
        return entry
    groups = [
        group | {"value": None, "display": MARK} if _part(entry, group["key"]) in hidden else group
        for group in entry["groups"]
    ]
    answers = [
        answer | {"count": None} if f"{_question(entry)}/{answer['code']}" in hidden else answer
        for answer in entry["answers"]
    ]
    return entry | {"groups": groups, "answers": answers, "left_out": _(NOTE)}
