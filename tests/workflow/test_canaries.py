"""Canaries of every kind are planted in every raw file, and looked for in everything that the build writes."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pypdf
import pytest
import yaml

from tests.planting import Form, Rows, append_columns, edit, form_of
from tests.projects import Checkout

KEY = "not-a-secret-0123456789abcdefghij"
CANARIES = {
    "Navn": "Quirina Zwickelbaum",  # no list knows it: only the heading tells
    "Kontakt": "Mette Jensen",
    "Mail": "kanarie.fugl@eksempel-bur.dk",
    "Tlf.": "29 47 51 83",
    "Adresse": "Kanariegade 417",
    "IP-adresse": "203.0.113.77",
    "CPR-nr.": "240768-0042",
}
SURVEY, REMARKS = "data/raw/2010/surveys/workshops.csv", "Kommentarer"
RECOGNISED = [canary for heading, canary in CANARIES.items() if heading != "Navn"]
# what a canary looks like when it is split over lines, percent-encoded or put into one word
FORMS = [
    f.casefold() for c in CANARIES.values() for f in (c, c.replace(" ", ""), c.replace(" ", "_"), c.replace("@", "%40"))
]
FORMS = [*FORMS, "zwickelbaum", "kanarie", "2407680042"]


def raw_files(checkout: Checkout) -> list[Path]:
    """Every raw file that the catalogues name."""
    files = [p for year in (2009, 2010) for p in sorted(checkout.path(f"data/raw/{year}").rglob("*"))]
    return [path for path in files if path.suffix in (".csv", ".xlsx")]


def texts_of(path: Path) -> Iterator[str]:
    """Everything that can be read in a file, whatever it is packed in."""
    data = path.read_bytes()
    if path.suffix == ".parquet":
        yield pd.read_parquet(path).to_csv()
    if path.suffix == ".pdf":
        yield "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield from (archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    for encoding in ("utf-8", "cp1252", "utf-16-le"):
        yield data.decode(encoding, "replace")


def leaks(checkout: Checkout) -> list[tuple[str, str]]:
    """(file, canary) for each canary in a file that the build wrote."""
    written = [p for name in ("data/processed", "report/_output", ".snakemake") for p in checkout.path(name).rglob("*")]
    written = [path for path in written if path.is_file()]
    assert written
    found = []
    for path in written:
        text = " ".join(" ".join(texts_of(path)).casefold().split())
        found += [(str(path.relative_to(checkout.folder)), form) for form in FORMS if form in text]
    return found


def plant_in_cells(rows: Rows, form: Form) -> None:
    """Each of the first rows gets one recognisable canary, in one column after the other, behind what stands there."""
    for number, canary in enumerate(RECOGNISED):
        row = rows[form.heading + number] if form.heading + number < len(rows) else None
        if row and any(row):
            place = 1 + number % (len(row) - 1)  # not the first: where events lose their key, registrations lose events
            row[place] = f"{row[place] or ''} {canary}".strip()


def planted_cells(checkout: Checkout) -> int:
    """How many cells of the files with records hold a canary."""
    count = 0
    for path in raw_files(checkout):

        def look(rows: Rows, form: Form, path: Path = path) -> None:
            nonlocal count
            if path.stem not in ("labels", "structure"):
                count += sum(any(c in str(cell) for c in RECOGNISED) for row in rows for cell in row)

        edit(path, look)
    return count


def declare(checkout: Checkout) -> None:
    """Say in both catalogues what becomes of the new columns and a question: dropped; who registered: a pseudonym."""
    for year in (2009, 2010):
        path = checkout.path(f"data/raw/{year}/catalogue.yaml")
        catalogue = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        for source in catalogue["sources"]:
            source["personal"] = dict.fromkeys(CANARIES, "drop")
            if "Deltagernøgle" in source.get("columns", {}):
                source["personal"]["Deltagernøgle"] = "pseudonymise"
            if REMARKS in {question.get("heading") for question in source.get("questions", {}).values()}:
                source["personal"][REMARKS] = "drop"
        path.write_text(yaml.safe_dump(catalogue, allow_unicode=True, sort_keys=False), encoding="utf-8")


def people_for_keys(rows: Rows, form: Form) -> None:
    """Names and mails in place of the keys of a registration; the same person for the same key."""
    place = rows[0].index("Deltagernøgle")
    for row in rows[1:]:
        row[place] = f"{CANARIES['Navn']} {row[place]} <{CANARIES['Mail']}>"


def names_in_remarks(rows: Rows, form: Form) -> None:
    """A name that only the catalogue tells of, as everybody's answer to a question of a survey."""
    for row in rows[1:]:
        row[rows[0].index(REMARKS)] = CANARIES["Navn"]


def test_canaries_in_any_cell_of_any_file_stop_the_build_and_are_nowhere(fresh: Checkout):
    files = [path for path in raw_files(fresh) if path.stem not in ("labels", "structure")]
    for path in files:
        edit(path, plant_in_cells)
    planted = planted_cells(fresh)
    run = fresh.snakemake("indicators", "--keep-going")
    assert run.returncode == 1
    assert not [form for form in FORMS if form in (run.stdout + run.stderr).casefold()]
    assert leaks(fresh) == []
    reports = [
        json.loads(fresh.path(f"data/processed/{y}/validation/validation.json").read_text()) for y in (2009, 2010)
    ]
    found = [f for report in reports for f in report["findings"]]
    assert {f["file"] for f in found} == {path.relative_to(fresh.folder).as_posix() for path in files}
    assert {f["rule"] for f in found} == {"personal_data"}
    assert planted == len(found)


@pytest.mark.parametrize(("name", "column"), [("labels", 2), ("structure", 1), ("structure", 4)])
def test_canaries_in_what_describes_an_export_reach_nothing(fresh: Checkout, name: str, column: int):
    path = next(path for path in raw_files(fresh) if path.stem == name)
    row = form_of(path).heading
    edit(path, lambda rows, form: rows[row].__setitem__(column, f"{rows[row][column]} {CANARIES['Mail']}"))
    run = fresh.snakemake("data/processed/2010/validation.json")
    assert run.returncode == 1
    assert "kanarie" not in run.stdout + run.stderr
    assert leaks(fresh) == []


def test_what_the_catalogue_drops_or_pseudonymises_is_in_nothing_that_is_built(
    fresh: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    edit(fresh.path(SURVEY), names_in_remarks)
    for path in raw_files(fresh):
        if path.stem not in ("labels", "structure"):
            edit(path, append_columns({heading: [canary] for heading, canary in CANARIES.items()}))
        if path.stem.startswith("tilmeldinger"):
            edit(path, people_for_keys)
    declare(fresh)
    (tmp_path / "key").write_text(KEY)
    monkeypatch.setenv("STATUSREPORT_KEY_FILE", str(tmp_path / "key"))
    fresh.build()
    assert leaks(fresh) == []
    assert not any(KEY in text for p in fresh.path(".snakemake").rglob("*") if p.is_file() for text in texts_of(p))
    ledger = json.loads(fresh.path("data/processed/2010/indicators.json").read_text(encoding="utf-8"))
    values = {entry["id"]: entry["value"] for entry in ledger["indicators"]}
    # the numbers are those of 2010: 202 participants, 40 actors, 40 persons; a person stays one person
    assert (values["workshop_participants"], values["network_actors"], values["capacity_persons"]) == (202, 40, 40)


def test_without_a_key_the_build_says_where_to_put_one(fresh: Checkout, monkeypatch: pytest.MonkeyPatch):
    for path in raw_files(fresh):
        if path.stem not in ("labels", "structure"):
            edit(path, append_columns({heading: [""] for heading in CANARIES}))
    declare(fresh)
    for name in ("STATUSREPORT_KEY_FILE", "STATUSREPORT_KEY"):
        monkeypatch.delenv(name, raising=False)
    run = fresh.snakemake()
    assert run.returncode == 1
    assert "STATUSREPORT_KEY_FILE" in run.stderr and "Traceback" not in run.stderr
