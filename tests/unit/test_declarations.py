from __future__ import annotations

import textwrap

import pytest
from statusreport import declarations
from statusreport.errors import ReportError
from statusreport.measures import KINDS

from tests.unit.worlds import ROOT, SCHEMAS

SCHEMA = """
type: object
additionalProperties: false
required: [year]
properties:
  year: {type: integer, description: "Write the year with four digits"}
  engine: {enum: [auto, quarto]}
  names: {type: array, items: {type: object, additionalProperties: false, properties: {title: {type: string}}}}
"""


@pytest.fixture
def load(tmp_path):
    """Load a text as a declaration against a schema; the small one of this file by default."""

    def load(text, schema=None):
        path = tmp_path / "edition.yaml"
        path.write_bytes(text if isinstance(text, bytes) else textwrap.dedent(text).encode())
        if schema is None:
            schema = tmp_path / "schema.yaml"
            schema.write_text(SCHEMA, encoding="utf-8")
        return declarations.load(path, schema)

    return load


@pytest.fixture
def problems(load):
    """The problems of a text: (place, finding, remedy)."""

    def problems(text, schema=None):
        with pytest.raises(ReportError) as caught:
            load(text, schema)
        return [(problem.place, problem.finding, problem.remedy) for problem in caught.value.problems]

    return problems


def test_a_declaration_gives_its_data_and_the_lines_of_its_entries(load):
    declaration = load("# comment\nyear: 2010\nnames:\n- title: a\n- title: b\n")
    assert declaration.data == {"year": 2010, "names": [{"title": "a"}, {"title": "b"}]}
    assert declaration.line("year") == 2
    assert declaration.line("names", 1, "title") == 5


def test_an_entry_that_has_no_line_gets_that_of_its_nearest_parent(load):
    assert load("year: 2010\nnames:\n- title: a\n").line("names", 0, "no such key", 3) == 3


def test_a_problem_of_an_entry_names_file_line_and_entry(load):
    problem = load("engine: auto\nyear: 2010\n").problem(("year",), "it is odd", "Correct it")
    assert (problem.file.endswith("edition.yaml"), problem.place) == (True, "line 2 (year)")


def test_an_unknown_key_is_named_with_its_line_and_the_nearest_key(problems):
    assert problems("year: 2010\nengin: auto\n") == [
        ("line 2 (engin)", "unknown key `engin`", "Did you mean `engine`?")
    ]


def test_an_unknown_key_inside_a_list_is_named_with_its_entry(problems):
    assert problems("year: 2010\nnames:\n- title: a\n- titel: b\n") == [
        ("line 4 (names.1.titel)", "unknown key `titel`", "Did you mean `title`?")
    ]


def test_a_missing_key_is_named(problems):
    assert problems("engine: auto\n") == [("line 1", "the key `year` is missing", "Add `year:`")]


def test_a_value_of_the_wrong_type_is_explained_by_the_schemas_description(problems):
    [(place, finding, remedy)] = problems("year: MMX\n")
    assert (place, remedy) == ("line 1 (year)", "Write the year with four digits")
    assert "MMX" in finding


def test_a_value_outside_a_list_is_named_with_the_nearest_and_all_that_are_allowed(problems):
    [(place, finding, remedy)] = problems("year: 2010\nengine: quatro\n")
    assert (place, finding) == ("line 2 (engine)", "`quatro` is not allowed here")
    assert "Did you mean `quarto`" in remedy and "`auto`" in remedy
    assert "?." not in remedy


def test_all_problems_of_a_file_are_reported_at_once(problems):
    found = problems("engin: auto\nengine: quatro\n")
    assert sorted(place for place, _, _ in found) == ["line 1", "line 1 (engin)", "line 2 (engine)"]


def test_a_key_that_stands_twice_is_named_with_both_lines(problems):
    [(place, finding, _)] = problems("year: 2010\nengine: auto\nyear: 2011\n")
    assert (place, finding) == ("line 3 (year)", "the key `year` stands twice (first on line 1)")


def test_a_block_that_stands_twice_is_one_problem(problems):
    [(place, _, _)] = problems("year: 2010\na:\n  b: 1\na:\n  b: 1\n")
    assert place == "line 4 (a)"


def test_bad_yaml_is_reported_with_its_line(problems):
    [(place, finding, _)] = problems("year: 2010\nnames: [a\nengine: auto\n")
    assert place in ("line 3", "line 4")  # where the reader notices
    assert "not valid YAML" in finding


def test_a_tab_as_indentation_is_bad_yaml(problems):
    [(place, finding, _)] = problems("names:\n\t- title: a\n")
    assert (place, "not valid YAML" in finding) == ("line 2", True)


def test_a_file_that_is_not_utf8_says_so(problems):
    [(_, finding, remedy)] = problems("year: 2010 # år\n".encode("cp1252"))
    assert finding == "the file is not UTF-8"
    assert "UTF-8" in remedy


def test_a_file_that_windows_saved_with_a_byte_order_mark_is_read(load):
    assert load(b"\xef\xbb\xbfyear: 2010\n").data == {"year": 2010}


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_an_empty_file_is_a_problem_in_words(problems, text):
    [(_, finding, _)] = problems(text)
    assert "None" not in finding


@pytest.mark.parametrize("text", ["year: 2010-02-30\n", "names: &a [*a]\n"], ids=["impossible date", "made of itself"])
def test_what_yaml_cannot_turn_into_data_is_a_problem_and_no_traceback(problems, text):
    assert len(problems(text)) == 1


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ReportError, match=r"none\.yaml: the file does not exist"):
        declarations.load(tmp_path / "none.yaml", tmp_path / "schema.yaml")


def test_a_folder_in_the_place_of_a_file_is_named(tmp_path):
    with pytest.raises(ReportError):
        declarations.parse(tmp_path)


INDICATOR = """\
indicators:
  visits:
    label: Besøg
    definition: Antal besøg.
    chapter: employees
    unit: besøg
"""


@pytest.fixture
def slip(problems):
    """The one problem of an indicator with these lines added."""

    def slip(*lines):
        text = INDICATOR + "".join(f"    {line}\n" for line in lines)
        found = problems(f"{text}intervals: {{level: 95 %, origin: Vedtaget.}}\n", SCHEMAS / "indicators.schema.yaml")
        assert len(found) == 1, found
        return found[0]

    return slip


def test_an_indicator_that_says_nothing_to_compute_gets_the_list_of_what_it_can_be(slip):
    place, finding, remedy = slip()
    assert place == "line 2 (indicators.visits)"
    assert [kind for kind in KINDS if f"`{kind}`" not in finding + remedy] == []


def test_an_indicator_of_two_kinds_is_told_which_two(slip):
    place, finding, remedy = slip("count: events", "sum: weekly_hours.hours")
    assert place.endswith("(indicators.visits)")
    assert "`count`" in finding + remedy and "`sum`" in finding + remedy
    assert "{" not in finding, "the whole entry is poured into the message"


def test_a_share_without_top_box_and_base_is_told_that_these_are_missing(slip):
    _, finding, remedy = slip("share: requesters.advice")
    assert "`top_box`" in finding + remedy and "`base`" in finding + remedy


def test_a_share_without_a_base_is_told_that_it_is_missing(slip):
    _, finding, _ = slip("share: requesters.advice", "top_box: [high]")
    assert "`base`" in finding and "`count`" not in finding


def test_a_yes_that_yaml_reads_as_true_is_explained(slip):
    place, finding, remedy = slip("share: requesters.advice", "base: answered", "top_box: [yes]")
    assert place == "line 9 (indicators.visits.top_box.0)"
    assert "quot" in finding + remedy


def test_a_slip_in_a_condition_is_explained_by_what_a_condition_is(slip):
    _, _, remedy = slip("count: events", "where:", "  district: {nott: Amager}")
    assert "not" in remedy and "Correct the value" not in remedy


@pytest.mark.parametrize("line", ["where: {district: Amager}", "by: district", "top_box: [high]", "base: answered"])
def test_a_key_that_the_kind_has_no_use_for_is_refused_not_ignored(slip, line):
    slip("constant: fte_a", line)


def test_the_declared_indicators_of_the_report_fit_their_schema():
    assert declarations.load(ROOT / "report/indicators.yaml", SCHEMAS / "indicators.schema.yaml").data["indicators"]
