"""The plan as stages of DVC: the same commands, with the same inputs and outputs."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import yaml

from tools.bench.measuring import python, run
from tools.bench.plan import Step


def environment(project: Path) -> dict[str, str]:
    """The world of the steps, with DVC's own files beside the project and no report of its use."""
    folder = str(project.parent / "dvc-home")
    return {**python(project), "DVC_NO_ANALYTICS": "1", "DVC_GLOBAL_CONFIG_DIR": folder, "DVC_SITE_CACHE_DIR": folder}


def stages(steps: list[Step]) -> dict[str, object]:
    """The content of dvc.yaml. DVC makes no folders for outputs, so each stage does."""
    return {
        "stages": {
            step.name.replace(" ", "-"): {
                "cmd": [
                    shlex.join(["mkdir", "-p", *sorted({str(Path(made).parent) for made in step.makes})]),
                    shlex.join(["python", step.script, *step.arguments]),
                ],
                "deps": sorted(set(step.reads)),
                "outs": sorted(set(step.makes)),
            }
            for step in steps
        }
    }


def prepare(dvc: Path, project: Path, steps: list[Step], world: dict[str, str]) -> None:
    """Make the project one of DVC, without git."""
    run([dvc, "init", "--no-scm", "--quiet"], project, world)
    (project / "dvc.yaml").write_text(yaml.safe_dump(stages(steps), allow_unicode=True, width=1000), encoding="utf-8")


def forget(project: Path) -> None:
    """Remove what DVC remembers of earlier runs, so that the next is from nothing."""
    (project / "dvc.lock").unlink(missing_ok=True)
    shutil.rmtree(project / ".dvc" / "cache", ignore_errors=True)
    shutil.rmtree(project / ".dvc" / "tmp", ignore_errors=True)
    (project / ".dvc" / "tmp").mkdir()
