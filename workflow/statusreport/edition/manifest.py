"""The manifest: every input and output of an edition by checksum, and the chain from raw file to published file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from statusreport.checksums import sha256
from statusreport.errors import Problem, ReportError

Manifest = dict[str, Any]
NAME = "manifest.json"
RAW = "data/raw/"
PASSING = {".snakemake_timestamp"}  # Snakemake's own marks in folders that it keeps


@dataclass(frozen=True)
class Step:
    """One job of the workflow; its inputs and outputs are files, or folders with files in them."""

    name: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]


def describe(steps: Iterable[Step], project: Iterable[str], published: dict[str, str], facts: Manifest) -> Manifest:
    """The manifest of what `steps` made.

    `project`: files that belong to the build without being an input of a step (rules, profile, locks); `published`:
    name in the published folder → file or folder that is copied there; `facts`: edition, config, commit, tools …
    """
    accounts = {step.name: _step(step) for step in sorted(steps, key=lambda step: step.name)}
    made = {file: name for name, account in accounts.items() for file in account["outputs"]}
    read = {file for account in accounts.values() for file in account["inputs"]} | set(project)
    for name, account in accounts.items():
        account["raw"] = sorted(_raw(name, accounts, made))
    copies = ((target / Path(f).relative_to(s), f) for s, target in _pairs(published) for f in files_in(s))
    return facts | {
        "inputs": {file: sha256(file) for file in sorted(read - set(made))},
        "steps": accounts,
        "published": {name.as_posix(): _copy(file, accounts, made) for name, file in sorted(copies)},
    }


def _pairs(published: dict[str, str]) -> Iterator[tuple[str, Path]]:
    return ((source, Path(name)) for name, source in published.items())


def _step(step: Step) -> dict[str, Any]:
    return {
        "inputs": sorted({file for path in step.inputs for file in files_in(path)}),
        "outputs": {file: sha256(file) for path in sorted(step.outputs) for file in files_in(path)},
    }


def _copy(file: str, steps: dict[str, Any], made: dict[str, str]) -> dict[str, Any]:
    return {"sha256": steps[made[file]]["outputs"][file], "bytes": Path(file).stat().st_size, "step": made[file]}


def _raw(name: str, steps: dict[str, Any], made: dict[str, str]) -> set[str]:
    """The raw files that reach a step, through whatever steps."""
    return {file for step in chain(name, steps, made) for file in steps[step]["inputs"] if file.startswith(RAW)}


def chain(name: str, steps: dict[str, Any], made: dict[str, str] | None = None) -> list[str]:
    """A step and all that it builds on, nearest first."""
    made = made or {file: step for step, account in steps.items() for file in account["outputs"]}
    found = [name]
    for step in found:  # grows while it is walked
        before = {made[file] for file in steps[step]["inputs"] if file in made}
        found += sorted(before - set(found))
    return found


def check_unchanged(began: dict[str, str], manifest: Manifest) -> None:
    """Raises ReportError where an input is not what it was when the run began: the documents would mix old and new.

    `began`: checksum by source file.
    """
    changed = [file for file, digest in manifest["inputs"].items() if began.get(file) != digest]
    finding = "the file changed while the report was being made, so nothing was published"
    if changed:
        raise ReportError([Problem(file, "", finding, "Run `make report` again") for file in changed])


def files_in(path: str) -> list[str]:
    """The files of a folder, in order; a file is itself."""
    if not Path(path).is_dir():
        return [path]
    found = (file for file in Path(path).rglob("*") if file.is_file() and file.name not in PASSING)
    return sorted(file.as_posix() for file in found)


def write_manifest(manifest: Manifest, path: Path) -> None:
    """The manifest as JSON; the same edition gives the same bytes."""
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def read_manifest(path: Path) -> Manifest:
    """A manifest. Raises ReportError where there is none."""
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        if {"inputs", "steps", "published"} <= set(manifest):
            return manifest
    except (OSError, ValueError, TypeError):
        pass
    raise ReportError.one(path, "", "there is no manifest of an edition", "Build the edition first: `make report`")
