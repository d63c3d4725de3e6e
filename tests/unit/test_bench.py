"""The measurements: what they compare, what they write, and that the generated data give the numbers they say."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pandas as pd
import pytest
from statusreport.catalogue import load
from statusreport.declarations import parse
from statusreport.indicators import compute
from statusreport.ingest import ingest
from statusreport.measures import World
from statusreport.printing import parse_percent
from statusreport.validation import validate

from tests.projects import ROOT
from tools.bench import generated, growth, results
from tools.bench.__main__ import PARTS
from tools.bench.measuring import Failed, Run, middle, python, ratio, run, side_by_side
from tools.bench.one_process import main as in_one_process
from tools.bench.plan import Step, plan, write
from tools.bench.plan import parse as parse_plan
from tools.bench.project import copy_project, counted
from tools.bench.results import Table, markdown, rewritten, within
from tools.bench.rivals import dvc_stages, notebook


def test_contenders_take_turns_and_their_medians_are_compared():
    order = []
    times = {"a": iter([9.0, 1.0, 2.0]), "b": iter([4.0, 4.0, 1.0])}

    def contender(name: str):
        def once() -> Run:
            order.append(name)
            return Run(next(times[name]), 0.0, 0.0)

        return once

    found = side_by_side({name: contender(name) for name in times}, repeats=3)
    assert order == ["a", "b", "a", "b", "a", "b"]
    assert (found["a"].seconds, found["b"].seconds) == (2.0, 4.0)
    assert ratio(found["b"], found["a"]) == 2.0


def test_the_middle_of_two_runs_is_their_mean():
    assert middle([Run(1, 2, 3, "first"), Run(2, 4, 9, "last")]) == Run(1.5, 3, 6, "last")


def test_a_command_is_measured_with_what_it_started(tmp_path: Path):
    child = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'x = bytes(80 << 20); sum(range(10**6))'])"
    taken = run([sys.executable, "-c", child], tmp_path)
    assert taken.mib > 80
    assert taken.cpu > 0
    assert taken.seconds > 0


def test_a_command_that_fails_has_no_time(tmp_path: Path):
    with pytest.raises(Failed, match="gone wrong"):
        run([sys.executable, "-c", "raise SystemExit('gone wrong')"], tmp_path)


def test_a_figure_says_whether_it_keeps_to_its_limit():
    assert within(1.2, 1.2) == "1.20 (limit 1.2: kept)"
    assert within(2_449, 2_048) == "2,449 (limit 2048: **not kept**)"
    assert within(1.21, 1.2) == "1.21 (limit 1.2: **not kept**)"


def test_tables_are_written_in_the_place_of_the_part_and_nowhere_else():
    page = "Intro\n<!-- bench:a -->\nold\n<!-- /bench:a -->\nBetween\n<!-- bench:b -->\nkept\n<!-- /bench:b -->\n"
    text = markdown([Table(("what", "s"), [("x|y", "1.00")], ["A note."])], "Measured.")
    assert text == "Measured.\n\n| what | s |\n| --- | --- |\n| x\\|y | 1.00 |\n\n- A note."
    new = rewritten(page, "a", text)
    assert new == page.replace("\nold\n", f"\n\n{text}\n\n")
    assert rewritten(new, "a", text) == new
    with pytest.raises(ValueError, match="no place for the results of `c`"):
        rewritten(page, "c", text)


def test_the_page_has_a_place_for_every_part():
    page = results.PAGE.read_text(encoding="utf-8")
    for part in PARTS:
        rewritten(page, part, "")
        assert part in page.split("## Method")[0], "the parts that can be chosen are listed"


STEPS = json.dumps({
    "ingest 2010": {"inputs": ["data/raw/2010/a b.csv"], "outputs": ["data/processed/2010/tidy/events.parquet"]},
    "render": {"inputs": ["data/processed/2010/tidy/events.parquet"], "outputs": ["data/processed/2010/html"]},
})  # fmt: skip
DRY_RUN = f"""
Job 2: Reading
Shell command: python workflow/scripts/ingest.py --catalogue data/raw/2010/catalogue.yaml --tidy 'x y' 2> logs/a.log

Shell command: python workflow/scripts/render.py --book book 2> logs/b.log
Shell command: python workflow/scripts/manifest.py --steps '{STEPS}' --manifest data/processed/2010/manifest.json 2> log
Shell command: python workflow/scripts/publish.py --published '{{"html": "docs/html", "a.pdf": "a.pdf"}}' --output out
"""


def test_the_plan_is_read_from_a_dry_run_with_the_files_of_every_step():
    ingested, rendered, manifest, published = parse_plan(DRY_RUN)
    assert (ingested.name, ingested.arguments[-1]) == ("ingest 2010", "x y")
    assert (ingested.reads, ingested.makes[0]) == (
        ("data/raw/2010/a b.csv",),
        "data/processed/2010/tidy/events.parquet",
    )
    assert rendered.name == "render"
    assert set(ingested.reads) | set(rendered.makes) <= set(manifest.reads)
    assert published.makes == ("out",)
    assert published.reads == ("docs/html", "a.pdf")


def test_the_plan_of_the_project_has_every_step_after_those_it_needs(tmp_path: Path):
    steps = plan(copy_project(tmp_path / "project"))
    assert len(steps) > 10
    made: set[str] = set()
    everything = {path for step in steps for path in step.makes}
    for step in steps:
        assert set(step.reads) & everything <= made, step.name
        made |= set(step.makes)
    stages = dvc_stages.stages(steps)["stages"]
    assert len(stages) == len(steps)
    assert len(notebook.cells(tmp_path / "plan.json", [step.name for step in steps])) == len(steps) + 1


def test_one_process_runs_the_plan_from_a_step_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    Path("step.py").write_text("import sys; open(sys.argv[1], 'a').write(sys.argv[2])", encoding="utf-8")
    steps = [Step(name, "step.py", ("made/text", name), (), ("made/text",)) for name in ("a", "b")]
    write(steps, tmp_path / "plan.json")
    in_one_process("plan.json")
    in_one_process("plan.json", "b")
    assert Path("made/text").read_text(encoding="utf-8") == "abb"


def test_jobs_are_counted_from_the_log_of_snakemake():
    log = "Job stats:\njob       count\n-------- ------\nvalidate      2\nall           1\ntotal         3\n\nx\n"
    assert counted(log) == ["2 validate"]
    assert counted("Nothing to be done.\n") == []


def numbers(folder: Path, contacts: int, replies: int) -> tuple[dict[str, int], dict[str, int], int]:
    """The numbers that the library computes, those the generator knows, and the Python calls that reading took."""
    year = generated.write_year(folder / "2010", 2010, contacts, replies)
    generated.write_declarations(folder / "indicators.yaml")
    catalogue, declared = load(year.catalogue), parse(folder / "indicators.yaml").data
    tables, calls = counting_calls(lambda: ingest(catalogue))
    checked, more = counting_calls(lambda: validate(tables, catalogue))
    assert checked.problems == []
    world = World(
        specs=declared["indicators"],
        surveys=declared["surveys"],
        level=parse_percent(declared["intervals"]["level"]),
        tables={"edition": checked.valid},
        years={"edition": 2010},
    )
    found, most = counting_calls(lambda: compute(world))
    values = {name: int(m.value if m.numerator is None else m.numerator) for name, m in found.items()}
    return values, year.expected, calls + more + most


def counting_calls(function):
    """The result of a function, and how many calls of Python functions it took."""
    count = 0

    def profile(frame, event, argument):
        nonlocal count
        count += event == "call"

    sys.setprofile(profile)
    try:
        return function(), count
    finally:
        sys.setprofile(None)


def test_a_log_gives_the_generated_numbers_without_a_python_call_a_row(tmp_path: Path):
    few = numbers(tmp_path / "few", 20_000, 10)
    many = numbers(tmp_path / "many", 60_000, 10)
    assert few[0] == few[1]
    assert many[0] == many[1]
    assert many[0]["sport_contacts"] > 1_000
    assert many[2] - few[2] < 20_000  # for 40,000 rows more


def test_a_survey_gives_the_generated_numbers_in_linear_time(tmp_path: Path):
    few, more, most = (numbers(tmp_path / str(size), 10, size) for size in (1_500, 3_000, 4_500))
    assert most[0] == most[1]
    assert most[0]["crit_dialogue"] > 500
    assert most[2] - more[2] == pytest.approx(more[2] - few[2], rel=0.2)


def test_other_numbers_than_the_generated_ones_are_no_measurement(tmp_path: Path):
    year = generated.write_year(tmp_path / "2010", 2010, 50, 50)
    ledger = [{"id": "sport_jobs", "kind": "distinct", "value": year.expected["sport_jobs"] + 1}]
    (tmp_path / "ledger.json").write_text(json.dumps({"indicators": ledger}), encoding="utf-8")
    with pytest.raises(ValueError, match="sport_jobs"):
        growth.check(tmp_path, year)


def test_generated_data_are_the_same_each_time_and_as_broken_as_asked(tmp_path: Path):
    first = generated.write_year(tmp_path / "a", 2010, 1_000, 10, broken=0.5)
    second = generated.write_year(tmp_path / "b", 2010, 1_000, 10, broken=0.5)
    assert first.log.read_bytes() == second.log.read_bytes()
    rows = pd.read_csv(first.log, sep=";", dtype=str, keep_default_na=False)
    assert (rows["Dato"] == "31-13-2010").sum() == first.bad
    assert 400 < first.bad < 600


def test_the_rivals_are_no_dependency_of_the_project():
    rivals = {line.split("==")[0] for line in growth_requirements() if "==" in line}
    assert {"dvc", "kedro", "papermill", "duckdb", "polars"} <= rivals
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert not [name for name in rivals if f'"{name}==' in project]


def growth_requirements() -> list[str]:
    """The lines of the rivals' requirements."""
    return (ROOT / "tools/bench/requirements.txt").read_text(encoding="utf-8").splitlines()


def test_steps_outside_snakemake_run_in_the_world_that_it_gives_them(tmp_path: Path):
    prefix = (ROOT / "workflow/rules/common.smk").read_text(encoding="utf-8")
    for name in ("PYTHONSAFEPATH", "PYTHONHASHSEED", "PYTHONUTF8", "LC_ALL", "TZ", "MPLBACKEND"):
        assert f"{name}={python(tmp_path)[name]}" in re.split(r"[ ;\"]", prefix)
