"""docs/new-export.md, followed word for word: the file it shows, the commands it gives, the entry it pastes."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys

import pandas as pd
import pytest

from tests.projects import ROOT, Checkout, finish

PAGE = (ROOT / "docs/new-export.md").read_text(encoding="utf-8")
FILE = "data/raw/2010/surveys/brugere.csv"
CATALOGUE = "data/raw/2010/catalogue.yaml"


def block(language: str) -> str:
    """The page's one block in that language."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return found


COMMANDS = [shlex.split(command) for command in re.findall(r"```sh\n(.*?)\n```", PAGE)]


def run(checkout: Checkout, command: list[str]) -> subprocess.CompletedProcess[str]:
    """A command of the page, as an analyst types it."""
    assert command[0] == "snakemake"
    return finish([sys.executable, "-m", *command], checkout.folder)


def paste(checkout: Checkout, entry: str) -> None:
    """Scales to the end of the scales, the source to the end of the file, as the page says."""
    path = checkout.path(CATALOGUE)
    scales, sources = re.fullmatch(r"scales:\n(.*)sources:\n(.*)", entry, re.DOTALL).groups()
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    begins = lines.index("scales:\n")
    ends = next(n for n in range(begins + 1, len(lines)) if not lines[n].startswith(" "))
    path.write_text("".join([*lines[:ends], scales, *lines[ends:], "\n", sources]), encoding="utf-8")


@pytest.fixture
def looked_at(fresh: Checkout) -> Checkout:
    fresh.path(FILE).write_text(block("csv"), encoding="utf-8")
    return fresh


def test_the_page_is_true_to_the_letter(looked_at: Checkout):
    inspect, check = COMMANDS
    said = run(looked_at, inspect)
    assert said.returncode == 0, said.stderr
    assert block("text") in said.stdout
    assert block("yaml") in said.stdout
    paste(looked_at, said.stdout[said.stdout.index("scales:\n") :].rstrip("\n") + "\n")
    checked = run(looked_at, check)
    assert checked.returncode == 0, checked.stderr
    valid = looked_at.path("data/processed/2010/valid")
    people = pd.read_parquet(valid / "respondents.parquet").query("survey == 'brugere'")
    assert people["status"].value_counts().to_dict() == {"completed": 3, "partial": 1, "not_answered": 1}
    answers = pd.read_parquet(valid / "responses.parquet").query("survey == 'brugere'")
    assert answers["question"].value_counts().to_dict() == {"emner": 4, "nyttigt": 4, "andet": 2}
    assert "birk" not in answers.to_csv()


def test_a_file_can_be_looked_at_while_the_catalogue_is_broken(looked_at: Checkout):
    looked_at.path(CATALOGUE).write_text("year: [", encoding="utf-8")
    assert run(looked_at, COMMANDS[0]).returncode == 0


def test_where_two_readings_are_possible_it_asks_and_stops(looked_at: Checkout):
    text = "Tidsstempel,Alder\n3/4/2010 10:00:00,12\n5/6/2010 11:00:00,13\n"
    looked_at.path(FILE).write_text(text, encoding="utf-8")
    said = run(looked_at, COMMANDS[0])
    assert said.returncode != 0
    assert "can be read in more than one way" in said.stdout
    assert "date_format" in said.stdout


def test_a_file_that_no_tool_writes_is_refused_with_a_remedy(looked_at: Checkout):
    looked_at.path(FILE).write_text("a,b\n1,2\n", encoding="utf-8")
    said = run(looked_at, COMMANDS[0])
    assert said.returncode != 0
    assert "no survey tool writes these headings" in said.stderr
    assert "Traceback" not in said.stderr


def test_the_page_names_what_the_program_says():
    messages = re.findall(r"^\| ([^|]+?) \|", PAGE.partition("## 4")[2], re.MULTILINE)[2:]
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "workflow/statusreport").rglob("*.py"))
    openings = [re.split(r"[…:]", message)[0].strip() for message in messages]
    assert [opening for opening in openings if opening not in code] == []
