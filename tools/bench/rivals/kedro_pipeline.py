"""The plan as a pipeline of Kedro: `python kedro_pipeline.py PLAN [FIRST …]`, in the rivals' environment.

Kedro orders nodes by the data they hand on; here a node hands on that it is done, and the files are the project's own.
Kedro does not look at what changed: a person names the node to start from.
"""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kedro.io import DataCatalog, MemoryDataset
from kedro.pipeline import Pipeline, node
from kedro.runner import SequentialRunner
from one_process import run_step


def done(step: dict, *_: bool) -> bool:
    """Run a step; its inputs are only what it waits for."""
    run_step(step)
    return True


def pipeline(steps: list[dict]) -> Pipeline:
    """One node a step, after the nodes that make what it reads."""
    makers = {made: step["name"] for step in steps for made in step["makes"]}
    nodes = []
    for step in steps:
        needs = sorted({_name(makers[read]) for read in step["reads"] if read in makers}) or ["project"]
        nodes.append(node(partial(done, step), inputs=needs, outputs=_name(step["name"]), name=_name(step["name"])))
    return Pipeline(nodes)


def _name(step: str) -> str:
    return step.replace(" ", "_")


def main(plan: str, *first: str) -> None:
    """Run the nodes of the plan, or those from some of them on."""
    whole = pipeline(json.loads(Path(plan).read_text(encoding="utf-8")))
    wanted = whole.from_nodes(*first) if first else whole
    SequentialRunner().run(wanted, DataCatalog({name: MemoryDataset(True) for name in wanted.inputs()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
