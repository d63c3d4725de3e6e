"""The English edition of 2010: the numbers of the original as English writes them, in every format; twin pages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import docx
import lxml.html
import openpyxl
import pypdf
import pytest
from statusreport.render import quarto

from tests.projects import Checkout, copy_project
from tools.accessibility import axe, browser, nu, pdf, word

OUTPUT = "report/_output/2010"
EN = f"{OUTPUT}/en"

# what the original says, as an English reader expects it
FACTS = (
    "202 participants",
    "11 workshops were held, 1 more than in 2009",
    "89.5% (17 out of 19)",
    "57.9% (11 out of 19)",
    "82.4% (42 out of 51)",
    "20,000 Copenhageners",
    "1½ full-time equivalents",
    "28 August 2010",
    "The exact share is just under 58%",
    "the target of 40% is met",
    "it cannot be decided whether the target of 70% is met",
    "a response rate of 85%",
    "The interval is 58–87%",
)
DANISH = re.compile(r"[æøå]|\b(?:Figur|Tabel|Afsnit|Bilag|Indhold|Mål|Kilde|opfyldt|deltagere|rækker|og)\b")
# names that stay Danish in an English text
NAMES = re.compile(
    r"Københavns? \w+|Nørrebro\w*|Mjølnerparken|Bydelsmødre\w*|Projektrådgivningen|Områdefornyelse\w* \w+|Sjælør|Vænge"
    r"|Årsmødet|Eksperttænketanken|Hærværk til Netværk|Jobcenter Skelbækgade|Ungerådgivning"
    r"|Borger[\w ]+: Gode metoder og[^.|’*]+"
    r"|Lejerbo|København|Statusrapport 2010 for[^.]+|Dansk\b|TaskForce Integration atlas|International Dag 2010"
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A build in both languages."""
    checkout = copy_project(tmp_path_factory.mktemp("both") / "project")
    checkout.replace("config.yaml", "languages: [da]", "languages: [da, en]")
    checkout.build()
    return checkout


def pages(checkout: Checkout, folder: str) -> dict[str, Path]:
    """Page → file, of a site."""
    site = checkout.path(f"{folder}/html")
    return {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}


def words(text: str) -> str:
    """One line, with ordinary spaces and hyphens."""
    return " ".join(text.replace("\u00a0", " ").replace("\u00ad", "").split())


def site_text(checkout: Checkout) -> str:
    """The text of all English pages, without cards."""
    roots = [lxml.html.parse(str(path)).getroot() for path in pages(checkout, EN).values()]
    for root in roots:
        for card in [*root.iter("dialog", "script")]:
            card.drop_tree()
    return words(" ".join(root.find("body").text_content() for root in roots))


def pdf_text(checkout: Checkout) -> str:
    """The text of the English PDF."""
    reader = pypdf.PdfReader(checkout.path(f"{EN}/status-report-2010.pdf"))
    return words(" ".join(page.extract_text() for page in reader.pages))


def word_text(checkout: Checkout) -> str:
    """The text of the English Word file."""
    document = docx.Document(str(checkout.path(f"{EN}/status-report-2010.docx")))
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = ("".join(t.text or "" for t in p.iter(f"{space}t")) for p in document.element.body.iter(f"{space}p"))
    return words(" ".join(lines))


@pytest.mark.parametrize("read", [site_text, pdf_text, word_text])
def test_the_facts_of_the_original_stand_in_english_in_every_format(both: Checkout, read):
    text = read(both)
    tight = re.sub(r"-?\s+", "", text)  # a PDF breaks lines inside sentences
    assert [fact for fact in FACTS if re.sub(r"-?\s+", "", fact) not in tight] == []


def unseen_text(checkout: Checkout) -> str:
    """What the English pages say in cards, alternative texts and attributes that are read out."""
    roots = [lxml.html.parse(str(path)).getroot() for path in pages(checkout, EN).values()]
    cards = {card.text_content() for root in roots for card in root.iter("dialog")}
    said = {root_said for root in roots for root_said in root.xpath("//@alt | //@title | //@aria-label | //@content")}
    assert len(cards) > 60 and len(said) > 60
    return words(" | ".join(sorted(cards | said)))


@pytest.mark.parametrize("read", [site_text, unseen_text, pdf_text, word_text])
def test_no_danish_is_left_but_names(both: Checkout, read):
    text = NAMES.sub("", re.sub(r"(?<=[a-zæøå])- (?=[a-zæøå])", "", read(both)))  # a PDF divides words
    left = [text[max(0, found.start() - 30) : found.end() + 30] for found in DANISH.finditer(text)]
    assert left == []


def test_documents_say_that_they_are_english(both: Checkout):
    for path in pages(both, EN).values():
        assert lxml.html.parse(str(path)).getroot().get("lang") == "en"
    assert pypdf.PdfReader(both.path(f"{EN}/status-report-2010.pdf")).trailer["/Root"]["/Lang"] == "en-GB"
    document = docx.Document(str(both.path(f"{EN}/status-report-2010.docx")))
    assert 'w:val="en-GB"' in document.styles.element.xml
    assert document.core_properties.title == "Status Report 2010"


@pytest.mark.skipif(browser.FOUND is None or nu.JAVA is None, reason="no browser or no java on PATH: not checked")
def test_the_checkers_find_nothing_in_the_english_documents(both: Checkout, tmp_path: Path):
    site = both.path(f"{EN}/html")
    accounts = [nu.check_site(site), *pdf.check_pdf(both.path(f"{EN}/status-report-2010.pdf"))]
    accounts.append(word.check_word(both.path(f"{EN}/status-report-2010.docx"), "en-GB"))
    with browser.started() as chromium:
        account, undecided = axe.check_site(chromium, axe.some_pages(site, tmp_path / "html"))
    assert [account.findings for account in [*accounts, account]] == [[]] * 5
    assert undecided == []


@pytest.mark.skipif(not quarto.usable(), reason="Quarto 1.9 or newer is not on PATH: English by Quarto not built")
def test_quarto_makes_the_english_documents_and_their_audit_finds_nothing(both: Checkout, tmp_path: Path):
    shutil.copytree(both.folder, tmp_path / "project")
    checkout = Checkout(tmp_path / "project", "quarto")
    checkout.build()
    assert "Quarto" in lxml.html.parse(str(pages(checkout, EN)["appendices/kolofon.html"])).getroot().text_content()
    with browser.started() as chromium:
        account, _ = axe.check_site(chromium, axe.some_pages(checkout.path(f"{EN}/html"), tmp_path / "html"))
    assert account.findings == []


def test_the_workbook_is_english(both: Checkout):
    book = openpyxl.load_workbook(both.path(f"{EN}/tables-2010.xlsx"))
    assert {"contents", "notes", "indicators", "sources-of-indicators"} <= set(book.sheetnames)


def test_every_page_leads_to_its_twin_and_back(both: Checkout):
    danish, english = pages(both, OUTPUT), pages(both, EN)
    assert set(danish) == set(english)
    for name in danish:
        for here, there, language in ((danish[name], english[name], "en"), (english[name], danish[name], "da")):
            root = lxml.html.parse(str(here)).getroot()
            [head] = root.xpath("/html/head/link[@rel='alternate']")
            [link] = root.xpath("//header//a[@rel='alternate']")
            for element in (head, link):
                assert element.get("hreflang") == language
                assert (here.parent / element.get("href")).resolve() == there.resolve()
            assert link.get("lang") == language


def test_with_one_language_no_page_leads_to_another(built_once: Checkout):
    for path in pages(built_once, OUTPUT).values():
        assert not lxml.html.parse(str(path)).getroot().xpath("//*[@rel='alternate' or @class='languages']")


def test_danish_documents_are_those_of_a_danish_build(both: Checkout, built_once: Checkout):
    for name in ("statusrapport-2010.pdf", "statusrapport-2010.docx", "indicators.json", "indicators.csv"):
        assert both.path(f"{OUTPUT}/{name}").read_bytes() == built_once.path(f"{OUTPUT}/{name}").read_bytes()


def test_a_missing_translation_stops_only_the_language_that_is_asked_for(built: Checkout):
    entry = 'msgid "Luk"\nmsgstr "Close"\n'
    built.replace("report/en/messages.po", entry, 'msgid "Luk"\nmsgstr ""\n')
    assert built.planned() <= {"manifest", "publish"}  # the manifest names the file as one of the project
    built.build()
    run = built.snakemake("data/processed/2010/en/generated/cards.json")
    assert run.returncode == 1
    message = "report/en/messages.po: »Luk« is not translated. Translate it there (docs/languages.md)."
    assert message in run.stdout + run.stderr
