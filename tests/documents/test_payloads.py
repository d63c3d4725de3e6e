"""Payloads in every field of free text and names: all documents show them as they are, and nothing happens."""

from __future__ import annotations

import base64
import csv
import html
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import docx
import lxml.etree
import lxml.html
import openpyxl
import pypdf
import pytest
from fontTools.ttLib import TTFont
from statusreport.render import quarto
from statusreport.render.book import font_folder, spare_fonts

from tests.payload_world import PRINTED, Payloads, plant
from tests.payloads import PAYLOADS
from tests.projects import Checkout, copy_project

PROCESSED = "data/processed/2010"
DOCUMENTS = f"{PROCESSED}/da/documents"
EVENTS = "data/raw/2010/registrations/arrangementer.csv"
STEERING = {"Cc", "Cn", "Co", "Cs"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Checkout, Payloads]:
    """A build of raw data full of payloads: the audit finds nothing in the documents, and they are published."""
    checkout = copy_project(tmp_path_factory.mktemp("payloads") / "project")
    payloads = plant(checkout)
    checkout.build()
    return checkout, payloads


def said(text: str) -> str:
    """Text as documents print it: one kind of white space, U+FFFD for what cannot be shown."""
    marks = "".join("\ufffd" if _unfit(letter) else letter for letter in text)
    return " ".join(marks.split())


def _unfit(letter: str) -> bool:
    known = unicodedata.category(letter) in STEERING and not letter.isspace()
    return known or letter in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def printed(payloads: Payloads) -> Iterator[tuple[str, str]]:
    for field in PRINTED:
        for text in payloads.planted[field].values():
            yield field, said(text)


def pages(checkout: Checkout) -> dict[str, lxml.html.HtmlElement]:
    folder = checkout.path(f"{DOCUMENTS}/html")
    return {
        str(path.relative_to(folder)): lxml.html.parse(str(path)).getroot() for path in sorted(folder.rglob("*.html"))
    }


def test_every_payload_is_planted_where_the_report_prints_it(world):
    shown = " ".join(text for _, text in printed(world[1]))
    assert len(PAYLOADS) >= 80
    assert [payload for payload in PAYLOADS if said(payload) not in shown] == []


def test_what_was_audited_is_published(world):
    audit = json.loads(world[0].path("report/_output/2010/audit.json").read_text(encoding="utf-8"))
    assert audit["findings"] == []
    published = world[0].path("report/_output/2010/statusrapport-2010.pdf")
    assert published.read_bytes() == world[0].path(f"{DOCUMENTS}/statusrapport-2010.pdf").read_bytes()


def test_pages_show_every_payload_as_it_is(world):
    text = said(" ".join(page.text_content() for page in pages(world[0]).values()))
    assert [pair for pair in printed(world[1]) if pair[1] not in text] == []


def test_pages_consist_of_the_same_elements_as_without_payloads(world, built_once):
    def elements(checkout: Checkout) -> dict[str, Counter[str]]:
        return {name: Counter(str(each.tag) for each in page.iter()) for name, page in pages(checkout).items()}

    assert elements(world[0]) == elements(built_once)


def test_pages_fetch_and_run_nothing_that_a_payload_names(world, built_once):
    def reached(checkout: Checkout) -> set[str]:
        return {
            value
            for page in pages(checkout).values()
            for each in page.iter()
            for name, value in each.attrib.items()
            if name in ("src", "href", "action", "data", "style", "srcset") or name.startswith("on")
        }

    assert {value for value in reached(world[0]) - reached(built_once) if "evil" in value or "PWNED" in value} == set()


def _word_text(path: Path) -> str:
    document = docx.Document(str(path))
    return said(" ".join("".join(node.itertext("{*}t")) for node in document.element.body.iter("{*}p")))


def test_the_word_document_shows_every_payload_as_it_is(world):
    text = _word_text(world[0].path(f"{DOCUMENTS}/statusrapport-2010.docx"))
    assert [pair for pair in printed(world[1]) if pair[1] not in text] == []


def test_the_word_document_has_no_field_link_or_picture_more_than_without_payloads(world, built_once):
    def parts(checkout: Checkout) -> Counter[str]:
        document = docx.Document(str(checkout.path(f"{DOCUMENTS}/statusrapport-2010.docx")))
        tags = Counter(lxml.etree.QName(each).localname for each in document.element.body.iter("*"))
        links = Counter(each.target_ref for each in document.part.rels.values() if each.is_external)
        return (
            Counter({name: tags[name] for name in ("tbl", "p", "fldSimple", "instrText", "hyperlink", "drawing")})
            + links
        )

    assert parts(world[0]) == parts(built_once)


def test_the_pdf_shows_every_payload_as_it_is(world):
    reader = pypdf.PdfReader(str(world[0].path(f"{DOCUMENTS}/statusrapport-2010.pdf")))
    text = "".join(page.extract_text() for page in reader.pages)
    assert [pair for pair in printed(world[1]) if not _in_pdf(pair[1], _letters(text))] == []


def _letters(text: str) -> str:
    """Text without what a PDF sets in its own way: white space, hyphens where lines end, minus before a number.

    Letters that no font of the report has share one box a script, so that only the box is said.
    """
    plain = re.sub(r"[\s\u00ad\u200b\u200d\u2212-]", "", unicodedata.normalize("NFKC", text))
    return "".join(letter for letter in plain if ord(letter) in _has_glyphs())


@cache
def _has_glyphs() -> set[int]:
    fonts = [font_folder() / "SourceSansPro-Regular.ttf", spare_fonts()[0]]
    return {point for path in fonts for point in TTFont(path).getBestCmap()}


def _in_pdf(text: str, letters: str) -> bool:
    """Whether the letters stand there; what is written from right to left may come in another order."""
    wanted = _letters(text)
    if any(unicodedata.bidirectional(letter) in ("R", "AL", "NSM") for letter in wanted):
        return not Counter(wanted) - Counter(letters)
    return wanted in letters


def test_the_pdf_runs_nothing_and_leads_nowhere_else(world):
    reader = pypdf.PdfReader(str(world[0].path(f"{DOCUMENTS}/statusrapport-2010.pdf")))
    actions = [str(note.get_object().get("/A", "")) for page in reader.pages for note in page.get("/Annots", [])]
    assert [action for action in actions if "evil" in action or "/JavaScript" in action or "/Launch" in action] == []
    assert not reader.attachments
    assert "/OpenAction" not in reader.trailer["/Root"]


def test_the_ledger_holds_the_text_itself(world):
    text = world[0].path(f"{PROCESSED}/indicators.json").read_text(encoding="utf-8")
    labels = {group["label"] for entry in json.loads(text)["indicators"] for group in entry["groups"]}
    planted = {said(text) for text in world[1].planted["events.Bydel"].values()}
    assert labels & planted


def test_the_workbook_holds_text_and_computes_nothing_but_its_sums(world):
    book = openpyxl.load_workbook(next(world[0].path("data/processed/2010").rglob("*.xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [c.value for c in cells if c.data_type == "f" and "SUBTOTAL(109" not in str(c.value)] == []
    assert {str(cell.hyperlink.target) for cell in cells if cell.hyperlink and cell.hyperlink.target} == set()
    text = {said(str(cell.value)) for cell in cells}
    assert [value for field, value in printed(world[1]) if field == "publications.Titel" and value not in text] == []


def test_no_csv_file_holds_a_cell_that_a_spreadsheet_computes(world):
    files = [path.read_bytes() for path in world[0].path("data/processed").rglob("*.csv")]
    for page in pages(world[0]).values():  # the data of the charts, to download
        files += [base64.b64decode(link.split("base64,")[1]) for link in page.xpath("//a[@download]/@href")]
    texts = [file.decode("utf-8-sig") for file in files]
    cells = [
        cell
        for text in texts
        for row in csv.reader(text.splitlines(), delimiter=";" if ";" in text.splitlines()[0] else ",")
        for cell in row
    ]
    assert [cell for cell in cells if re.match(r"[=@\t]|[+-](?![\d.,]+$)", cell)] == []
    assert {cell[1] for cell in cells if cell.startswith("'")} >= {"=", "+", "-", "@"}


def test_nothing_is_run_and_nothing_read_from_elsewhere(world):
    assert list(world[0].folder.rglob("*PWNED*")) == []
    for path in world[0].path(DOCUMENTS).rglob("*.html"):
        assert "root:x:0" not in html.unescape(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("file", "old", "new", "shown"),
    [
        # raw data is plain text from the first step on, U+FFFD for what steers; of a declaration the codes are shown
        (EVENTS, "Workshop i for", "\x1b]0,x\x07\x1b[2J{{<Wo\x08", "\ufffd[2J{{<Wo\ufffd"),
        ("config.yaml", "disclosure:", r'"\e[2J{{<x\b": 1' + "\ndisclosure:", r"\x1b[2J{{<x\x08"),
    ],
)
def test_a_message_shows_payloads_and_steers_no_terminal(tmp_path, file, old, new, shown):
    checkout = copy_project(tmp_path / "project")
    checkout.replace(file, old, new, "cp1252" if file == EVENTS else "utf-8")
    run = checkout.snakemake(f"{PROCESSED}/valid/events.parquet")
    assert run.returncode == 1
    assert file in run.stderr and shown in run.stderr
    assert not set(re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", run.stdout + run.stderr))


@pytest.mark.skipif(not quarto.usable(), reason="Quarto 1.9 or newer is not on PATH")
def test_documents_by_quarto_show_every_payload_as_it_is(tmp_path):
    checkout = copy_project(tmp_path / "project", "quarto")
    built = checkout, plant(checkout)
    checkout.build()
    test_pages_show_every_payload_as_it_is(built)
    test_the_word_document_shows_every_payload_as_it_is(built)
    test_the_pdf_shows_every_payload_as_it_is(built)
    test_the_pdf_runs_nothing_and_leads_nowhere_else(built)
    test_nothing_is_run_and_nothing_read_from_elsewhere(built)
