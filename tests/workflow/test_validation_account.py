"""Bad data never get through: the account is there when the build stops, and a pass is only for what was validated."""

from __future__ import annotations

import json
import os
import shutil

import pandas as pd

from tests.planting import Form, Rows, edit
from tests.projects import ROOT, Checkout

REGISTRATIONS = "data/raw/2010/registrations/tilmeldinger.csv"
ACCOUNT = "data/processed/2010/validation"
PASS = "data/processed/2010/validation.json"
EVENTS = "data/processed/2010/valid/events.parquet"


def spoil(rows: Rows, form: Form) -> None:
    """Three defects: an unknown code, a day that does not exist, an event that does not exist."""
    heading = rows[0].index
    rows[1][heading("Status")] = "Måske"
    rows[2][heading("Tilmeldt den")] = "31-02-2010"
    rows[3][heading("Arrangement-id")] = "A10-99"


def test_the_account_is_there_when_the_build_stops_and_the_terminal_names_it(fresh: Checkout):
    edit(fresh.path(REGISTRATIONS), spoil)
    run = fresh.snakemake()
    assert run.returncode == 1
    assert f"{ACCOUNT}/index.html" in run.stderr and f"{ACCOUNT}/findings.csv" in run.stderr
    assert "3 findings in 1 files" in run.stderr
    page = fresh.path(f"{ACCOUNT}/index.html").read_text(encoding="utf-8")
    assert "Ikke bestået" in page and "3 fejl i 3 rækker fra 1 filer" in page
    rows = pd.read_csv(fresh.path(f"{ACCOUNT}/findings.csv"), sep=";")
    assert rows[["Række", "Kolonne", "Fundet"]].to_numpy().tolist() == [
        [2, "Status", "Måske"], [3, "Tilmeldt den", "31-02-2010"], [4, "Arrangement-id", "A10-99"],
    ]  # fmt: skip
    assert json.loads(fresh.path(f"{ACCOUNT}/validation.json").read_text(encoding="utf-8"))["passed"] is False
    assert not fresh.path(PASS).exists()
    assert not fresh.path("report/_output").exists()


def test_a_file_that_cannot_be_read_has_an_account_too(fresh: Checkout):
    fresh.path("data/raw/2010/activity_logs/raadgivning.xlsx").write_bytes(b"<html>Session expired</html>")
    run = fresh.snakemake("indicators")
    assert run.returncode == 1
    assert f"{ACCOUNT}/index.html" in run.stderr
    assert "raadgivning.xlsx" in fresh.path(f"{ACCOUNT}/index.html").read_text(encoding="utf-8")


def test_rows_set_aside_are_kept_counted_and_shown_in_the_report(fresh: Checkout):
    def two(rows: Rows, form: Form) -> None:
        rows[1][rows[0].index("Status")] = "Måske"
        rows[2][rows[0].index("Tilmeldt den")] = "31-02-2010"
        rows[2][rows[0].index("Organisation")] = "=1+1"

    edit(fresh.path(REGISTRATIONS), two)
    head, entry = (
        fresh.path("data/raw/2010/catalogue.yaml").read_text(encoding="utf-8").split("  - id: registrations\n")
    )
    entry = entry.replace("invalid_rows: stop", "invalid_rows: {quarantine: 0.05}", 1)
    fresh.path("data/raw/2010/catalogue.yaml").write_text(f"{head}  - id: registrations\n{entry}", encoding="utf-8")
    fresh.build("data/processed/2010/da/generated/tables/validation.md")
    aside = pd.read_csv(fresh.path("data/processed/2010/quarantine/registrations.csv"))
    assert aside["row"].tolist() == [2, 3]
    assert aside["organisation"].tolist()[1] == "'=1+1"  # what a spreadsheet opens, it does not compute
    text = fresh.path("data/processed/2010/da/generated/tables/validation.md").read_text(encoding="utf-8")
    (row,) = [line for line in text.splitlines() if line.startswith("| Tilmeldinger 2010")]
    read, used, quarantined, excluded = [int(cell) for cell in row.strip("| ").replace("\\", "").split(" | ")[1:]]
    assert (quarantined, excluded) == (2, 0)
    assert read == used + quarantined + excluded


def test_tables_that_were_changed_by_hand_are_not_used_but_made_anew(built: Checkout):
    table = pd.read_parquet(built.path(EVENTS))
    table.assign(title="En anden titel").to_parquet(built.path(EVENTS), index=False)
    built.build("indicators")
    assert pd.read_parquet(built.path(EVENTS)).equals(table)


def test_a_stale_pass_is_not_used_for_a_raw_file_that_keeps_its_time(built: Checkout):
    path = built.path(REGISTRATIONS)
    before = path.stat()
    built.replace(REGISTRATIONS, ";Deltog", ";Udeblev", "cp1252")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert {"ingest 2010", "validate 2010", "indicators"} <= built.planned()


def test_after_a_build_that_failed_the_results_of_older_data_are_not_taken_for_up_to_date(built: Checkout):
    edit(built.path(REGISTRATIONS), spoil)
    for _ in range(2):
        assert built.snakemake().returncode == 1
        assert not built.path(PASS).exists()
    built.replace("report/chapters/resume.qmd", "num workshops_held", "num workshop_held")
    shutil.copy(ROOT / REGISTRATIONS, built.path(REGISTRATIONS))
    for _ in range(2):  # now a step behind validation fails
        assert built.snakemake().returncode == 1
