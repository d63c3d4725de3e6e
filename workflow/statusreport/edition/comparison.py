"""Two manifests compared: which published files differ, where in the chain they begin to, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from statusreport.edition.manifest import Manifest, chain

CHANGED, MISSING, NEW = "changed", "missing", "new"


@dataclass(frozen=True)
class Comparison:
    """How `after` differs from `before`: file → CHANGED, MISSING or NEW; facts → (before, after).

    `origins`: published file → the steps at which its chain begins to differ.
    """

    inputs: dict[str, str]
    facts: dict[str, tuple[Any, Any]]
    published: dict[str, str]
    origins: dict[str, list[str]] = field(default_factory=dict)
    causes: dict[str, list[str]] = field(default_factory=dict)
    total: int = 0

    @property
    def same(self) -> bool:
        """Whether every published file has the same bytes."""
        return not self.published


def compare(before: Manifest, after: Manifest) -> Comparison:
    """The differences from `before` to `after`; the commit alone makes none of the published files differ."""
    inputs = states(before["inputs"], after["inputs"])
    facts = {
        f"{group}{name}": (old.get(name), new.get(name))
        for group, old, new in (("", _facts(before), _facts(after)), ("tool ", before["tools"], after["tools"]))
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    }
    published = states(_digests(before["published"]), _digests(after["published"]))
    where = {name: _origins(name, before, after) for name in published}
    causes = {step: _causes(step, before, after, inputs) for steps in where.values() for step in steps}
    return Comparison(inputs, facts, published, where, causes, len(after["published"]))


def states(before: dict[str, str], after: dict[str, str]) -> dict[str, str]:
    """File → what became of it, for those that are not the same, by name."""
    missing = {name: MISSING for name in before.keys() - after.keys()}
    new = {name: NEW for name in after.keys() - before.keys()}
    changed = {name: CHANGED for name in before.keys() & after.keys() if before[name] != after[name]}
    return dict(sorted((missing | new | changed).items()))


def _facts(manifest: Manifest) -> dict[str, Any]:
    return {name: manifest[name] for name in ("edition", "config", "renderer")}


def _digests(published: dict[str, Any]) -> dict[str, str]:
    return {name: entry["sha256"] for name, entry in published.items()}


def _origins(name: str, before: Manifest, after: Manifest) -> list[str]:
    """The steps of a published file's chain that made something else of the same outputs of other steps."""
    if name not in after["published"]:
        return []
    steps, old = after["steps"], before["steps"]
    on_the_way = chain(after["published"][name]["step"], steps)
    moved = {step: states(old.get(step, {}).get("outputs", {}), steps[step]["outputs"]) for step in on_the_way}
    files = {file for found in moved.values() for file in found}
    return sorted(step for step, found in moved.items() if found and not files & set(steps[step]["inputs"]))


def _causes(step: str, before: Manifest, after: Manifest, inputs: dict[str, str]) -> list[str]:
    """The inputs of a step that changed, came or went."""
    read = set(after["steps"][step]["inputs"]) | set(before["steps"].get(step, {}).get("inputs", []))
    return [f"{file} ({state})" for file, state in inputs.items() if file in read]


def explain(found: Comparison, names: tuple[str, str] = ("the manifest", "the rebuilt edition")) -> str:
    """The comparison for a person, in full sentences; the first line says whether the editions are the same."""
    if found.same:
        lines = [f"Identical: all {found.total} published files of {names[1]} have the bytes that {names[0]} names."]
        return "\n".join([*lines, *_notes(found)])
    lines = [f"Different: {len(found.published)} published files of {names[1]} are not those of {names[0]}."]
    groups: dict[tuple[str, ...], list[str]] = {}
    for name, state in found.published.items():
        groups.setdefault(tuple(found.origins.get(name, [])), []).append(f"{name} ({state})")
    for origins, files in groups.items():
        lines += ["", *(f"  {file}" for file in files)]
        lines += [f"    begins to differ at the step `{step}`: {_why(found, step)}" for step in origins]
    return "\n".join([*lines, *_notes(found)])


def _why(found: Comparison, step: str) -> str:
    if found.causes[step]:
        return f"it read other files: {', '.join(found.causes[step])}"
    if found.facts:
        return f"its files are the same, but {', '.join(found.facts)} {'is' if len(found.facts) == 1 else 'are'} not"
    return "its files and tools are the same, so the step does not repeat itself"


def _notes(found: Comparison) -> list[str]:
    facts = [f"  {name}: {old} → {new}" for name, (old, new) in found.facts.items()]
    inputs = [f"  {file} ({state})" for file, state in found.inputs.items()]
    parts = (("Not the same besides:", facts), ("Inputs that are not the same:", inputs))
    return [line for title, part in parts if part for line in ("", title, *part)]
