from __future__ import annotations

import json
import logging
import os
from pathlib import Path

import pytest
from statusreport.contents import Made, Recorder, content, sources, together, write_sources


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with one file and one folder that steps made."""
    monkeypatch.chdir(tmp_path)
    Path("made").write_text("1", encoding="utf-8")
    Path("book").mkdir()
    Path("book/a").write_text("a", encoding="utf-8")
    Path("book/.snakemake_timestamp").touch()
    return tmp_path


@pytest.fixture
def made(here: Path) -> Made:
    """A record in which both are."""
    record = Made(here / "made.json")
    record.remember(["made", "book"])
    return record


def test_sources_are_what_no_step_makes():
    files = ["report/b.qmd", "data/processed/2010/x", "data/raw/2010/a.csv", "report/_output/2010/y"]
    assert sources(files) == ["data/raw/2010/a.csv", "report/b.qmd"]


def test_content_is_names_and_bytes_and_no_time(here: Path):
    before = content("book")
    os.utime("book/a", (1, 1))
    assert content("book") == before
    Path("book/a").rename("book/b")
    assert content("book") != before
    assert content("nothing") == ""


def test_one_file_more_or_less_is_another_content(here: Path):
    assert together(["made"]) != together(["made", "nothing"]) != together(["nothing"])


def test_what_is_as_it_was_left_has_not_changed_whatever_its_time(made: Made):
    for name in ("made", "book/a", "book"):
        os.utime(name)
    assert Made(made.record).changed(["made", "book"]) == []


def test_what_was_tampered_with_has_changed(made: Made):
    Path("book/a").write_text("b", encoding="utf-8")
    assert Made(made.record).changed(["made", "book"]) == ["book"]


def test_what_nobody_remembers_is_not_trusted(made: Made):
    Path("stranger").touch()
    assert made.changed(["stranger", "made"]) == ["stranger"]


def test_what_is_not_there_is_left_to_snakemake(made: Made):
    Path("made").unlink()
    assert made.changed(["made"]) == []


@pytest.mark.parametrize("text", ["", "{", "[]", "\x00"])
def test_a_broken_record_is_none(made: Made, text: str):
    made.record.write_text(text, encoding="utf-8")
    assert Made(made.record).changed(["made", "book"]) == ["made", "book"]


def test_a_folder_has_no_time_of_its_own(made: Made):
    os.utime("book/.snakemake_timestamp")
    made.changed(["book"])
    assert Path("book/.snakemake_timestamp").stat().st_mtime == 1


def test_a_job_is_remembered_when_it_is_finished_and_not_before(made: Made):
    recorder = Recorder(made, {"ingest 2010": {"inputs": [], "outputs": ["made"]}}, Path("began.json"))
    Path("made").write_text("2", encoding="utf-8")
    start = {"event": "job_info", "jobid": 3, "rule_name": "ingest", "wildcards": {"year": "2010"}}
    recorder.emit(logging.makeLogRecord(start))
    assert made.changed(["made"]) == ["made"]
    recorder.emit(logging.makeLogRecord({"event": "job_finished", "job_id": 3}))
    assert Made(made.record).changed(["made"]) == []


def test_what_was_made_of_a_source_that_was_replaced_meanwhile_is_not_remembered_even_where_the_source_comes_back(
    made: Made,
):
    Path("raw").write_text("old", encoding="utf-8")
    together(["raw"])  # as the run is planned
    write_sources(["raw"], Path("began.json"))
    recorder = Recorder(made, {"ingest 2010": {"inputs": ["raw"], "outputs": ["made"]}}, Path("began.json"))
    start = {"event": "job_info", "jobid": 3, "rule_name": "ingest", "wildcards": {"year": "2010"}}
    recorder.emit(logging.makeLogRecord(start))
    Path("raw").write_text("new", encoding="utf-8")
    recorder.emit(logging.makeLogRecord({"event": "job_finished", "job_id": 3}))
    Path("raw").write_text("old", encoding="utf-8")
    assert Made(made.record).changed(["made"]) == ["made"]
    assert json.loads(Path("began.json").read_text(encoding="utf-8")) == {"raw": ""}
