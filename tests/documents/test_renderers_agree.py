"""Quarto and the embedded renderer make the same report: text, numbers, headings, captions, references, targets.

Needs Quarto on PATH. The sample book holds every construct that both support, in three chapters and an appendix.
"""

from __future__ import annotations

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import docx
import lxml.html
import pypdf
import pytest
from statusreport.render import quarto, render

from tests.unit.render_world import write_book

pytestmark = pytest.mark.skipif(
    not quarto.usable(), reason="Quarto 1.9 or newer is not on PATH: nothing to compare with"
)

FIRST = """# Indledning {#sec-first}

Vi holdt {{< num workshops_held >}} workshops med {{< num visitors >}} gæster, se @sec-results og @sec-extra.

## Om {{< var unit >}} {#om-enheden .unnumbered}

En note.[^n]

[^n]: Notens tekst med {{< num satisfied >}}.

## Overskrift med {{< num visitors >}} {#gaester}

**Fed {{< num satisfied >}}**, [henvisning med {{< num visitors >}}](#gaester), {{< num offices >}} kontorer uden række.
"""

RESULTS = """# Resultater {#sec-results}

{{< num satisfied >}} ({{< num satisfied sentence >}}) svarer ja mod {{< num satisfied target >}}. Se @fig-bars,
@tbl-numbers, @sec-part, @eq-share, @fig-extra, [tabellen](#tbl-numbers) og kun -@fig-bars. Kilde: [@hansen2009, s. 3].

## Et afsnit {#sec-part}

![Søjler over {{< num workshops_held >}} *svar*](/figures/bars.svg){#fig-bars fig-alt="Søjler {{< num satisfied >}}"}

{{< include /generated/part.md >}}

### Dybere

$$
p = k / n
$$ {#eq-share}

::: {.callout-note}
En note.
:::

::: {.callout-warning title="Egen titel"}
En advarsel.
:::
"""

LAYOUT = """# Opstilling

::: {#fig-model fig-alt="Model"}
![](/figures/bars.svg)

Modellen
:::

::: {layout-ncol=2}
![Venstre](/figures/bars.svg){#fig-left fig-alt="Venstre søjler"}

![Højre](/figures/bars.svg){#fig-right fig-alt="Højre søjler"}
:::

::: {.panel-tabset}
## Fane et
Under fane et.

## Fane to
Under fane to.
:::

## Efter fanerne {#sec-after}

Se @sec-after og @fig-right.

::: {.content-visible when-format="typst"}
Kun i PDF
:::

::: {.content-hidden when-format="docx"}
Ikke i Word
:::

{{< pagebreak >}}

[Ord]{.original} og en liste:

- et
- to
"""

EXTRA = """# Ekstra {#sec-extra}

## I bilaget {#sec-in-extra}

![Bilagsfigur](/figures/bars.svg){#fig-extra fig-alt="Bilag"}

Se @sec-in-extra og @fig-bars.

{{< include /generated/tables/data-basis.md >}}

## Kilder

::: {#refs}
:::
"""

PART = """| Navn | Antal |
|:-----|------:|
| Et   |     1 |

: Antal efter navn {#tbl-numbers tbl-colwidths="[70,30]"}
"""

CHAPTERS = dict.fromkeys(("sec-first", "sec-results", "sec-extra"), "")  # Quarto links to the page of a chapter
PAGES = ("index", "chapters/results", "chapters/layout", "appendices/extra")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Engine → its documents of the sample book."""
    root = tmp_path_factory.mktemp("agree")
    chapters = {"index.qmd": FIRST, "chapters/results.qmd": RESULTS, "chapters/layout.qmd": LAYOUT}
    book = write_book(root / "book", chapters, {"appendices/extra.qmd": EXTRA})
    (book / "generated/part.md").write_text(PART, "utf-8")
    engines = ("quarto", "embedded")
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda engine: render(book, root / engine, 2010, engine), engines))
    return {engine: root / engine for engine in engines}


def both(made, read):
    """`read` of the documents of Quarto and of the embedded renderer."""
    return read(made["quarto"]), read(made["embedded"])


def plain(text: str) -> str:
    """Text without the differences of spacing: no-break spaces, soft hyphens, runs of white space."""
    return " ".join(text.replace("\u00a0", " ").replace("\u00ad", "").split())


def content(out: Path, page: str) -> lxml.html.HtmlElement:
    """What a page says, without what an engine puts around it: cover, page turn, scripts."""
    main = lxml.html.fromstring((out / "html" / f"{page}.html").read_bytes()).find(".//main")
    around = ".//script|.//annotation|.//nav|.//div[@class='cover']|.//*[contains(@style, 'display: none')]"
    if page == "index":
        around += "|.//header"  # Quarto puts the book's title over its first chapter
    for element in main.xpath(around):
        element.drop_tree()
    return main


@pytest.mark.parametrize("page", PAGES)
def test_pages_have_the_same_words(made, page):
    def words(out):
        return Counter(plain(" ".join(content(out, page).itertext())).split())

    from_quarto, from_embedded = both(made, words)
    assert from_quarto == from_embedded


@pytest.mark.parametrize("page", PAGES)
def test_pages_have_the_same_headings_with_the_same_numbers(made, page):
    def headings(out):
        found = content(out, page).xpath(".//h1|.//h2|.//h3|.//*[@role='tab']")
        return [(heading.tag if heading.tag != "a" else "h2", plain(heading.text_content())) for heading in found]

    from_quarto, from_embedded = both(made, headings)
    assert from_quarto == from_embedded


@pytest.mark.parametrize("page", PAGES)
def test_pages_have_the_same_captions_and_alt_texts(made, page):
    def captions(out):
        main = content(out, page)
        texts = [plain(caption.text_content()) for caption in main.xpath(".//figcaption|.//caption")]
        return texts, [image.get("alt") for image in main.iter("img")]

    from_quarto, from_embedded = both(made, captions)
    assert from_quarto == from_embedded


@pytest.mark.parametrize("page", PAGES)
def test_pages_link_to_the_same_places_which_exist(made, page):
    def links(out):
        site = out / "html"
        found = []
        for link in content(out, page).iterfind(".//a[@href]"):
            path, _, anchor = link.get("href").partition("#")
            target = (site / page).parent / path if path else site / f"{page}.html"
            if link.get("role") != "tab":
                target = target.resolve().relative_to(site.resolve())
                ids = lxml.html.fromstring((site / target).read_bytes()).xpath("//@id")
                assert not anchor or anchor in ids, f"{target} has no {anchor}"
                found.append((plain(link.text_content()), target.as_posix(), CHAPTERS.get(anchor, anchor)))
        return sorted(found)

    from_quarto, from_embedded = both(made, links)
    assert from_quarto == from_embedded


@pytest.mark.parametrize("page", PAGES)
def test_pages_hold_the_same_cards_and_numbers_that_open_them(made, page):
    def cards(out):
        main = content(out, page)
        numbers = [
            (plain(number.text_content()), number.get("data-card")) for number in main.xpath(".//a[@class='num']")
        ]
        return numbers, [(card.get("id"), card.find(".//a").get("href")) for card in main.iter("dialog")]

    from_quarto, from_embedded = both(made, cards)
    assert from_quarto == from_embedded
    assert (
        len(from_embedded[1]) == {"index": 3, "chapters/results": 2, "chapters/layout": 0, "appendices/extra": 3}[page]
    )


def test_pages_hold_the_same_script(made):
    def script(out):
        text = (out / "html/index.html").read_text("utf-8")
        return text[text.index("// A number opens its card") : text.index("</script>", text.index("// A number opens"))]

    from_quarto, from_embedded = both(made, script)
    assert from_quarto == from_embedded


def pdf_of(out: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(out / "statusrapport-2010.pdf")


def outline(pdf: pypdf.PdfReader) -> list[tuple[int, str, int]]:
    """Depth, title and page of each bookmark."""

    def walk(items, depth):
        for item in items:
            if isinstance(item, list):
                yield from walk(item, depth + 1)
            else:
                yield depth, item.title, pdf.get_destination_page_number(item)

    return list(walk(pdf.outline, 1))


def test_pdfs_have_the_same_text(made):
    def text(out):
        words = plain(" ".join(page.extract_text() for page in pdf_of(out).pages))
        return re.sub(r"(\w)- (?=[a-zæøå])", r"\1", words).split()

    from_quarto, from_embedded = both(made, text)
    assert from_quarto == from_embedded


def test_pdfs_have_the_same_bookmarks_on_the_same_pages(made):
    from_quarto, from_embedded = both(made, lambda out: outline(pdf_of(out)))
    assert from_quarto == from_embedded and len(from_embedded) > 8


def links_of(pdf: pypdf.PdfReader) -> list[tuple[int, int]]:
    """Page of each link, page that it leads to."""
    found = []
    for number, page in enumerate(pdf.pages):
        for annotation in page.get("/Annots", []):
            place = annotation.get_object().get("/Dest")
            place = pdf.named_destinations[place].dest_array if isinstance(place, str) else place
            if place is not None:
                found.append((number, pdf.get_page_number(place[0].get_object())))
    return sorted(found)


def test_pdfs_link_to_the_same_pages(made):
    from_quarto, from_embedded = both(made, lambda out: links_of(pdf_of(out)))
    assert from_quarto == from_embedded and len(from_embedded) > 20


def word_of(out: Path) -> docx.document.Document:
    return docx.Document(str(out / "statusrapport-2010.docx"))


def test_word_documents_have_the_same_paragraphs_in_the_same_styles(made):
    def paragraphs(out):
        return [(p.style.name, plain(p.text)) for p in word_of(out).paragraphs if p.text.strip()]

    from_quarto, from_embedded = both(made, paragraphs)
    assert from_quarto == from_embedded


def test_word_documents_have_the_same_tables(made):
    def tables(out):
        return [[[plain(cell.text) for cell in row.cells] for row in table.rows] for table in word_of(out).tables]

    from_quarto, from_embedded = both(made, tables)
    assert from_quarto == from_embedded and from_embedded[0] == [["Navn", "Antal"], ["Et", "1"]]


def test_word_documents_link_to_the_same_bookmarks_and_describe_the_same_pictures(made):
    def links(out):
        xml = word_of(out).element.xml
        anchors = re.findall(r'<w:hyperlink [^>]*w:anchor="([^"]+)"', xml)
        assert set(anchors) <= set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', xml))
        return anchors, re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', xml)

    from_quarto, from_embedded = both(made, links)
    assert from_quarto == from_embedded
