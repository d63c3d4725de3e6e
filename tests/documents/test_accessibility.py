"""Independent checkers find nothing wrong in the finished documents, and do find what is broken on purpose.

axe-core on every page, the Nu checker, veraPDF, and Word's XML; what each looked at is printed at the end of the run.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pypdf
import pytest
from pypdf.generic import NameObject, TextStringObject

from tests.projects import ROOT, Checkout
from tools.accessibility import axe, browser, nu, pdf, record, word
from tools.accessibility.findings import Account, Finding

needs_browser = pytest.mark.skipif(
    browser.FOUND is None, reason=f"no browser on PATH ({', '.join(browser.NAMES)}): axe-core not run"
)
needs_java = pytest.mark.skipif(nu.JAVA is None, reason="no java on PATH: the Nu checker and veraPDF not run")

Report = Callable[[Account], None]


@pytest.fixture(scope="module")
def site(built_once: Checkout) -> Path:
    return built_once.path("report/_output/2010/html")


@pytest.fixture(scope="module")
def by_axe(site: Path) -> tuple[Account, list[Finding]]:
    with browser.started() as chromium:
        return axe.check_site(chromium, site)


@pytest.fixture(scope="module")
def by_nu(site: Path) -> Account:
    return nu.check_site(site)


@pytest.fixture(scope="module")
def by_verapdf(built_once: Checkout) -> list[Account]:
    return pdf.check_pdf(built_once.path("report/_output/2010/statusrapport-2010.pdf"))


@pytest.fixture(scope="module")
def by_word(built_once: Checkout) -> Account:
    return word.check_word(built_once.path("report/_output/2010/statusrapport-2010.docx"))


@pytest.fixture
def report(record_property: Callable[[str, object], None]) -> Report:
    """Says at the end of the run what was looked at."""
    return lambda account: record_property("accessibility", str(account))


@needs_browser
def test_axe_finds_nothing_on_any_page_at_any_width_nor_in_an_open_card(site, by_axe, report):
    account, undecided = by_axe
    report(account)
    assert account.findings == []
    assert account.units == len(list(site.rglob("*.html"))) > 15
    assert undecided == [], "axe-core could not decide these; look at them"


@needs_browser
def test_axe_finds_what_is_broken_on_purpose(site, tmp_path):
    text = (site / "chapters/raadgivning.html").read_text(encoding="utf-8")
    broken = text.replace('<html lang="da">', "<html>").replace("</main>", '<img src="x.png"></main>')
    # grey on white, in a card only
    broken = broken.replace(
        '<div class="trace-card-content">', '<div class="trace-card-content" style="color: #bbb">', 1
    )
    (tmp_path / "index.html").write_text(broken, encoding="utf-8")
    with browser.started() as chromium:
        account, _ = axe.check_site(chromium, tmp_path)
    rules = {finding.rule for finding in account.findings}
    assert {"html-has-lang", "image-alt", "color-contrast"} <= rules
    assert {"320 px", "768 px", "1280 px"} <= {re.search(r"\d+ px", finding.place)[0] for finding in account.findings}


@needs_java
def test_every_page_and_picture_is_valid(by_nu, report):
    report(by_nu)
    assert by_nu.findings == []
    assert by_nu.units > 15


@needs_java
def test_the_nu_checker_finds_what_is_broken_on_purpose(site, tmp_path):
    text = (site / "chapters/vision.html").read_text(encoding="utf-8")
    (tmp_path / "vision.html").write_text(text.replace("</main>", "<p><div></p></main>"), encoding="utf-8")
    found = {finding.place.partition(":")[0] for finding in nu.check_site(tmp_path).findings}
    assert found == {"vision.html"}


@needs_java
def test_verapdf_finds_nothing_in_the_pdf(by_verapdf, report):
    for account in by_verapdf:
        report(account)
        assert account.findings == []
    # the numbers of rules that veraPDF publishes for the two standards
    assert [(account.checker, account.rules) for account in by_verapdf] == [
        ("veraPDF, PDF/UA-1", 106),
        ("veraPDF, PDF/A-2b", 144),
    ]
    assert all(account.checks > 100_000 for account in by_verapdf)


@needs_java
def test_verapdf_finds_what_is_broken_on_purpose(built_once, tmp_path):
    writer = pypdf.PdfWriter(clone_from=built_once.path("report/_output/2010/statusrapport-2010.pdf"))
    del writer.root_object["/Lang"]
    figure = next(node for node in structure(writer.root_object["/StructTreeRoot"]) if node.get("/S") == "/Figure")
    del figure["/Alt"]
    writer.root_object[NameObject("/AA")] = writer._add_object(TextStringObject("action"))
    writer.write(tmp_path / "broken.pdf")
    accessible, archived = pdf.check_pdf(tmp_path / "broken.pdf")
    assert {"ISO 14289-1 7.3-1", "ISO 14289-1 7.2-2"} <= {
        finding.rule.replace(":2014", "") for finding in accessible.findings
    }
    assert any("6.5.2" in finding.rule for finding in archived.findings)


def structure(node):
    """Every element of a PDF's structure tree, in reading order."""
    node = node.get_object()
    children = node.get("/K", [])
    yield node
    for child in children if isinstance(children, list) else [children]:
        if isinstance(child := child.get_object() if hasattr(child, "get_object") else child, dict):
            yield from structure(child)


def test_word_file_keeps_every_rule(by_word, report):
    report(by_word)
    assert by_word.findings == []
    assert by_word.checks > 300


@needs_browser
@needs_java
def test_the_accessibility_statement_says_what_the_checks_find(by_axe, by_nu, by_verapdf, by_word, request):
    found = record.table([by_axe[0], by_nu, *by_verapdf, by_word])
    if request.config.getoption("--renew"):
        (ROOT / record.RECORD).write_text(found, encoding="utf-8", newline="\n")
    said = (ROOT / record.RECORD).read_text(encoding="utf-8")
    assert said == found, "run `make accessibility`, look at what changed, and commit it"


def test_the_statement_is_a_page_of_the_site_and_marked_as_a_draft(site):
    tree = lxml.html.parse(str(site / "appendices/tilgaengelighed.html"))
    text = " ".join(tree.xpath("string(//main)").split())
    assert "Udkast" in text and "[e-mailadressen udfyldes af udgiveren]" in text
    assert len(tree.xpath("//main//table/tbody/tr[contains(., 'fundne fejl: 0')]")) == 5


@pytest.mark.parametrize(
    ("rule", "part", "pattern", "instead"),
    [
        ("title", "docProps/core.xml", r"<dc:title>.*?</dc:title>", "<dc:title></dc:title>"),
        ("language", "word/styles.xml", r'w:val="da-DK"', 'w:val="en-US"'),
        ("heading_order", "word/document.xml", r'<w:pStyle w:val="Heading2" ?/>', '<w:pStyle w:val="Heading3"/>'),
        ("alternative_text", "word/document.xml", r'(<wp:docPr [^>]*?)descr="[^"]*"', r'\1descr=""'),
        ("table_headers", "word/document.xml", r"<w:tblHeader[^>]*/>", ""),
        ("simple_tables", "word/document.xml", r"<w:tcPr ?/>", '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'),
        ("link_words", "word/document.xml", r"(<w:hyperlink [^>]*>).*?</w:hyperlink>", r"\1</w:hyperlink>"),
    ],
)
def test_word_rules_find_what_is_broken_on_purpose(built_once, tmp_path, rule, part, pattern, instead):
    broken = tmp_path / "broken.docx"
    shutil.copy(built_once.path("report/_output/2010/statusrapport-2010.docx"), broken)
    with zipfile.ZipFile(broken) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text, times = re.subn(pattern, instead, parts[part].decode("utf-8"), count=1, flags=re.DOTALL)
    assert times == 1
    with zipfile.ZipFile(broken, "w") as archive:
        for name, data in {**parts, part: text.encode("utf-8")}.items():
            archive.writestr(name, data)
    assert {finding.rule for finding in word.check_word(broken).findings} == {rule}


NUMBER = re.compile(r"\d+(?:,\d+)?")
PERCENT = re.compile(r"(\d+(?:,\d+)?)\s%")


def test_charts_say_their_shares_in_words_and_stand_on_a_page_with_a_table_of_them(site):
    charts = 0
    for path in sorted(site.rglob("*.html")):
        tree = lxml.html.parse(str(path))
        # The unit stands in the cell or in the heading of its column.
        cells = set(NUMBER.findall(" ".join(tree.xpath("//main//table//td//text()"))))
        for alt in tree.xpath("//main//figure//img/@alt"):
            assert len(alt) > 60, f"{path.name}: {alt}"
            shares = set(PERCENT.findall(alt))
            charts += bool(shares)
            assert shares - cells - {"95"} == set(), f"{path.name}: not in a table of the page"
    assert charts >= 2
