"""`make preview`: what is saved is shown, what is wrong is said on the page and in the terminal, and it goes on."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from statusreport.render import quarto

from tests.projects import ROOT, Checkout
from tools.accessibility import browser
from tools.preview.driving import PATIENCE, Driven

CHAPTER = "report/chapters/resume.qmd"
PAGE = "chapters/resume.html"


@dataclass
class Preview:
    """A running preview of a copy of the project."""

    project: Checkout
    driven: Driven

    @property
    def terminal(self) -> str:
        """What it has printed."""
        return self.driven.terminal

    def wait_for(self, text: str, name: str = PAGE) -> str:
        """The page once it holds `text`."""
        return self.driven.wait(lambda html: text in html, name)

    def wait_until_gone(self, text: str, name: str = PAGE) -> str:
        """The page once it does not hold `text`."""
        return self.driven.wait(lambda html: html and text not in html, name)


def running(project: Checkout) -> Iterator[Preview]:
    project.replace("config.yaml", "engine: auto", f"engine: {project.engine}")
    driven = Driven(project.folder, project.path("../preview.log"), ROOT)
    try:
        yield Preview(project, driven)
    finally:
        driven.stop()


@pytest.fixture
def preview(built: Checkout) -> Iterator[Preview]:
    """A preview by the embedded renderer, its pages served."""
    yield from running(built)


def test_a_changed_sentence_is_shown_and_nothing_of_it_counts_as_a_result(preview: Preview):
    preview.wait_for("Resume af")
    preview.project.replace(CHAPTER, "Resume af", "Sammendrag af")
    preview.wait_for("Sammendrag af")
    assert f"{CHAPTER.removeprefix('report/')}: shown after" in preview.terminal
    preview.wait_for("Sammendrag af", "index.html")  # its title stands in the other pages' contents, too

    assert preview.driven.stop() == 0
    assert "The preview has ended." in preview.terminal
    # the workflow knows that its own results are older than the sentence
    assert {"chapters", "render", "audit", "publish"} <= preview.project.planned()
    assert "preview-panel" not in preview.project.path(f"report/_output/2010/html/{PAGE}").read_text(encoding="utf-8")
    preview.project.build()
    assert "Sammendrag af" in preview.project.path(f"report/_output/2010/html/{PAGE}").read_text(encoding="utf-8")


def test_a_mistake_stands_on_the_page_and_in_the_terminal_until_it_is_mended(preview: Preview):
    before = preview.wait_for("shown after")
    number = re.search(r"{{< num (\w+)", preview.project.path(CHAPTER).read_text(encoding="utf-8")).group(1)
    line = preview.project.path(CHAPTER).read_text(encoding="utf-8").partition(f"num {number}")[0].count("\n") + 1
    preview.project.replace(CHAPTER, f"num {number}", f"num {number}x")

    html = preview.wait_for("unknown indicator")
    said = f"{CHAPTER}, line {line}: unknown indicator `{number}x`. Did you mean `{number}`"
    assert said in html and said in preview.terminal
    assert "Resume af" in html  # the page as it was

    preview.project.replace(CHAPTER, f"num {number}x", f"num {number}")
    after = preview.wait_until_gone("unknown indicator")
    assert before.partition("<style>\n#preview")[0] == after.partition("<style>\n#preview")[0]


def test_a_changed_definition_runs_what_it_must_and_a_wrong_one_is_told(preview: Preview):
    page = "appendices/datagrundlag.html"
    preview.wait_for("shown after", page)
    declared = preview.project.path("report/indicators.yaml").read_text(encoding="utf-8")
    definition = re.search(r"definition: (\S+ \S+ \S+)", declared).group(1)
    preview.project.replace("report/indicators.yaml", definition, f"Nyt: {definition}".replace(": ", " "))
    html = preview.wait_for(f"Nyt {definition}", page)
    assert f"Nyt {definition}" in html
    assert "Computing the indicators" in preview.terminal and "Reading the raw files" not in preview.terminal

    preview.project.replace("report/indicators.yaml", "    unit:", "    unitt:")
    assert re.search(
        r"report/indicators.yaml, line \d+ .*unknown key `unitt`. Did you mean `unit`", preview.wait_for("unitt")
    )
    preview.project.replace("report/indicators.yaml", "    unitt:", "    unit:")
    preview.wait_until_gone("unitt")


def test_a_mistake_in_the_configuration_does_not_end_it_and_a_mended_one_starts_it_anew(preview: Preview):
    preview.wait_for("shown after")
    address = preview.driven.address
    preview.project.replace("config.yaml", "threshold: 5", "treshold: 5")
    assert "Did you mean `threshold`" in preview.wait_for("treshold")
    preview.project.replace("config.yaml", "treshold: 5", "threshold: 5")
    preview.wait_until_gone("treshold")
    preview.wait_for("shown after")
    assert preview.terminal.count(address) == 2  # started anew, at the same place


def test_only_this_machine_is_answered(preview: Preview):
    preview.wait_for("Resume af")
    address = preview.driven.address
    request = urllib.request.Request(f"{address}html/{PAGE}", headers={"Host": "evil.example"})
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(request)


@pytest.mark.skipif(browser.FOUND is None, reason="no browser is installed")
def test_an_open_page_follows_by_itself(preview: Preview):
    preview.wait_for("Resume af")
    with browser.started() as chromium:
        page = chromium.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(f"{preview.driven.address}html/{PAGE}")
        preview.project.replace(CHAPTER, "Resume af", "Sammendrag af")
        page.locator("h1", has_text="Sammendrag af").wait_for()
        preview.project.replace(CHAPTER, "Sammendrag", "{{< num findesikke >}} Sammendrag")
        page.locator("#preview-panel.bad", has_text=f"{CHAPTER}, line").wait_for()
        preview.project.replace(CHAPTER, "{{< num findesikke >}} Sammendrag", "Oversigt")
        page.locator("h1", has_text="Oversigt af").wait_for()
        assert page.locator("#preview-panel").get_attribute("class") == "good"
        preview.driven.stop()
        page.locator("#preview-panel", has_text="make preview").wait_for()


@pytest.mark.skipif(not quarto.usable(), reason="Quarto 1.9 or newer is not installed")
def test_quarto_shows_a_changed_sentence_and_a_mistake(built: Checkout):
    for preview in running(Checkout(built.folder, "quarto")):
        preview.wait_for("Resume af")
        preview.project.replace(CHAPTER, "Resume af", "Sammendrag af")
        preview.wait_for("Sammendrag af")
        preview.project.replace(CHAPTER, "Sammendrag af", "Sammendrag med 4711 af")  # nothing that Quarto minds
        headings = re.findall(r"<h1.*?</h1>", preview.wait_for(f"{CHAPTER}, line"), re.DOTALL)
        assert "Sammendrag af" in "".join(headings) and "4711" not in "".join(headings)
        preview.project.replace(CHAPTER, "Sammendrag med 4711 af", "{{< num findesikke >}} Sammendrag af")
        assert f"{CHAPTER}, line" in preview.wait_for("unknown indicator")
        preview.project.replace(CHAPTER, "{{< num findesikke >}} Sammendrag", "Oversigt")
        preview.wait_for("Oversigt af")
