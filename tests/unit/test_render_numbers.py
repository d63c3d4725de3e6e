"""Numbers in the documents: links to the data appendix where a link can be, words everywhere else."""

from __future__ import annotations

import re

import docx
import lxml.html
import pypdf
import pytest
from statusreport.render import render

from tests.unit.render_world import write_book

CHAPTER = """---
title: "Titel med {{< num visitors >}}"
description: "Beskrivelse med {{< num visitors >}}"
---

Vi holdt ({{< num workshops_held >}}) workshops, **{{< num satisfied >}}** var glade ({{< num satisfied sentence >}}),
i {{< num offices names >}}.{{< num workshops_held >}}(x)

## Afsnit om {{< num workshops_held >}} {#sec-part}

[Henvisning om {{< num visitors >}}](#sec-part) og `kode {{< num visitors >}}` og $x = {{< num workshops_held >}}$.

![Figur om {{< num satisfied >}}](/figures/bars.svg){#fig-bars fig-alt="Søjler: {{< num satisfied >}}
og {{< num visitors >}}"}
"""
APPENDIX = """# Datagrundlag

{{< include /generated/tables/data-basis.md >}}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("numbers")
    book = write_book(folder / "book", {"index.qmd": CHAPTER}, {"appendices/basis.qmd": APPENDIX})
    render(book, folder / "out", 2010, "embedded")
    return folder / "out"


@pytest.fixture(scope="module")
def page(made):
    return lxml.html.fromstring((made / "html/index.html").read_bytes())


def test_numbers_in_running_text_and_captions_lead_to_their_entries(page):
    links = [(link.text_content().replace("\u00a0", " "), link.get("href")) for link in page.xpath("//a[@class='num']")]
    assert links == [
        ("11", "appendices/basis.html#tal-workshops_held"),
        ("89,5 %", "appendices/basis.html#tal-satisfied"),
        ("17 ud af 19", "appendices/basis.html#tal-satisfied"),
        ("11", "appendices/basis.html#tal-workshops_held"),
        ("89,5 %", "appendices/basis.html#tal-satisfied"),
    ]


def test_a_number_without_an_entry_is_words(page):
    assert "i Kultur, Teknik og Social." in page.find(".//main/section/p").text_content()


def test_headings_links_code_formulas_and_attributes_hold_words(page):
    main = page.find(".//main")
    assert [heading.text_content() for heading in main.xpath(".//h1|.//section//h2")] == [
        "1 Titel med 20.000",
        "1.1 Afsnit om 11",
    ]
    assert "Henvisning om 20.000" in main.text_content() and "kode 20.000" in main.text_content()
    assert main.find(".//img").get("alt") == "Søjler: 89,5\u00a0% og 20.000"
    assert page.find(".//meta[@name='description']").get("content") == "Beskrivelse med 20.000"
    assert not re.search("[\ue000-\uf8ff]", lxml.html.tostring(page, encoding="unicode"))


def test_a_page_holds_the_card_of_each_of_its_numbers_once(made, page):
    assert page.xpath("//dialog/@id") == ["kort-workshops_held", "kort-satisfied"]
    assert page.xpath("//dialog//a/@href") == [
        "appendices/basis.html#tal-workshops_held",
        "appendices/basis.html#tal-satisfied",
    ]
    appendix = lxml.html.fromstring((made / "html/appendices/basis.html").read_bytes())
    assert appendix.xpath("//dialog//a/@href") == ["#tal-workshops_held", "#tal-visitors", "#tal-satisfied"]


def test_numbers_of_the_pdf_lead_to_the_page_of_their_entries(made):
    pdf = pypdf.PdfReader(made / "statusrapport-2010.pdf")
    found = []
    for number, page in enumerate(pdf.pages):
        for annotation in page.get("/Annots", []):
            place = annotation.get_object().get("/Dest")
            place = pdf.named_destinations[place].dest_array if isinstance(place, str) else place
            found.append((number, pdf.get_page_number(place[0].get_object())))
    chapter, appendix = 2, 3
    assert found.count((chapter, appendix)) == 5
    assert (appendix, appendix) not in found  # an entry does not lead to itself


def test_a_number_before_a_bracket_is_no_call_in_the_pdf(made):
    text = "".join(page.extract_text() for page in pypdf.PdfReader(made / "statusrapport-2010.pdf").pages)
    assert ".11(x)" in text


def test_numbers_in_word_lead_to_bookmarks_and_look_like_text(made):
    xml = docx.Document(str(made / "statusrapport-2010.docx")).element.xml
    anchors = re.findall(r'w:anchor="(tal-\w+)"', xml)
    assert anchors == ["tal-workshops_held", "tal-satisfied", "tal-satisfied", "tal-workshops_held", "tal-satisfied"]
    assert set(anchors) <= set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', xml))
    linked = re.findall(r'w:anchor="tal-.*?<w:rStyle w:val="(\w+)"', xml, re.DOTALL)
    assert set(linked) == {"ReportNumber"}


def test_captions_in_word_are_numbered_by_fields(made):
    document = docx.Document(str(made / "statusrapport-2010.docx"))
    assert "Figur\u00a01.1: Figur om" in "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert re.findall(r"SEQ [^<]*", document.element.xml) == [r"SEQ Figur \* ARABIC \r 1", r"SEQ Tabel \* ARABIC \r 1"]
