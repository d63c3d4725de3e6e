from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from statusreport.alone import begin
from statusreport.errors import ReportError

from tests.projects import ROOT

HOLD = """
import sys, pathlib, statusreport.alone
held = statusreport.alone.begin(pathlib.Path(sys.argv[1]))
print("held", flush=True)
input()
"""


@pytest.fixture
def other(tmp_path: Path):
    """Another process that is building."""
    command = [sys.executable, "-c", HOLD, str(tmp_path / ".snakemake")]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "workflow")}
    process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_a_second_build_is_told_which_process_is_building(other: subprocess.Popen, tmp_path: Path):
    with pytest.raises(ReportError, match=rf"another build is running in this folder \(process {other.pid} on "):
        begin(tmp_path / ".snakemake")


def test_what_a_killed_build_left_stops_nobody(other: subprocess.Popen, tmp_path: Path):
    stale = tmp_path / ".snakemake" / "locks" / "0.input.lock"
    stale.parent.mkdir()
    stale.touch()
    other.kill()
    other.wait()
    held = begin(tmp_path / ".snakemake")
    assert held and not stale.parent.exists()


def test_where_the_folder_cannot_be_written_snakemake_has_the_word(tmp_path: Path):
    (tmp_path / ".snakemake").touch()
    assert begin(tmp_path / ".snakemake") is None
