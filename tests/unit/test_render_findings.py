"""What the tools say becomes one problem at a chapter and line."""

from __future__ import annotations

import pytest
from statusreport.render.findings import from_pandoc, from_quarto, from_typst


@pytest.fixture
def book(tmp_path):
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters/vision.qmd").write_text(
        "# Vision\n\nSe @fig-nix og {{< var nix >}}.\n\n{{< num nix >}}\n", "utf-8"
    )
    return tmp_path


@pytest.mark.parametrize(
    ("message", "line", "finding"),
    [
        ("WARN: chapters/vision.html: Unable to resolve crossref @fig-nix", 3, "nothing has the identifier `fig-nix`"),
        ("\x1b[33mWARNING (main.lua:1) Unknown var nix specified in a var shortcode.", 3, "unknown variable `nix`"),
        (
            'problem: {"finding":"unknown indicator `nix`","remedy":"x","needle":"num nix"}',
            5,
            "unknown indicator `nix`",
        ),
    ],
)
def test_quartos_warning_names_chapter_and_line(book, message, line, finding):
    (problem,) = from_quarto(f"Rendering\n{message}\nOutput created", 0, book)
    assert (problem.file, problem.place, problem.finding) == ("chapters/vision.qmd", f"line {line}", finding)


def test_quartos_other_warnings_are_no_findings(book):
    assert from_quarto("WARN: PDF standard validation requested but verapdf is not installed.", 0, book) == []


def test_quarto_that_stops_for_unknown_reasons_is_quoted(book):
    (problem,) = from_quarto("Rendering\nERROR: YAML is broken\n", 1, book)
    assert problem.finding == "Quarto stopped: ERROR: YAML is broken"


def test_findings_of_the_lua_code_replace_pandocs_message(book):
    said = 'problem: {"file":"index.qmd","line":2.0,"finding":"f","remedy":"do it"}\n[WARNING] x'
    (problem,) = from_pandoc(said, book)
    assert str(problem) == "index.qmd, line 2: f. Do it."


def test_pandoc_that_stops_for_unknown_reasons_is_quoted(book):
    (problem,) = from_pandoc("pandoc: out of memory", book)
    assert "out of memory" in problem.finding


def test_typsts_complaint_without_a_place_still_says_what(book):
    (problem,) = from_typst("error: out of paper", book)
    assert problem.finding == "Typst cannot set this: out of paper"
