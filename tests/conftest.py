"""Finished builds that tests share."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from tests.projects import Checkout, copy_project

BUILD_SECONDS = 120


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Checkout:
    """A finished build by the embedded renderer, made once for all test processes; nobody changes it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "built"
    try:
        folder.mkdir()
    except FileExistsError:
        deadline = time.monotonic() + BUILD_SECONDS
        while not (folder / "ready").exists():
            assert time.monotonic() < deadline, "another test process could not finish the build"
            time.sleep(0.2)
    else:
        copy_project(folder / "project").build()
        (folder / "ready").touch()
    return Checkout(folder / "project")


@pytest.fixture
def built(built_once: Checkout, tmp_path: Path) -> Checkout:
    """A finished build of one's own, with the timestamps and the records of the run."""
    shutil.copytree(built_once.folder, tmp_path / "project")
    return Checkout(tmp_path / "project")


@pytest.fixture
def fresh(tmp_path: Path) -> Checkout:
    """A checkout in which nothing was built."""
    return copy_project(tmp_path / "project")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What the checkers of accessibility looked at, also where every test passed."""
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.stats.get(outcome, [])]
    said = [value for report in reports for name, value in report.user_properties if name == "accessibility"]
    if said:
        terminalreporter.section("accessibility")
        terminalreporter.write_line("\n".join(sorted(said)))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Some tests compare with what a person has looked at; this option writes it anew."""
    parser.addoption("--renew", action="store_true", help="write the reviewed pictures and findings anew")
