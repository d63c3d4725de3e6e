"""The checks of the audit on small documents: what each finds, and what it leaves alone."""

from __future__ import annotations

import re
from fractions import Fraction

import pandas as pd
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from statusreport.audit import arithmetic, formats, lists, loose_ends
from statusreport.audit.declared import declared_numbers
from statusreport.audit.evidence import Evidence, percent
from statusreport.audit.names import raw_names
from statusreport.audit.numbering import numbering
from statusreport.audit.numerals import decimals, numerals, plain, tokens, value
from statusreport.audit.pdf import read_pdf
from statusreport.audit.pdftext import UNMARKED, marked_text, to_unicode
from statusreport.audit.reading import ALT, CAPTION, CELL, FURNITURE, HEADING, MARK, TEXT, Grid, Link, Reading, numbered
from statusreport.audit.spreadsheet import same
from statusreport.audit.tracing import trace


def reading(*blocks: tuple[str, str, str], file: str = "html") -> Reading:
    """A document of (kind, section, text)."""
    document = Reading(file)
    for kind, section, text in blocks:
        document.add(kind, section, text, "page 1")
    return document


def evidence(*forms: tuple[int | Fraction, int, bool]) -> Evidence:
    """Evidence for a few printed numbers: value, decimals, percent."""
    known = Evidence(2010, [])
    for number, places, is_percent in forms:
        known.note(Fraction(number), places, is_percent, "an_indicator")
    return known


def texts(findings) -> list[str]:
    return [finding.text for finding in findings]


@pytest.mark.parametrize(
    ("text", "number"),
    [("20.000", 20000), ("57,9", Fraction(579, 10)), ("1½", Fraction(3, 2)), ("½", Fraction(1, 2)), ("0,0", 0)],
)
def test_a_danish_number_has_its_value(text, number):
    assert value(text) == number


@pytest.mark.parametrize("text", ["7.1", "B.11", "1.a", "0.15.2", "12ab", ""])
def test_what_is_no_number_has_no_value(text):
    assert value(text) is None


def test_numbers_are_found_with_their_percent_signs_and_not_the_full_stop():
    found = [
        (n.text, n.percent) for n in numerals("I 2010 svarede 57,9 % (11 ud af 19). Af 20.000 kom 1½. Se Tabel B.1.")
    ]
    assert found == [("2010", False), ("57,9", True), ("11", False), ("19", False), ("20.000", False), ("1½", False),
                     ("B.1", False)]  # fmt: skip


def test_soft_hyphens_and_no_break_spaces_do_not_part_numbers():
    assert tokens(plain("20.\u00ad000 og 57,9\u00a0%")) == ["20.000", "57,9"]
    assert decimals("57,9") == 1


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("7.1 Aktiviteter", "7.1"),
        ("7. Indsats", "7"),
        ("Bilag A — Teori", "A"),
        ("C.2 Bortfald", "C.2"),
        ("Indhold", ""),
    ],
)
def test_headings_of_all_formats_give_the_same_number(heading, number):
    assert numbered(heading)[0] == number


def test_a_share_is_rounded_half_away_from_zero():
    assert [str(percent(k, n, places)) for k, n, places in [(1, 8, 0), (17, 19, 1), (1, 200, 0), (2, 3, 2)]] == [
        "13", "89.5", "1", "66.67",
    ]  # fmt: skip


def test_a_number_without_origin_is_found_and_a_percentage_is_no_count():
    document = reading((TEXT, "1", "Af 12 svarede 75 %, og 13 gjorde ikke."))
    traced, findings = trace(document, evidence((12, 0, False), (75, 0, False)), [])
    assert [item.numeral.text for item in traced] == ["12"]
    assert [re.match("`(.*?)`", text)[1] for text in texts(findings)] == ["75", "13"]


def test_references_versions_and_declared_words_need_no_ledger():
    declared = declared_numbers(
        {
            "lists": {"month": ["juni"]},
            "patterns": [{"pattern": r"\d+\. <month> \d{4}", "reason": "A date", "example": ""}],
            "phrases": [{"text": "2200 Kultur", "reason": "A name"}],
        }
    )
    document = reading(
        (TEXT, "1", "Tabel 7.1 og B.2, den 19. juni 2008, 2200 Kultur, pandoc 3.9."), (HEADING, "1", "1 X")
    )
    assert trace(document, evidence(), declared)[1] == []


def test_a_number_that_one_format_prints_otherwise_is_found_in_that_format():
    site, pdf, word = (reading((TEXT, "3", f"{n} deltagere i 11 workshops"), file=f) for f, n in
                       [("html", 202), ("pdf", 203), ("word", 202)])  # fmt: skip
    found = formats.compare([site, pdf, word])
    assert [(finding.file, finding.place) for finding in found] == [("pdf", "section 3 (text)")]
    assert "`203 for 202`" in found[0].text


def test_two_numbers_that_changed_places_are_found():
    site, pdf = (reading((TEXT, "3", text), file=text) for text in ("12 af 16", "16 af 12"))
    assert len(formats.compare([site, pdf])) == 1


def test_navigation_repeats_the_report_word_for_word():
    document = reading(
        (HEADING, "10", "10 Øvrige leverancer"), (FURNITURE, "1", "10 Øvrige leverancer"),
        (FURNITURE, "1", "11 Øvrige leverancer"), (FURNITURE, "1", "Statusrapport 2010"),
    )  # fmt: skip
    assert len(list(formats.furniture(document, 2010))) == 1


def test_headings_captions_and_notes_count_without_gaps():
    good = [(HEADING, "1", "1 A"), (HEADING, "1.1", "1.1 B"), (HEADING, "2", "2 C"), (CAPTION, "2", "Tabel 2.1: T")]
    assert list(numbering(reading(*good))) == []
    for bad in [
        (HEADING, "4", "4 D"),
        (CAPTION, "2", "Tabel 2.3: T"),
        (CAPTION, "2", "Tabel 1.2: T"),
        (MARK, "2", "2"),
    ]:
        assert len(list(numbering(reading(*good, bad)))) == 1, bad


@pytest.mark.parametrize(
    ("marks", "place", "is_right"),
    [("1 1 2 2", "page 1", True), ("1 2 1 2", "page 1", True), ("1 1 1 2", "page 1", False),
     ("1 3 1 3", "page 1", False), ("1 2", "html/a.html", True), ("1 1", "html/a.html", False),
     ("2 1", "html/a.html", False)],
)  # fmt: skip
def test_marks_of_notes_count_up_on_a_page_of_the_site_and_twice_in_a_pdf(marks, place, is_right):
    document = Reading("document")
    for mark in marks.split():
        document.add(MARK, "1", mark, place)
    assert (list(numbering(document)) == []) == is_right


def test_a_total_is_the_sum_of_its_rows():
    rows = [["Hold", "Antal", "Årsværk"], ["A", "25", "1½"], ["B", "–", "1"], ["I alt", "25", "2½"]]
    good, bad = Reading("html"), Reading("html")
    good.grids.append(Grid("1", "Tabel 1.1: Hold", rows, "page"))
    bad.grids.append(Grid("1", "Tabel 1.1: Hold", [*rows[:-1], ["I alt", "26", "2½"]], "page"))
    assert list(arithmetic.totals(good)) == []
    assert "adds up to 25, not 26" in texts(arithmetic.totals(bad))[0]


def test_a_share_is_what_its_counts_make():
    document = reading((TEXT, "1", "93 % (40 ud af 43), 90 % (40 ud af 43), 57,9 % (11 af 19)"))
    assert texts(arithmetic.shares(document, [])) == ["`90 % (40 ud af 43)` is no rounding of the share"]


def test_the_answers_to_one_question_may_exceed_a_hundred_only_by_rounding():
    entry = {"question_text": "Var det godt?"}
    said = "Søjler. Var det godt? I høj grad {} %; Slet ikke 33,3 %."
    assert list(arithmetic.shares(reading((ALT, "1", said.format("66,7"))), [entry])) == []
    assert list(arithmetic.shares(reading((ALT, "1", said.format("67,7"))), [entry])) != []


def test_a_list_is_as_long_as_the_number_before_it():
    document = reading(
        (TEXT, "1", "Fra 2 forvaltninger: Børne- og Ungdomsforvaltningen og Socialforvaltningen."),
        (TEXT, "1", "I 4 helhedsplaner: Tingbjerg, Sundholm og Valby."),
    )
    assert [text.partition("`")[2][:15] for text in texts(lists.lists(document, []))] == ["4 helhedsplaner"]


@pytest.mark.parametrize(
    "left", ["Se Figur ?.", "?@fig-x", "{{< num x >}}", "@tbl-x", "[?]", "??", "NaN", "?var:titel"]
)
def test_what_was_left_open_is_found(left):
    assert len(list(loose_ends.unresolved(reading((TEXT, "1", left))))) >= 1


def test_an_ordinary_question_is_left_alone():
    assert list(loose_ends.unresolved(reading((CELL, "1", "Var det godt? Ja (62 af 73).")))) == []


def test_an_empty_cell_is_found_except_beside_a_total():
    document = Reading("html")
    document.grids.append(Grid("1", "T", [["A", "B"], ["x", ""], ["I alt", ""]], "page"))
    assert len(list(loose_ends.unresolved(document))) == 1


def test_links_lead_to_what_they_name():
    document = Reading("html")
    document.links = [
        Link("Tabel 7.1", "#a", "Tabel 7.1: Hold", "page"), Link("Afsnit C.2", "#b", "C.2 Bortfald", "page"),
        Link("Tabel 7.2", "#a", "Tabel 7.1: Hold", "page"), Link("her", "#c", None, "page"),
    ]  # fmt: skip
    assert [finding.text[:20] for finding in loose_ends.links(document)] == [
        "the link `Tabel 7.2`",
        "the link `her` leads",
    ]


@pytest.mark.parametrize(
    ("wanted", "cell", "is_same"),
    [("57,9 %", 0.579, True), ("57,9 %", 0.578, False), ("20.000", 20000, True), ("1½", 1.5, True), ("", None, True),
     ("25", 52, False), ("Tabel 7.3", "Tabel 7.2", False), (11 / 19, 0.5789473684210527, True), (11, "11", False)],
)  # fmt: skip
def test_a_cell_holds_what_is_printed(wanted, cell, is_same):
    assert same(wanted, cell) == is_same


def test_the_letters_of_a_font_are_those_of_its_table():
    table = (
        "2 beginbfchar\n<0001> <0042>\n<0002> <00660069>\nendbfchar\n1 beginbfrange\n<0010> <0012> <0030>\nendbfrange"
    )
    assert to_unicode(table) == {b"\0\1": "B", b"\0\2": "fi", b"\0\x10": "0", b"\0\x11": "1", b"\0\x12": "2"}


LETTERS = b"1 beginbfrange\n<0020> <007E> <0020>\nendbfrange"  # each code the letter of the same number


def two_bytes(text: str) -> bytes:
    return b"".join(b"\0" + bytes([ord(letter)]) for letter in text)


def words_of_page(contents: bytes) -> dict[int, str]:
    """Mark → text of a page with these contents, whose font F shows codes of two bytes."""
    pdf = Pdf.new()
    page = pdf.add_blank_page()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, ToUnicode=pdf.make_stream(LETTERS)))
    page.resources.Font = Dictionary(F=font)
    page.resources.Properties = Dictionary(P7=Dictionary(MCID=7))
    page.Contents = pdf.make_stream(b"/F 12 Tf " + contents)
    return dict(marked_text(page, {}))


@pytest.mark.parametrize(
    ("shown", "text"),
    [(b"(" + two_bytes("a (b) c") + b") Tj", "a (b) c"), (b"(" + two_bytes("3").replace(b"3", rb"\063") + b") Tj", "3"),
     (b"<00340032> Tj", "42"), (b"[<0034> -120 (" + two_bytes("2") + b") 7.5 <0021>] TJ", "42!"),
     (b"(" + two_bytes("EMC 1 Tj") + b") Tj", "EMC 1 Tj")],
)  # fmt: skip
def test_text_of_a_pdf_is_read_however_its_strings_are_written(shown, text):
    assert words_of_page(b"/Span <</MCID 3>> BDC " + shown + b" EMC") == {3: text}


def test_text_of_a_pdf_stands_under_the_innermost_mark_and_under_none_between_them():
    show = {letter: b"(" + two_bytes(letter) + b") Tj " for letter in "abcde"}
    contents = (
        show["a"] + b"/Span <</MCID 1>> BDC " + show["b"] + b"/Span <</ActualText (x)>> BDC " + show["c"] + b"EMC EMC "
        b"/Span /P7 BDC " + show["d"] + b"EMC /Artifact BMC " + show["e"] + b"EMC"
    )
    assert words_of_page(contents) == {UNMARKED: "a\ne\n", 1: "bc", 7: "d"}


def test_a_link_of_a_pdf_leads_to_a_page_or_to_a_place_that_has_its_name_or_nowhere(tmp_path):
    pdf = Pdf.new()
    page = pdf.add_blank_page()
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot)
    pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(Dictionary(Names=[String("here"), [page.obj, Name.Fit]])))
    targets = [String("here"), String("gone"), Array([page.obj, Name.Fit]), Array([Dictionary(), Name.Fit])]
    page.Annots = [Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.GoTo, D=target)) for target in targets]
    pdf.save(tmp_path / "links.pdf")
    links = read_pdf(tmp_path / "links.pdf").links
    assert [(link.target, link.leads_to) for link in links][:2] == [("here", ""), ("gone", None)]
    assert [link.leads_to for link in links][2:] == ["", None]


NAMES = raw_names({"publications": pd.DataFrame({"title": ["Klub 37: {{ alt }}", "12", "Ren tekst", "Nr\x0812"]})})


def test_a_name_of_the_raw_data_states_nothing_as_long_as_it_stands_whole():
    known = Evidence(2010, [], names=NAMES)
    document = reading(
        (CELL, "1", "Klub 37: {{ alt }}"), (TEXT, "2", "Se Klub 38: {{ alt }}, og 37"), (TEXT, "3", "12")
    )
    findings = trace(document, known, [])[1]
    assert [text.split(" traces")[0] for text in texts(findings)] == ["`38`", "`37`", "`12`"]


def test_a_name_may_look_like_something_left_open():
    document = reading((CELL, "1", "Klub 37: {{< alt"), (TEXT, "2", "{{< x"))
    names = raw_names({"publications": pd.DataFrame({"title": ["Klub 37: {{< alt"]})})
    assert [finding.place for finding in loose_ends.unresolved(document, names)] == ["section 2, page 1"]


def test_a_name_is_known_hyphenated_and_with_what_cannot_be_shown():
    names = raw_names({"publications": pd.DataFrame({"title": ["Klubben 37", "Nr\x0812 a"]})})
    for shown in ("Klub-ben 37", "Nr\ufffd12 a"):
        assert trace(reading((CELL, "1", shown)), Evidence(2010, [], names=names), [])[1] == []
