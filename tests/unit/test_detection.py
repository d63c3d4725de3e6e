from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
import yaml
from statusreport.catalogue import load
from statusreport.detection.account import account
from statusreport.detection.entry import entry
from statusreport.detection.inspection import inspect
from statusreport.detection.questions import propose, slug
from statusreport.errors import ReportError
from statusreport.readers import READERS, encodings
from statusreport.readers.export import Item

from tests.unit.export_world import TOOLS, Asked, Reply, World, save, save_workbook
from tests.unit.raw_world import catalogue_data, write, write_workbook

ASKED = (
    Asked("I hvilken grad var det nyttigt?", "single", ("I høj grad", "I nogen grad")),
    Asked("Hvilke emner?", "multiple", ("Job", "Skole og klub")),
    Asked("Hvor mange frivillige?", "number"),
    Asked("Ændringsønsker?", "text"),
)
REPLIES = (
    Reply("completed", ((0,), (0, 1), "120", "Større lokale og mere sol")),
    Reply("completed", ((1,), (0,), "15", "Nej")),
    Reply("completed", ((1,), (1,), "37", "Åbent om aftenen")),
    Reply("completed", ((0,), (0, 1), "3", None)),
    Reply("completed", ((0,), (1,), "50", "Flere stole")),
)
WORLD = World(ASKED, REPLIES)


def look(source, **options):
    return inspect(source.file, options)


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8", ","), ("cp1252", ";"), ("mac_roman", ","), ("utf-16", "\t")]
)
def test_each_tool_is_recognised_with_respondents_and_types_of_questions(tmp_path, tool, encoding, delimiter):
    seen = look(save(TOOLS[tool](WORLD), tmp_path, encoding, delimiter))
    assert seen.found.name == tool.replace("_commas", "")
    assert seen.encoding.encoding in (encoding, "utf-8" if tool in ("limesurvey", "kobo") else encoding)
    assert seen.delimiter.delimiter == delimiter
    assert seen.statuses == {"completed": 5, "partial": 0, "not_answered": 0, "test": 0}
    assert [proposal.type for proposal in seen.proposals] == ["single", "multiple", "number", "text"]
    assert seen.asks == ()


@pytest.mark.parametrize("tool", TOOLS)
def test_the_printed_entry_reads_the_file_when_it_is_pasted(tmp_path, tool):
    source = save(TOOLS[tool](WORLD), tmp_path / "data/raw/2010/surveys", delimiter=";")
    pasted = yaml.safe_load(entry(look(source)))
    catalogue = catalogue_data() | {"scales": pasted["scales"], "sources": pasted["sources"]}
    path = tmp_path / "data/raw/2010/catalogue.yaml"
    path.write_text(yaml.safe_dump(catalogue, allow_unicode=True), encoding="utf-8")
    (loaded,) = load(path).sources
    reading = READERS[loaded.reader["name"]](loaded)
    assert reading.findings.empty
    assert len(reading.tables["responses"]) == len(WORLD.expected()) == 21
    assert reading.tables["codebook"]["question"].nunique() == 4


def test_a_workbook_names_its_sheet_and_no_encoding(tmp_path):
    seen = look(save_workbook(TOOLS["microsoft_forms"](WORLD), tmp_path))
    assert seen.encoding is None
    assert "Sheet:        Sheet1 (of 1)" in account(seen)


@pytest.mark.parametrize("part", ["dataset", "labels", "structure"])
def test_a_surveyxact_export_is_known_by_any_of_its_three_files(tmp_path, part):
    save(TOOLS["surveyxact"](WORLD), tmp_path)
    seen = inspect(str(tmp_path / f"{part}.csv"), {})
    assert seen.found.name == "surveyxact"
    assert sorted(seen.found.companions) == ["labels", "structure"]


def test_a_surveyxact_export_may_be_three_sheets_of_one_workbook(tmp_path):
    written = TOOLS["surveyxact"](WORLD)
    sheets = {
        "Dataset": written.rows,
        "Labels": written.companions["labels"],
        "Structure": written.companions["structure"],
    }
    seen = inspect(str(write_workbook(tmp_path / "a.xlsx", sheets)), {})
    assert seen.found.name == "surveyxact"
    assert seen.statuses["completed"] == 5
    assert yaml.safe_load(entry(seen))["sources"][0]["reader"] == {"name": "surveyxact"}


def test_a_surveyxact_file_without_the_others_asks_for_them(tmp_path):
    save(TOOLS["surveyxact"](WORLD), tmp_path)
    (tmp_path / "labels.csv").unlink()
    with pytest.raises(ReportError) as error:
        inspect(str(tmp_path / "dataset.csv"), {})
    assert "whose other files are not beside it" in error.value.problems[0].finding


def test_two_sheets_of_replies_are_asked_about_until_one_is_named(tmp_path):
    rows = TOOLS["google_forms"](WORLD).rows
    path = str(write_workbook(tmp_path / "a.xlsx", {"Svar": rows, "Kopi": rows[:3]}))
    with pytest.raises(ReportError) as error:
        inspect(path, {})
    assert "two readings are possible" in error.value.problems[0].finding
    assert inspect(path, {"sheet": "Svar"}).statuses["completed"] == 5


def test_an_encoding_that_could_be_another_is_asked_about(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"Tidsstempel,Alder\n2010-01-01 10:00:00,a \x85b\n")  # … or Ö
    with pytest.raises(ReportError) as error:
        inspect(str(path), {})
    assert error.value.problems[0].finding == "the file can be read in more than one encoding"
    assert inspect(str(path), {"encoding": "mac_roman"}).encoding.why == "you said so"


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize(
    "text",
    [
        "Søren fra Østerbro, Åse og Bjørk blæser",
        "I don’t know, it’s “fine” – really",
        "Hvad synes du? – Tja… Ærligt talt",
        "Café München, señor Núñez, 20 °C, 5 £",
        "»Blåbærgrød« på Ærø",
    ],
)
def test_an_encoding_is_known_by_what_its_bytes_would_spell(encoding, text):
    found = encodings.guess(f"Tidsstempel;Svar\n2010-01-01 10:00:00;{text}\n".encode(encoding))
    assert (found.encoding, found.others) == (encoding, ())


def test_a_delimiter_that_could_be_another_is_asked_about(tmp_path):
    path = write(tmp_path / "a.csv", "Timestamp;A,B\n2010-01-01 10:00:00;x,y\n2010-01-02 10:00:00;z,w\n", "utf-8")
    with pytest.raises(ReportError) as error:
        inspect(str(path), {})
    assert "more than one way" in error.value.problems[0].finding
    assert inspect(str(path), {"delimiter": ";"}).delimiter.delimiter == ";"


def test_personal_columns_are_dropped_by_the_entry_and_not_shown(tmp_path):
    world = World((*ASKED[:1], Asked("E-mail", "text")), (Reply("completed", ((0,), "birk@eksempel.dk")), *[
        Reply("completed", ((0,), None))] * 2))  # fmt: skip
    seen = look(save(TOOLS["google_forms"](world), tmp_path))
    assert seen.personal == ("E-mail",)
    assert yaml.safe_load(entry(seen))["sources"][0]["personal"] == {"E-mail": "drop"}
    assert "birk" not in account(seen)


def test_a_file_that_is_not_there_or_no_export_is_refused(tmp_path):
    for path in (tmp_path / "none.csv", write(tmp_path / "b.csv", "Nr;Dato\n1;2\n"), write(tmp_path / "c.csv", "")):
        with pytest.raises(ReportError):
            inspect(str(path), {})


def item(values, **more):
    given = pd.Series(values, dtype="str", index=range(2, len(values) + 2))
    return Item("", "Hvad?", ("Hvad?",), given, **more)


@pytest.mark.parametrize(
    ("values", "kind", "labels"),
    [
        (["Ja", "Nej", "Ja", "Ja"], "single", ["Ja", "Nej"]),
        (["3 - Ved ikke", "1 - Meget", "5 - Slet ikke", "1 - Meget", "5 - Slet ikke"], "single",
         ["1 - Meget", "3 - Ved ikke", "5 - Slet ikke"]),
        (["4", "1", "4", "10"], "single", ["1", "4", "10"]),
        (["1,5", "200"], "number", []),
        (["En lang bemærkning", "En anden", "Tak"], "text", []),
        (["ib@eksempel.dk", "ib@eksempel.dk"], "text", []),
        ([], "text", []),
    ],
)  # fmt: skip
def test_types_are_proposed_from_the_answers(values, kind, labels):
    (proposal,) = propose([item(values)])
    assert (proposal.type, [label for _, label in proposal.answers]) == (kind, labels)


@pytest.mark.parametrize(
    ("values", "joiners", "labels"),
    [
        (["Job;", "Job;Klub;", "Klub;"], (";", ", "), ["Job", "Klub"]),
        (["Job", "Job, Klub", "Klub", "Klub, Job"], (";", ", "), ["Job", "Klub"]),
        (["job", "job klub", "klub", "klub job"], (" ",), ["job", "klub"]),
    ],
)
def test_joined_choices_are_seen_as_such(values, joiners, labels):
    (proposal,) = propose([item(values, joiners=joiners)])
    assert (proposal.type, [label for _, label in proposal.answers]) == ("multiple", labels)


def test_a_decimal_comma_is_written_into_the_entry(tmp_path):
    world = World(
        (Asked("Timer?", "number"),), tuple(Reply("completed", (hours,)) for hours in ("1,5", "200", "30,25"))
    )
    source = yaml.safe_load(entry(look(save(TOOLS["google_forms"](world), tmp_path, delimiter=";"))))["sources"][0]
    assert source["reader"]["decimal"] == ","
    assert source["questions"]["timer"]["type"] == "number"


def test_an_answer_that_does_not_apply_is_marked(tmp_path):
    world = World((Asked("Nyttigt?", "single", ("Ja", "Ikke relevant")),), tuple(
        Reply("completed", ((n % 2,),)) for n in range(6)))  # fmt: skip
    (scale,) = yaml.safe_load(entry(look(save(TOOLS["google_forms"](world), tmp_path))))["scales"].values()
    assert scale == [
        {"code": "ja", "label": "Ja"},
        {"code": "ikke_relevant", "label": "Ikke relevant", "relevant": False},
    ]


def test_names_are_made_of_letters_digits_and_underscores():
    assert slug("Hvor ærgerligt – på 5. Åben?") == "hvor_aergerligt_paa_5_aaben"
    assert [p.id for p in propose([item(["a"]), item(["b"]), replace(item([]), text="5 år?")])] == [
        "hvad",
        "hvad_2",
        "q_5_aar",
    ]


@pytest.mark.parametrize(
    ("values", "joiner", "noted"),
    [
        (["klub", "job klub"], " ", True),
        (["School, club", "Jobs,School, club"], ",", True),
        (["god", "meget god!"], " ", False),  # words of a label, no codes
        (["klub", "job"], " ", False),
    ],
)
def test_an_answer_that_looks_like_another_and_more_is_worth_a_look(values, joiner, noted):
    given = pd.Series(values * 4, dtype="str")
    (proposal,) = propose([Item("q", "", ("q",), given, joiners=(joiner,))])
    assert ("may be several choices" in proposal.note) == noted
