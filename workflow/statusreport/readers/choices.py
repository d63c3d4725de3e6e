"""Choices that a tool joins in one cell: apart again, whole where an option itself holds the joiner."""

from __future__ import annotations

from collections.abc import Sequence

JOINERS = (";", ", ")  # between the choices of a multi-select, the surer one first


def choices(cell: str, labels: Sequence[str], joiners: Sequence[str] = JOINERS) -> list[str]:
    """The choices joined in a cell. An option that holds the joiner itself is not split.

    Text that is no option stays as it is, so that it is reported as an unknown answer.
    """
    readings = [_split(cell, labels, joiner) for joiner in joiners]
    whole = [reading for reading in readings if set(reading) <= set(labels)]
    if whole:
        return whole[0]
    present = [reading for joiner, reading in zip(joiners, readings, strict=True) if joiner.strip() in cell]
    return (present or readings)[0]


def _split(cell: str, labels: Sequence[str], joiner: str) -> list[str]:
    """Options all through, the longest first wherever several fit; else piece by piece."""
    longest_first = sorted(set(labels), key=lambda label: (-len(label), label))
    return _options(cell.strip(), longest_first, joiner, {}) or _pieces(cell.strip(), longest_first, joiner)


def _options(rest: str, labels: Sequence[str], joiner: str, known: dict[str, list[str] | None]) -> list[str] | None:
    if not rest:
        return []
    if rest not in known:
        known[rest] = None
        for label in labels:
            if _begins(rest, label, joiner):
                more = _options(_after(rest, label, joiner), labels, joiner, known)
                if more is not None:
                    known[rest] = [label, *more]
                    break
    return known[rest]


def _pieces(rest: str, labels: Sequence[str], joiner: str) -> list[str]:
    found = []
    while rest:
        piece = rest.split(joiner, 1)[0].strip()
        choice = next((label for label in labels if _begins(rest, label, joiner)), piece)
        found.append(choice)
        rest = _after(rest, choice, joiner)
    return [choice for choice in found if choice]


def _begins(rest: str, label: str, joiner: str) -> bool:
    return rest == label or rest.startswith((label + joiner, label + (joiner.strip() or joiner)))


def _after(rest: str, label: str, joiner: str) -> str:
    return rest[len(label) :].strip().removeprefix(joiner.strip()).strip()
