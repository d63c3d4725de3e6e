"""The same build by other routes: each runs the steps of the plan, and gives the same documents."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.bench.environment import Unavailable, rivals_bin
from tools.bench.measuring import Run, python, run, side_by_side
from tools.bench.plan import Step, write
from tools.bench.project import clean, copy_project, snakemake
from tools.bench.results import Table, seconds
from tools.bench.rivals import dvc_stages, notebook
from tools.bench.workflow import ONE_PROCESS, SENTENCE, built

REPEATS = 2
HERE = Path(__file__).parent
_MANIFEST = (
    "The manifest lists the packages there are, so the rivals' own stand in the manifests of those that run in Python."
)


@dataclass(frozen=True)
class Rival:
    """One way to build: `build` as for the first time or again, `edited` after a chapter was edited."""

    title: str
    project: Path
    build: Callable[[], Run]
    edited: Callable[[], Run]
    clean: Callable[[Path], None] = clean


def measure(folder: Path) -> list[Table]:
    """Every route from nothing, after one edit and with nothing to do; then whether the documents are the same."""
    project, steps = built(folder)
    write(steps, folder / "plan.json")
    rivals, notes = contenders(folder, project, steps)
    cold = side_by_side({name: lambda r=rival: _cold(r) for name, rival in rivals.items()}, REPEATS)
    notes += [_MANIFEST] + [_same(rival, project) for rival in rivals.values() if rival.project != project]
    edited = side_by_side({name: lambda r=rival: _edited(r) for name, rival in rivals.items()}, REPEATS)
    again = side_by_side({name: rival.build for name, rival in rivals.items()}, REPEATS)
    rows = [
        (rival.title, *(seconds(found[name].seconds) for found in (cold, edited, again)))
        for name, rival in rivals.items()
    ]
    return [Table((f"median of {REPEATS}, seconds", "from nothing", "one chapter edited", "no change"), rows, notes)]


def contenders(folder: Path, project: Path, steps: list[Step]) -> tuple[dict[str, Rival], list[str]]:
    """The workflow and its rivals by name, each in a project folder of its own; and what could not be had."""
    found = {"snakemake": _simple("`snakemake`", project, snakemake())}
    script = copy_project(folder / "script")
    found["script"] = _simple(
        "a plain script, run each time", script, [sys.executable, ONE_PROCESS, folder / "plan.json"]
    )
    try:
        programs = rivals_bin()
    except Unavailable as reason:
        return found, [f"DVC, the notebook and Kedro were not measured: {reason}."]
    return found | {
        "dvc": _dvc(programs, copy_project(folder / "dvc"), steps),
        "notebook": _notebook(programs, copy_project(folder / "notebook"), folder / "plan.json", steps),
        "kedro": _kedro(programs, copy_project(folder / "kedro"), folder / "plan.json", steps),
    }, []


def _simple(title: str, project: Path, command: list, again: list | None = None) -> Rival:
    def by(order: list) -> Run:
        return run(order, project, python(project))

    return Rival(title, project, lambda: by(command), lambda: by(again or command))


def _dvc(programs: Path, project: Path, steps: list[Step]) -> Rival:
    environment = dvc_stages.environment(project)
    dvc_stages.prepare(programs / "dvc", project, steps, environment)

    def repro() -> Run:
        return run([programs / "dvc", "repro", "--quiet"], project, environment)

    return Rival(
        "DVC stages, `dvc repro`", project, repro, repro, lambda folder: (clean(folder), dvc_stages.forget(folder))
    )


def _notebook(programs: Path, project: Path, plan: Path, steps: list[Step]) -> Rival:
    source = notebook.write(project.parent / "report.ipynb", plan, [step.name for step in steps])
    order = [programs / "papermill", "--no-progress-bar", "--cwd", project, source, project.parent / "executed.ipynb"]
    return _simple("a notebook of the same steps, run by papermill", project, [*order, "--kernel", "python3"])


def _kedro(programs: Path, project: Path, plan: Path, steps: list[Step]) -> Rival:
    first = [step.name.replace(" ", "_") for step in steps if step.script.endswith("/chapters.py")]
    order = [programs / "python", HERE / "kedro_pipeline.py", plan]
    return _simple("a Kedro pipeline; after the edit from the nodes of the chapters", project, order, [*order, *first])


def _cold(rival: Rival) -> Run:
    rival.clean(rival.project)
    return rival.build()


def _edited(rival: Rival) -> Run:
    chapter = sorted((rival.project / "report" / "chapters").glob("*.qmd"))[0]
    chapter.write_text(chapter.read_text(encoding="utf-8") + SENTENCE.format("en til"), encoding="utf-8")
    return rival.edited()


def _same(rival: Rival, project: Path) -> str:
    wanted, made = published(project), published(rival.project)
    differ = sorted(name for name in wanted.keys() | made.keys() if wanted.get(name) != made.get(name))
    said = f"differ in {', '.join(differ[:5])}" if differ else f"are the same {len(wanted)} files, byte for byte"
    return f"{rival.title}: the documents {said}."


def published(project: Path) -> Mapping[str, bytes]:
    """The published files by name, for the comparison."""
    output = project / "report" / "_output"
    files = [path for path in output.rglob("*") if path.is_file() and path.name != ".snakemake_timestamp"]
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}
