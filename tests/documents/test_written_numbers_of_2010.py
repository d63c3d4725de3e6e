"""The shipped report against its own ledger: what is typed by hand is caught, what is written there passes."""

from __future__ import annotations

import json
from pathlib import Path

from statusreport.chapters.book import read_printed
from statusreport.chapters.page import Passage
from statusreport.chapters.written_numbers import find, quantities

from tests.unit.chapters_world import DECLARED

LEDGER = "data/processed/2010/indicators.json"


def test_every_number_of_the_ledger_is_caught_when_typed_by_hand_and_its_indicator_proposed(built_once):
    printed = read_printed(built_once.path(LEDGER))
    numbers = [
        (name, field, text)
        for name, fields in printed.items()
        for field, text in fields.items()
        if field != "names" and list(quantities(text))
    ]
    assert len(numbers) > 100
    for name, field, text in numbers:
        only = {name: {field: text}}
        found = find([Passage("a.qmd", f"Det drejer sig om {text} i alt.")], DECLARED, only, set())
        assert any(f"`{{{{< num {name}" in remedy for _, _, remedy in found), (name, field, text, found)


def test_the_shipped_chapters_pass_and_the_log_holds_notices_only(built_once):
    log = built_once.path("data/processed/2010/da/logs/chapters.log").read_text(encoding="utf-8")
    assert all(line.startswith("Notice: ") for line in log.splitlines())
    assert json.loads(Path(built_once.path(LEDGER)).read_text(encoding="utf-8"))["edition"] == 2010


def test_a_hand_typed_number_stops_the_build_and_is_told_in_the_terminal(built):
    built.replace("report/chapters/vision.qmd", "Visionen stiller dermed", "Visionen stiller med elleve workshops")
    run = built.snakemake()
    assert run.returncode != 0
    assert "report/chapters/vision.qmd, line 5: »elleve« is typed by hand. `{{< num workshops_held >}}`" in run.stderr
