"""Defects of many kinds, planted in the raw files of 2010: as many are reported as were planted, each in its place."""

from __future__ import annotations

import random
import shutil
from functools import partial
from pathlib import Path

import pytest
from statusreport import catalogue
from statusreport.ingest import ingest
from statusreport.validation import Validation, validate

from tests.planting import Form, Rows, edit
from tests.projects import ROOT

RAW = "data/raw/2010"
# rule → where it is planted: file, heading, what the cell becomes (None: the key of the row above)
DEFECTS: dict[str, list[tuple[str, str, str | None]]] = {
    "unreadable_date": [
        ("registrations/tilmeldinger.csv", "Tilmeldt den", "31-02-2010"),
        ("activity_logs/ungekontakter.csv", "Dato", "i går"),
        ("activity_logs/raadgivning.xlsx", "Dato", "sidst på året"),
    ],
    "unreadable_number": [
        ("activity_logs/ungekontakter.csv", "Alder", "tyve"),
        ("external/konstanter.csv", "Værdi", "ca. 3"),
    ],
    "unreadable_time": [("surveys/workshops.csv", "Tidsstempel", "lige før jul")],
    "unknown_code": [
        ("registrations/tilmeldinger.csv", "Status", "Måske"),
        ("activity_logs/interviews.csv", "Form", "Telefon"),
        ("surveys/seminarer.csv", "I hvilken grad er det blevet lettere at tale med kommunen ", "Rigtig meget"),
        ("surveys/rekvirenter/dataset.csv", "s_1", "9"),
        ("surveys/international_dag.xlsx", "Vil I gerne være med på International Dag næste år?", "Tja"),
    ],
    "unreadable_status": [("surveys/rekvirenter/dataset.csv", "stato_4", "7")],
    "missing_value": [
        ("registrations/tilmeldinger_foreninger.csv", "Organisation", ""),
        ("activity_logs/interviews.csv", "Institution", ""),
        ("activity_logs/publikationer.csv", "Titel", ""),
    ],
    "out_of_range": [
        ("activity_logs/ungekontakter.csv", "Alder", "7"),
        ("activity_logs/ungekontakter.csv", "Alder", "70"),
    ],
    "outside_year": [
        ("activity_logs/interviews.csv", "Dato", "04-05-2011"),
        ("activity_logs/ugetimer_mjoelnerparken.csv", "Ugens første dag", "04-01-2008"),
    ],
    "duplicate_key": [
        ("registrations/tilmeldinger.csv", "Tilmelding-nr", None),
        ("activity_logs/international_dag_deltagere.csv", "Deltager-nr", None),
    ],
    "no_such_parent": [("registrations/tilmeldinger.csv", "Arrangement-id", "A10-77")],
    "personal_data": [
        ("registrations/tilmeldinger.csv", "Organisation", "Mette Jensen"),
        ("surveys/opfoelgning_2009.csv", "Andet", "ring 33 66 20 00"),
        ("activity_logs/helhedsplaner.csv", "Projekt", "240768-0042"),
    ],
}  # fmt: skip
PLANTS = [(rule, *where) for rule, places in DEFECTS.items() for where in places]
Place = tuple[str, int, str, str]  # file, row, heading, rule


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / RAW, tmp_path / RAW)
    monkeypatch.chdir(tmp_path)
    return Path(RAW)


def plant(raw: Path, seed: int) -> list[Place]:
    """Plant the defects, no two in one row of a file. Returns (file, row, heading, rule) of each."""
    chance, taken, planted = random.Random(seed), set(), []
    for rule, file, heading, value in PLANTS:
        edit(raw / file, partial(_plant, rule, file, heading, value, chance, taken, planted))
    return sorted(planted)


def _plant(
    rule: str, file: str, heading: str, value: str | None,
    chance: random.Random, taken: set[tuple[str, int]], planted: list[Place], rows: Rows, form: Form,
) -> None:  # fmt: skip
    place = (f"{RAW}/{file}", " ".join(heading.split()), rule)
    if file.endswith(".xlsx") and any((f, h, r) == place for f, _, h, r in planted):
        return  # one sheet of a workbook is enough
    column = [str(cell) for cell in rows[form.heading - 1]].index(heading)
    free = [
        index
        for index in range(form.heading + 1, len(rows))
        if not {(file, index - 1), (file, index), (file, index + 1)} & taken
        and (rows[index][column] or rule in ("personal_data", "unknown_code"))
        and not (rule == "unreadable_status" and rows[index][column] != "1")
    ]
    index = chance.choice(free)
    rows[index][column] = rows[index - 1][column] if value is None else value
    taken.add((file, index))
    planted.append((place[0], index + 1, *place[1:]))


def reported(raw: Path) -> Validation:
    declared = catalogue.load(raw / "catalogue.yaml")
    return validate(ingest(declared), declared)


def places(result: Validation) -> list[Place]:
    table = result.findings[["file", "row", "heading", "rule"]]
    headings = {"stato_1 … stato_5": "stato_4"}
    return sorted(
        (file, row, headings.get(heading, " ".join(heading.split())), rule)
        for file, row, heading, rule in table.itertuples(index=False)
    )


@pytest.mark.parametrize("seed", [1, 2])
def test_every_planted_defect_is_reported_and_nothing_else(raw: Path, seed: int):
    planted = plant(raw, seed)
    assert len(planted) == len(PLANTS)
    result = reported(raw)
    assert places(result) == planted
    assert result.problems
    for secret in ("Mette", "33 66 20 00", "240768"):
        assert secret not in result.findings.to_csv()


def test_the_raw_files_of_2010_have_no_defect(raw: Path):
    result = reported(raw)
    assert len(result.findings) == 0
    assert result.problems == []


def test_a_thousand_defects_are_as_many_findings(raw: Path):
    def spoil(rows: Rows, form: Form) -> None:
        for row in rows[form.heading :]:
            row[rows[0].index("Dato")] = "31-02-2010"
            row[rows[0].index("Alder")] = "tyve"
            row[rows[0].index("Resultat")] = "ukendt"

    edit(raw / "activity_logs/ungekontakter.csv", spoil)
    rows = (raw / "activity_logs/ungekontakter.csv").read_text(encoding="cp1252").count("\n") - 1
    assert len(reported(raw).findings) == 3 * rows > 1000
