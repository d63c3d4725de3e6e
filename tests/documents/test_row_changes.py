"""A raw row that is counted is taken out: every place where its numbers stand changes, in all formats.

Each change runs the workflow's own steps again, from reading the files to the audit, in processes that are warm. The
test suite makes ROW_CHANGES of them, two unless the environment says otherwise; all hundred:

    ROW_CHANGES=100 python -m pytest -n0 tests/documents/test_row_changes.py
"""

from __future__ import annotations

import json
import os
from functools import partial
from pathlib import Path
from random import Random

import pytest
from lxml import html
from statusreport.audit.auditing import Documents, read_documents
from statusreport.audit.formats import sequences
from statusreport.audit.pdf import read_pdf
from statusreport.audit.site import parse_pages

from tests.projects import Checkout
from tests.warm import commands, run_step

CHANGES = int(os.environ.get("ROW_CHANGES", "2"))
RAW = "data/raw/2010"
NUMBERS = ("ingest data/raw/2010/catalogue.yaml", "validate data/raw/2010/catalogue.yaml", "indicators")
OTHERS = ("ingest data/raw/2009/catalogue.yaml", "validate data/raw/2009/catalogue.yaml", "manifest", "publish")
STOPPED = "returned the questionnaire, but only"  # a survey of those who came, one of whom is taken out
# a line is a row in these, and nothing refers to it
FILES = (
    "registrations/tilmeldinger.csv",
    "registrations/tilmeldinger_foreninger.csv",
    "activity_logs/ungekontakter.csv",
    "activity_logs/interviews.csv",
    "activity_logs/international_dag_deltagere.csv",
    "surveys/opfoelgning_2009.csv",
    "surveys/seminarer.csv",
    "surveys/workshops.csv",
)

Links = list[tuple[str, str, str]]  # page, indicator, what stands there


def ledger(checkout: Checkout) -> dict[str, dict]:
    """The ledger by id."""
    data = json.loads(checkout.path("data/processed/2010/indicators.json").read_text(encoding="utf-8"))
    return {entry["id"]: entry for entry in data["indicators"]}


def documents(checkout: Checkout) -> Documents:
    """The finished documents."""
    out = checkout.path("data/processed/2010/da")
    names = ("documents/html", "documents/statusrapport-2010.pdf", "documents/statusrapport-2010.docx")
    files = (*names, "workbook/tabeller-2010.xlsx", "generated/cards.json")
    site, pdf, *others = (out / name for name in files)
    return read_documents(site, partial(read_pdf, pdf), *others)


def links(site: Path) -> Links:
    """Every number of the site that says which indicator it is."""
    found: Links = []
    for name, page in parse_pages(site).items():
        for link in page.xpath("//a[@data-card]"):
            found.append(
                (
                    name,
                    link.get("data-card").removeprefix("kort-"),
                    html.tostring(link, method="text", encoding="unicode", with_tail=False),
                )
            )
    return found


def without_line(path: Path, random: Random) -> bytes:
    """The file without one of its rows."""
    lines = path.read_bytes().splitlines(keepends=True)
    del lines[random.randrange(1, len(lines))]
    return b"".join(lines)


def stale(before: dict[str, dict], after: dict[str, dict], old: Links, new: Links) -> list[str]:
    """Places whose number is not what the new ledger prints for what the old one printed there."""
    assert [link[:2] for link in old] == [link[:2] for link in new]
    wrong = []
    for (page, name, was), (_, _, now) in zip(old, new, strict=True):
        fields = [field for field, text in before[name]["printed"].items() if text == was.replace("\u00a0", " ")]
        if now.replace("\u00a0", " ") not in [after[name]["printed"].get(field) for field in fields]:
            wrong.append(f"{page}: {name} was `{was}` and is `{now}`")
    return wrong


@pytest.mark.timeout(300 + 60 * CHANGES)
def test_a_row_taken_out_changes_every_place_of_its_numbers(built: Checkout):
    random = Random(2010)
    site = built.path("data/processed/2010/da/documents/html")
    before, old, was = ledger(built), links(site), documents(built)
    steps = commands(built)
    made = stopped = 0
    while made < CHANGES:
        path = built.path(f"{RAW}/{random.choice(FILES)}")
        original = path.read_bytes()
        path.write_bytes(without_line(path, random))
        failures = [failure for name in NUMBERS if (failure := run_step(built, steps[name]))]
        assert all(STOPPED in failure for failure in failures), failures
        stopped += bool(failures)
        after = before if failures else ledger(built)
        changed = {name for name in after if after[name]["printed"] != before[name]["printed"]}
        if changed:
            made += 1
            for name in [name for name in steps if name not in (*NUMBERS, *OTHERS)]:
                assert run_step(built, steps[name]) == "", name
            now = documents(built)
            assert stale(before, after, old, links(site)) == [], path.name
            for reading, earlier in zip(now.readings, was.readings, strict=True):
                assert sequences(reading) != sequences(earlier), (reading.file, changed)
                assert sequences(reading) == sequences(now.site), reading.file
            assert now.sheets != was.sheets, changed
            print(f"{made}. {path.name}: {len(changed)} indicators; {stopped} stopped", flush=True)
        path.write_bytes(original)
