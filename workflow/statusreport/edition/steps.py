"""The chain of steps behind files, asked of the workflow itself, so that nothing has to be declared twice."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from statusreport.contents import MADE_IN

Steps = dict[str, dict[str, list[str]]]


def steps_to(files: Iterable[str], rules: Iterable[Any]) -> Steps:
    """Every step that leads to `files`, with its inputs and outputs, as Snakemake's `rules` themselves find them.

    A step is called by its rule and the values of its wildcards, such as `ingest 2010`.
    """
    rules, waiting = list(rules), list(files)
    found: Steps = {}
    seen: set[str] = set()
    while waiting:
        file = waiting.pop()
        maker = next((rule for rule in rules if file.startswith(MADE_IN) and rule.is_producer(file)), None)
        if maker is None or file in seen:
            continue
        wildcards = maker.get_wildcards(file)
        step = found[" ".join([maker.name, *wildcards.values()])] = files_of(maker, tuple(wildcards.items()))
        seen.update(step["outputs"])
        waiting += step["inputs"]
    return found


@cache
def files_of(rule: Any, wildcards: tuple[tuple[str, str], ...]) -> dict[str, list[str]]:
    """The inputs and outputs of a rule's job."""
    inputs, outputs = (find(dict(wildcards))[0] for find in (rule.expand_input, rule.expand_output))
    return {"inputs": [str(path) for path in inputs], "outputs": [str(path) for path in outputs]}
