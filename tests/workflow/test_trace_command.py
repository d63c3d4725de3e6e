"""`snakemake trace`: one number in the terminal, from a finished build, without Snakemake's own account."""

from __future__ import annotations

import subprocess
import sys

from tests.projects import Checkout, finish


def traced(project: Checkout, indicator: str) -> subprocess.CompletedProcess[str]:
    options = ["--config", f"indicator={indicator}", "report={engine: embedded}"]
    command = [sys.executable, "-m", "snakemake", "trace", *options]
    return finish(command, project.folder)


def test_a_trace_prints_the_number_and_its_rows_and_builds_nothing(built: Checkout):
    run = traced(built, "crit_methods")
    assert run.returncode == 0, run.stderr
    lines = run.stdout.splitlines()
    assert lines[:2] == ["crit_methods: Har brugt nye metoder til inddragelse", "75 %"]
    answers = lines[lines.index("Rækker bag crit_methods") + 4 :]
    assert len(answers) == 19
    assert sum(line.endswith(" ja") for line in answers) == 12
    assert "[1/1]" in run.stderr and "ready" not in run.stderr and "rule trace" not in run.stderr


def test_a_trace_shows_no_personal_column(built: Checkout):
    heading = traced(built, "sport_contacts").stdout.split("Rækker bag sport_contacts")[1].splitlines()[3]
    assert heading.split() == ["række", "contact_id", "person_key"]


def test_an_unknown_indicator_is_answered_at_once_with_the_nearest_names(built: Checkout):
    built.path("data/processed/2010/indicators.json").unlink()
    run = traced(built, "crit_method")
    assert run.returncode == 1 and run.stdout == ""
    assert run.stderr.splitlines()[-1].endswith("unknown indicator `crit_method`. Did you mean `crit_methods` or "
                                                "`criteria_met` or `crit_network`?")  # fmt: skip
    assert not built.path("data/processed/2010/indicators.json").exists()
