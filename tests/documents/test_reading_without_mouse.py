"""Pages by keyboard alone, magnified, narrow, with wider spacing, without motion: axe-core sees none of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.projects import Checkout
from tools.accessibility import browser

pytestmark = pytest.mark.skipif(
    browser.FOUND is None, reason=f"no browser on PATH ({', '.join(browser.NAMES)}): pages not tried"
)

# A window of 1280 px shows as much as one of 640 px at 200 % zoom, and of 320 px at 400 %.
ZOOMED = {"200 %": 640, "400 %": 320}
# WCAG 2.2, success criterion 1.4.12
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
# What reaches beyond the right edge, but for what scrolls in a box of its own
OVERFLOW = """() => [...document.querySelectorAll("body *")].filter(e => {
  const box = e.getBoundingClientRect();
  return box.width > 0 && box.right > innerWidth + 1 && !e.closest(".table-wrap, dialog, .visually-hidden, .skip-link")
    && !e.closest("thead");
}).map(e => e.tagName + "." + e.className)"""
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUS = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  return {
    what: e.tagName + " " + (e.getAttribute("href") || e.className || e.textContent.trim().slice(0, 20)),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""
STOPS = """() => [...document.querySelectorAll("a[href], button, summary, input, select, [tabindex='0']")]
  .filter(e => e.checkVisibility({visibilityProperty: true}))
  .filter(e => !e.closest("details:not([open]) > :not(summary)")).length"""
NAMES = "() => [...document.images].filter(i => !i.complete || !i.naturalWidth).map(i => i.src)"


@pytest.fixture(scope="module")
def site(built_once: Checkout) -> Path:
    return built_once.path("report/_output/2010/html")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser.started() as started:
        yield started


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def opened(page: Page, path: Path, width: int = 1280) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path.as_uri())


def test_no_page_scrolls_sideways_at_200_or_400_percent_nor_with_wider_spacing(page: Page, site: Path):
    found = {}
    for path in sorted(site.rglob("*.html")):
        for zoom, width in ZOOMED.items():
            opened(page, path, width)
            found[path.name, zoom] = (page.evaluate(SIDEWAYS), page.evaluate(OVERFLOW))
            page.add_style_tag(content=SPACING)
            found[path.name, zoom, "spacing"] = (page.evaluate(SIDEWAYS), page.evaluate(OVERFLOW))
    assert len(found) >= 4 * 15
    assert {where: what for where, what in found.items() if what != (0, [])} == {}


@pytest.mark.parametrize("name", ["index", "chapters/tilfredshed", "appendices/tilgaengelighed"])
@pytest.mark.parametrize("width", [320, 1280])
def test_tab_reaches_everything_once_in_a_ring_that_is_seen(page: Page, site: Path, name: str, width: int):
    opened(page, site / f"{name}.html", width)
    stops = page.evaluate(STOPS)
    visited = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        visited.append(page.evaluate(FOCUS))
    assert visited[0]["what"] == "A #main"  # the skip link
    assert [stop for stop in visited if not (stop["ring"] and stop["seen"])] == []
    page.keyboard.press("Tab")  # nothing holds the focus: behind the last stop, it leaves the page
    assert page.evaluate(FOCUS)["what"].split()[0] in ("BODY", "A")


def test_the_skip_link_leads_past_the_navigation(page: Page, site: Path):
    opened(page, site / "chapters/vision.html")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["seen"]
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('main') !== null")


def test_every_page_has_its_landmarks_and_one_first_heading(page: Page, site: Path):
    for path in sorted(site.rglob("*.html")):
        opened(page, path)
        roles = {role: page.get_by_role(role).count() for role in ("banner", "main", "contentinfo")}
        assert roles == {"banner": 1, "main": 1, "contentinfo": 1}, path.name
        assert page.get_by_role("navigation").count() >= 2, path.name
        assert page.get_by_role("heading", level=1).count() == 1, path.name
        levels = page.evaluate("() => [...document.querySelectorAll('main :is(h1,h2,h3,h4,h5)')]"
                               ".filter(h => !h.closest('dialog')).map(h => +h.tagName[1])")  # fmt: skip
        assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))
        assert page.evaluate(NAMES) == [], path.name


def test_nothing_moves_for_those_who_asked_for_no_motion(page: Page, site: Path):
    opened(page, site / "index.html")
    assert page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = """() => [...document.querySelectorAll("*")].filter(e => {
      const style = getComputedStyle(e);
      return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
    }).length"""
    assert page.evaluate(moving) == 0


def test_a_table_is_still_a_table_to_a_screen_reader_where_its_rows_are_shown_as_cards(page: Page, site: Path):
    opened(page, site / "index.html", 320)
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in tree if not node["ignored"]]
    assert roles.count("table") == len(page.query_selector_all("main table"))
    assert roles.count("row") == len(page.query_selector_all("main tr"))
    assert roles.count("columnheader") == len(page.query_selector_all("main thead th"))
