from __future__ import annotations

import copy

import pytest
import yaml
from statusreport.config import Edition, edition
from statusreport.errors import ReportError
from statusreport.tables.names import TABLES

from tests.unit.worlds import ROOT, SCHEMAS

FILE = ROOT / "config.yaml"
SCHEMA = SCHEMAS / "config.schema.yaml"


@pytest.fixture
def config():
    """The shipped configuration, to be changed as `snakemake --config` would."""
    return copy.deepcopy(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def problem(config):
    """The one problem of a configuration."""
    with pytest.raises(ReportError) as caught:
        edition(config, FILE, SCHEMA)
    [found] = caught.value.problems
    return found


def test_the_shipped_configuration_is_the_edition_of_2010(config):
    assert edition(config, FILE, SCHEMA, TABLES) == Edition(2010, 2009, ("da",), "auto", config["disclosure"])


def test_values_of_the_command_line_count(config):
    config["report"]["engine"] = "embedded"
    assert edition(config, FILE, SCHEMA).engine == "embedded"


def test_an_unknown_engine_is_named_with_its_line_in_the_file(config):
    config["report"]["engine"] = "quatro"
    line = FILE.read_text(encoding="utf-8").splitlines().index("report:") + 2
    assert problem(config).place == f"line {line} (report.engine)"
    assert "`quarto`" in problem(config).remedy


def test_an_unknown_key_is_named_with_the_nearest(config):
    config["edition"]["yeer"] = 2010
    assert (problem(config).finding, problem(config).remedy) == ("unknown key `yeer`", "Did you mean `year`?")


def test_an_unknown_key_of_the_command_line_is_refused(config):
    assert problem(config | {"engine": "quarto"}).finding == "unknown key `engine`"


@pytest.mark.parametrize("year", ["2010", 20100, None])
def test_a_year_is_a_number_of_four_digits(config, year):
    config["edition"]["year"] = year
    assert problem(config).place.endswith("(edition.year)")


def test_a_missing_part_is_named(config):
    del config["report"]
    assert problem(config).finding == "the key `report` is missing"


def test_every_table_says_whether_small_numbers_are_left_out_and_why(config):
    del config["disclosure"]["tables"]["workshops"]
    config["disclosure"]["tables"]["workshop"] = {"suppress": False, "counts": "x", "reason": "x"}
    with pytest.raises(ReportError) as caught:
        edition(config, FILE, SCHEMA, TABLES)
    silent, unknown = caught.value.problems
    assert silent.finding == "nothing is said of the table `workshops`"
    assert (unknown.finding, unknown.remedy) == ("there is no table `workshop`", "Did you mean `workshops`?")


@pytest.mark.parametrize(
    "change",
    [{"suppress": "on"}, {"reason": ""}, {"suppress": True, "indicators": []}, {"threshold": 3}],
)
def test_a_policy_that_says_too_little_is_refused_at_its_line(config, change):
    config["disclosure"]["tables"]["workshops"] |= change
    assert problem(config).place.startswith("line ")


def test_a_table_whose_small_numbers_are_left_out_names_its_indicators(config):
    config["disclosure"]["tables"]["sources"]["suppress"] = True
    assert problem(config).finding == "the key `indicators` is missing"
