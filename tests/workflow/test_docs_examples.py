"""What the documentation shows an analyst works as it is written."""

from __future__ import annotations

import json
import re
import shutil
import textwrap

from tests.projects import ROOT, Checkout


def test_the_examples_of_indicators_can_be_computed(built: Checkout):
    page = (ROOT / "docs/indicators.md").read_text(encoding="utf-8")
    examples = "".join(re.findall(r"```yaml\n(.*?)```", page, re.DOTALL))
    declarations = built.path("report/indicators.yaml")
    text = declarations.read_text(encoding="utf-8")
    declarations.write_text(text + textwrap.indent(examples, "  "), encoding="utf-8")

    built.build("data/processed/2010/indicators.json")

    ledger = json.loads(built.path("data/processed/2010/indicators.json").read_text(encoding="utf-8"))
    display = {entry["id"]: entry["display"] for entry in ledger["indicators"]}
    assert set(re.findall(r"^(\w+):", examples, re.MULTILINE)) <= set(display)
    assert display["contacts_with_organisations"] == "173"  # 28 requisitions and 145 advisory sessions
    assert display["advice_per_requisition"] == "5,2"  # 145 / 28 = 5.18
    assert display["advice_at_least_some"] == "100,0 %"  # 17 high and 1 some of 18 answers


def test_a_dry_run_says_why_a_step_would_run(built: Checkout):
    built.replace("report/chapters/resume.qmd", "Hovedresultater", "De vigtigste resultater")
    run = built.snakemake("--dry-run")
    assert "report/chapters/resume.qmd" in run.stdout


def add_chapter(project: Checkout, name: str, text: str) -> None:
    """A further chapter at the end of the report."""
    project.path(f"report/chapters/{name}.qmd").write_text(text, encoding="utf-8")
    last = "    - chapters/tilfredshed.qmd\n"
    project.replace("report/_quarto.yml", last, f"{last}    - chapters/{name}.qmd\n")


def test_the_guide_and_the_template_for_chapters_can_be_used_as_they_are_written(built: Checkout):
    guide = (ROOT / "docs/from-word.md").read_text(encoding="utf-8")
    examples = re.findall(r"```markdown\n(.*?)```", guide, re.DOTALL)
    sections = re.sub(r"```.*?```", "", guide, flags=re.DOTALL).count("\n## ")
    assert len(examples) == sections - 1  # of every section but the last
    # the report has the two that the workflow makes already, and a name is given once
    examples = [re.sub(r"{{< include /generated/\S+ >}}\n", "", example) for example in examples]
    add_chapter(built, "guide", "# Vejledning {#sec-guide}\n\n" + "\n".join(examples))
    add_chapter(built, "skabelon", (ROOT / "docs/chapter-template.qmd").read_text(encoding="utf-8"))
    picture = built.path("report/assets/pictures/boder.png")
    picture.parent.mkdir()
    shutil.copyfile(built.path("data/processed/2010/da/figures/criteria.png"), picture)

    built.build("--until", "render")

    folder = built.path("data/processed/2010/da/documents/html/chapters")
    page = re.sub(r"<[^>]+>|\s+", " ", (folder / "guide.html").read_text(encoding="utf-8"))
    page = re.sub(r"\s+", " ", page)
    for shown in (
        "Enheden holdt 11 workshops",
        r"i Tabel \d+\.1",
        r"også Figur \d+\.1",
        "Sådan er der talt",
        "mere end 80 %",
    ):
        assert re.search(shown, page.replace("\u00a0", " ")), shown
    assert "{{&lt;" not in page and "?@" not in page
    assert "Kapitlets titel" in (folder / "skabelon.html").read_text(encoding="utf-8")


def test_generated_tables_and_figures_that_the_guide_includes_exist(built: Checkout):
    guide = (ROOT / "docs/from-word.md").read_text(encoding="utf-8")
    named = re.findall(
        r"include /(generated/\S+)", guide + (ROOT / "docs/chapter-template.qmd").read_text(encoding="utf-8")
    )
    assert named and [name for name in named if not built.path(f"data/processed/2010/da/{name}").exists()] == []
