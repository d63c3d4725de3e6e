"""Rule manifest: what the edition was made from, by what, in which steps."""

import json
from pathlib import Path

from statusreport.edition.manifest import Step, check_unchanged, describe, write_manifest
from statusreport.edition.project import project_files
from statusreport.edition.tools import read_tools
from statusreport.step import run


def main(
    year: int,
    engine: str,
    config: str,
    commit: str,
    steps: str,
    published: str,
    lock: Path,
    began: Path,
    manifest: Path,
) -> None:
    """Write the manifest of the steps, given as JSON, where their sources are still what they were at the beginning."""
    made = [Step(name, tuple(s["inputs"]), tuple(s["outputs"])) for name, s in json.loads(steps).items()]
    facts = {
        "edition": year,
        "config": json.loads(config),
        "commit": json.loads(commit),
        "renderer": engine,
        "tools": read_tools(engine, lock),
    }
    description = describe(made, project_files(Path()), json.loads(published), facts)
    if began.exists():  # not where the step runs without Snakemake
        check_unchanged(json.loads(began.read_text(encoding="utf-8")), description)
    write_manifest(description, manifest)


if __name__ == "__main__":
    run(main)
