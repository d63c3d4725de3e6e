"""What the documentation shows an analyst works as it is written."""

from __future__ import annotations

import json
import re
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
