"""The Quarto engine without Quarto: which one is taken, and that a stand-in's messages and outputs are handled."""

from __future__ import annotations

import pytest
from statusreport.errors import ReportError
from statusreport.render import quarto, render, resolve

from tests.unit.render_world import write_book

STAND_IN = """#!/bin/sh
if [ "$1" = --version ]; then echo {version}; exit; fi
mkdir -p "$2/_book"
for name in index.html report.pdf report.docx; do echo "$4" > "$2/_book/$name"; done
{more}
"""


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Puts a program of the name quarto on PATH, the only one there beside the shell's own."""

    def install(version: str = "1.10.3", more: str = "") -> None:
        program = tmp_path / "bin/quarto"
        program.parent.mkdir()
        program.write_text(STAND_IN.format(version=version, more=more))
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")

    return install


def test_new_enough_quarto_is_taken(stand_in):
    stand_in("1.9.2")
    assert resolve("auto") == "quarto"


def test_old_quarto_is_not_taken(stand_in):
    stand_in("1.8.26")
    assert resolve("auto") == "embedded"


def test_quarto_asked_for_and_absent_says_what_to_do(stand_in, tmp_path):
    stand_in("1.2.0")
    with pytest.raises(ReportError, match=r"Quarto 1.9 or newer was not found. Install Quarto, or set the engine"):
        render(tmp_path, tmp_path / "out", 2010, "quarto")
    assert not (tmp_path / "out").exists()


def test_documents_of_the_three_runs_are_collected(stand_in, tmp_path):
    stand_in()
    book = write_book(tmp_path / "book", {"index.qmd": "# Titel\n"})
    paths = render(book, tmp_path / "out", 2010, "quarto")
    assert [path.read_text().strip() for path in paths] == [f"statusreport-{name}" for name in quarto.FORMATS]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "html", "statusrapport-2010.docx", "statusrapport-2010.pdf"]  # fmt: skip


def test_warning_of_an_unresolved_reference_fails_the_build(stand_in, tmp_path):
    stand_in(more='echo "WARN: index.html: Unable to resolve crossref @fig-nix" >&2')
    book = write_book(tmp_path / "book", {"index.qmd": "# Titel\n\nSe @fig-nix.\n"})
    with pytest.raises(ReportError) as caught:
        render(book, tmp_path / "out", 2010, "quarto")
    assert [str(problem) for problem in caught.value.problems] == [
        "index.qmd, line 3: nothing has the identifier `fig-nix`. Correct `@fig-nix`."
    ]
