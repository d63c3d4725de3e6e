from __future__ import annotations

import pytest

from tests.unit.chapters_world import TABLE, check_report, findings, problems


def test_chapters_whose_names_all_lead_somewhere_pass_and_tell_which_indicators_they_leave_out(tmp_path):
    text = (
        "# Resultater {#sec-resultater}\n\n{{< num meetings >}} og {{< num satisfied sentence >}}, se @tbl-workshops,\n"
        "@fig-egen, @eq-n, [@olsen2010, s. 5] og -@olsen2010.\n\n"
        f"{{{{< include {TABLE} >}}}}\n\n"
        '![Kort](/figures/x.svg){#fig-egen fig-alt="Kort med {{< num participants >}} personer"}\n\n'
        "$$\nx\n$$ {#eq-n}\n\nSe [her](b.qmd#sec-andet), [der](#sec-resultater), [ude](https://kk.dk/) og @sec-andet.\n"
    )
    notices = check_report(tmp_path, {"a.qmd": text, "b.qmd": "# Andet {#sec-andet}\n\n{{< num visitors >}}\n"})
    assert notices.unused_indicators == ["workshops_held", "fte", "fte_half", "replies", "refusals", "methods"]
    assert notices.lines()[0].endswith(": workshops_held, fte, fte_half, replies, refusals, methods")


def test_a_declared_phrase_that_stands_nowhere_is_a_notice(tmp_path):
    assert "2200 Kultur" in check_report(tmp_path, {"a.qmd": "Intet.\n"}).unused_phrases
    assert "2200 Kultur" not in check_report(tmp_path, {"a.qmd": "Om 2200 Kultur.\n"}).unused_phrases


@pytest.mark.parametrize(
    ("text", "finding", "remedy"),
    [
        ("{{< num workshop_held >}}", "unknown indicator `workshop_held`", "Did you mean `workshops_held`?"),
        ("{{< num methods sentense >}}", "`methods` has no field `sentense`", "Did you mean `sentence`?"),
        ("{{< num meetings base >}}", "`meetings` has no field `base`", "Did you mean `value`?"),
        (
            "{{< num >}}",
            "`num` takes an indicator and a field, not 0 words",
            "Write {{< num ID >}} or {{< num ID FIELD >}}",
        ),
        (
            "{{< num methods base 1 >}}",
            "`num` takes an indicator and a field, not 3 words",
            "Write {{< num ID >}} or {{< num ID FIELD >}}",
        ),
        ("Se @sec-slu.", "the reference @sec-slu leads nowhere", "Did you mean `sec-slut`?"),
        ("Se @tbl-slut.", "the reference @tbl-slut leads nowhere", "Did you mean `sec-slut`?"),
        ("Se @fig-slut.", "the reference @fig-slut leads nowhere", "Did you mean `sec-slut`?"),
        ("Se @eq-slut.", "the reference @eq-slut leads nowhere", "Did you mean `sec-slut`?"),
        ("Se [@olsen2011].", "the source @olsen2011 is not in the bibliography", "Did you mean `olsen2010`?"),
        ("Se [-@olsen2011, s. 5].", "the source @olsen2011 is not in the bibliography", "Did you mean `olsen2010`?"),
        ("Se [her](b.qmd).", "the link to `b.qmd` leads to no file", "Did you mean `chapters/a.qmd`?"),
        ("Se [her](#sec-slu).", "the link to `#sec-slu` leads to no place on that page", "Did you mean `sec-slut`?"),
        (
            "Se [her](a.qmd#sec-slu).",
            "the link to `a.qmd#sec-slu` leads to no place on that page",
            "Did you mean `sec-slut`?",
        ),
        ("![Kort](/figures/y.svg)", "the link to `/figures/y.svg` leads to no file", "Did you mean `figures/x.svg`?"),
        ("Se noten.[^slut]", "the footnote `[^slut]` is not written", "Write it on a line of its own: `[^slut]: …`"),
        ("Der var {{< num methods", "a shortcode is not closed on its line", "End it with `>}}`"),
        (
            "{{< include /generated/tables/workshop.md >}}",
            "`/generated/tables/workshop.md` is not generated",
            f"Did you mean `{TABLE}`?",
        ),
        (
            "{{< include ../../config.yaml >}}",
            "the included file `../../config.yaml` is not in the report's folder",
            "Put it beside the chapters",
        ),
        (
            "{{< include /../../etc/passwd >}}",
            "the included file `/../../etc/passwd` is not in the report's folder",
            "Put it beside the chapters",
        ),
        (
            "{{< include /generated/../../config.yaml >}}",
            "`/generated/../../config.yaml` is not generated",
            f"Did you mean `{TABLE}`?",
        ),
        (
            "Se ![kort](../../../data/raw/kort.png).",
            "the link to `../../../data/raw/kort.png` leads out of the report",
            "Put the file beside the chapters",
        ),
        ("{{< include b.qmd >}}", "the included file `b.qmd` does not exist", "Did you mean `chapters/a.qmd`?"),
        (
            f"Se {{{{< include {TABLE} >}}}}",
            f"the include of `{TABLE}` shares its line with other text",
            "Put it alone on a line of its own",
        ),
    ],
)
def test_a_name_that_leads_nowhere_is_told_with_its_line_and_the_nearest(tmp_path, text, finding, remedy):
    assert findings(tmp_path, f"# Slut {{#sec-slut}}\n\n{text}\n") == [("line 3", finding, remedy)]


@pytest.mark.parametrize(
    "text",
    [
        '![Kort](/figures/x.svg){#fig-x fig-alt="{{< num intet >}}"}',
        "![Kort {{< num intet >}}](/figures/x.svg){#fig-x}",
        "|a|\n|-|\n|b|\n\n: Tabel {{< num intet >}} {#tbl-x}",
        '::: {.callout-note title="Om {{< num intet >}}"}\nTekst.\n:::',
        "# Om {{< num intet >}}",
        '[x](https://kk.dk/ "{{< num intet >}}")',
        "---\ntitle: Om {{< num intet >}}\n---\n",
        "Note.[^n]\n\n[^n]: {{< num intet >}}",
        "$x = {{< num intet >}}$",
        "<p>{{< num intet >}}</p>",
    ],
)
def test_a_shortcode_is_checked_wherever_it_stands(tmp_path, text):
    ((place, finding, _),) = findings(tmp_path, text + "\n")
    line = next(number for number, line in enumerate(text.split("\n"), start=1) if "{{<" in line)
    assert (place, finding) == (f"line {line}", "unknown indicator `intet`")


@pytest.mark.parametrize(
    "text",
    [
        "skriv@sec-post.dk",
        "\\@sec-post",
        "https://kk.dk/@olsen",
        "{{{< num intet >}}}",
        "{{</* num intet */>}}",
        "`{{< num intet >}} @fig-intet`",
        "``` markdown\n{{< num intet >}} @fig-intet\n{{< include /generated/x.md >}} a\n```",
        "[{{< engine >}}](https://kk.dk/)",
        "[post](mailto:a@kk.dk)",
        '<span id="her"></span>[her](#her)',
        "[her](/assets/bilag.pdf)",
    ],
)
def test_what_is_no_reference_or_is_only_shown_is_left_alone(tmp_path, text):
    assert findings(tmp_path, text + "\n", {"assets/bilag.pdf": ""}) == []


def test_the_label_of_a_table_that_no_chapter_includes_leads_nowhere(tmp_path):
    assert findings(tmp_path, "Se @tbl-workshops.\n")[0][1] == "the reference @tbl-workshops leads nowhere"


def test_labels_of_included_files_are_those_of_the_page(tmp_path):
    parts = {"chapters/_part.md": "## Del {#sec-del}\n", "chapters/b.qmd": ""}
    assert findings(tmp_path, "{{< include _part.md >}}\n\nSe @sec-del og [del](#sec-del).\n", parts) == []


def test_files_that_include_each_other_are_read_once(tmp_path):
    parts = {"chapters/_b.md": "{{< include _c.md >}}\n", "chapters/_c.md": "{{< include _b.md >}}\n\nDer var 11.\n"}
    found = problems(tmp_path, {"chapters/a.qmd": "{{< include _b.md >}}\n"}, parts)
    assert [(problem.file, problem.place) for problem in found] == [("chapters/_c.md", "line 3")]


def test_a_bibliography_that_pandoc_cannot_read_is_told(tmp_path):
    ((problem,)) = problems(tmp_path, {"a.qmd": "Tekst.\n"}, {"references.bib": "@book{olsen2010, title = {Bog\n"})
    assert "pandoc cannot read the chapters or the bibliography" in problem.finding
