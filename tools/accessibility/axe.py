"""axe-core on every page of the site, at three widths, and in an open trace card.

axe-core comes with the package axe-playwright-python. Its rules are those of WCAG 2.2, levels A and AA, and its best
practices. What it cannot decide alone (`incomplete`) is counted apart: it is for a person.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tools.accessibility.findings import Account, Finding

WIDTHS = (320, 768, 1280)
HEIGHT = 2400  # an open card is seen as a whole: of text that is scrolled away, axe-core cannot tell the contrast
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CARD = "dialog.trace-card[open]"
# `target-size` is of WCAG 2.2 but off by default
RUN = """async ([context, tags]) => {
  const found = await axe.run(context ?? document, {
    runOnly: {type: "tag", values: tags}, rules: {"target-size": {enabled: true}},
    resultTypes: ["violations", "incomplete"],
  });
  const nodes = rule => rule.nodes.map(node => [rule.id, node.target.join(" "), rule.help]);
  return {
    version: found.testEngine.version,
    rules: [...found.passes, ...found.violations, ...found.incomplete, ...found.inapplicable].map(rule => rule.id),
    checks: found.passes.length + found.violations.length + found.incomplete.length,
    violations: found.violations.flatMap(nodes), incomplete: found.incomplete.flatMap(nodes),
  };
}"""
# The page behind an open card: axe-core takes it for a part of the card's background.
HIDE = """hidden => {
  document.body.style.visibility = hidden ? "hidden" : "";
  document.querySelector("dialog[open]").style.visibility = "visible";
}"""


# A page of each kind: axe-core takes seconds a page, and the frame is the same on all.
OF_EACH_KIND = (
    "index.html", "chapters/raadgivning.html", "chapters/tilfredshed.html",
    "appendices/afvigelser.html", "appendices/tilgaengelighed.html",
)  # fmt: skip


@dataclass(frozen=True)
class Result:
    """What axe-core said of one page at one width, with or without an open card."""

    place: str
    said: dict

    def findings(self, kind: str) -> list[Finding]:
        """Its `violations`, or what is `incomplete`."""
        return [Finding(rule, f"{self.place}, {target}", message) for rule, target, message in self.said[kind]]


def some_pages(site: Path, copy: Path) -> Path:
    """A copy of the site with the pages `OF_EACH_KIND` alone, in the new folder `copy`."""
    shutil.copytree(site, copy)
    for path in sorted(copy.rglob("*.html")):
        if path.relative_to(copy).as_posix() not in OF_EACH_KIND:
            path.unlink()
    return copy


def check_site(browser: Browser, site: Path) -> tuple[Account, list[Finding]]:
    """The account of all pages at all widths, and what is left to a person."""
    pages = sorted(site.rglob("*.html"))
    context = browser.new_context(reduced_motion="reduce")  # nothing moves while it is looked at
    results = [result for path in pages for result in _visit(context.new_page(), site, path)]
    context.close()
    undecided = [finding for result in results for finding in result.findings("incomplete")]
    account = Account(
        checker="axe-core",
        version=results[0].said["version"],
        rules=len({rule for result in results for rule in result.said["rules"]}),
        units=len(pages),
        checks=sum(result.said["checks"] for result in results),
        findings=[finding for result in results for finding in result.findings("violations")],
    )
    return account, _never_decided(undecided)


def _never_decided(undecided: list[Finding]) -> list[Finding]:
    """What was decided at no width: axe-core cannot tell the contrast of text that a narrow table has scrolled away."""
    by_element: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in undecided:
        page, _, rest = finding.place.partition(" at ")
        by_element.setdefault((page, rest.partition(" px")[2], finding.rule), []).append(finding)
    return [found[0] for found in by_element.values() if len(found) == len(WIDTHS)]


def _visit(page: Page, site: Path, path: Path) -> Iterator[Result]:
    page.goto(path.as_uri())
    page.evaluate(AXE_SCRIPT)
    number = page.locator("a.num[data-card]").first
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        place = f"{path.relative_to(site).as_posix()} at {width} px"
        yield Result(place, page.evaluate(RUN, [None, TAGS]))
        if number.count():
            number.click()
            page.evaluate(HIDE, True)
            yield Result(f"{place}, open card", page.evaluate(RUN, [CARD, TAGS]))
            page.evaluate(HIDE, False)
            page.keyboard.press("Escape")
    page.close()
