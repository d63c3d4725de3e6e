"""The workflow beside itself: nothing to do, one edit, and a build from nothing."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tools.bench.measuring import Run, python, ratio, run, side_by_side
from tools.bench.plan import Step, plan, write
from tools.bench.project import clean, copy_project, empty_workflow, jobs, snakemake
from tools.bench.results import Table, seconds, within

LIMITS = {"nothing": 1.3, "chapter": 1.2, "cold": 1.5}
SENTENCE = "\n\nEn sætning, der ikke stod her før: prøve {}.\n"
MODEL = "report/capacity-model.yaml"  # the data of one chart, and of nothing else
WORD = "Inklusion"
ONE_PROCESS = Path(__file__).with_name("one_process.py")


def built(folder: Path) -> tuple[Path, list[Step]]:
    """A copy of the project that has been built once, and its plan."""
    project = copy_project(folder / "project")
    run(snakemake(), project, python(project))
    return project, plan(project)


def nothing(folder: Path) -> list[Table]:
    """Nothing to do, beside Snakemake on a workflow that has no rules."""
    project, _ = built(folder)
    empty = empty_workflow(folder / "empty")
    found = side_by_side(
        {"project": lambda: run(snakemake(), project), "empty": lambda: run(snakemake(), empty)}, repeats=7
    )
    rows = [
        ("`snakemake`, everything up to date", seconds(found["project"].seconds), seconds(found["project"].cpu)),
        ("`snakemake` on an empty workflow", seconds(found["empty"].seconds), seconds(found["empty"].cpu)),
        ("ratio", within(ratio(found["project"], found["empty"]), LIMITS["nothing"]), ""),
    ]
    return [Table(("median of 7", "seconds", "processor seconds"), rows)]


def edits(folder: Path) -> list[Table]:
    """One chapter edited, beside the renderer alone; and what runs when the data of one chart change."""
    project, steps = built(folder)
    chapter = sorted((project / "report" / "chapters").glob("*.qmd"))[0]
    render = [step for step in steps if step.script.endswith("/render.py")]
    turns = iter(range(1, 100))
    ran: list[str] = []

    def edited() -> Run:
        with chapter.open("a", encoding="utf-8") as stream:
            stream.write(SENTENCE.format("abcdefgh"[next(turns) % 8]))
        taken = run(snakemake(), project)
        ran[:] = jobs(project)
        return taken

    found = side_by_side({"edited": edited, "renderer": lambda: renderer(project, render)}, repeats=3)
    rows = [
        ("`snakemake` after one sentence more in a chapter", seconds(found["edited"].seconds), _list(ran)),
        ("the renderer alone, on the same book", seconds(found["renderer"].seconds), "render"),
        ("ratio", within(ratio(found["edited"], found["renderer"]), LIMITS["chapter"]), ""),
        _chart(project),
    ]
    return [Table(("median of 3", "seconds", "jobs"), rows)]


def renderer(project: Path, render: list[Step]) -> Run:
    """The step `render` by itself, in each language, into a folder beside the project's."""
    runs = []
    for step in render:
        arguments = list(step.arguments)
        output = project.parent / "rendered"
        shutil.rmtree(output, ignore_errors=True)
        arguments[arguments.index("--output") + 1] = str(output)
        runs.append(run([sys.executable, step.script, *arguments], project, python(project)))
    return Run(sum(r.seconds for r in runs), sum(r.cpu for r in runs), max(r.mib for r in runs))


def _chart(project: Path) -> tuple[str, str, str]:
    before = _pictures(project)
    model = project / MODEL
    text = model.read_text(encoding="utf-8")
    if WORD not in text:
        raise ValueError(f"{MODEL} does not say {WORD!r}, which the measurement changes")
    model.write_text(text.replace(WORD, f"{WORD} og inddragelse"), encoding="utf-8")
    taken = run(snakemake(), project)
    after = _pictures(project)
    redrawn = sorted({name.split(".")[0] for name in after if after[name] != before.get(name)})
    what = (
        f"`snakemake` after an edit of one chart's data (`{MODEL}`, once); pictures with other bytes: {_list(redrawn)}"
    )
    return what, seconds(taken.seconds), _list(jobs(project))


def _pictures(project: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in project.glob("data/processed/*/*/figures/*.*")}


def cold(folder: Path) -> list[Table]:
    """All outputs from nothing, beside one Python process that calls the same functions in order."""
    project, steps = built(folder)
    rival = copy_project(folder / "rival")
    write(steps, folder / "plan.json")

    def by_snakemake() -> Run:
        clean(project)
        return run(snakemake(), project)

    found = side_by_side({"snakemake": by_snakemake, "script": lambda: one_process(rival, folder / "plan.json")}, 3)
    rows = [
        ("`snakemake`, all outputs from nothing", seconds(found["snakemake"].seconds), seconds(found["snakemake"].cpu)),
        ("one Python process, same functions in order", seconds(found["script"].seconds), seconds(found["script"].cpu)),
        ("ratio", within(ratio(found["snakemake"], found["script"]), LIMITS["cold"]), ""),
    ]
    return [Table(("median of 3", "seconds", "processor seconds"), rows)]


def one_process(project: Path, steps: Path, first: str = "") -> Run:
    """The plan in one process, from nothing; or from the step `first` on, on what is there."""
    if not first:
        clean(project)
    return run([sys.executable, ONE_PROCESS, steps, *([first] if first else [])], project, python(project))


def _list(names: list[str]) -> str:
    return ", ".join(names) or "none"
