"""Where the time of a build went: Snakemake's benchmark files, read and printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import ROOT
from tools.stages import Stage, as_text, import_seconds, read_stages

HEADINGS = "s\th:m:s\tmax_rss\tmax_vms\tmax_uss\tmax_pss\tio_in\tio_out\tmean_load\tcpu_time"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder in which three steps have run, one of them too short to be looked at."""
    for name, row in {
        "2010/benchmarks/ingest.tsv": "2.5000\t0:00:02\t150.25\t1\t1\t1\t0\t0\t99\t2.25",
        "2010/da/benchmarks/render.tsv": "4.0000\t0:00:04\t300.50\t1\t1\t1\t0\t0\t99\t7.50",
        "2009/benchmarks/ingest.tsv": "0.0500\t0:00:00\tNA\tNA\tNA\tNA\tNA\tNA\tNA\tNA",
    }.items():
        path = tmp_path / "data" / "processed" / name
        path.parent.mkdir(parents=True)
        path.write_text(f"{HEADINGS}\n{row}\n", encoding="utf-8")
    return tmp_path


def test_the_longest_step_stands_first_named_by_rule_year_and_language(built: Path):
    assert read_stages(built) == [
        Stage("render 2010 da", "render", 4.0, 7.5, 300.5),
        Stage("ingest 2010", "ingest", 2.5, 2.25, 150.25),
        Stage("ingest 2009", "ingest", 0.05, None, None),
    ]


def test_what_is_not_known_is_a_dash(built: Path):
    heading, *rows = as_text(read_stages(built), {"render": 0.125})
    assert heading.split("  ")[0].strip() == "step"
    assert [row.split() for row in rows] == [
        ["render", "2010", "da", "4.00", "7.50", "0.12", "300"],
        ["ingest", "2010", "2.50", "2.25", "–", "150"],
        ["ingest", "2009", "0.05", "–", "–", "–"],
    ]


def test_a_script_that_imports_more_takes_longer_to_load():
    scripts = ROOT / "workflow" / "scripts"
    assert 0 < import_seconds(scripts / "publish.py") < import_seconds(scripts / "validate.py") < 60


def test_every_step_of_the_build_is_measured_and_no_measure_is_an_output():
    for rule in sorted((ROOT / "workflow" / "rules").glob("*.smk")):
        text = rule.read_text(encoding="utf-8")
        if rule.stem not in ("common", "contents", "trace", "inspect"):
            assert f'/benchmarks/{rule.stem}.tsv"' in text.partition("benchmark:")[2].partition("conda:")[0]
        assert "benchmarks" not in text.partition("output:")[2].partition("log:")[0]
