"""The fields that docs/indicators.md promises print what it says, in the ledger of the finished report."""

from __future__ import annotations

import json
import re

import pytest

from tests.projects import ROOT, Checkout

ROW = re.compile(r"^\| `(\w+)` \| [^|]+ \| (?:`(\w+)`)? ?\| ([^|]*?) ?\|$", re.MULTILINE)
FIELDS = ROW.findall((ROOT / "docs/indicators.md").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def printed(built_once: Checkout) -> dict[str, dict[str, str]]:
    """What each indicator prints, by field."""
    data = json.loads(built_once.path("data/processed/2010/indicators.json").read_text(encoding="utf-8"))
    return {entry["id"]: entry["printed"] for entry in data["indicators"]}


@pytest.mark.parametrize(("field", "name", "example"), [row for row in FIELDS if row[1]])
def test_the_example_of_a_field_is_what_it_prints(printed, field, name, example):
    assert printed[name][field] == example


def test_every_field_is_documented(printed):
    assert {field for fields in printed.values() for field in fields} <= {field for field, _, _ in FIELDS}
