"""A pass is for these raw files and these tables, and for no others."""

from __future__ import annotations

import pandas as pd
import pytest
from statusreport.catalogue import Catalogue, Source, sha256
from statusreport.errors import ReportError
from statusreport.passes import check_pass, check_unchanged, write_pass


@pytest.fixture
def world(tmp_path):
    files = {name: tmp_path / name for name in ("catalogue.yaml", "raw.csv", "events.parquet", "pass.json")}
    for name in ("catalogue.yaml", "raw.csv", "events.parquet"):
        files[name].write_text(name)
    source = Source(id="events", file=str(files["raw.csv"]), kind="registration", reader={})
    write_pass(
        Catalogue(str(files["catalogue.yaml"]), 2010, (source,)),
        {"edition": 2010},
        [files["events.parquet"]],
        files["pass.json"],
    )
    return files


def test_what_was_validated_has_a_pass(world):
    check_pass(world["pass.json"], [world["events.parquet"]])


@pytest.mark.parametrize("name", ["catalogue.yaml", "raw.csv", "events.parquet"])
def test_a_stale_pass_is_refused_when_a_file_has_changed(world, name):
    world[name].write_text("changed")
    with pytest.raises(ReportError) as error:
        check_pass(world["pass.json"], [world["events.parquet"]])
    (problem,) = error.value.problems
    assert problem.file == str(world[name])
    assert "snakemake" in problem.remedy


def test_a_table_that_was_never_validated_has_no_pass(world, tmp_path):
    (tmp_path / "more.parquet").write_text("x")
    with pytest.raises(ReportError, match=r"more\.parquet"):
        check_pass(world["pass.json"], [tmp_path / "more.parquet"])


def test_without_a_pass_nothing_is_computed(tmp_path):
    with pytest.raises(ReportError, match="no pass"):
        check_pass(tmp_path / "pass.json", [])


def test_tables_of_a_file_that_was_changed_since_are_not_validated(world):
    sources = pd.DataFrame([{"file": str(world["raw.csv"]), "sha256": sha256(world["raw.csv"])}])
    check_unchanged(sources)
    world["raw.csv"].write_text("changed")
    with pytest.raises(ReportError, match="changed after it was read"):
        check_unchanged(sources)
