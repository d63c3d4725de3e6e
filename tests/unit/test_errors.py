from __future__ import annotations

from pathlib import Path

import pytest
from statusreport.errors import SHOWN, Problem, ReportError, did_you_mean, nearest


def test_a_problem_says_file_place_finding_and_remedy_as_one_line():
    problem = Problem("config.yaml", "line 3", "unknown key `engin`", "Did you mean `engine`?")
    assert str(problem) == "config.yaml, line 3: unknown key `engin`. Did you mean `engine`?"


def test_a_problem_without_a_place_names_the_file_alone():
    assert str(Problem("a.csv", "", "it is empty", "Export it again")) == "a.csv: it is empty. Export it again."


def test_full_stops_are_not_doubled():
    assert str(Problem("a", "", "it is empty.", "Export it again.")) == "a: it is empty. Export it again."


def test_every_problem_is_kept_and_shown_on_its_own_line():
    error = ReportError([Problem("a", "", "x", "y"), Problem("b", "", "x", "y")])
    assert [problem.file for problem in error.problems] == ["a", "b"]
    assert str(error) == "a: x. y.\nb: x. y."


@pytest.mark.parametrize(("count", "last"), [(SHOWN, "f: x. y."), (SHOWN + 3, "… and 3 more")])
def test_a_flood_of_problems_is_counted_not_printed(count, last):
    error = ReportError([Problem("f", "", "x", "y")] * count)
    assert error.message().splitlines()[-1] == last
    assert len(error.problems) == count


def test_an_error_with_one_problem_takes_a_path():
    assert ReportError.one(Path("data/a.csv"), "row 2", "x", "y").problems == [Problem("data/a.csv", "row 2", "x", "y")]


def test_the_nearest_names_stand_best_first_and_far_ones_are_left_out():
    assert nearest("indicatr", ["indication", "indicator", "year"]) == ["indicator", "indication"]


def test_a_remedy_offers_the_nearest_name():
    assert did_you_mean("yeer", ["year", "engine"]) == "Did you mean `year`?"


def test_a_remedy_offers_all_of_a_few_names_where_none_is_near():
    assert did_you_mean("zzz", ["b", "a"]) == "Did you mean `a` or `b`?"


@pytest.mark.parametrize("names", [[], [f"name_{n}" for n in range(9)]])
def test_a_remedy_admits_that_nothing_is_near(names):
    assert did_you_mean("zzz", names) == "No existing name is near it"
