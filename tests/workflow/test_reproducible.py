"""The same inputs give the same bytes, wherever, whenever and by whomever they are built.

One build in a world where everything differs at once stands for all; `make variations` builds each world by itself.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.projects import Checkout, copy_project
from tools.variations import VARIATIONS, build, differences, lacking

OUTPUT = "report/_output/2010"
ENGINE = ["--config", "report={engine: embedded}"]
ALL = VARIATIONS["all at once"]


@pytest.fixture(scope="module")
def elsewhere(built_once: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A build in another world: clock, time zone, locale, umask, user, folder, cores and hash seed."""
    scratch = tmp_path_factory.mktemp("elsewhere")
    checkout = copy_project(scratch / ALL.folder, source=built_once.folder)
    try:
        build(checkout.folder, ALL, scratch, ENGINE)
    except subprocess.CalledProcessError as error:
        pytest.fail(f"the build stopped: {error.stderr}")
    return checkout


def test_a_build_in_another_world_gives_the_same_bytes(built_once: Checkout, elsewhere: Checkout):
    assert differences(built_once.path(OUTPUT), elsewhere.path(OUTPUT)) == ""


def test_the_published_folders_hold_the_same_files_and_nothing_unaccounted(built_once: Checkout, elsewhere: Checkout):
    first, second = ({p: f.read_bytes() for p, f in _files(c.path(OUTPUT))} for c in (built_once, elsewhere))
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_the_world_was_really_another_one():
    if missing := lacking(ALL):
        pytest.skip(f"not varied on this machine: {', '.join(missing)}")


def test_a_difference_is_shown_with_the_place_where_it_begins(
    built_once: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("statusreport.edition.difference.shutil.which", lambda name: None)  # what everybody sees
    other = tmp_path / "other"
    shutil.copytree(built_once.path(OUTPUT), other)
    manifest = other / "manifest.json"
    ledger = "data/processed/2010/indicators.json"
    digest = "0" * 64
    text = manifest.read_text(encoding="utf-8")
    start = text.index(f'"{ledger}": "') + len(ledger) + 5
    manifest.write_text(text.replace(text[start : start + 64], digest), encoding="utf-8")
    page = other / "indicators.json"
    page.write_text(page.read_text(encoding="utf-8").replace('"edition": 2010', '"edition": 2011'), encoding="utf-8")

    said = differences(built_once.path(OUTPUT), other)

    assert "indicators.json (changed)" in said
    assert "begins to differ at the step `indicators`" in said
    assert "the step does not repeat itself" in said
    assert '+ "edition": 2011,' in said


def _files(folder: Path):
    return ((path.relative_to(folder).as_posix(), path) for path in sorted(folder.rglob("*")) if path.is_file())
