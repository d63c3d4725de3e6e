"""Tables: right numbers, totals that add up, and no cell that can become markup."""

from __future__ import annotations

import json
import re
import subprocess

import docx
import pandas as pd
import pypandoc
import pytest
from docx.shared import Length, Pt, Twips
from font_source_sans_pro import font_files_ttf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import ImageFont
from presentation_world import EVENTS, REPORT, RESPONSE, entry, ledger, material
from statusreport import untrusted
from statusreport.errors import ReportError
from statusreport.locale import NO_BREAK_SPACE
from statusreport.tables.bases import bases
from statusreport.tables.basis import data_basis, validation
from statusreport.tables.building import BUILDERS, NOTHING, build_tables, write_tables
from statusreport.tables.criteria import criteria_all, criteria_of
from statusreport.tables.lists import requesters, resources
from statusreport.tables.markdown import Column, Marked, Table, bullet_list, escape, pipe_table
from statusreport.tables.material import basis
from statusreport.tables.names import TABLES
from statusreport.tables.surveys import non_response, response_note, satisfaction
from statusreport.tables.theory import theory_of_change
from statusreport.tables.workshops import district_rows, workshops
from statusreport.translation import SOURCE, speaking

PAYLOADS = [
    "{{< include /etc/passwd >}}", "<script>alert(1)</script>", "a | b", "`code`", "**bold**", "[x](http://y)",
    "![x](y.png)", "@fig-criteria", "^[note]", "$x$", "\\(x\\)", "&amp;", "<!-- c -->", ":smile:", "a -- b ... c",
    "\"q\" 'q'", "# h", "1. one", "- item", "x {#id .c}", "~~~", ": caption {#tbl-x}", "a\nb", "line\\", "|---|",
]  # fmt: skip


def pandoc(markdown: str) -> list[dict]:
    command = [pypandoc.get_pandoc_path(), "--from=markdown", "--to=json"]
    run = subprocess.run(command, input=markdown.encode(), capture_output=True, check=True)
    return json.loads(run.stdout)["blocks"]


def plain(inlines: list[dict]) -> str:
    assert {inline["t"] for inline in inlines} <= {"Str", "Space"}, inlines
    return "".join(inline.get("c", " ") for inline in inlines)


def cells(table: dict) -> list[list[str]]:
    rows = table["c"][4][0][3]
    return [["".join(plain(block["c"]) for block in cell[4]) for cell in row[1]] for row in rows]


def as_printed(text: str) -> str:
    def blank(char: str) -> bool:
        return char.isspace() and char not in "\u00a0\u202f"

    return re.sub(" +", " ", "".join(" " if blank(char) else char for char in untrusted.plain(text))).strip(" ")


def printed_cells(texts: list[str]) -> list[str]:
    table = Table("x", "Caption", (Column("A", 60), Column("B", 40)), [(text, "end") for text in texts])
    (block,) = pandoc(pipe_table(table))
    assert all(row[1] == "end" for row in cells(block))
    return [row[0] for row in cells(block)]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_in_raw_text_prints_as_it_is_and_is_nothing_else(payload):
    assert "{{<" not in escape(payload)
    assert printed_cells([payload]) == [as_printed(payload)]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.text(st.characters(codec="utf-8", max_codepoint=0x2FFF), min_size=1), min_size=10, max_size=60))
def test_no_text_whatever_can_leave_its_cell(texts):
    texts = [text for text in texts if as_printed(text)]
    markup = [text + "".join(PAYLOADS[len(text) % len(PAYLOADS)]) for text in texts] or ["x"]
    assert printed_cells(markup) == [as_printed(text) for text in markup]


def test_no_word_of_a_caption_begins_with_a_brace_that_quarto_would_take_for_attributes():
    text = pipe_table(Table("x", "Kilde: {0} {x} og {{y}}", (Column("A", 100),), [("a",)]))
    (table,) = pandoc(text)
    words = [inline["c"] for inline in table["c"][1][1][0]["c"] if inline["t"] == "Str"]
    assert [word for word in words if word.startswith("{")] == []
    assert "".join(words).startswith("Kilde:\u00a0{0}\u00a0{x}og\u00a0{{y}}")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_in_a_list_item_prints_as_it_is(payload):
    (block,) = pandoc(bullet_list([payload, "end"]))
    assert [plain(item[0]["c"]) for item in block["c"]] == [as_printed(payload), "end"]


def test_a_marked_cell_prints_its_text_and_carries_its_mark():
    cell = Marked("89,5 % [x]", '.num indicator="glad"')
    line = pipe_table(Table("t", "Titel", (Column("A", 100),), [(cell,)], total=True)).splitlines()[2]
    assert line == r'| **[89,5 % \[x\]]{.num indicator="glad"}** |'


def test_captions_and_headings_are_escaped_too():
    text = pipe_table(Table("x", "A {{< b >}} | c", (Column("D | e", 100),), [("f",)]))
    assert "{{<" not in text
    (block,) = pandoc(text)
    assert block["c"][0][0] == "tbl-x"


def test_a_row_of_another_length_than_the_columns_is_refused():
    with pytest.raises(ValueError):
        pipe_table(Table("x", "c", (Column("A", 50), Column("B", 50)), [("only one",)]))


def test_the_workshop_total_is_the_ledgers_and_the_sum_of_the_rows():
    (table,) = workshops(material())
    assert table.total
    assert [row[1] for row in table.rows] == ["25", "50", "11", "20", "106"]
    assert sum(int(row[1]) for row in table.rows[:-1]) == int(table.rows[-1][1]) == sum(event[3] for event in EVENTS)
    assert table.rows[2] == ("Summercamp – frivillige og medarbejdere, KFF", "11", "Nørrebro og Tingbjerg")


def test_districts_come_largest_first_with_their_number_of_workshops():
    rows = district_rows(material())
    assert rows[["district", "participants", "workshops"]].to_numpy().tolist() == [
        ["Hele byen", 70, 2],
        ["Nørrebro", 25, 1],
        ["Nørrebro og Tingbjerg", 11, 1],
    ]


def test_a_criterion_shows_target_result_and_what_it_rests_on():
    (table,) = criteria_of(material(), "requests")
    nbsp = NO_BREAK_SPACE
    assert table.id == "criteria-requests"
    result = (f"70{nbsp}%", f"75{nbsp}%", f"58–87{nbsp}%", "Kan ikke afgøres")
    assert table.rows[0] == ("Kriteriet crit_methods.", *result, "12 af 16 besvarelser")
    assert len(table.rows) == 3


def test_a_proxy_says_what_was_asked_instead():
    (table,) = criteria_of(material(), "associations")
    assert table.rows[0][4] == "Sandsynligvis opfyldt (målt indirekte)"
    assert table.rows[0][5] == "12 af 20 besvarelser. Indirekte mål: Spørgsmålet gælder dialog."
    assert "irekte" not in "".join(table.rows[1])


def test_an_interval_that_shrank_to_the_share_says_that_everybody_answered():
    (table,) = criteria_of(material(), "associations")
    assert table.rows[1][3] == f"90{NO_BREAK_SPACE}% (alle svarede)"


def test_all_criteria_stand_in_one_table_with_their_effort():
    (table,) = criteria_all(material())
    assert [row[0] for row in table.rows].count("Rekvireringer og rådgivninger") == 3
    assert len(table.rows) == 7


def test_resources_add_up_to_their_total():
    (table,) = resources(material())
    assert [row[1] for row in table.rows] == ["1½", "1", "1", "1½", "5"]


def test_satisfaction_shows_every_share_and_the_blanks():
    (table,) = satisfaction(material())
    assert [row[1:] for row in table.rows] == [
        ("89,5", "5,3", "0,0", "0,0", "0,0", "1"),
        ("68,4", "26,3", "5,3", "0,0", "0,0", "0"),
        ("57,9", "36,8", "0,0", "0,0", "5,3", "0"),
        ("57,9", "31,6", "0,0", "0,0", "0,0", "2"),
    ]


def test_non_response_is_told_by_survey_and_by_question():
    by_survey, by_question = non_response(material())
    assert by_survey.rows == [("Rekvirentundersøgelsen", "28", "3", f"11{NO_BREAK_SPACE}%")]
    assert by_question.rows == [("Vil I bruge enheden igen?", "2", "1", "1", f"33,3{NO_BREAK_SPACE}%")]
    assert by_question.id == "non-response-requesters"


def test_the_number_of_invited_is_a_dash_where_it_is_not_known():
    unknown = RESPONSE | {"n_invited": None, "rate": None, "rate_display": None}
    by_survey, _ = non_response(material(responses=[unknown]))
    assert by_survey.rows == [("Rekvirentundersøgelsen", "–", "3", "–")]
    assert response_note(material(responses=[unknown]), ledger()) == (
        "Svarprocent: Rekvirentundersøgelsen ukendt (3 svar)."
    )


def base(name, n, display, declared=False, verdict=None, changes=False, flips=False):
    """A base of a ledger entry."""
    flags = {"declared": declared, "changes_printed": changes, "flips_verdict": flips}
    return {"base": name, "denominator": n, "display": display, "verdict": verdict} | flags


def test_shares_and_verdicts_stand_under_every_base_that_is_known():
    records = [
        base("returned", 19, "47 %", verdict="probably_met", changes=True, flips=True),
        base("relevant", 9, "100 %", declared=True, verdict="met"),
    ]
    judged = entry("a", label="Kriterium", numerator=9, verdict="met", bases=records)
    plain = entry("b", label="Andel", numerator=9, bases=[base("returned", 19, "47 %", declared=True)])
    figures, verdicts = bases(material(entries=[judged, plain, *ledger()]))
    nbsp = NO_BREAK_SPACE
    assert figures.rows == [
        ("Kriterium", "–", f"47{nbsp}% (9{nbsp}af{nbsp}19)", "–", f"100{nbsp}% (9{nbsp}af{nbsp}9)*", "Ja"),
        ("Andel", "–", f"47{nbsp}% (9{nbsp}af{nbsp}19)*", "–", "–", "Nej"),
    ]
    assert verdicts.rows == [("Kriterium", "–", "Sandsynligvis opfyldt", "–", "Opfyldt*", "Ja")]


def test_the_data_basis_has_one_table_a_chapter_and_every_indicator_once():
    tables = data_basis(material())
    labels = [row[0] for table in tables for row in table.rows]
    assert sorted(labels) == sorted(fields["label"] for fields in ledger())
    requests = next(table for table in tables if table.id == "data-basis-requests")
    nbsp = NO_BREAK_SPACE
    assert requests.rows[0][2] == (
        f"Definition af crit_methods. Base: 12 af 16 besvarelser. 95{nbsp}%-interval: 58–87{nbsp}%. "
        f"Mål: 70{nbsp}%, kan ikke afgøres."
    )


def test_validation_adds_up_and_prints_thousands_with_a_point():
    table, excluded = validation(material())
    assert excluded.rows == [("Arrangementer 2010", "1 tomme")]
    assert table.rows[1] == ("Arrangementer 2010", "1.200", "1.199", "0", "1")
    assert table.rows[-1] == ("I alt", "1.228", "1.226", "1", "1")


def test_requesters_stand_once_each_in_danish_order():
    assert requesters(material()) == ["bydelsmødre", "Workz", "Ærø", "Østerbro", "Århus"]


def test_effects_without_an_indicator_say_so():
    _, evidence = theory_of_change(material())
    nbsp = NO_BREAK_SPACE
    assert [row[1:] for row in evidence.rows if row[0] == "Aktive medborgere"] == [
        ("Ingen indikator", "–", "–", "–", "Ikke belyst")
    ]
    assert evidence.rows[1] == (
        "Stærkere foreninger",
        "Har i høj grad nemmere ved dialog med kommunen (indirekte mål)",
        *(f"60{nbsp}%", f"44–74{nbsp}%", f"50{nbsp}%", "Sandsynligvis opfyldt (målt indirekte)"),
    )
    assert [row[-1] for row in evidence.rows if row[1] == "Har nået egne mål"] == ["Intet mål"]


def test_only_shares_have_a_base():
    assert basis(entry("count", kind="count", value=3)) == "–"
    assert basis(entry("hours", kind="mean", value=22, numerator=1034, denominator=47)) == "–"
    assert basis(entry("replies", kind="ratio", numerator=51, denominator=60)) == "51 af 60"
    share = entry("share", kind="share", numerator=900, denominator=1200, base_label="inviterede")
    assert basis(share) == "900 af 1.200 inviterede"


def test_an_indicator_that_is_missing_is_named():
    with pytest.raises(ReportError, match="`fte_total`"):
        resources(material(entries=[fields for fields in ledger() if fields["id"] != "fte_total"]))


def test_every_table_is_one_or_more_pandoc_tables_with_unique_ids():
    built = build_tables(material())
    assert sorted(built) == list(TABLES)
    blocks = pandoc("\n".join(text for name, text in built.items() if name not in {"requesters", *NOTHING}))
    ids = [block["c"][0][0] for block in blocks]
    assert {block["t"] for block in blocks} == {"Table"}
    assert len(ids) == len(set(ids)) and {"tbl-workshops", "tbl-criteria-all", "tbl-sources"} <= set(ids)


def test_the_widths_of_every_table_make_a_whole():
    for builder in BUILDERS.values():
        for table in builder(material()):
            assert sum(column.width for column in table.columns) == 100, table.id


@pytest.mark.parametrize("language", [SOURCE, *(path.parent.name for path in REPORT.glob("*/messages.po"))])
def test_every_word_of_a_heading_fits_into_its_column_in_word_where_tables_are_narrowest(language: str):
    reference = docx.Document(REPORT / "assets/reference.docx")
    page, style = reference.sections[0], reference.styles["Table"]
    inset = sum(map(int, style.element.xpath("w:tblPr/w:tblCellMar/*[self::w:left or self::w:right]/@w:w")))
    width = Length(page.page_width - page.left_margin - page.right_margin).mm
    bold = ImageFont.truetype(font_files_ttf["SourceSansProBold"], 1000)
    with speaking(language, REPORT / language / "messages.po"):
        columns = [(t.id, column) for build in BUILDERS.values() for t in build(material()) for column in t.columns]
    assert [
        (table, word)
        for table, column in columns
        for word in column.heading.replace("\u00ad", "").split()
        if Pt(style.font.size.pt * bold.getlength(word) / 1000).mm > width * column.width / 100 - Twips(inset).mm
    ] == []


def test_raw_text_reaches_no_table_unescaped(tmp_path):
    log = pd.DataFrame({"requester": ["{{< meta x >}}"]})
    world = material()
    write_tables(build_tables(material(tables=world.tables | {"advisory_log": log})), tmp_path)
    assert (tmp_path / "requesters.md").read_text(encoding="utf-8") == "- \\{\\{\\< meta x \\>\\}\\}\n"
