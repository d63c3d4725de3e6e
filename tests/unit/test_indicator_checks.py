from __future__ import annotations

import textwrap

import pytest
from statusreport import declarations, indicators
from statusreport.errors import ReportError
from statusreport.indicator_checks import check_indicators
from statusreport.measures import World

from tests.unit import worlds

HEAD = """\
surveys:
  requesters: {title: Rekvirenter}
indicators:
  visits:
    label: Besøg
    definition: Antal besøg.
    chapter: employees
    unit: besøg
"""
HOURS = """\
  hours:
    label: Timer
    definition: Timer i alt.
    chapter: employees
    unit: timer
    constant: fte_a
"""
FIRST = HEAD.count("\n") + 1  # line of the first line of a body


@pytest.fixture
def check(tmp_path):
    """Check the world's tables against a file whose indicator `visits` has this body."""

    def check(body, surveys="{title: Rekvirenter}", more_surveys="", others="", compute=False):
        path = tmp_path / "indicators.yaml"
        head = HEAD.replace("{title: Rekvirenter}\n", f"{surveys}\n{more_surveys}")
        tail = "intervals: {level: 95 %, origin: Vedtaget.}\n"  # last, so that it moves no line
        path.write_text(head + textwrap.indent(body, "    ") + others + tail, encoding="utf-8")
        declaration = declarations.load(path, worlds.SCHEMAS / "indicators.schema.yaml")
        tables = {"edition": worlds.tables(), "previous": worlds.previous()}
        years = {"edition": 2010, "previous": 2009}
        world = World(declaration.data["indicators"], declaration.data["surveys"], worlds.LEVEL, tables, years)
        check_indicators(declaration, world)
        if compute:
            indicators.compute(world)

    return check


@pytest.fixture
def slip(check):
    """The one problem of a body: line within the body (from 1), finding, remedy."""

    def slip(body, **options):
        with pytest.raises(ReportError) as caught:
            check(body, **options)
        [problem] = caught.value.problems
        line = int(problem.place.split()[1])
        assert problem.file.endswith("indicators.yaml")
        return line - FIRST + 1, problem.finding, problem.remedy

    return slip


def test_what_can_be_computed_passes(check):
    check("count: registrations\nwhere: {event_id.event_type: workshop}\nby: event_id.district\n")
    check("share: requesters.advice\ntop_box: [high]\nbase: answered\n")
    check("share: requesters.advice\ntop_box: [high]\nbase: invited\n", surveys="{title: R, invited: listed}")
    check("constant: fte_a\n")


SLIPS = {
    "table": ("count: event\n", 1, "unknown table `event`", "Did you mean `events`"),
    "column": (
        "distinct: events.distrct\n",
        1,
        "the table `events` has no column `distrct`",
        "Did you mean `district`?",
    ),
    "column of a condition": (
        "count: events\nwhere:\n  distrct: Nørrebro\n",
        3,
        "the table `events` has no column `distrct`",
        "Did you mean `district`?",
    ),
    "column behind a reference": (
        "count: registrations\nwhere:\n  event_id.event_typ: workshop\n",
        3,
        "the table `events` has no column `event_typ`",
        "Did you mean `event_type`",
    ),
    "no reference": (
        "count: registrations\nwhere:\n  person_key.district: Nørrebro\n",
        3,
        "the table `registrations` has no column `person_key.…`",
        "Did you mean `event_id.…`?",
    ),
    "breakdown": ("count: events\nby: distrct\n", 2, "the table `events` has no column `distrct`", "`district`"),
    "name of groups": (
        "count: events\nby: event_id\ngroup_label: distrct\n",
        3,
        "the table `events` has no column `distrct`",
        "`district`",
    ),
    "value": (
        "count: events\nwhere:\n  district: Norrebro\n",
        3,
        "no row has `Norrebro` in `district`",
        "Did you mean `Nørrebro`?",
    ),
    "value of a list": (
        "count: events\nwhere:\n  district: [Nørrebro, Vesterbr]\n",
        3,
        "no row has `Vesterbr` in `district`",
        "Did you mean `Vesterbro`?",
    ),
    "value after not": (
        "count: events\nwhere:\n  district: {not: Vesterbr}\n",
        3,
        "no row has `Vesterbr` in `district`",
        "Did you mean `Vesterbro`?",
    ),
    "survey": (
        "share: requester.advice\ntop_box: [high]\nbase: answered\n",
        1,
        "unknown survey `requester`",
        "Did you mean `requesters`?",
    ),
    "question": (
        "share: requesters.advise\ntop_box: [high]\nbase: answered\n",
        1,
        "unknown question `advise`",
        "Did you mean `advice`?",
    ),
    "question of another survey": (
        "share: requesters.influence\ntop_box: [yes_]\nbase: answered\n",
        1,
        "unknown question `influence`",
        "Did you mean `advice`?",
    ),
    "top-box code": (
        "share: requesters.advice\nbase: answered\ntop_box: [high, sme]\n",
        3,
        "unknown answer code `sme`",
        "Did you mean `some`?",
    ),
    "constant": ("constant: barometr\n", 1, "unknown constant `barometr`", "Did you mean `barometer`?"),
}


@pytest.mark.parametrize("case", SLIPS)
def test_one_slip_gives_one_problem_with_its_line_and_the_nearest_name(slip, case):
    body, line, finding, remedy = SLIPS[case]
    found = slip(body)
    assert found[:2] == (line, finding)
    assert remedy in found[2]


@pytest.mark.parametrize(
    "body",
    ["total: [hour, hours]\n", "ratio: {numerator: hour, denominator: hours}\n"],
    ids=["total", "ratio"],
)
def test_an_unknown_part_of_another_indicator_is_named_with_the_nearest(slip, body):
    assert slip(body, others=HOURS) == (1, "unknown indicator `hour`", "Did you mean `hours`?")


@pytest.mark.parametrize(
    ("others", "parts"),
    [(HOURS, "visits, hours"), (HOURS.replace("constant: fte_a", "total: [visits, visits]"), "hours, hours")],
    ids=["directly", "through another"],
)
def test_an_indicator_made_of_itself_is_found(check, others, parts):
    with pytest.raises(ReportError) as caught:
        check(f"total: [{parts}]\n", others=others)
    assert {problem.finding for problem in caught.value.problems} == {"the indicator is made of itself"}
    assert "(indicators.visits.total)" in caught.value.problems[0].place


def test_a_share_of_the_invited_needs_to_know_how_many_they_were(slip):
    line, finding, remedy = slip("share: requesters.advice\ntop_box: [high]\nbase: invited\n")
    assert (line, "`requesters`" in finding) == (3, True)
    assert remedy == "Declare it under `surveys: requesters: invited:`"


def test_invited_by_an_unknown_indicator_is_named_where_it_stands(slip):
    line, finding, remedy = slip("constant: fte_a\n", surveys="{title: R, invited: vists}")
    assert line + FIRST - 1 == 2  # the second line of the file
    assert (finding, remedy) == ("unknown indicator `vists`", "Did you mean `visits`?")


def test_a_declaration_of_a_survey_that_there_is_not_is_a_slip(slip):
    _, finding, remedy = slip("constant: fte_a\n", more_surveys="  requestrs: {title: R}\n")
    assert (finding, remedy) == ("unknown survey `requestrs`", "Did you mean `requesters`?")


def test_all_slips_of_a_file_are_reported_at_once(check):
    with pytest.raises(ReportError) as caught:
        check("count: events\nby: distrct\nwhere: {district: Norrebro}\n", others=HOURS.replace("fte_a", "ftea"))
    assert len(caught.value.problems) == 3


def test_the_tables_of_the_year_before_are_looked_into_where_they_are_meant(slip):
    line, finding, _ = slip("count: events\nyear: previous\nwhere: {district: Nørrebro}\n")
    assert (line, finding) == (3, "no row has `Nørrebro` in `district`")  # in 2009 there was Amager only


@pytest.mark.parametrize("kind", ["sum", "mean"])
def test_text_cannot_be_summed(slip, kind):
    line, finding, _ = slip(f"{kind}: events.district\n")
    assert (line, "`district`" in finding) == (1, True)


def test_a_whole_number_is_found_in_a_column_of_decimal_numbers(check):
    check("count: weekly_hours\nwhere: {hours: 8}\n")  # the cell holds 8.0


def test_a_number_in_quotes_is_not_found_in_a_column_of_numbers(slip):
    line, finding, _ = slip('count: weekly_hours\nwhere: {hours: "8.0"}\n')
    assert (line, "`8.0`" in finding) == (2, True)


def test_what_passes_the_check_can_be_computed(check):
    check("distinct: registrations.event_id.district\n", compute=True)


def test_a_mean_of_nothing_is_a_problem_of_its_declaration(slip):
    line, finding, _ = slip("mean: weekly_hours.hours\nwhere: {area: {not: [M, T]}}\n")
    assert (line, finding) == (-4, "nothing is left to compute it from")


def test_halves_of_another_number_are_refused(slip):
    line, finding, _ = slip("mean: weekly_hours.hours\nwhere: {hours: [7.5, 8.0]}\nformat: halves\n")
    assert (line, finding) == (3, "7.75 is not a multiple of ½")


SHARE = """\
  advised:
    label: Andel
    definition: Andel.
    chapter: employees
    unit: "%"
    share: requesters.advice
    top_box: [high]
    base: answered
"""
COUNTED = """\
  criteria_met:
    label: Opfyldte kriterier
    definition: Antal.
    chapter: employees
    unit: kriterier
    criteria: [met]
"""
CRITERION = """\
  met_share:
    label: Andel
    definition: Andel.
    chapter: employees
    unit: "%"
    ratio: {numerator: visits, denominator: visits}
    criterion: {text: Alle., target: 50 %}
"""


def test_more_questionnaires_than_people_asked_is_told_where_their_number_is_declared(slip):
    # 4 completed the questionnaire, but `visits` counts the one network meeting
    one = "count: events\nwhere: {event_type: network_meeting}\n"
    line, finding, remedy = slip(one, surveys="{title: R, invited: visits}", others=SHARE)
    assert line + FIRST - 1 == 2  # the second line of the file
    assert finding == "4 returned the questionnaire, but only 1 were invited"
    assert "`invited`" in remedy


def test_there_must_be_criteria_to_count(slip):
    assert slip("criteria: [met]\n")[:2] == (1, "no indicator has a criterion to count")


def test_a_criterion_about_the_number_of_criteria_is_a_circle(check):
    with pytest.raises(ReportError, match="made of itself"):
        check("criteria: [met]\n", others=CRITERION)


def test_it_is_told_before_verdicts_are_counted(slip):
    one = "count: events\nwhere: {event_type: network_meeting}\n"
    judged = SHARE + "    criterion: {text: Alle., target: 50 %}\n" + COUNTED
    _, finding, _ = slip(one, surveys="{title: R, invited: visits}", others=judged)
    assert finding == "4 returned the questionnaire, but only 1 were invited"
