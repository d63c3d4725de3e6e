"""What the README and the documentation say is so."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest
import yaml
from statusreport.declarations import check, parse

from tests.projects import ROOT
from tools import document_tables

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BUILT = ("data/processed", "report/_output", ".venv", ".snakemake")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_of_a_page_lead_somewhere(page: Path):
    shown = re.sub(
        r"```.*?```|`[^`\n]+`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL
    )  # examples are no links
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", shown)
    missing = [target for target in targets if "://" not in target and not (page.parent / target).exists()]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_files_that_a_page_names_exist(page: Path):
    folders = "workflow|report|data|docs|tests|tools|profiles"
    named = re.findall(rf"`((?:{folders})/[\w./-]*\w)/?`", page.read_text(encoding="utf-8"))
    assert not [name for name in named if not name.startswith(BUILT) and not (ROOT / name).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_make_targets_that_a_page_names_exist(page: Path):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"(?:`|^    )make ([\w-]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert not [target for target in targets if not re.search(rf"^{target}:", makefile, re.MULTILINE)]


def test_the_page_of_tables_is_made_from_the_declarations():
    assert (ROOT / "docs/tables.md").read_text(encoding="utf-8") == document_tables.text()


def test_every_example_of_an_indicator_fits_the_schema(tmp_path: Path):
    examples = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs/indicators.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) >= 7
    schema = yaml.safe_load((ROOT / "workflow/schemas/indicators.schema.yaml").read_text(encoding="utf-8"))
    path = tmp_path / "indicators.yaml"
    head = "intervals: {level: 95 %, origin: Vedtaget.}\nindicators:\n"
    path.write_text(head + textwrap.indent("".join(examples), "  "), encoding="utf-8")
    check(parse(path), schema)
