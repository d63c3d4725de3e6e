"""The chain of steps behind files, as the workflow's rules find it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from statusreport.edition.steps import steps_to


@dataclass(frozen=True)
class Rule:
    """As much of a Snakemake rule as is asked for: one output from inputs, `{year}` in any of them."""

    name: str
    inputs: tuple[str, ...]
    output: str

    def is_producer(self, file: str) -> bool:
        return self._match(file) is not None

    def get_wildcards(self, file: str) -> dict[str, str]:
        return self._match(file).groupdict()

    def expand_input(self, wildcards: dict[str, str]):
        return [path.format(**wildcards) for path in self.inputs], None

    def expand_output(self, wildcards: dict[str, str]):
        return [self.output.format(**wildcards)], None

    def _match(self, file: str):
        return re.fullmatch(self.output.replace("{year}", r"(?P<year>\d{4})"), file)


INGEST = Rule("ingest", ("data/raw/{year}/rows.csv",), "data/processed/{year}/tidy")
INDICATORS = Rule("indicators", ("data/processed/2010/tidy", "data/processed/2009/tidy"), "data/processed/2010/ledger")
RENDER = Rule("render", ("data/processed/2010/ledger", "report/chapter.qmd"), "data/processed/2010/html")
WORKBOOK = Rule("workbook", ("data/processed/2010/ledger",), "data/processed/2010/workbook")


def test_every_step_that_leads_to_a_file_is_found_once_and_no_other():
    found = steps_to(["data/processed/2010/html"], [RENDER, WORKBOOK, INDICATORS, INGEST])
    assert set(found) == {"render", "indicators", "ingest 2010", "ingest 2009"}
    assert found["ingest 2009"] == {"inputs": ["data/raw/2009/rows.csv"], "outputs": ["data/processed/2009/tidy"]}


def test_what_people_made_has_no_step():
    assert steps_to(["report/chapter.qmd", "data/raw/2010/rows.csv"], [RENDER, INGEST]) == {}
