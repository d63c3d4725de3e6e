"""Every tool's reader, on what every tool writes: the same questionnaire read back, whatever the file looks like."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statusreport.readers import READERS

from tests.unit.export_world import STATUSES, TOOLS, Asked, Reply, World, save, save_workbook
from tests.unit.worlds import few

QUESTIONS = (
    Asked("I hvilken grad var det nyttigt?", "single", ("I høj grad", "I nogen grad", "Slet ikke")),
    Asked("Hvilke emner?", "multiple", ("Job", "Skole, klub og fritid", "Hjem; bolig", "Hjem")),
    Asked("Hvor mange frivillige?", "number"),
    Asked("Ændringsønsker på Åen?", "text"),
)
COMPLETE = (
    Reply("completed", ((0,), (1, 2), "12", "Større lokale; gerne\nmed sol")),
    Reply("completed", ((1,), (0,), None, None)),
    Reply("completed", ((1,), (0, 3), "7", 'Nej, "ikke" rigtigt')),
    Reply("completed", (None, None, None, "å")),
)
WORLD = World(QUESTIONS, COMPLETE)


def world(tool: str) -> World:
    """The replies, one of them in each status that the tool tells apart."""
    more = {
        "partial": Reply("partial", ((2,), (3,), None, None)),
        "not_answered": Reply("not_answered", (None, None, None, None)),
        "test": Reply("test", ((0,), (0,), "1", "prøve")),
    }
    return replace(WORLD, replies=(*COMPLETE, *(more[s] for s in STATUSES.get(tool, ()) if s in more)))


def read_back(source):
    reading = READERS[source.reader["name"]](source)
    assert reading.findings.empty, reading.findings.to_string()
    people = reading.tables["respondents"]
    rows = dict(zip(people["respondent"], people["row"], strict=True))
    order = {name: place for place, name in enumerate(sorted(rows, key=rows.__getitem__))}
    answers = reading.tables["responses"]
    found = {
        (order[who], question, code)
        for who, question, code in zip(answers["respondent"], answers["question"], answers["answer_code"], strict=True)
    }
    assert len(found) == len(answers)
    return found, people["status"].tolist()


def holds(asked: World, source) -> None:
    found, statuses = read_back(source)
    assert found == asked.expected()
    assert statuses == [reply.status for reply in asked.replies]


FORMS = [
    ("utf-8", ",", "\n"),
    ("utf-8-sig", ";", "\r\n"),
    ("utf-16", "\t", "\r\n"),
    ("utf-16-le", ",", "\n"),
    ("utf-16-be", ";", "\r"),
    ("cp1252", ";", "\n"),
    ("latin-1", ",", "\r"),
    ("mac_roman", ";", "\r"),
]


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize(("encoding", "delimiter", "newline"), FORMS)
def test_each_tool_in_each_encoding_delimiter_and_line_end(tmp_path, tool, encoding, delimiter, newline):
    asked = world(tool)
    source = save(TOOLS[tool](asked), tmp_path, encoding, delimiter, newline)
    holds(asked, replace(source, reader={"name": source.reader["name"]}))  # found out, where nobody says


@pytest.mark.parametrize("tool", TOOLS)
def test_a_workbook_says_what_the_text_file_says_hidden_rows_and_all(tmp_path, tool):
    asked = world(tool)
    holds(asked, save_workbook(TOOLS[tool](asked), tmp_path, hidden=(4, 5)))


def changed(tool, change):
    asked = world(tool)
    written = TOOLS[tool](asked)
    heads = {"qualtrics": 3, "surveymonkey": 2}.get(tool, 1)
    return asked, replace(written, rows=change(written.rows, heads))


def shuffled_columns(rows, heads):
    if any(cell == "" for cell in rows[0]):  # continuation cells belong to the one before
        return rows
    order = sorted(range(len(rows[0])), key=lambda n: (n * 7) % len(rows[0]))
    order = list(dict.fromkeys([*order, *range(len(rows[0]))]))
    return [[row[n] for n in order] if len(row) > 1 else row for row in rows]


CHANGES = {
    "blank line within": lambda rows, heads: [*rows[: heads + 1], [""], *rows[heads + 1 :]],
    "blank lines at the end": lambda rows, heads: [*rows, [""], [""]],
    "a column that holds nothing": lambda rows, heads: [[*row, ""] if len(row) > 1 else row for row in rows],
    "title rows above": lambda rows, heads: [["Udtræk"], [""], *rows],
    "headings repeated": lambda rows, heads: [*rows[:-1], rows[0], rows[-1]],
    "columns in another order": shuffled_columns,
}


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("change", CHANGES)
def test_what_does_not_change_the_replies_does_not_change_the_tables(tmp_path, tool, change):
    asked, written = changed(tool, CHANGES[change])
    holds(asked, save(written, tmp_path, delimiter=";"))


@pytest.mark.parametrize("tool", TOOLS)
def test_rows_in_another_order_are_the_same_replies(tmp_path, tool):
    asked = world(tool)
    turned = replace(asked, replies=asked.replies[::-1])
    holds(turned, save(TOOLS[tool](turned), tmp_path))


WORDS = st.text(st.sampled_from("abcdeæøå ,;-'()"), min_size=1, max_size=12).map(lambda t: " ".join(t.split()))
LABEL = WORDS.filter(lambda t: t.strip(" ,;-'()") == t and t.casefold() not in ("", "y", "n", "x", "ja", "nej"))
TYPES = {"single": (2, 4), "multiple": (2, 4), "text": (0, 0), "number": (0, 0)}


def _apart(labels: list[str]) -> bool:
    """Whether options joined in one cell can be told apart again: none is made of others and a joiner."""
    return not any(other in label for label in labels for other in labels if other != label)


@st.composite
def worlds(draw):
    kinds = draw(st.lists(st.sampled_from(sorted(TYPES)), min_size=1, max_size=4))
    questions = []
    for number, kind in enumerate(kinds):
        few_, many = TYPES[kind]
        labels = draw(st.lists(LABEL, min_size=few_, max_size=many, unique_by=str.casefold).filter(_apart))
        questions.append(Asked(f"{draw(LABEL)} {number}?", kind, tuple(labels)))
    replies = draw(st.lists(_replies(questions), min_size=2, max_size=6))
    whole = Reply("completed", tuple(_full(asked) for asked in questions))
    return World(tuple(questions), (whole, *replies))


def _full(asked):
    return {"single": (0,), "multiple": tuple(range(len(asked.labels)))}.get(asked.type, "3")


@st.composite
def _replies(draw, questions):
    values = []
    for asked in questions:
        places = range(len(asked.labels))
        options = {
            "single": lambda places=places: st.sampled_from(places).map(lambda n: (n,)),
            "multiple": lambda places=places: st.lists(st.sampled_from(places), min_size=1, unique=True).map(
                lambda chosen: tuple(sorted(chosen))
            ),
            "text": lambda: LABEL,
            "number": lambda: st.integers(0, 10**6).map(str),
        }
        values.append(draw(st.none() | options[asked.type]()))
    return Reply("completed", tuple(values))


@pytest.mark.parametrize("tool", TOOLS)
def test_any_questionnaire_is_read_back_as_it_was_written(tmp_path_factory, tool):
    @few
    @given(worlds())
    def check(asked):
        keep = asked.replies
        if tool in ("surveymonkey", "limesurvey", "qualtrics"):  # who answered nothing is not among the completed
            keep = tuple(reply for reply in keep if any(value is not None for value in reply.values))
        asked = replace(asked, replies=keep)
        holds(asked, save(TOOLS[tool](asked), tmp_path_factory.mktemp(tool)))

    check()
