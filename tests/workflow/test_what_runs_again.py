"""Which steps run after which change: all that depend on it, and nothing else."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from tests.projects import Checkout

RENDERED = {"render", "workbook", "audit", "manifest", "publish"}
PRESENTATION = {"figures", "tables", "chapters", *RENDERED}
COMPUTED = {"indicators", "cards", *PRESENTATION}

# what is changed: file, old text, new text, encoding; and the steps that must run
EDITS = {
    "a sentence of a chapter": (
        ("report/chapters/resume.qmd", "Hovedresultater", "De vigtigste resultater", "utf-8"),
        {"chapters", *RENDERED},
    ),
    "a raw row of the edition's year": (
        ("data/raw/2010/registrations/tilmeldinger.csv", ";Deltog", ";Udeblev", "cp1252"),
        {"ingest 2010", "validate 2010", *COMPUTED},
    ),
    "a raw row of the year before": (
        ("data/raw/2009/registrations/tilmeldinger.csv", ";Deltog", ";Udeblev", "cp1252"),
        {"ingest 2009", "validate 2009", *COMPUTED},
    ),
    "an indicator's label": (
        ("report/indicators.yaml", "label: Rekvireringer", "label: Rekvirerede opgaver", "utf-8"),
        COMPUTED,
    ),
    "a colour": (
        ("report/assets/palette.yaml", "#1f4e79", "#1f4e7a", "utf-8"),
        {"figures", "chapters", *RENDERED},
    ),
    "a box of the theory of change": (
        ("report/theory-of-change.yaml", "Evaluering", "Løbende evaluering", "utf-8"),
        PRESENTATION,
    ),
    "the module that checks chapters": (
        ("workflow/statusreport/chapters/checks.py", "from __future__", "# a comment\nfrom __future__", "utf-8"),
        {"chapters", *RENDERED},
    ),
    "a module that draws one figure": (
        ("workflow/statusreport/figures/satisfaction.py", "from __future__", "# a comment\nfrom __future__", "utf-8"),
        {"figures", "chapters", *RENDERED},
    ),
    "the module that reads Google Forms": (
        ("workflow/statusreport/readers/google_forms.py", "from __future__", "# a comment\nfrom __future__", "utf-8"),
        {"ingest 2010", "ingest 2009", "validate 2010", "validate 2009", *COMPUTED},
    ),
    "the style sheet": (
        ("report/assets/report.css", "", "/* a comment */", "utf-8"),
        {"chapters", *RENDERED},
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_change_runs_what_depends_on_it_and_nothing_else(built: Checkout, name: str):
    (file, old, new, encoding), steps = EDITS[name]
    built.replace(file, old, new, encoding)
    assert built.planned() == steps


SAVED_WHILE_RUNNING = [
    *("a sentence of a chapter", "a raw row of the edition's year", "an indicator's label", "a colour"),
    "a box of the theory of change",
]


@pytest.mark.parametrize("name", SAVED_WHILE_RUNNING)
def test_what_is_saved_while_its_step_runs_is_no_older_for_that(built: Checkout, name: str):
    (file, old, new, encoding), steps = EDITS[name]
    before = built.path(file).stat()
    built.replace(file, old, new, encoding)
    os.utime(built.path(file), ns=(before.st_atime_ns, before.st_mtime_ns))  # older than what the step has made
    assert built.planned() == steps


def test_changing_nothing_runs_no_job(built: Checkout):
    assert built.planned() == set()
    run = built.snakemake()
    assert run.returncode == 0
    assert "Nothing to be done" in run.stdout + run.stderr


def test_fresh_timestamps_alone_run_nothing(built: Checkout):
    for folder in ("data/raw", "report", "workflow"):
        for path in built.path(folder).rglob("*"):
            if path.is_file() and "_output" not in path.parts:
                os.utime(path)
    assert built.planned() == set()


def test_a_deleted_document_is_published_again(built: Checkout):
    built.path("report/_output/2010/statusrapport-2010.pdf").unlink()
    assert built.planned() == {"publish"}


def test_a_new_raw_row_changes_exactly_the_indicators_that_count_it(built: Checkout):
    ledger = built.path("data/processed/2010/indicators.json")
    before = {entry["id"]: entry for entry in json.loads(ledger.read_text(encoding="utf-8"))["indicators"]}
    page = built.path("report/_output/2010/html/chapters/indsats-medarbejdere.html")
    assert _printed(page, "workshop_participants") == {"202"}

    # the first registration of the file is one for the first workshop, by somebody who attended
    built.replace("data/raw/2010/registrations/tilmeldinger.csv", ";Deltog", ";Udeblev", "cp1252")
    built.build()

    after = {entry["id"]: entry for entry in json.loads(ledger.read_text(encoding="utf-8"))["indicators"]}
    changed = {name for name in after if {**after[name], "sources": 0} != {**before[name], "sources": 0}}
    assert changed == {
        "workshop_participants",
        "workshop_participants_by_event",
        "workshop_participants_by_district",
    }
    assert after["workshop_participants"]["value"] == 201
    assert _printed(page, "workshop_participants") == {"201"}


def _printed(page: Path, indicator: str) -> set[str]:
    """What the links of a number say on a page."""
    link = re.compile(rf'<a [^>]*data-card="kort-{indicator}"[^>]*>([^<]*)</a>')
    return set(link.findall(page.read_text(encoding="utf-8")))
