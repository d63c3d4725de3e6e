"""An edition built again from its inputs alone, in a folder where nothing of it was built before."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from statusreport.edition.manifest import NAME, Manifest, read_manifest
from statusreport.errors import Problem, ReportError


def rebuild(
    project: Path, files: list[str], manifest: Manifest, folder: Path, python: str = sys.executable
) -> Manifest:
    """Copy `files` of `project` into `folder`, build there as `manifest` was built, and return the new manifest.

    Raises ReportError with the workflow's own message where it stops.
    """
    for name in files:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(project / name, target)
    settings = folder / ".snakemake" / "edition.json"
    settings.parent.mkdir()
    settings.write_text(json.dumps(manifest["config"]), encoding="utf-8")
    command = [python, "-m", "snakemake", "--cores", "all", "--configfile", str(settings.relative_to(folder))]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", env=_world())
    if run.returncode:
        problem = Problem("the rebuilt edition", "", "the workflow stopped", "What it says follows")
        raise ReportError([problem], run.stderr.strip() or f"Nothing; its exit code was {run.returncode}.")
    return read_manifest(output_folder(folder, manifest) / NAME)


def output_folder(project: Path, manifest: Manifest) -> Path:
    """Where an edition is published in a project."""
    return project / "report" / "_output" / str(manifest["edition"])


def _world() -> dict[str, str]:
    """The environment, without what a build that this one runs inside of has set."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "SNAKEMAKE_PROFILE")}
