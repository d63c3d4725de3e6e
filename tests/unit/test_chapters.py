from __future__ import annotations

from pathlib import Path

import pytest
from statusreport.chapters import assemble, check, prose_lines, read_book, read_generated
from statusreport.errors import ReportError

REPORT = Path("report")
LEDGER = [
    {"id": "persons", "printed": {"value": "2"}},
    {"id": "advised", "printed": {"value": "67 %", "count": "2", "base": "3", "sentence": "2 ud af 3"}},
]
TABLE = "/generated/tables/workshops.md"
GENERATED = {TABLE: "|a|\n|-|\n\n: Workshops {#tbl-workshops}\n"}


def findings(text, generated=GENERATED, **more):
    """The problems of a chapter: (place, finding, remedy)."""
    with pytest.raises(ReportError) as caught:
        check({"chapters/a.qmd": text} | more, generated, LEDGER, REPORT)
    assert {problem.file for problem in caught.value.problems} == {"report/chapters/a.qmd"}
    return [(problem.place, problem.finding, problem.remedy) for problem in caught.value.problems]


def test_a_chapter_of_known_numbers_includes_and_references_passes():
    text = (
        "# Resultater {#sec-resultater}\n\n{{< num persons >}} og {{< num advised sentence >}}, se @tbl-workshops.\n\n"
        f"{{{{< include {TABLE} >}}}}\n\nSe også @sec-resultater og @sec-andet.\n"
    )
    check({"a.qmd": text, "b.qmd": "# Andet {#sec-andet}\n"}, GENERATED, LEDGER, REPORT)


def test_an_unknown_number_is_named_with_file_line_and_nearest_id():
    assert findings("Tekst.\n\nI alt {{< num person >}}.\n") == [
        ("line 3", "unknown indicator `person`", "Did you mean `persons`?")
    ]


def test_an_unknown_field_is_named_with_those_of_the_number():
    assert findings("{{< num advised sentense >}}\n") == [
        ("line 1", "`advised` has no field `sentense`", "Did you mean `sentence`?")
    ]


def test_a_field_that_does_not_apply_to_a_number_is_unknown_there():
    assert findings("{{< num persons base >}}\n")[0][1] == "`persons` has no field `base`"


@pytest.mark.parametrize(("shortcode", "words"), [("{{< num >}}", 0), ("{{< num advised base 1 >}}", 3)])
def test_a_number_needs_an_id_and_at_most_a_field(shortcode, words):
    assert findings(shortcode)[0][1] == f"`num` takes an indicator and a field, not {words} words"


def test_two_slips_on_one_line_are_two_problems():
    assert [place for place, _, _ in findings("{{< num a >}} {{< num b >}}\n")] == ["line 1", "line 1"]


def test_an_include_that_shares_its_line_is_told_to_stand_alone():
    assert findings(f"Se {{{{< include {TABLE} >}}}}\n") == [
        (
            "line 1",
            f"the include of `{TABLE}` shares its line with other text",
            "Put it alone on a line of its own",
        )
    ]


def test_an_include_of_something_not_generated_is_named_with_the_nearest():
    place, finding, remedy = findings("\n{{< include /generated/tables/workshop.md >}}\n")[0]
    assert (place, finding) == ("line 2", "`/generated/tables/workshop.md` is not generated")
    assert remedy == f"Did you mean `{TABLE}`?"


def test_an_include_of_a_file_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(ReportError, match=r"a\.qmd, line 1: .*_parts/none\.md"):
        check({"a.qmd": "{{< include _parts/none.md >}}\n"}, GENERATED, LEDGER, tmp_path)


@pytest.mark.parametrize("kind", ["fig", "tbl", "sec", "eq"])
def test_a_reference_that_leads_nowhere_is_named_with_its_line(kind):
    place, finding, _ = findings(f"# A\n\nSe @{kind}-intet.\n")[0]
    assert (place, finding) == ("line 3", f"the reference @{kind}-intet leads nowhere")


def test_a_reference_is_told_the_nearest_label():
    text = f"Se @tbl-workshop.\n\n{{{{< include {TABLE} >}}}}\n"
    assert findings(text)[0][2] == "Did you mean `tbl-workshops`?"


def test_the_label_of_a_table_that_no_chapter_includes_leads_nowhere():
    assert findings("Se @tbl-workshops.\n")[0][1] == "the reference @tbl-workshops leads nowhere"


@pytest.mark.parametrize("text", ["skriv@sec-post.dk", "Se [@olsen2010].", "@tid"])
def test_addresses_and_citations_are_no_cross_references(text):
    check({"a.qmd": text}, GENERATED, LEDGER, REPORT)


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
def test_code_blocks_are_left_alone(fence):
    text = f"{fence} markdown\n{{{{< num nothing >}}}} @fig-none\n{{{{< include /generated/x.md >}}}} a\n{fence}\n"
    check({"a.qmd": text}, GENERATED, LEDGER, REPORT)


def test_lines_are_counted_through_code_blocks():
    assert [place for place, _, _ in findings("```\ncode\n```\n{{< num nothing >}}\n")] == ["line 4"]


def test_a_longer_fence_is_not_closed_by_a_shorter_one():
    assert list(prose_lines("````\n```\ncode\n````\nprose")) == [(5, "prose")]


def test_one_kind_of_fence_is_not_closed_by_the_other():
    assert list(prose_lines("~~~\n```\ncode\n~~~\nprose")) == [(5, "prose")]


def test_a_label_inside_a_code_block_is_no_label():
    text = "```\n![x](y){#fig-x}\n```\n\nSe @fig-x.\n"
    assert findings(text)[0][1] == "the reference @fig-x leads nowhere"


@pytest.fixture
def report(tmp_path):
    """A report folder of two chapters."""
    folder = tmp_path / "report"
    for name in ("chapters", "appendices"):
        (folder / name).mkdir(parents=True)
    (folder / "_quarto.yml").write_text(
        "book:\n  chapters: [index.qmd, chapters/a.qmd]\n  appendices: [appendices/b.qmd]\n", encoding="utf-8"
    )
    for path, text in {
        "index.qmd": "# Indledning\n",
        "chapters/a.qmd": "# Æ\n",
        "appendices/b.qmd": "# Bilag\n",
    }.items():
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_chapters_are_read_in_the_order_of_the_book(report):
    assert list(read_book(report)) == ["index.qmd", "chapters/a.qmd", "appendices/b.qmd"]
    assert read_book(report)["chapters/a.qmd"] == "# Æ\n"


def test_every_chapter_that_is_listed_but_missing_is_named(report):
    (report / "appendices/b.qmd").unlink()
    (report / "chapters/a.qmd").unlink()
    with pytest.raises(ReportError) as caught:
        read_book(report)
    assert [problem.finding for problem in caught.value.problems] == [
        "the chapter `chapters/a.qmd` does not exist",
        "the chapter `appendices/b.qmd` does not exist",
    ]


def test_a_chapter_that_is_not_utf8_is_named(report):
    (report / "chapters/a.qmd").write_bytes("# Æ\n".encode("cp1252"))
    with pytest.raises(ReportError, match=r"chapters/a\.qmd.*UTF-8"):
        read_book(report)


@pytest.mark.parametrize("text", ["book: [\n", "project: {type: book}\n"], ids=["no YAML", "no book"])
def test_a_broken_quarto_yml_is_named(report, text):
    (report / "_quarto.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ReportError, match=r"_quarto\.yml"):
        read_book(report)


@pytest.fixture
def generated(tmp_path):
    """A folder of generated parts."""
    folder = tmp_path / "generated"
    (folder / "tables").mkdir(parents=True)
    (folder / "tables/workshops.md").write_text("|a|\n", encoding="utf-8")
    return folder


def test_generated_parts_are_read_by_the_path_that_chapters_include(generated):
    assert read_generated(generated) == {TABLE: "|a|\n"}


def test_the_book_folder_holds_sources_generated_parts_ledger_and_pictures(report, generated, tmp_path):
    (report / "_output").mkdir()
    (report / "indicators.yaml").write_text("", encoding="utf-8")
    ledger, picture, book = tmp_path / "indicators.json", tmp_path / "x.svg", tmp_path / "book"
    ledger.write_text("{}", encoding="utf-8")
    picture.write_text("<svg/>", encoding="utf-8")
    assemble(report, generated, [picture], ledger, book)
    assert sorted(path.relative_to(book).as_posix() for path in book.rglob("*") if path.is_file()) == [
        "_quarto.yml",
        "appendices/b.qmd",
        "chapters/a.qmd",
        "figures/x.svg",
        "generated/indicators.json",
        "generated/tables/workshops.md",
        "index.qmd",
    ]
    assert (book / "chapters/a.qmd").read_text(encoding="utf-8") == "# Æ\n"
