"""The chain of steps behind files, asked of the workflow itself, so that nothing has to be declared twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

MADE = "data/processed/"  # what steps make for each other; everything else comes from people


def steps_to(files: Iterable[str], rules: Iterable[Any]) -> dict[str, dict[str, list[str]]]:
    """Every step that leads to `files`, with its inputs and outputs, as Snakemake's `rules` themselves find them.

    A step is called by its rule and the values of its wildcards, such as `ingest 2010`.
    """
    rules, waiting = list(rules), list(files)
    found: dict[str, dict[str, list[str]]] = {}
    seen: set[str] = set()
    while waiting:
        file = waiting.pop()
        maker = next((rule for rule in rules if file.startswith(MADE) and rule.is_producer(file)), None)
        if maker is None or file in seen:
            continue
        wildcards = maker.get_wildcards(file)
        inputs = [str(path) for path in maker.expand_input(wildcards)[0]]
        outputs = [str(path) for path in maker.expand_output(wildcards)[0]]
        found[" ".join([maker.name, *wildcards.values()])] = {"inputs": inputs, "outputs": outputs}
        seen.update(outputs)
        waiting += inputs
    return found
