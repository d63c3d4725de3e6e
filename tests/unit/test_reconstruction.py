"""The raw files against the published totals, counted straight from the files, and the program that makes them."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

ROOT = Path(__file__).parents[2]
RAW = ROOT / "data" / "raw"
WRITTEN_BY_HAND = {"catalogue.yaml", "README.md", ".gitattributes"}
SURVEYS = RAW / "2010" / "surveys"
LOGS = RAW / "2010" / "activity_logs"
ADMINISTRATIONS = {
    "Børne- og Ungdomsforvaltningen",
    "Kultur- og Fritidsforvaltningen",
    "Teknik- og Miljøforvaltningen",
    "Socialforvaltningen",
    "Beskæftigelses- og Integrationsforvaltningen",
}


def table(path: Path, encoding: str = "cp1252", delimiter: str = ";") -> pd.DataFrame:
    """A text file as text."""
    return pd.read_csv(path, encoding=encoding, sep=delimiter, dtype=str, keep_default_na=False)


def files(folder: Path) -> list[Path]:
    """The files that the program writes, relative to the folder."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name not in WRITTEN_BY_HAND)
    return sorted(path.relative_to(folder) for path in found)


@pytest.fixture(scope="module")
def events() -> pd.DataFrame:
    frame = table(RAW / "2010/registrations/arrangementer.csv").set_index("Arrangement-id")
    return frame.assign(day=pd.to_datetime(frame["Dato"], format="%d-%m-%Y"))


@pytest.fixture(scope="module")
def registrations(events) -> pd.DataFrame:
    folder = RAW / "2010" / "registrations"
    staff = table(folder / "tilmeldinger.csv")
    associations = table(folder / "tilmeldinger_foreninger.csv", encoding="utf-8-sig")
    return pd.concat([staff, associations]).join(events[["Type", "day"]], on="Arrangement-id")


def attended(registrations: pd.DataFrame, *types: str) -> pd.DataFrame:
    return registrations[registrations["Type"].isin(types) & (registrations["Status"] == "Deltog")]


def test_program_reproduces_the_committed_files_byte_for_byte(tmp_path):
    command = [sys.executable, "-m", "tools.reconstruct", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=60)
    assert files(tmp_path) == files(RAW)
    assert [file for file in files(RAW) if (tmp_path / file).read_bytes() != (RAW / file).read_bytes()] == []


def test_eleven_workshops_have_the_published_participants_in_the_order_of_the_table(events, registrations):
    came = attended(registrations, "Workshop i forældredialog").groupby("Arrangement-id").size()
    in_date_order = events[events["Type"] == "Workshop i forældredialog"].sort_values("day").index
    assert list(came.loc[in_date_order]) == [25, 25, 9, 50, 11, 25, 14, 7, 11, 5, 20]
    assert list(in_date_order) == sorted(in_date_order)


def test_workshops_name_five_administrations_and_nobody_twice(registrations):
    came = attended(registrations, "Workshop i forældredialog")
    assert set(came["Forvaltning"]) - {""} == ADMINISTRATIONS
    assert came["Deltagernøgle"].nunique() == len(came) == 202


def test_course_has_thirteen_from_four_administrations_and_the_named_others(registrations):
    came = attended(registrations, "Kursus for proceskonsulenter")
    assert len(came) == 13
    assert set(came["Forvaltning"]) - {""} == ADMINISTRATIONS - {"Teknik- og Miljøforvaltningen"}
    assert {"Bydelsmødrene", "Lejerbo", "KAB", "Københavns Politi"} <= set(came["Organisation"])


def test_more_associations_registered_than_came(registrations):
    seminar, workshop = (
        registrations[registrations["Type"] == name] for name in ("Visionsseminar", "Workshop om integrationspolitik")
    )
    came = attended(registrations, "Visionsseminar", "Workshop om integrationspolitik")
    assert seminar["Organisation"].nunique() == 28
    assert workshop["Organisation"].nunique() == 8
    assert (came["Organisation"].nunique(), came["Deltagernøgle"].nunique()) == (23, 40)
    assert set(came["Organisationstype"]) == {"Forening"}


def test_networks_reach_forty_persons_over_two_meetings(events, registrations):
    assert list(events["Type"]).count("Netværksmøde") == 2
    assert attended(registrations, "Netværksmøde")["Deltagernøgle"].nunique() == 40


def test_registrations_have_unique_numbers_and_stand_before_the_events(registrations):
    signed_up = pd.to_datetime(registrations["Tilmeldt den"], format="%d-%m-%Y")
    assert registrations["Tilmelding-nr"].is_unique
    assert registrations["day"].notna().all()
    assert (signed_up < registrations["day"]).all()
    assert (signed_up.dt.day_of_week < 5).all()
    assert set(registrations["Status"]) == {"Deltog", "Tilmeldt", "Afbud", "Udeblev"}


def test_only_international_day_lies_on_a_weekend(events):
    weekend = events[events["day"].dt.day_of_week >= 5]
    assert list(weekend["Dato"]) == ["28-08-2010"]
    assert list(weekend["Type"]) == ["International Dag"]


def test_2009_has_ten_workshops_for_73_from_18_actors():
    came = table(RAW / "2009/registrations/tilmeldinger.csv").query("Status == 'Deltog'")
    held = table(RAW / "2009/registrations/arrangementer.csv")
    assert len(held) == came["Arrangement-id"].nunique() == 10
    assert (came["Deltagernøgle"].nunique(), came["Organisation"].nunique()) == (73, 18)


@pytest.mark.parametrize(
    ("variable", "counts"),
    {
        "s_1": {"1": 17, "2": 1, "": 1},
        "s_2": {"1": 13, "2": 5, "3": 1},
        "s_3": {"1": 11, "2": 7, "5": 1},
        "s_4": {"1": 11, "2": 6, "": 2},
        "s_5": {"1": 12, "2": 4, "3": 3},
        "s_6": {"1": 14, "2": 3, "3": 1, "5": 1},
        "s_7": {"1": 9, "3": 10},
    }.items(),
)
def test_requesters_answer_in_nineteenths(variable, counts):
    dataset = table(SURVEYS / "rekvirenter/dataset.csv")
    assert dataset.query("stato_4 == '1'")[variable].value_counts().to_dict() == counts


def test_requesters_who_never_answered_have_blanks_and_unticked_boxes():
    silent = table(SURVEYS / "rekvirenter/dataset.csv").query("stato_2 == '1'")
    assert len(silent) == 9
    assert set(silent[[f"s_{n}" for n in range(1, 8)]].to_numpy().ravel()) == {""}
    assert set(silent.filter(like="s_8_").to_numpy().ravel()) == {"0"}


def test_surveyxact_labels_and_structure_cover_the_dataset():
    dataset = table(SURVEYS / "rekvirenter/dataset.csv")
    structure = table(SURVEYS / "rekvirenter/structure.csv").set_index("variableName")
    lines = (SURVEYS / "rekvirenter/labels.csv").read_text(encoding="cp1252").splitlines()
    labelled = {tuple(line.split(";")[:2]) for line in lines}
    closed = structure.index[structure["questionType"] == "Closed"]
    used = {(name, value) for name in closed for value in dataset[name] if value}
    assert set(structure.index) == set(dataset.columns)
    assert used <= labelled


def test_international_day_has_51_replies_with_the_assumed_positives():
    frame = pd.read_excel(SURVEYS / "international_dag.xlsx", dtype=str, engine="openpyxl")
    positive = frame.isin(["I høj grad", "I nogen grad", "Ja"]).sum()
    assert len(frame) == 51
    assert list(positive[positive > 0]) == [42, 47, 46, 48, 49, 50]
    assert set(frame["Mail"]) == {"anonymous"}
    assert frame["Navn"].isna().all()
    assert frame["Hvad bidrog I med på dagen?"].str.endswith(";").all()


@pytest.mark.parametrize(
    ("name", "column", "counts"),
    [
        ("seminarer", 1, {"I høj grad": 22, "I nogen grad": 14, "I mindre grad": 3, "Slet ikke": 1}),
        ("seminarer", 2, {"I høj grad": 12, "I nogen grad": 8, "": 20}),
        ("workshops", 1, {"I høj grad": 23, "I nogen grad": 17, "I mindre grad": 2, "Slet ikke": 1, "": 5}),
        ("opfoelgning_2009", 1, {"Ja": 54, "Nej": 8}),
        ("opfoelgning_2009", 2, {"I høj grad": 19, "I nogen grad": 27, "I mindre grad": 6, "Slet ikke": 2, "": 8}),
    ],
)
def test_forms_hold_the_assumed_counts(name, column, counts):
    frame = table(SURVEYS / f"{name}.csv", encoding="utf-8", delimiter=",")
    assert frame.columns[0] == "Tidsstempel"
    assert frame.iloc[:, column].value_counts().to_dict() == counts


def test_goals_are_asked_only_of_those_still_in_the_field():
    frame = table(SURVEYS / "opfoelgning_2009.csv", encoding="utf-8", delimiter=",")
    assert ((frame.iloc[:, 1] == "Ja") == (frame.iloc[:, 2] != "")).all()


def advisory_rows() -> list[tuple]:
    book = load_workbook(LOGS / "raadgivning.xlsx", read_only=True)
    rows = [row for sheet in book for row in sheet.iter_rows(min_row=4, values_only=True)]
    book.close()
    return rows


def test_advisory_log_has_28_requisitions_and_145_sessions_on_working_days():
    rows = advisory_rows()
    kinds = [row[2] for row in rows]
    assert (kinds.count("Rekvirering"), kinds.count("Rådgivning")) == (28, 145)
    assert len({row[0] for row in rows}) == 173
    assert len({row[3] for row in rows}) == 25  # the 24 that the report lists, and the one that its summary adds
    assert all(row[1].weekday() < 5 and row[1].year == 2010 for row in rows)


def test_advisory_sheets_are_quarters_with_headings_in_the_third_row():
    book = load_workbook(LOGS / "raadgivning.xlsx")
    assert book.sheetnames == [f"{quarter}. kvartal" for quarter in (1, 2, 3, 4)]
    for quarter, sheet in enumerate(book, start=1):
        assert [cell.value for cell in sheet[3]] == ["Løbenr.", "Dato", "Art", "Rekvirent", "Emne", "Timer"]
        assert {(cell.value.month + 2) // 3 for cell in sheet["B"][3:]} == {quarter}


def test_mjolnerparken_hours_have_a_mean_of_exactly_22():
    frame = table(LOGS / "ugetimer_mjoelnerparken.csv")
    hours = [float(text.replace(",", ".")) for text in frame["Timer"]]
    assert sum(hours) == 22 * len(hours)
    assert min(hours) < 22 < max(hours)
    assert (pd.to_datetime(frame["Ugens første dag"], format="%d-%m-%Y").dt.day_of_week == 0).all()


def test_youth_log_has_227_persons_and_sixteen_with_a_leisure_time_job():
    frame = table(LOGS / "ungekontakter.csv")
    days = pd.to_datetime(frame["Dato"], format="%d-%m-%Y")
    ages = frame["Alder"].astype(int)
    assert frame["Personnøgle"].nunique() == 227 < len(frame)
    assert frame.query("Resultat == 'Fritidsjob'")["Personnøgle"].nunique() == 16
    assert (ages.min(), ages.max()) == (13, 29)
    assert (frame.groupby("Personnøgle")["Alder"].nunique() == 1).all()
    assert days.between("2010-01-01", "2010-04-30").all()
    assert (days.dt.day_of_week < 5).all()


@pytest.mark.parametrize(
    ("name", "encoding", "columns", "counts"),
    [
        ("international_dag_deltagere", "cp1252", ["Deltagertype"],
         {("Forening",): 60, ("Restaurant",): 20, ("Ung medarbejder",): 60}),
        ("helhedsplaner", "cp1252", ["Indsatstype", "Rolle"],
         {("Helhedsplan", "Repræsenteret"): 5, ("Helhedsplan", "Støtter gennemførelsen"): 1,
          ("Helhedsplan", "Projektets målområde"): 4, ("Områdeløft", "Repræsenteret"): 2}),
        ("publikationer", "cp1252", ["Status"], {("Udgivet",): 3, ("Under færdiggørelse",): 1}),
        ("interviews", "utf-8-sig", ["Undersøgelse", "Form"],
         {("Foreningers kapacitet", "Enkeltinterview"): 6, ("Håndbog i forældredialog", "Enkeltinterview"): 110,
          ("Metodekatalog", "Fokusgruppe"): 14}),
    ],
)  # fmt: skip
def test_lists_hold_the_published_counts(name, encoding, columns, counts):
    frame = table(LOGS / f"{name}.csv", encoding=encoding)
    assert frame[columns].value_counts().to_dict() == counts


def test_constants_are_those_of_the_report():
    frame = table(RAW / "2010/external/konstanter.csv").set_index("Id")
    assert frame["Værdi"].to_dict() == {
        "fte_1a": "1,5", "fte_1b": "1", "fte_2": "1", "fte_3": "1,5", "inclusion_gap": "6",
        "idag_visitors": "20000", "idag_stages": "3", "idag_congregations": "5",
        "sport_age_from": "13", "sport_age_to": "29",
    }  # fmt: skip
    assert (frame["Oprindelse"] != "").all()


def texts(file: Path) -> str:
    """All text of a raw file."""
    if file.suffix != ".xlsx":
        return file.read_bytes().decode("latin-1")
    cells = (cell for sheet in load_workbook(file) for row in sheet.iter_rows(values_only=True) for cell in row)
    return "\n".join(cell for cell in cells if isinstance(cell, str))


@pytest.mark.parametrize("file", files(RAW), ids=str)
def test_no_file_holds_anything_like_an_address_a_phone_number_or_a_civil_registration_number(file):
    personal = r"\S@\S|\+45|\b\d{8}\b|\b\d\d( \d\d){3}\b|\b\d{6}-?\d{4}\b"
    assert re.findall(personal, texts(RAW / file)) == []


def test_workbooks_carry_no_trace_of_when_they_were_made():
    for file in RAW.rglob("*.xlsx"):
        properties = load_workbook(file).properties
        assert {properties.created.date(), properties.modified.date()} == {date(2011, 1, 3)}
