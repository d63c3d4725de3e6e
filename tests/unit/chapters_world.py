"""A report of a few small files, and what the chapter check says of it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from statusreport.chapters.book import read_book
from statusreport.chapters.checks import Notices, check
from statusreport.chapters.declared import read_declared
from statusreport.errors import Problem, ReportError

from tests.unit.worlds import ROOT

DECLARED = read_declared(ROOT / "report/written-numbers.yaml", ROOT / "workflow/schemas/written-numbers.schema.yaml")
PRINTED = {
    "workshops_held": {"value": "11"},
    "participants": {"value": "202"},
    "visitors": {"value": "20.000"},
    "fte": {"value": "1½"},
    "fte_half": {"value": "½"},
    "meetings": {"value": "2"},
    "replies": {"value": "50 %"},
    "refusals": {"value": "25 %"},
    "satisfied": {"value": "89,5 %", "count": "17", "base": "19", "sentence": "17 ud af 19"},
    "methods": {
        "value": "75 %",
        "count": "12",
        "base": "16",
        "target": "70 %",
        "sentence": "12 ud af 16",
        "about": "75 %",
    },
}
VALUES = {  # as exact as they are computed
    "workshops_held": Fraction(11),
    "participants": Fraction(202),
    "visitors": Fraction(20000),
    "fte": Fraction(3, 2),
    "fte_half": Fraction(1, 2),
    "meetings": Fraction(2),
    "replies": Fraction(1, 2),
    "refusals": Fraction(1, 4),
    "satisfied": Fraction(17, 19),
    "methods": Fraction(3, 4),
}
TABLE = "/generated/tables/workshops.md"
GENERATED = {TABLE: "| a | 11 |\n|---|---|\n\n: Elleve workshops {#tbl-workshops}\n"}
BIBLIOGRAPHY = "@book{olsen2010, author = {Olsen}, title = {Bog}, year = {2010}}\n"


def write_report(folder: Path, chapters: dict[str, str], others: dict[str, str] | None = None) -> Path:
    """A report of these chapters; `others` are further files, and may replace _quarto.yml."""
    quarto = "book:\n  chapters:\n" + "".join(f"    - {name}\n" for name in chapters) + "bibliography: references.bib\n"
    files = {"_quarto.yml": quarto, "references.bib": BIBLIOGRAPHY, **chapters, **(others or {})}
    for name, text in files.items():
        path = folder / "report" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for name, text in GENERATED.items():
        path = folder / name[1:]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder / "report"


def check_report(folder: Path, chapters: dict[str, str], others: dict[str, str] | None = None) -> Notices:
    """Check such a report against PRINTED and the project's own declarations."""
    report = write_report(folder, chapters, others)
    book = read_book(report, folder / "generated", [folder / "figures/x.svg"])
    return check(book, PRINTED, VALUES, DECLARED, report)


def problems(folder: Path, chapters: dict[str, str], others: dict[str, str] | None = None) -> list[Problem]:
    """What the check finds, files named relative to the report; [] if nothing."""
    try:
        check_report(folder, chapters, others)
    except ReportError as error:
        prefix = f"{folder / 'report'}/"
        return [Problem(p.file.removeprefix(prefix), p.place, p.finding, p.remedy) for p in error.problems]
    return []


def findings(folder: Path, text: str, others: dict[str, str] | None = None) -> list[tuple[str, str, str]]:
    """Place, finding and remedy of everything found in one chapter, `chapters/a.qmd`."""
    found = problems(folder, {"chapters/a.qmd": text}, others)
    assert {problem.file for problem in found} <= {"chapters/a.qmd"}
    return [(problem.place, problem.finding, problem.remedy) for problem in found]
