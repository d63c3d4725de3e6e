"""The workflow keeps to what Snakemake itself asks of one."""

from __future__ import annotations

from tests.projects import Checkout


def test_snakemake_finds_nothing_to_say_about_the_workflow(fresh: Checkout):
    run = fresh.snakemake("--lint")
    assert run.returncode == 0
    assert "Lints for" not in run.stdout + run.stderr
    assert "in a good condition" in run.stdout + run.stderr
