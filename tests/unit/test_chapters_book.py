from __future__ import annotations

import pytest
from statusreport.chapters.assembling import write_book
from statusreport.chapters.book import read_book, read_generated
from statusreport.chapters.declared import read_declared
from statusreport.errors import ReportError

from tests.unit.chapters_world import GENERATED, TABLE, write_report
from tests.unit.worlds import ROOT

SCHEMA = ROOT / "workflow/schemas/written-numbers.schema.yaml"


def read(folder, chapters, others=None):
    """The book of a small report."""
    return read_book(write_report(folder, chapters, others), folder / "generated", [])


def test_chapters_of_parts_and_appendices_are_read_in_the_order_of_the_book(tmp_path):
    quarto = (
        "book:\n  chapters:\n    - index.qmd\n    - part: Om året\n      chapters: [chapters/b.qmd]\n"
        "    - part: chapters/del.qmd\n      chapters: [chapters/a.qmd]\n  appendices: [appendices/c.qmd]\n"
    )
    names = ["index.qmd", "chapters/b.qmd", "chapters/del.qmd", "chapters/a.qmd", "appendices/c.qmd"]
    assert read(tmp_path, dict.fromkeys(names, "Tekst.\n"), {"_quarto.yml": quarto}).chapters == names


def test_every_chapter_that_is_listed_but_missing_is_named(tmp_path):
    report = write_report(tmp_path, {"a.qmd": "", "b.qmd": "", "c.qmd": ""})
    (report / "a.qmd").unlink()
    (report / "c.qmd").unlink()
    with pytest.raises(ReportError) as caught:
        read_book(report, tmp_path / "generated", [])
    assert [problem.finding for problem in caught.value.problems] == [
        "the chapter `a.qmd` does not exist",
        "the chapter `c.qmd` does not exist",
    ]


def test_a_chapter_that_is_not_utf8_is_named(tmp_path):
    report = write_report(tmp_path, {"a.qmd": ""})
    (report / "a.qmd").write_bytes("# Æ\n".encode("cp1252"))
    with pytest.raises(ReportError, match=r"a\.qmd.*UTF-8"):
        read_book(report, tmp_path / "generated", [])


@pytest.mark.parametrize("text", ["book: [\n", "project: {type: book}\n", ""], ids=["no YAML", "no book", "empty"])
def test_a_broken_quarto_yml_is_named(tmp_path, text):
    with pytest.raises(ReportError, match=r"_quarto\.yml"):
        read(tmp_path, {"a.qmd": ""}, {"_quarto.yml": text})


def test_a_header_that_is_no_yaml_is_named_with_its_line(tmp_path):
    with pytest.raises(ReportError, match=r"report/a\.qmd, line 3: this is not valid YAML"):
        read(tmp_path, {"a.qmd": "---\ntitle: A\ndescription: a: b\n---\n"})


def test_a_chapter_that_begins_with_a_rule_has_no_header(tmp_path):
    assert read(tmp_path, {"a.qmd": "---\n\nTekst.\n"}).sources["a.qmd"].text == "---\n\nTekst.\n"


def test_generated_parts_are_read_by_the_path_that_chapters_include(tmp_path):
    write_report(tmp_path, {})
    assert read_generated(tmp_path / "generated") == {TABLE: GENERATED[TABLE]}


def test_the_book_folder_holds_sources_generated_parts_ledger_and_pictures(tmp_path):
    chapters = {"index.qmd": "# Æ\n", "chapters/a.qmd": "# A\n"}
    report = write_report(tmp_path, chapters, {"_output/x.html": "", "indicators.yaml": "", "_notes/x.md": ""})
    ledger, picture, book = tmp_path / "indicators.json", tmp_path / "x.svg", tmp_path / "book"
    ledger.write_text("{}", encoding="utf-8")
    picture.write_text("<svg/>", encoding="utf-8")
    write_book(report, tmp_path / "generated", [picture], ledger, book)
    assert sorted(path.relative_to(book).as_posix() for path in book.rglob("*") if path.is_file()) == [
        "_quarto.yml",
        "chapters/a.qmd",
        "figures/x.svg",
        "generated/indicators.json",
        "generated/tables/workshops.md",
        "index.qmd",
        "references.bib",
    ]
    assert (book / "index.qmd").read_text(encoding="utf-8") == "# Æ\n"


def declare(tmp_path, pattern, example="a1"):
    """A declarations file of one pattern, read."""
    path = tmp_path / "written-numbers.yaml"
    path.write_text(
        f"lists: {{month: [maj, juni]}}\npatterns:\n  - pattern: '{pattern}'\n    reason: A good reason\n"
        f"    example: '{example}'\nphrases: []\n",
        encoding="utf-8",
    )
    return read_declared(path, SCHEMA)


def test_a_pattern_may_use_a_declared_list(tmp_path):
    assert declare(tmp_path, "[0-9] <month>", "1 juni").hide("a.qmd", "1 juni 2", set()) == "\ufffc" * 6 + " 2"


@pytest.mark.parametrize(
    ("pattern", "finding"),
    [
        ("[0-9", "the pattern is no regular expression"),
        ("<months>", r"unknown list `<months>`\. Did you mean `month`\?"),
        ("b", "the pattern does not find its own example `a1`"),
    ],
)
def test_a_pattern_that_cannot_be_meant_is_told_with_its_line(tmp_path, pattern, finding):
    with pytest.raises(ReportError, match=rf"written-numbers\.yaml, line 3 .*{finding}"):
        declare(tmp_path, pattern)


def test_a_declaration_without_a_reason_is_refused(tmp_path):
    path = tmp_path / "written-numbers.yaml"
    path.write_text("lists: {}\npatterns: []\nphrases:\n  - text: 2200 Kultur\n", encoding="utf-8")
    with pytest.raises(ReportError, match="`reason` is missing"):
        read_declared(path, SCHEMA)


def test_a_phrase_may_stand_in_its_file_only(tmp_path):
    path = tmp_path / "written-numbers.yaml"
    path.write_text(
        "lists: {}\npatterns: []\nphrases:\n  - {text: to ord, reason: A good reason, file: a.qmd}\n", encoding="utf-8"
    )
    declared = read_declared(path, SCHEMA)
    assert declared.hide("chapters/a.qmd", "to\nord", set()) == "\ufffc" * 6
    assert declared.hide("chapters/b.qmd", "to ord", set()) == "to ord"


def test_a_chapter_elsewhere_is_not_taken_in(tmp_path):
    (tmp_path / "hemmeligt.qmd").write_text("x", encoding="utf-8")
    with pytest.raises(ReportError, match=r"the chapter `\.\./hemmeligt\.qmd` is not in the report's folder"):
        read(tmp_path, {"a.qmd": ""}, {"_quarto.yml": "book:\n  chapters: [a.qmd, ../hemmeligt.qmd]\n"})


def test_a_link_that_stands_for_another_file_is_not_taken_in(tmp_path):
    report = write_report(tmp_path, {"chapters/a.qmd": ""})
    (report / "chapters/b.md").symlink_to("/etc/hostname")
    with pytest.raises(ReportError, match=r"chapters/b\.md: this is a link to another file"):
        read_book(report, tmp_path / "generated", [])
