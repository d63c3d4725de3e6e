"""Trace cards in a real browser: by keyboard alone, without JavaScript, on a phone; and what every page holds of them.

The browser is one that the machine has. Both renderers write the same cards (test_renderers_agree.py).
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.projects import Checkout

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
FOUND = next((path for name in BROWSERS if (path := shutil.which(name))), None)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LARGEST = 500_000  # bytes of a page

needs_browser = pytest.mark.skipif(FOUND is None, reason=f"no browser on PATH ({', '.join(BROWSERS)}): cards not tried")


@pytest.fixture(scope="module")
def site(built_once: Checkout) -> Path:
    return built_once.path("report/_output/2010/html")


@pytest.fixture(scope="module")
def ledger(built_once: Checkout) -> dict[str, dict]:
    text = built_once.path("data/processed/2010/indicators.json").read_text(encoding="utf-8")
    return {entry["id"]: entry for entry in json.loads(text)["indicators"]}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=FOUND, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """A chapter; its test fails on what the console says and on every request beyond the site."""
    context = browser.new_context()
    page, complaints = watched(context)
    page.goto((site / "chapters/raadgivning.html").as_uri())
    yield page
    context.close()
    assert complaints == []


def watched(context: BrowserContext) -> tuple[Page, list[str]]:
    page = context.new_page()
    complaints: list[str] = []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith("file:") else complaints.append(request.url))
    return page, complaints


def tab_to_number(page: Page, indicator: str) -> None:
    """Press Tab until the number has the focus, as somebody without a mouse does."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if focused(page) == f"number {indicator}":
            return
    raise AssertionError(f"Tab never reached {indicator}")


def focused(page: Page) -> str:
    """What has the focus: `number ID`, or the tag of anything else."""
    return page.evaluate(
        "() => { const e = document.activeElement;"
        " return e.matches('a.num') ? 'number ' + e.dataset.card.slice(5) : e.tagName; }"
    )


@needs_browser
def test_a_number_opens_its_card_and_gets_the_focus_back_by_keyboard_alone(page: Page, ledger):
    card = page.get_by_role("dialog", name=ledger["crit_methods"]["label"])
    tab_to_number(page, "crit_methods")
    for close in ("Escape", "Enter"):  # Enter presses the button that has the focus
        page.keyboard.press("Enter")
        expect(card).to_be_visible()
        expect(card.get_by_role("button", name="Luk")).to_be_focused()
        page.keyboard.press(close)
        expect(card).to_be_hidden()
        assert focused(page) == "number crit_methods"


@needs_browser
def test_the_focus_stays_in_an_open_card_and_is_seen(page: Page):
    tab_to_number(page, "crit_methods")
    outline = "() => getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"
    page.keyboard.press("Enter")
    for _ in range(12):
        assert page.evaluate("() => document.activeElement.closest('dialog[open]') !== null") or focused(page) == "BODY"
        page.keyboard.press("Tab")
    assert page.locator("dialog[open]").count() == 1


@needs_browser
def test_a_card_says_what_the_ledger_says(page: Page, ledger):
    entry = ledger["crit_methods"]
    tab_to_number(page, "crit_methods")
    page.keyboard.press("Enter")
    card = page.locator("dialog[open]")
    said = [
        *(entry[field] for field in ("display", "definition", "interval_display", "target_display")),
        entry["verdict_display"],
        "12 af 16",
        "16 relevante besvarelser",
        f"{entry['sources'][0]['file']}, 19 rækker",
        entry["sources"][0]["sha256"][:12],
        "Reglen indicators",
    ]
    for text in said:
        expect(card).to_contain_text(text)


@needs_browser
def test_a_checksum_unfolds_by_keyboard(page: Page, ledger):
    tab_to_number(page, "crit_methods")
    page.keyboard.press("Enter")
    whole = page.locator("dialog[open] code").first
    expect(whole).to_be_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(whole).to_be_visible()
    expect(whole).to_have_text(ledger["crit_methods"]["sources"][0]["sha256"])


@needs_browser
def test_a_click_beside_a_card_closes_it_and_its_link_leads_to_the_appendix(page: Page):
    number = page.locator("a.num[data-card=kort-crit_methods]").first
    number.click()
    expect(page.locator("dialog[open]")).to_be_visible()
    page.mouse.click(3, 3)
    expect(page.locator("dialog[open]")).to_have_count(0)
    number.click()
    page.locator("dialog[open]").get_by_role("link").click()
    page.wait_for_url("**/appendices/datagrundlag.html#tal-crit_methods")
    expect(page.locator("#tal-crit_methods")).to_be_in_viewport()


@needs_browser
def test_without_javascript_a_number_leads_to_its_entry(browser: Browser, site: Path, ledger):
    context = browser.new_context(java_script_enabled=False)
    page, complaints = watched(context)
    page.goto((site / "chapters/raadgivning.html").as_uri())
    expect(page.locator("dialog").first).to_be_hidden()
    page.locator("a.num[data-card=kort-crit_methods]").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/appendices/datagrundlag.html#tal-crit_methods")
    entry = page.locator("tr", has=page.locator("#tal-crit_methods"))
    expect(entry).to_contain_text(ledger["crit_methods"]["definition"])
    expect(page.locator("#tal-crit_methods")).to_be_in_viewport()
    context.close()
    assert complaints == []


@needs_browser
def test_a_card_fits_on_a_phone(browser: Browser, site: Path):
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page, _ = watched(context)
    page.goto((site / "chapters/raadgivning.html").as_uri())
    page.locator("a.num[data-card=kort-crit_methods]").first.click()
    box = page.locator("dialog[open]").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 320 and box["y"] >= 0 and box["y"] + box["height"] <= 640
    assert page.evaluate(
        "() => { const c = document.querySelector('dialog[open]'); return c.scrollWidth <= c.clientWidth }"
    )
    context.close()


def test_every_number_on_every_page_has_one_card_and_an_entry_in_the_appendix(site: Path, ledger):
    entries = set(lxml.html.fromstring((site / "appendices/datagrundlag.html").read_bytes()).xpath("//@id"))
    assert {f"tal-{name}" for name in ledger} <= entries
    found = 0
    for path in sorted(site.rglob("*.html")):
        assert path.stat().st_size < LARGEST, path
        tree = lxml.html.fromstring(path.read_bytes())
        cards = tree.xpath("//dialog/@id")
        numbers = tree.xpath("//a[@class='num']")
        assert sorted(cards) == sorted({number.get("data-card") for number in numbers}), path
        for number in numbers:
            page, _, anchor = number.get("href").partition("#")
            assert (path.parent / page).resolve() == site / "appendices/datagrundlag.html" if page else True
            assert anchor == f"tal-{number.get('data-card').removeprefix('kort-')}"
        found += len(numbers)
    assert found > 150
