"""The theory of change as declared in report/theory-of-change.yaml, checked against the ledger's indicators."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from statusreport.declarations import Declaration, load
from statusreport.errors import Problem, ReportError, did_you_mean
from statusreport.translation import _

SOFT_HYPHEN = "\u00ad"
_DIVISION = "·"  # how the declaration marks where a long word may be divided


@dataclass(frozen=True)
class Box:
    """One box of a step; texts may hold soft hyphens.

    `claim` says that the box states a result or an effect, which indicators may speak to.
    """

    id: str
    heading: str
    text: str
    items: tuple[str, ...]
    leads_to: tuple[str, ...]
    indicators: tuple[str, ...]
    claim: bool

    @property
    def name(self) -> str:
        """The short name, without soft hyphens."""
        return (self.heading or self.text).replace(SOFT_HYPHEN, "")

    @property
    def sentence(self) -> str:
        """All that the box says, on one line and without soft hyphens."""
        parts = [part for part in (self.heading, self.text) if part]
        tail = f" ({'; '.join(self.items)})" if self.items else ""
        return (". ".join(parts) + tail).replace(SOFT_HYPHEN, "")


@dataclass(frozen=True)
class Step:
    """A column of the theory: a heading and its boxes, top to bottom."""

    id: str
    heading: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Frame:
    """What stands above the columns: a heading with one text, or several as a list."""

    heading: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class TheoryOfChange:
    """Frames above, steps from left to right."""

    frames: tuple[Frame, ...]
    steps: tuple[Step, ...]

    @property
    def claims(self) -> list[Box]:
        """The results and effects, in reading order."""
        return [box for step in self.steps for box in step.boxes if box.claim]


def read_theory_of_change(path: str | Path, schema_path: str | Path, indicators: Collection[str]) -> TheoryOfChange:
    """Read and check the declaration; `indicators` are the ids of the ledger.

    Raises ReportError with every unknown indicator, unknown or repeated box, and violation of the schema.
    """
    declaration = load(path, schema_path)
    problems = _problems(declaration, indicators)
    if problems:
        raise ReportError(problems)
    return TheoryOfChange(
        tuple(
            Frame(_text(frame["heading"]), tuple(map(_text, frame["texts"]))) for frame in declaration.data["frames"]
        ),
        tuple(
            Step(step["id"], _text(step["heading"]), tuple(_box(box) for box in step["boxes"]))
            for step in declaration.data["steps"]
        ),
    )


def _problems(declaration: Declaration, indicators: Collection[str]) -> list[Problem]:
    problems: list[Problem] = []
    places: dict[str, tuple[str | int, ...]] = {}
    for place, box in _boxes(declaration.data):
        if box["id"] in places:
            problems.append(
                declaration.problem((*place, "id"), f"the box `{box['id']}` is declared twice", "Rename one")
            )
        places[box["id"]] = place
    for place, box in _boxes(declaration.data):
        for key, known, kind in (("indicators", indicators, "indicator"), ("leads_to", places, "box")):
            problems += [
                declaration.problem((*place, key, index), f"unknown {kind} `{name}`", did_you_mean(name, known))
                for index, name in enumerate(box.get(key, []))
                if name not in known
            ]
    return problems


def _boxes(data: Any) -> list[tuple[tuple[str | int, ...], dict[str, Any]]]:
    return [
        (("steps", s, "boxes", b), box) for s, step in enumerate(data["steps"]) for b, box in enumerate(step["boxes"])
    ]


def _box(box: dict[str, Any]) -> Box:
    return Box(
        id=box["id"],
        heading=_text(box.get("heading", "")),
        text=_text(box.get("text", "")),
        items=tuple(map(_text, box.get("items", []))),
        leads_to=tuple(box.get("leads_to", [])),
        indicators=tuple(box.get("indicators", [])),
        claim="indicators" in box,
    )


def _text(text: str) -> str:
    return _(text).replace(_DIVISION, SOFT_HYPHEN) if text else ""
