"""A year of the real sources, as large as wanted: a log of contacts and the replies to a survey, with known results.

The catalogue's entries and the declarations of the numbers are the project's own; only files and encoding are others.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import yaml
from statusreport.declarations import parse

from tools.bench.project import ROOT

LOG, REPLIES, SURVEY = "youth_contacts", "survey_workshops", "workshops"  # two sources, and the survey of the second
NUMBERS = ("sport_contacts", "sport_jobs", "crit_dialogue")
KINDS = ("Samtale", "Telefon", "Opsøgende besøg i klub", "Møde med træner")
RESULTS = ("", "", "", "", "", "", "Fritidsjob", "Ordinært job")
DEGREES = ("I høj grad", "I nogen grad", "I mindre grad", "Slet ikke", "")
ROLES = ("Medarbejder", "Leder", "Frivillig")
EXERCISES = ("Rollespillet", "Lytteøvelsen;Rollespillet", "Invitationen", "Det gode første møde;Invitationen", "")
FIRST_DAY, LAST_DAY = np.datetime64("2010-01-04"), np.datetime64("2010-12-20")


@dataclass(frozen=True)
class Year:
    """A generated year: its catalogue, its two files, the numbers that must come out, and how many rows are bad."""

    catalogue: Path
    log: Path
    survey: Path
    expected: dict[str, int]
    bad: int


def write_year(folder: Path, year: int, contacts: int, replies: int, broken: float = 0.0) -> Year:
    """Write a year with so many contacts and replies; a share `broken` of the contacts has four bad cells of six."""
    folder.mkdir(parents=True)
    random = np.random.default_rng(year + contacts)
    table, expected, bad = _log(random, year, contacts, broken)
    survey, agreeing = _survey(random, year, replies)
    catalogue = _catalogue(year)
    files = {source["id"]: folder / Path(source["path"]).name for source in catalogue["sources"]}
    _write(table, files[LOG], ";")
    _write(survey, files[REPLIES], ",")
    path = folder / "catalogue.yaml"
    path.write_text(yaml.safe_dump(catalogue, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return Year(path, files[LOG], files[REPLIES], expected | {"crit_dialogue": agreeing}, bad)


def write_declarations(path: Path) -> None:
    """The project's declarations, of the numbers that rest on the two sources."""
    declared = parse(ROOT / "report/indicators.yaml").data
    declared["indicators"] = {name: declared["indicators"][name] for name in NUMBERS}
    declared["surveys"] = {SURVEY: declared["surveys"][SURVEY]}
    path.write_text(yaml.safe_dump(declared, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _catalogue(year: int) -> dict:
    """The project's catalogue of 2010 with two of its sources, as the catalogue of `year`."""
    catalogue = parse(ROOT / "data/raw/2010/catalogue.yaml").data
    kept = [source for source in catalogue["sources"] if source["id"] in (LOG, REPLIES)]
    for source in kept:
        source["path"] = Path(source["path"]).name
        source["reader"]["encoding"] = "utf-8"
        source["title"] = source["title"].replace("2010", str(year))
    return catalogue | {"year": year, "sources": kept}


def _log(random: np.random.Generator, year: int, rows: int, broken: float) -> tuple[pa.Table, dict[str, int], int]:
    people = max(rows // 20, 10)
    person, result = random.integers(people, size=rows), random.integers(len(RESULTS), size=rows)
    bad = random.random(rows) < broken
    columns = {
        "Kontakt-nr": _numbered(f"K{year % 100}-", np.arange(1, rows + 1), 8),
        "Personnøgle": _numbered("P-", person + 1, 7),
        "Dato": _or(bad, "31-13-2010", _days(random, year, rows, "%d-%m-%Y")),
        "Alder": _or(bad, "hundrede", _taken(random.integers(13, 30, size=rows), [str(age) for age in range(30)])),
        "Kontaktform": _or(bad, "", _taken(random.integers(len(KINDS), size=rows), KINDS)),
        "Resultat": _or(bad, "Flyttet", _taken(result, RESULTS)),
    }
    jobs = person[result == RESULTS.index("Fritidsjob")]
    expected = {"sport_contacts": len(np.unique(person)), "sport_jobs": len(np.unique(jobs))}
    return pa.table(columns), expected, int(bad.sum())


def _survey(random: np.random.Generator, year: int, rows: int) -> tuple[pa.Table, int]:
    [entry] = [source for source in _catalogue(year)["sources"] if source["id"] == REPLIES]
    headings = {name: question["heading"] for name, question in entry["questions"].items()}
    degree = random.integers(len(DEGREES), size=rows)
    clock = random.integers(0, 86_400, size=rows)
    times = [f"{s // 3600:02}.{s // 60 % 60:02}.{s % 60:02}" for s in range(86_400)]
    columns = {
        "Tidsstempel": pc.binary_join_element_wise(_days(random, year, rows, "%d.%m.%Y"), _taken(clock, times), " "),
        headings["better_dialogue"]: _taken(degree, DEGREES),
        headings["role"]: _taken(random.integers(len(ROLES), size=rows), ROLES),
        headings["exercises"]: _taken(random.integers(len(EXERCISES), size=rows), EXERCISES),
        headings["remarks"]: pa.repeat("", rows),
    }
    return pa.table(columns), int((degree < 2).sum())


def _taken(places: np.ndarray, values) -> pa.Array:
    return pa.array(list(values)).take(pa.array(places))


def _numbered(prefix: str, numbers: np.ndarray, width: int) -> pa.Array:
    padded = pc.utf8_lpad(pa.array(numbers).cast(pa.string()), width, "0")
    return pc.binary_join_element_wise(prefix, padded, "")


def _days(random: np.random.Generator, year: int, rows: int, form: str) -> pa.Array:
    shift = np.datetime64(f"{year}-01-01") - np.datetime64("2010-01-01")
    days = np.arange(FIRST_DAY, LAST_DAY) + shift
    return _taken(random.integers(len(days), size=rows), [f"{day.astype(object):{form}}" for day in days])


def _or(bad: np.ndarray, instead: str, values: pa.Array) -> pa.Array:
    return pc.if_else(pa.array(bad), instead, values) if bad.any() else values


def _write(table: pa.Table, path: Path, delimiter: str) -> None:
    with path.open("wb") as stream:
        stream.write((delimiter.join(table.column_names) + "\n").encode())
        style = {"include_header": False, "delimiter": delimiter, "quoting_style": "none"}
        pyarrow.csv.write_csv(table, stream, pyarrow.csv.WriteOptions(**style))
