"""Charts and pages look as they did when somebody last looked at them; docs/accessibility.md says what may differ."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from statusreport.figures.drawing import BUILDERS, write_figures
from statusreport.figures.theme import read_palette
from statusreport.tables.reading import read_material

from tests import pictures
from tests.pictures import CHARTS, PAGES, Kind
from tests.projects import ROOT, Checkout
from tools.accessibility import browser

# page → width in CSS pixels: a screen, a tablet, a phone
SHOWN = {"index": 1280, "chapters/tilfredshed": 768, "chapters/raadgivning": 320}
HEIGHT = 1400
REMEDY = "look at them; if they are right, run `make pictures` and commit tests/reviewed/"

needs_browser = pytest.mark.skipif(
    browser.FOUND is None, reason=f"no browser on PATH ({', '.join(browser.NAMES)}): pages not compared"
)


def drawn(built: Checkout) -> dict[str, Image.Image]:
    """Every chart as Word gets it."""
    paths = sorted(built.path("data/processed/2010/da/book/figures").glob("*.png"))
    return {path.stem: Image.open(path).convert("RGB") for path in paths}


def photographed(site: Path) -> dict[str, Image.Image]:
    """The upper part of the pages, with the report's own type."""
    taken = {}
    with browser.started(*browser.PLAIN) as chromium:
        for name, width in SHOWN.items():
            page = chromium.new_page(viewport={"width": width, "height": HEIGHT}, reduced_motion="reduce")
            page.goto((site / f"{name}.html").as_uri())
            page.evaluate("() => document.fonts.ready")
            taken[name.rpartition("/")[2]] = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    return taken


def agree(kind: Kind, made: dict[str, Image.Image], request: pytest.FixtureRequest, folder: Path) -> None:
    if request.config.getoption("--renew"):
        pictures.renew(kind, made)
    assert set(made) == kind.names(), REMEDY
    found = [said for name, picture in made.items() if (said := pictures.difference(kind, name, picture, folder))]
    assert found == [], REMEDY


def test_charts_look_as_reviewed(built_once: Checkout, request, tmp_path):
    agree(CHARTS, drawn(built_once), request, tmp_path)


@needs_browser
def test_pages_look_as_reviewed(built_once: Checkout, request, tmp_path):
    agree(PAGES, photographed(built_once.path("report/_output/2010/html")), request, tmp_path)


def test_a_number_that_changes_in_a_chart_is_seen(built_once: Checkout, tmp_path):
    built = built_once.path("data/processed/2010")
    material = read_material(
        built / "indicators.json",
        sorted((built / "valid").glob("*.parquet")),
        [built_once.path(f"data/processed/{year}/valid/sources.parquet") for year in (2009, 2010)],
        ROOT / "report/theory-of-change.yaml",
        ROOT / "workflow/schemas/theory-of-change.schema.yaml",
    )
    entries = [entry | {"display": "78 %"} if entry["id"] == "crit_methods" else entry for entry in material.entries]
    palette = read_palette(ROOT / "report/assets/palette.yaml")
    write_figures([BUILDERS["criteria"](replace(material, entries=entries), palette)], tmp_path)
    chart = Image.open(tmp_path / "criteria.png").convert("RGB")
    assert material.entry("crit_methods")["display"] == "75 %"
    assert "differ" in pictures.difference(CHARTS, "criteria", chart, tmp_path)
    assert Image.open(tmp_path / "criteria.png").width == 3 * chart.width  # both, and what differs


def test_a_moved_page_and_one_of_another_size_are_seen(tmp_path):
    page = Image.open(PAGES.path("index")).convert("RGB")
    assert "differ" in pictures.difference(PAGES, "index", page.transform(page.size, 0, (1, 0, 0, 0, 1, 9)), tmp_path)
    assert "reviewed" in pictures.difference(PAGES, "index", page.resize((640, HEIGHT)), tmp_path)


def test_all_reviewed_pictures_are_small():
    paths = list(pictures.REVIEWED.rglob("*.png"))
    assert sum(path.stat().st_size for path in paths) < 1_000_000
