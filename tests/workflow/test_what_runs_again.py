"""Which steps run after which change: all that depend on it, and nothing else; content decides, no timestamp does."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.planning import Planner
from tests.projects import Checkout

RENDERED = {"render", "workbook", "audit", "manifest", "publish"}
ASSEMBLED = {"chapters", *RENDERED}
PRESENTATION = {"figures", "tables", *ASSEMBLED}
COMPUTED = {"indicators", "cards", *PRESENTATION}
RAW_2010 = {"ingest 2010", "validate 2010", *COMPUTED}
RAW_2009 = {"ingest 2009", "validate 2009", *COMPUTED}
EVERYTHING = RAW_2009 | RAW_2010
ACCOUNT = {"manifest", "publish"}  # what names a file of the project that no step reads
NOTHING: set[str] = set()

REGISTRATIONS = "data/raw/2010/registrations/tilmeldinger.csv"
PDF = "report/_output/2010/statusrapport-2010.pdf"
CHAPTER = "report/chapters/resume.qmd"
MADE = ("data/processed", "report/_output")
SOURCES = ("data/raw", "report", "workflow", "profiles", "config.yaml", "Snakefile", "requirements.lock")
HOUR = 3600

Edit = Callable[[Checkout], None]


def text(name: str, old: str, new: str, encoding: str = "utf-8") -> Edit:
    """Another text in a file."""
    return lambda checkout: checkout.replace(name, old, new, encoding)


def comment(name: str) -> Edit:
    """A comment in a module."""
    return text(name, "from __future__", "# a comment\nfrom __future__")


def removed(name: str) -> Edit:
    """A file or folder that is gone."""

    def edit(checkout: Checkout) -> None:
        path = checkout.path(name)
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    return edit


def damaged(name: str) -> Edit:
    """A file that somebody wrote into; its time is as it was."""

    def edit(checkout: Checkout) -> None:
        before = checkout.path(name).stat()
        with checkout.path(name).open("ab") as file:
            file.write(b"x")
        os.utime(checkout.path(name), ns=(before.st_atime_ns, before.st_mtime_ns))

    return edit


def aged(edit: Edit, name: str, seconds: float) -> Edit:
    """An edit after which the file's time is that much later, or, below zero, earlier than it was."""

    def both(checkout: Checkout) -> None:
        before = checkout.path(name).stat().st_mtime
        edit(checkout)
        os.utime(checkout.path(name), (before + seconds, before + seconds))

    return both


def touched(*names: str) -> Edit:
    """Fresh timestamps on files and on everything in folders."""

    def edit(checkout: Checkout) -> None:
        for path in [path for name in names for path in [checkout.path(name), *checkout.path(name).rglob("*")]]:
            if path.is_file() and ("_output" not in path.parts or "report/_output" in names):
                os.utime(path)

    return edit


def together(*edits: Edit) -> Edit:
    """One edit after the other."""

    def edit(checkout: Checkout) -> None:
        for each in edits:
            each(checkout)

    return edit


unchanged = together()
new_sentence = text(CHAPTER, "Hovedresultater", "De vigtigste resultater")
new_row = text(REGISTRATIONS, ";Deltog", ";Udeblev", "cp1252")
new_label = text("report/indicators.yaml", "label: Rekvireringer", "label: Rekvirerede opgaver")

EDITS: dict[str, tuple[Edit, set[str]]] = {
    # the data
    "a raw row of the edition's year": (new_row, RAW_2010),
    "a raw row of the year before": (
        text("data/raw/2009/registrations/tilmeldinger.csv", ";Deltog", ";Udeblev", "cp1252"),
        RAW_2009,
    ),
    "a raw file's timestamp alone, later": (aged(unchanged, REGISTRATIONS, HOUR), NOTHING),
    "a raw file's timestamp alone, earlier": (aged(unchanged, REGISTRATIONS, -HOUR), NOTHING),
    "a raw file replaced by another one with an older timestamp": (aged(new_row, REGISTRATIONS, -HOUR), RAW_2010),
    "a raw row, in a file that keeps its timestamp": (aged(new_row, REGISTRATIONS, 0), RAW_2010),
    "a word in the catalogue of the raw files": (
        text("data/raw/2010/catalogue.yaml", "\n", "\n# a comment\n"),
        RAW_2010,
    ),
    # the program
    "a comment in the library that every step uses": (
        comment("workflow/statusreport/errors.py"),
        EVERYTHING,
    ),
    "a comment in the reader of Google Forms": (comment("workflow/statusreport/readers/google_forms.py"), EVERYTHING),
    "a function that one chart uses": (
        text(
            "workflow/statusreport/figures/satisfaction.py",
            "def _title",
            "def _unused() -> None: ...\n\n\ndef _title",
        ),
        {"figures", *ASSEMBLED},
    ),
    "the module that checks chapters": (comment("workflow/statusreport/chapters/checks.py"), ASSEMBLED),
    "the module that publishes": (
        comment("workflow/statusreport/publishing.py"),
        {"render", "audit", *ACCOUNT},
    ),
    "the options of one step": (
        text("workflow/rules/render.smk", "--year {{params.year}}", "--year  {{params.year}}"),
        RENDERED - {"workbook"},
    ),
    "a comment in the rules": (text("workflow/rules/render.smk", "rule render", "# a comment\nrule render"), ACCOUNT),
    "the lock file": (text("requirements.lock", "\n", "\n# a comment\n"), EVERYTHING),
    "the profile": (text("profiles/default/config.yaml", "cores: all", "cores: 1"), ACCOUNT),
    # what is declared
    "an indicator's label": (new_label, COMPUTED),
    "an indicator's definition": (text("report/indicators.yaml", "definition: ", "definition: Herunder "), COMPUTED),
    "a box of the theory of change": (
        text("report/theory-of-change.yaml", "Evaluering", "Løbende evaluering"),
        PRESENTATION,
    ),
    "a box of the capacity model": (
        text("report/capacity-model.yaml", "Inklusion", "Fællesskab"),
        {"figures", *ASSEMBLED},
    ),
    "the engine that renders": (text("config.yaml", "engine: auto", "engine: quarto"), RENDERED - {"workbook"}),
    "the threshold for small numbers": (text("config.yaml", "threshold: 5", "threshold: 4"), COMPUTED),
    # what is written and how it looks
    "a chapter's sentence": (new_sentence, ASSEMBLED),
    "a figure's caption": (
        text("workflow/statusreport/figures/capacity_model.py", "Modellen for", "Model for"),
        {"figures", *ASSEMBLED},
    ),
    "a theme colour": (text("report/assets/palette.yaml", "#1f4e79", "#1f4e7a"), {"figures", *ASSEMBLED}),
    "the style sheet": (text("report/assets/report.css", "", "/* a comment */"), ASSEMBLED),
    "a reference of the bibliography": (text("report/references.bib", "\n", "\n\n"), ASSEMBLED),
    "a page of the documentation, a test": (
        lambda checkout: [checkout.path(name).write_text("new") for name in ("README.md", "notes.txt")],
        NOTHING,
    ),
    # what was made
    "a deleted document": (removed(PDF), {"publish"}),
    "a damaged document": (damaged(PDF), {"publish"}),
    "a damaged page of the web site": (damaged("report/_output/2010/html/index.html"), {"publish"}),
    "a page of the web site that nobody made": (
        lambda checkout: checkout.path("report/_output/2010/html/new.html").touch(),
        {"publish"},
    ),
    "a deleted intermediate": (removed("data/processed/2010/tidy/events.parquet"), RAW_2010),
    "a deleted folder of intermediates": (removed("data/processed/2010/da/book"), ASSEMBLED),
    "a damaged intermediate": (damaged("data/processed/2010/indicators.json"), COMPUTED),
    "a damaged file in a folder of intermediates": (damaged("data/processed/2010/da/book/index.qmd"), ASSEMBLED),
    # the timestamps of many files
    "git checkout with fresh timestamps": (touched(*SOURCES), NOTHING),
    "outputs copied back with newer timestamps": (touched(*MADE), NOTHING),
    "a clone in CI with the cache restored": (together(touched(*MADE), touched(*SOURCES)), NOTHING),
    "a clone in CI with the cache restored, and a sentence": (
        together(touched(*SOURCES), new_sentence, touched(*MADE)),
        ASSEMBLED,
    ),
    "a raw row, and outputs copied back with newer timestamps": (together(new_row, touched(*MADE)), RAW_2010),
    # what is saved while its step runs is older than what the step makes of it
    "a chapter's sentence, saved during the run": (aged(new_sentence, CHAPTER, 0), ASSEMBLED),
    "an indicator's label, saved during the run": (aged(new_label, "report/indicators.yaml", 0), COMPUTED),
    "another branch, with another label and sentence": (together(new_sentence, new_label), COMPUTED),
    # what is known of the last run
    "a lost record of Snakemake": (removed(".snakemake/metadata"), EVERYTHING),
    "a lost record of contents": (removed(".snakemake/made.json"), EVERYTHING),
}


def restore(checkout: Checkout, pristine: Path) -> None:
    """Make a copy again what it was copied from, timestamps included."""
    for path in [path for path in checkout.folder.rglob("*") if path.is_file()]:
        if not pristine.joinpath(path.relative_to(checkout.folder)).exists():
            path.unlink()
    for source in [path for path in pristine.rglob("*") if path.is_file()]:
        target = checkout.path(str(source.relative_to(pristine)))
        if not target.exists() or _known(target) != _known(source):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)


def _known(path: Path) -> tuple[int, int]:
    return path.stat().st_size, path.stat().st_mtime_ns


@pytest.fixture(scope="module")
def planner() -> Iterator[Planner]:
    """Plans without starting Snakemake anew."""
    planner = Planner()
    yield planner
    planner.close()


@pytest.fixture(scope="module")
def copy(built_once: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A finished build that is edited and restored again and again."""
    folder = tmp_path_factory.mktemp("edited") / "project"
    shutil.copytree(built_once.folder, folder)
    return Checkout(folder)


@pytest.mark.parametrize("name", EDITS)
def test_a_change_runs_what_depends_on_it_and_nothing_else(
    copy: Checkout, built_once: Checkout, planner: Planner, name: str
):
    edit, steps = EDITS[name]
    restore(copy, built_once.folder)
    edit(copy)
    engine = [] if name == "the engine that renders" else ["--config", "report={engine: embedded}"]
    assert planner.plan(copy.folder, *engine) == steps


def test_changing_nothing_runs_no_job_and_says_so(built_once: Checkout, planner: Planner):
    assert planner.plan(built_once.folder, "--config", "report={engine: embedded}") == NOTHING
    run = built_once.snakemake()
    assert run.returncode == 0
    assert "Nothing to be done" in run.stdout + run.stderr


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
