"""The embedded renderer: each supported construct, and for each that is not one finding at its line."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pypdf
import pytest
from statusreport.errors import ReportError
from statusreport.render import embedded, render

from tests.unit.render_world import write_book

NB = "\u00a0"  # no-break space

FIRST = """# Indledning

Se @sec-second, @sec-part, @sec-extra, @fig-bars, @tbl-numbers og @eq-share.
"""

SECOND = """---
description: "Om *anden* del"
---

# Anden del {#sec-second}

Enheden {{< var unit >}} i {{< var place.city >}}, {{< meta book.subtitle >}}.
{{</* gemt */>}}Skrevet: `{{{< num x >}}}`.

V: {{< num satisfied >}}; M: {{< num satisfied target >}}; S: {{< num satisfied sentence >}};
T: {{< num visitors count >}}; B: {{< num satisfied base >}}; N: {{< num satisfied n >}}; L: {{< num offices names >}}.

{{< include ../generated/part.md >}}

## Et afsnit {#sec-part}

![Søjler over *svar*](/figures/bars.svg){#fig-bars fig-alt="Søjler: {{< num satisfied >}}"}

::: {#fig-model fig-alt="Model med to led"}
![](../figures/bars.svg)

Modellen
:::

| Navn | Antal |
|:-----|------:|
| Et   |     1 |

: Antal efter navn {#tbl-numbers tbl-colwidths="[70,30]"}

::: {#tbl-framed}
| A | B |
|---|---|
| a | b |

Tabel i ramme
:::

$$
p = k / n
$$ {#eq-share}

Begge [@fig-bars; @fig-model], kun tallet [-@fig-bars], [diagram @fig-bars].
Links [tilbage](../index.qmd) og [her](#sec-part).

### Uden nummer

::: {.callout-note}
En note.
:::

::: {.callout-warning title="Egen titel"}
En advarsel.
:::

::: {.callout-tip}
## Titel som overskrift
Et råd.
:::

::: {.panel-tabset}
## Fane et
Under fane et.

## Fane to
Under fane to.
:::

## Efter fanerne {#sec-after}

::: {layout-ncol=2}
![Venstre](/figures/bars.svg){#fig-left fig-alt="Venstre søjler"}

![Højre](/figures/bars.svg){#fig-right fig-alt="Højre søjler"}
:::

:::: {.columns}
::: {.column width="60%"}
Spalte et
:::
::: {.column width="40%"}
Spalte to
:::
::::

::: {.content-visible when-format="html"}
Kun på nettet
:::

::: {.content-hidden when-format="html"}
Kun på papir
:::

En note.[^n] En kilde [@hansen2009, s. 3]. [Ord]{.original}. Se @sec-after.

[^n]: Notens tekst.

{{< pagebreak >}}

```python
print("vises {{< var unit >}}")
```
"""

EXTRA = """# Ekstra {#sec-extra}

## I bilaget {#sec-in-extra}

![Bilagsfigur](/figures/bars.svg){#fig-extra fig-alt="x"}
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A book with every supported construct."""
    folder = tmp_path_factory.mktemp("book")
    write_book(folder, {"index.qmd": FIRST, "chapters/second.qmd": SECOND}, {"appendices/extra.qmd": EXTRA})
    (folder / "generated/part.md").write_text("Indsat tekst {{< num workshops_held >}}.\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def made(book, tmp_path_factory):
    """That book's documents."""
    out = tmp_path_factory.mktemp("made") / "2010"
    render(book, out, 2010, "embedded")
    return out


@pytest.fixture(scope="module")
def page(made):
    return (made / "html/chapters/second.html").read_text("utf-8")


@pytest.mark.parametrize(
    "expected",
    [
        "Enheden En enhed i København, En enhed. Skrevet: <code>{{&lt; num x &gt;}}</code>.",
        '<meta name="description" content="Om anden del">',
        f"V: 89,5{NB}%; M: 70{NB}%; S: 17 ud af 19; T: 20.000; B: 19; N: 18; L: Kultur, Teknik og Social.",
        "<p>Indsat tekst 11.</p>",
        '<h1 data-number="2"><span class="header-section-number">2</span> Anden del</h1>',
        '<h2 data-number="2.1"><span class="header-section-number">2.1</span> Et afsnit</h2>',
        "<h3>Uden nummer</h3>",
        f'<span class="caption-label">Figur{NB}2.1:</span> Søjler over <em>svar</em></figcaption>',
        f'<img src="../figures/bars.svg" alt="Søjler: 89,5{NB}%" />',
        f'<span class="caption-label">Figur{NB}2.2:</span> Modellen</figcaption>',
        'alt="Model med to led"',
        f'<span class="caption-label">Tabel{NB}2.1:</span> Antal efter navn</caption>',
        '<col style="width: 70%" />',
        '<th style="text-align: right;" scope="col">Antal</th>',
        f'<span class="caption-label">Tabel{NB}2.2:</span> Tabel i ramme</caption>',
        '<span id="eq-share">',
        f'<a href="#fig-bars" class="xref">Figur{NB}2.1</a>, <a href="#fig-model" class="xref">Figur{NB}2.2</a>',
        '<a href="#fig-bars" class="xref">2.1</a>',
        f'<a href="#fig-bars" class="xref">diagram{NB}2.1</a>',
        '<a href="../index.html#indledning">tilbage</a>',
        '<div class="house-callout house-callout-note" role="note">',
        '<div class="house-callout-title">\nBemærk\n</div>',
        '<div class="house-callout-title">\nEgen titel\n</div>',
        '<div class="house-callout-title">\nTitel som overskrift\n</div>',
        '<h2 class="unnumbered unlisted">Fane et</h2>',
        '<h2 data-number="2.2"><span class="header-section-number">2.2</span> Efter fanerne</h2>',
        '<div class="layout layout-2">',
        '<div class="column" style="width:60%;">',
        "Kun på nettet",
        "Notens tekst.",
        '(<a href="#ref-hansen2009" role="doc-biblioref">Hansen 2009, 3</a>)',
        '<div id="ref-hansen2009" class="csl-entry" role="listitem">',
        '<span class="original">Ord</span>',
        '<div class="page-break"></div>',
        "vises En enhed",
        f'<a href="#sec-after" class="xref">Afsnit{NB}2.2</a>',
    ],
)
def test_page_shows_construct(page, expected):
    assert expected in page


@pytest.mark.parametrize("unexpected", ["gemt", "Kun på papir", "{{<", "fig-alt", "tbl-colwidths"])
def test_page_leaves_out(page, unexpected):
    assert unexpected not in page


@pytest.mark.parametrize(
    "expected",
    [
        f'<a href="chapters/second.html#sec-second" class="xref">Kapitel{NB}2</a>',
        f'<a href="chapters/second.html#sec-part" class="xref">Afsnit{NB}2.1</a>',
        f'<a href="appendices/extra.html#sec-extra" class="xref">Bilag{NB}A</a>',
        f'<a href="chapters/second.html#fig-bars" class="xref">Figur{NB}2.1</a>',
        f'<a href="chapters/second.html#tbl-numbers" class="xref">Tabel{NB}2.1</a>',
        f'<a href="chapters/second.html#eq-share" class="xref">Ligning{NB}2.1</a>',
        "<title>Indledning – Prøverapport, En enhed</title>",
        '<html lang="da">',
        '<a class="skip-link" href="#main">',
    ],
)
def test_first_page_points_into_the_other_pages(made, expected):
    assert expected in (made / "html/index.html").read_text("utf-8")


def test_appendix_is_lettered(made):
    text = (made / "html/appendices/extra.html").read_text("utf-8")
    assert f"Figur{NB}A.1:" in text
    assert '<span class="header-section-number">A.1</span> I bilaget' in text


def test_pages_refer_to_nothing_outside_the_site(made):
    site = made / "html"
    for path in sorted(site.rglob("*.html")):
        for target in re.findall(r'(?:href|src)="([^"#]+)', path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_pdf_is_tagged_danish_and_has_the_same_numbers(made):
    pdf = pypdf.PdfReader(made / "statusrapport-2010.pdf")
    catalogue = pdf.trailer["/Root"]
    assert catalogue["/Lang"] == "da" and catalogue["/MarkInfo"]["/Marked"]
    assert pdf.metadata.title == "Prøverapport"
    assert pdf.metadata.creation_date.date().isoformat() == "2010-12-31"
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split()).replace(NB, " ")
    for expected in ("Figur 2.1: Søjler over svar", "Tabel 2.1: Antal efter navn", "Figur A.1: Bilagsfigur",
                     "Kapitel 2", "Afsnit 2.1", "Bilag A", "Ligning 2.1", "Kun på papir", "89,5 %"):  # fmt: skip
        assert expected in text, expected


def test_word_has_styles_captions_and_alt_texts(made):
    document = docx.Document(str(made / "statusrapport-2010.docx"))
    by_style = {style: [p.text for p in document.paragraphs if p.style.name == style] for style in
                ("Heading 1", "Image Caption", "Table Caption", "Callout Title")}  # fmt: skip
    assert by_style["Heading 1"] == ["1. Indledning", "2. Anden del", f"Bilag A{NB}— Ekstra"]
    assert by_style["Image Caption"][0] == f"Figur{NB}2.1: Søjler over svar"
    assert by_style["Table Caption"] == [f"Tabel{NB}2.1: Antal efter navn", f"Tabel{NB}2.2: Tabel i ramme"]
    numbers = next(table for table in document.tables if "Antal" in table.rows[0].cells[1].text)
    assert {p.style.name for row in numbers.rows for cell in row.cells for p in cell.paragraphs} == {"Table Text"}
    assert by_style["Callout Title"] == ["Bemærk", "Egen titel", "Titel som overskrift"]
    alts = re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', document.element.xml)
    assert set(alts) == {f"Søjler: 89,5{NB}%", "Model med to led", "Venstre søjler", "Højre søjler", "x"}


def test_documents_repeat_byte_by_byte(book, made, tmp_path):
    render(book, tmp_path / "again", 2010, "embedded")
    for path in sorted(made.rglob("*")):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "again" / path.relative_to(made)).read_bytes(), path.name


BROKEN_TEXT = {  # found before pandoc parses
    "{{< num workshop_held >}}": "unknown indicator `workshop_held`. Did you mean `workshops_held`",
    "{{< num workshops_held valu >}}": "indicator `workshops_held` has no field `valu`. Did you mean `value`",
    "{{< num workshops_held target >}}": "indicator `workshops_held` has no field `target`. Its fields are value",
    "{{< var units >}}": "unknown variable `units`. Did you mean `unit`",
    "{{< meta nothing >}}": "unknown metadata field `nothing`",
    "{{< vidoe x >}}": "unknown shortcode `vidoe`",
    "{{< num workshops_held": "a shortcode is not closed on its line",
    "a {{< include x.md >}}": "an include must stand alone on its line",
    "{{< include x.md >}}": "the included file `x.md` does not exist",
    "{{< include index.qmd >}}": "`index.qmd` includes itself",
    "```{python}\n1\n```": "a `{python}` cell is run by Quarto only",
    "```{mermaid}\nx\n```": "a `{mermaid}` cell is run by Quarto only",
    "tal `{python} x`": "a `{python}` cell is run by Quarto only",
}
BROKEN_STRUCTURE = {  # found in the parsed document
    "Se @fig-nothing.": "nothing has the identifier `fig-nothing`",
    "Se @tbl-number.": "nothing has the identifier `tbl-number`. Did you mean `tbl-numbers`",
    "Se @lst-code.": "references to `lst-` need Quarto",
    "Se @hansen2008.": "no source `hansen2008` in the bibliography. Did you mean `hansen2009`",
    "Se @sec-bare.": "`sec-bare` has no number",
    "[x](#nowhere)": "`index.qmd` has no identifier `nowhere`",
    "[x](other.qmd)": "no chapter `other.qmd`",
    "::: {.callout-notes}\nx\n:::": "unknown callout `callout-notes`. Did you mean `note`",
    "::: {.panel-sidebar}\nx\n:::": "`.panel-sidebar` is understood by Quarto only",
    "::: {.column-margin}\nx\n:::": "`.column-margin` is understood by Quarto only",
    "::: {layout=\"[70,30]\"}\nx\n:::": "the attribute `layout` is understood by Quarto only",
    "::: {.content-visible when-format=\"pdf\"}\nx\n:::": "conditional content needs when-format or unless-format",
    "![](/figures/bars.svg)": "the picture `/figures/bars.svg` has no alt text",
    "![x](/figures/gone.svg){fig-alt=\"x\"}": "the picture `/figures/gone.svg` does not exist",
    "::: {#fig-empty}\n:::": "`#fig-empty` has no caption",
    "## Igen {#sec-twice}\n\n## Igen {#sec-twice}": "the identifier `sec-twice` is used twice",
}  # fmt: skip


def findings(folder: Path, text: str) -> dict[str, str]:
    """Place → finding and remedy of a book of one chapter, which cannot be rendered."""
    write_book(folder, {"index.qmd": text})
    out = folder / "out"
    out.mkdir()
    with pytest.raises(ReportError) as caught:
        embedded.write_site(folder, out, 2010, 0)
    assert {problem.file for problem in caught.value.problems} == {"index.qmd"}
    return {problem.place: f"{problem.finding}. {problem.remedy}" for problem in caught.value.problems}


def chapter_of(constructs: dict) -> tuple[str, dict[str, str]]:
    """A chapter of these constructs, and the line that each begins at."""
    text = "# Titel\n\nEt afsnit.\n\n## Bar {#sec-bare .unnumbered}\n\n| a |\n|---|\n| b |\n\n: T {#tbl-numbers}\n\n"
    lines = {}
    for construct in constructs:
        lines[construct] = f"line {text.count(chr(10)) + 1}"
        text += construct + "\n\n"
    return text, lines


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """Construct → what the renderer said about its line."""
    said = {}
    for constructs in (BROKEN_TEXT, BROKEN_STRUCTURE):
        text, lines = chapter_of(constructs)
        found = findings(tmp_path_factory.mktemp("broken"), text)
        said |= {construct: found.get(line, "nothing") for construct, line in lines.items()}
    return said


@pytest.mark.parametrize("construct", [*BROKEN_TEXT, *BROKEN_STRUCTURE])
def test_construct_is_a_finding_at_its_line(broken, construct):
    assert {**BROKEN_TEXT, **BROKEN_STRUCTURE}[construct] in broken[construct]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Ingen titel.\n", "the chapter has no title"),
        ("# En\n\n# To\n", "a chapter has a second heading of level 1"),
        ("---\ntitle: En\nexecute: {echo: false}\n---\n\nx\n", "the header field `execute` has an effect in Quarto"),
    ],
)
def test_chapter_shape_is_checked(tmp_path, text, finding):
    assert finding in " ".join(findings(tmp_path, text).values())


def test_title_in_the_header_is_the_heading(tmp_path):
    write_book(tmp_path, {"index.qmd": "---\ntitle: Om *byen*\n---\n\nTekst.\n"})
    embedded.write_site(tmp_path, tmp_path, 2010, 0)
    assert '<section id="om-byen" class="level1" data-number="1">' in (
        tmp_path / "html/index.html").read_text("utf-8")  # fmt: skip


def test_finding_in_an_included_file_names_that_file(tmp_path):
    write_book(tmp_path, {"index.qmd": "# Titel\n\n{{< include /generated/part.md >}}\n"})
    (tmp_path / "generated/part.md").write_text("Et\n\n{{< num nix >}}\n", "utf-8")
    with pytest.raises(ReportError, match=r"^generated/part.md, line 3: unknown indicator `nix`"):
        render(tmp_path, tmp_path / "out", 2010, "embedded")


def test_failure_leaves_the_former_documents(tmp_path):
    write_book(tmp_path / "book", {"index.qmd": "# Titel\n\n{{< num nix >}}\n"})
    (tmp_path / "out").mkdir()
    (tmp_path / "out/former").touch()
    with pytest.raises(ReportError):
        render(tmp_path / "book", tmp_path / "out", 2010, "embedded")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book", "out"]
    assert (tmp_path / "out/former").exists()


def test_typst_complaint_is_led_back_to_the_chapter(tmp_path):
    write_book(tmp_path, {"index.qmd": "# Titel\n\n```{=typst}\n#ukendt-funktion()\n```\n"})
    with pytest.raises(ReportError, match=r"index.qmd, line 4: Typst cannot set this: unknown variable"):
        render(tmp_path, tmp_path / "out", 2010, "embedded")


def test_words_at_the_beginning_of_a_cell_or_a_note_make_no_list_and_no_heading_in_the_pdf(tmp_path):
    cells = ("1\\. sal", "\\- streg", "\\+ plus", "\\= lig", "\\/ ord: x")
    rows = "".join(f"| {cell} | x |\n" for cell in cells)
    text = f"# Titel\n\n| a | b |\n|---|---|\n{rows}\nEn note.[^n]\n\n[^n]: \\= note\n"
    write_book(tmp_path, {"index.qmd": text})
    render(tmp_path, tmp_path / "out", 2010, "embedded")
    pdf = pypdf.PdfReader(tmp_path / "out/statusrapport-2010.pdf")
    said = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    wanted = [cell.replace("\\", "") for cell in (*cells, "\\= note")]
    assert [text for text in wanted if text not in said.replace("−", "-")] == []


def test_a_word_that_the_danish_patterns_divide_wrongly_is_not_divided_in_the_pdf(tmp_path):
    words = ("Målgruppen", "workshoppens", "frontmedarbejderne", "Eksperttænketanken", "TaskForce", "tilmeldingen")
    text = "".join(f"{'x' * length} {word}\n\n" for word in words for length in range(40, 80))
    write_book(tmp_path, {"index.qmd": f"# Titel\n\n{text}"})
    render(tmp_path, tmp_path / "out", 2010, "embedded")
    pages = pypdf.PdfReader(tmp_path / "out/statusrapport-2010.pdf").pages
    lines = [line for page in pages for line in page.extract_text().splitlines()]
    divided = {line.split()[-1].strip("\u00ad") for line in lines if line.endswith("\u00ad")}
    assert divided == {"til", "tilmel", "tilmeldin"}


def test_a_range_stays_on_one_line_of_the_pdf(tmp_path):
    ranges = (f"58–87{NB}%", f"76,5–100{NB}%,", "(1.000–2.000).")
    text = "".join(f"{'x' * length} Intervallet er {' i alt '.join(ranges)}\n\n" for length in range(1, 70))
    write_book(tmp_path, {"index.qmd": f"# Titel\n\n{text}"})
    render(tmp_path, tmp_path / "out", 2010, "embedded")
    pages = pypdf.PdfReader(tmp_path / "out/statusrapport-2010.pdf").pages
    lines = [line for page in pages for line in page.extract_text().splitlines()]
    assert [sum(whole in line for line in lines) for whole in ranges] == [69, 69, 69]


PAGES = {"index.qmd": "# A\n\nSe @sec-b og @tbl-b.\n", "b.qmd": "# B {#sec-b}\n\n| x |\n|---|\n| 1 |\n\n: T {#tbl-b}\n"}


def one_page(book: Path, folder: Path, parsed: Path, chapter: str) -> str:
    folder.mkdir()
    embedded.write_page(book, folder, chapter, 0, parsed)
    (page,) = folder.glob("*.html")
    return page.read_text(encoding="utf-8")


def test_the_page_of_one_chapter_is_that_of_the_whole_site_and_follows_what_changes_in_all(tmp_path):
    book, parsed = tmp_path / "book", tmp_path / "parsed"
    write_book(book, PAGES)
    parsed.mkdir()
    (tmp_path / "out").mkdir()
    embedded.write_site(book, tmp_path / "out", 2010, 0, parsed)
    for chapter in PAGES:
        page = tmp_path / "out/html" / chapter.replace(".qmd", ".html")
        assert one_page(book, tmp_path / chapter, parsed, chapter) == page.read_text(encoding="utf-8")
    (book / "b.qmd").write_text("# B {#sec-b}\n\n" + "| x |\n|---|\n| 1 |\n\n: S {#tbl-a}\n\n" + PAGES["b.qmd"][13:])
    assert "Tabel\u00a02.2" in one_page(book, tmp_path / "again", parsed, "index.qmd")


def test_the_chapter_that_is_rendered_alone_is_parsed_each_time_and_the_others_once(tmp_path):
    book, parsed = tmp_path / "book", tmp_path / "parsed"
    write_book(book, PAGES | {"index.qmd": "# A\n\nTekst[^1].\n\n[^1]: Note.\n\n[^1]: Igen.\n"})
    parsed.mkdir()
    for attempt in ("first", "second"):
        with pytest.raises(ReportError, match="1"):
            one_page(book, tmp_path / attempt, parsed, "index.qmd")
    one_page(book, tmp_path / "b", parsed, "b.qmd")  # the faulty chapter is another
