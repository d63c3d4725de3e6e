"""The life of a pull request, by the scripts that continuous integration runs: main's build is kept, data changes in a
fresh checkout, the kept build is restored, only what changed is rebuilt, and the change report says what came of it."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path

import docx
import lxml.html
import openpyxl
import pypdf
import pytest

from tests.projects import ROOT, Checkout, copy_project, finish

CACHED = ["data/processed", "report/_output", ".snakemake", "packets"]  # as in .github/workflows/report.yml
REGISTRATIONS = "data/raw/2010/registrations/tilmeldinger.csv"
OUTPUT = "report/_output/2010"
CHANGES = "data/processed/2010/changes"


def _run(checkout: Checkout, script: str, *options: str, summary: Path | None = None) -> str:
    """Run a script of tools/ci and return what it said."""
    environment = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    environment |= {"GITHUB_STEP_SUMMARY": str(summary)} if summary else {}
    command = [str(checkout.path(f"tools/ci/{script}")), *options]
    run = finish(command, checkout.folder, **environment)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout + run.stderr


@pytest.fixture(scope="module")
def main_branch(built_once: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """The build of main, with its packet."""
    folder = tmp_path_factory.mktemp("main") / "project"
    shutil.copytree(built_once.folder, folder)
    _with_tools(folder)
    checkout = Checkout(folder)
    _run(checkout, "pack")
    return checkout


@pytest.fixture(scope="module")
def pull_request(main_branch: Checkout, tmp_path_factory: pytest.TempPathFactory) -> tuple[Checkout, str, str]:
    """A checkout in which a raw row was corrected and one was added, its build log and its job summary."""
    checkout = copy_project(tmp_path_factory.mktemp("pull-request") / "project", source=main_branch.folder)
    _with_tools(checkout.folder)
    for file in checkout.folder.rglob("*"):
        os.utime(file)  # a checkout has the time of the checkout
    for name in CACHED:
        shutil.copytree(main_branch.path(name), checkout.path(name))
    checkout.replace(REGISTRATIONS, ";Deltog", ";Udeblev", "cp1252")
    lines = checkout.path(REGISTRATIONS).read_bytes().rstrip(b"\r\n").split(b"\r\n")
    numbers = lines[2].split(b";", 1)
    added = [b"T10-9%03d;%s" % (n, numbers[1].replace(b";P-", b";P-9%d" % n, 1)) for n in (1, 2)]
    checkout.path(REGISTRATIONS).write_bytes(b"\r\n".join([*lines, *added, b""]))
    log = _run(checkout, "build", "--config", "report={engine: embedded}")
    summary = checkout.path("summary.md")
    _run(checkout, "changes", summary=summary)
    return checkout, log, summary.read_text(encoding="utf-8")


def _with_tools(folder: Path) -> None:
    shutil.copytree(ROOT / "tools", folder / "tools", ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)


def test_only_what_the_change_touches_is_rebuilt_from_the_restored_cache(pull_request):
    _, log, _ = pull_request
    assert "Reading the raw files of 2010" in log
    assert "Reading the raw files of 2009" not in log
    assert "Validating the tables of 2009" not in log


def test_the_change_report_names_old_and_new_number_kind_and_rows(pull_request):
    checkout, _, summary = pull_request
    changed = json.loads(checkout.path(f"{CHANGES}/changes.json").read_text(encoding="utf-8"))["indicators"]
    participants = next(change for change in changed if change["id"] == "workshop_participants")
    assert (participants["before"], participants["after"]) == ("202", "203")  # one fewer, two more
    assert participants["kinds"] == ["new data", "correction of data"]
    rows = len(checkout.path(REGISTRATIONS).read_bytes().splitlines())
    assert [(row["place"], row["state"]) for row in participants["rows"]] == [
        ("row 2", "changed"),
        (f"row {rows - 1}", "new"),
        (f"row {rows}", "new"),
    ]
    assert "| 202 | 203 |" in summary
    assert f"{REGISTRATIONS.replace('_', chr(92) + '_')}, row 2 (changed)" in summary


def test_the_change_report_names_validation_pages_and_figures(pull_request):
    _, _, summary = pull_request
    assert f"{REGISTRATIONS}: rows read" in summary
    assert "html/chapters/indsats-medarbejdere.html" in summary
    assert "workshops-by-district: changed" in summary
    assert f"- {REGISTRATIONS} (changed)" in summary


def test_no_other_number_is_said_to_change(pull_request):
    checkout, _, _ = pull_request
    changed = json.loads(checkout.path(f"{CHANGES}/changes.json").read_text(encoding="utf-8"))["indicators"]
    assert {change["id"] for change in changed} == {
        "workshop_participants",
        "workshop_participants_by_event",
        "workshop_participants_by_district",
    }


def test_the_corrections_sheet_is_drafted_in_danish(pull_request):
    checkout, _, _ = pull_request
    sheet = checkout.path(f"{CHANGES}/rettelsesblad.md").read_text(encoding="utf-8")
    assert sheet.startswith("# Rettelser")
    assert "3 offentliggjorte tal er ændret." in sheet
    assert "| 202 | 203 | nye data, rettelse af data |" in sheet
    assert "række 2 (rettet)" in sheet


def test_the_drafted_corrections_mark_the_numbers_in_every_format(pull_request):
    checkout, _, _ = pull_request
    sheet = checkout.path(f"{CHANGES}/rettelsesblad.md").read_text(encoding="utf-8")
    for indicator, draft in re.findall(r"^  (\w+):\n(    correction: .+)$", sheet, re.MULTILINE):
        written = draft.replace("…", "En deltog ikke; andre kom til.")
        checkout.replace("report/indicators.yaml", f"\n  {indicator}:\n", f"\n  {indicator}:\n{written}\n")
    _run(checkout, "build", "--config", "report={engine: embedded}")
    pages = checkout.path(f"{OUTPUT}/html")
    chapter = lxml.html.parse(pages / "chapters/indsats-medarbejdere.html")
    links = chapter.iterfind(".//a[@data-card='kort-workshop_participants']")
    assert {link.text_content() for link in links} == {"203\xa0[r]"}
    card = chapter.find(".//dialog[@id='kort-workshop_participants']").text_content()
    assert "Før 202 (nye data). En deltog ikke; andre kom til." in card
    rows = lxml.html.parse(pages / "appendices/rettelser.html").findall(".//tbody/tr")
    assert [cell.text_content().strip() for cell in rows[0]][1:4] == ["202", "203\xa0[r]", "nye data"]
    assert len(rows) == 3
    pdf = pypdf.PdfReader(checkout.path(f"{OUTPUT}/statusrapport-2010.pdf"))
    word = docx.Document(checkout.path(f"{OUTPUT}/statusrapport-2010.docx"))
    pdf_text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    word_text = "".join(node.text or "" for node in word.element.body.iter() if str(node.tag).endswith("}t"))
    assert all("203 [r]" in text.replace("\xa0", " ") for text in (pdf_text, word_text))
    sheets = openpyxl.load_workbook(checkout.path(f"{OUTPUT}/tabeller-2010.xlsx"))
    assert 203 in {cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row}  # a number still


def test_an_unchanged_build_reports_no_change(main_branch: Checkout):
    assert "Nothing that is published changes." in _run(main_branch, "changes")


def test_the_same_build_is_the_same_packet(main_branch: Checkout):
    packet = next(main_branch.path("packets").glob("*.tar"))
    before = packet.read_bytes()
    _run(main_branch, "pack")
    assert packet.read_bytes() == before


def test_a_build_that_no_longer_fits_its_manifest_is_not_packed(main_branch: Checkout, tmp_path: Path):
    shutil.copytree(main_branch.folder, tmp_path / "project")
    checkout = Checkout(tmp_path / "project")
    checkout.replace("report/chapters/resume.qmd", "Hovedresultater", "De vigtigste resultater")
    program = [sys.executable, "-m", "tools.edition", "publish"]
    run = finish(program, checkout.folder, PYTHONPATH="workflow")
    assert run.returncode == 1
    assert "report/chapters/resume.qmd: the file is not the one that the manifest names" in run.stderr


def test_a_packet_is_built_again_from_what_is_in_it(main_branch: Checkout):
    program = [sys.executable, "-m", "tools.edition", "reproduce"]
    run = finish(program, main_branch.folder, PYTHONPATH="workflow")
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.startswith("Identical: all ")
