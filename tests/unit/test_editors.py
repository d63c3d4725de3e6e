"""What editors are told: schemas explain every entry, files name their schema, VS Code's tasks exist."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from statusreport import declarations

from tests.unit.worlds import ROOT, SCHEMAS

MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
PLACES = ("*.yaml", "report/*.yaml", "data/raw/*/catalogue.yaml", "docs/*.yaml")
DECLARATIONS = sorted(path for place in PLACES for path in ROOT.glob(place))
WITH_SCHEMA = [path for path in DECLARATIONS if MODELINE.match(path.read_text(encoding="utf-8"))]
SCHEMA_FILES = sorted(SCHEMAS.glob("*.schema.yaml"))


def undescribed(schema: dict[str, Any]) -> Iterator[str]:
    """Paths of properties that an editor has nothing to say about; conditions (`if`) describe nothing."""

    def walk(node: Any, path: str) -> Iterator[str]:
        if isinstance(node, list):
            for index, item in enumerate(node):
                yield from walk(item, f"{path}/{index}")
        if not isinstance(node, dict):
            return
        for name, value in node.get("properties", {}).items():
            described = not isinstance(value, dict) or value.get("description")
            target = "" if described else str(value.get("$ref", "")).rpartition("/")[2]
            if not described and not schema.get("$defs", {}).get(target, {}).get("description"):
                yield f"{path}/{name}"
        for key, value in node.items():
            if key != "if":
                yield from walk(value, f"{path}/{key}")

    yield from walk(schema, "")


def jsonc(path: Path) -> Any:
    """A file of VS Code's: JSON with comments."""
    return json.loads(re.sub(r"(?m)(^|[\s,{])//.*$", r"\1", path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", SCHEMA_FILES, ids=lambda path: path.name)
def test_every_property_of_a_schema_has_a_description(path: Path):
    assert list(undescribed(yaml.safe_load(path.read_text(encoding="utf-8")))) == []


def test_a_property_without_a_description_is_found():
    inner = {"description": "x", "properties": {"c": {"$ref": "#/$defs/d"}}}
    schema = {"properties": {"a": {"type": "string"}, "b": inner}}
    assert list(undescribed(schema)) == ["/a", "/properties/b/c"]
    assert list(undescribed(schema | {"$defs": {"d": {"description": "y"}}})) == ["/a"]


@pytest.mark.parametrize("path", SCHEMA_FILES, ids=lambda path: path.name)
def test_a_schema_is_valid_and_plain_enough_for_editors(path: Path):
    text = path.read_text(encoding="utf-8")
    Draft202012Validator.check_schema(yaml.safe_load(text))
    assert "<<" not in re.sub(r"#.*", "", text)  # YAML 1.2, which editors read, has no merge keys


@pytest.mark.parametrize("path", WITH_SCHEMA, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_fits_the_schema_that_it_names_to_editors(path: Path):
    named = MODELINE.match(path.read_text(encoding="utf-8")).group(1)
    assert (path.parent / named).is_file()
    declarations.load(path, path.parent / named)


def test_every_file_that_has_a_schema_names_it():
    used = {MODELINE.match(path.read_text(encoding="utf-8")).group(1).rpartition("/")[2] for path in WITH_SCHEMA}
    assert used == {path.name for path in SCHEMA_FILES}
    assert DECLARATIONS == WITH_SCHEMA


def test_the_settings_name_the_same_schemas():
    schemas = jsonc(ROOT / ".vscode/settings.json")["yaml.schemas"]
    said = {file: schema for schema, pattern in schemas.items() for file in ROOT.glob(pattern.lstrip("/"))}
    named = {path: MODELINE.match(path.read_text(encoding="utf-8")).group(1).rpartition("/")[2] for path in WITH_SCHEMA}
    assert {path: schema.rpartition("/")[2] for path, schema in said.items()} == named
    assert [schema for schema in schemas if not (ROOT / schema).is_file()] == []


def test_tasks_run_targets_of_the_makefile():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    commands = [task["command"] for task in jsonc(ROOT / ".vscode/tasks.json")["tasks"]]
    assert {"make preview", "make report", "make test"} <= set(commands)
    assert [c for c in commands if not re.search(rf"^{c.removeprefix('make ')}:", makefile, re.MULTILINE)] == []


def test_a_task_finds_file_and_line_of_a_problem():
    for task in jsonc(ROOT / ".vscode/tasks.json")["tasks"][:2]:
        pattern = task["problemMatcher"]["pattern"]
        for line, expected in (
            ("report/chapters/a.qmd, line 3: unknown indicator `x`. Did you mean `y`?", ("report/chapters/a.qmd", "3")),
            ("config.yaml, line 12 (report.engine): `q` is not allowed here. Allowed: `auto`.", ("config.yaml", "12")),
        ):
            found = re.match(pattern["regexp"], line)
            assert (found.group(pattern["file"]), found.group(pattern["line"])) == expected
