from __future__ import annotations

import re
import tomllib
from collections import defaultdict

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from tests.unit.worlds import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
LOCKS = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("requirements.lock", "requirements-quarto.lock")}


def pins(lines):
    """(name, version, marker) of each line that pins a package."""
    requirements = [Requirement(line) for line in lines]
    return sorted((r.name, str(r.specifier), str(r.marker or "")) for r in requirements)


def locked(name):
    """The pins of a lock file: its lines that begin with a name."""
    return pins(line.removesuffix(" \\") for line in LOCKS[name].splitlines() if re.match(r"\w", line))


CONDA = pins(next(entry["pip"] for entry in ENVIRONMENT if isinstance(entry, dict)))
DIRECT = {
    "requirements.lock": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"],
    "requirements-quarto.lock": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["quarto"],
}


def test_conda_installs_exactly_the_pins_of_the_two_locks():
    first, second = locked("requirements.lock"), locked("requirements-quarto.lock")
    names = {name for name, _, _ in first}
    assert sorted([*first, *(pin for pin in second if pin[0] not in names)]) == CONDA
    # what both locks hold, they hold in the same version; the second may need it on fewer platforms
    assert {pin[:2] for pin in second if pin[0] in names} <= {pin[:2] for pin in first}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_direct_dependency_stands_in_its_lock_at_the_same_version(lock):
    versions = {(name, version) for name, version, _ in locked(lock)}
    assert [pin for pin in pins(DIRECT[lock]) if pin[:2] not in versions] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_direct_dependencies_are_pinned_to_one_version(lock):
    assert [line for line in DIRECT[lock] if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def test_the_locks_agree_on_the_version_of_every_package():
    # a package may have several versions, but then told apart by markers that hold in both locks
    versions = defaultdict(set)
    for name, version, marker in CONDA:
        versions[name, marker].add(version)
    assert {key: found for key, found in versions.items() if len(found) > 1} == {}
    unmarked = {name for name, _, marker in CONDA if not marker}
    assert [name for name, _, marker in CONDA if marker and name in unmarked] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes(lock):
    blocks = re.split(r"^(?=\w)", LOCKS[lock], flags=re.MULTILINE)[1:]
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert len(blocks) == len(locked(lock)) > 50


def test_conda_has_a_python_that_the_project_allows():
    [python] = [entry.removeprefix("python=") for entry in ENVIRONMENT if str(entry).startswith("python=")]
    assert python in SpecifierSet(PROJECT["requires-python"])


def test_conda_has_make_and_pip():
    assert {"make", "pip"} <= {entry for entry in ENVIRONMENT if isinstance(entry, str)}
