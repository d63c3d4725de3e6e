from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statusreport.chapters.number_words import number_words
from statusreport.chapters.page import Passage
from statusreport.chapters.written_numbers import find, quantities
from statusreport.errors import ReportError
from statusreport.locale import format_halves, format_number, format_share

from tests.unit.chapters_world import DECLARED, check_report, findings, problems
from tests.unit.test_chapters_sentences import CAUGHT

SENTENCES = [
    "I alt {} kom i 2010.",
    "Andelen er {} (mod før).",
    "Det var {}.",
    "{} er tallet.",
    "Af dem: {}; resten ikke.",
]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("elleve", 11),
        ("enogtyve", 21),
        ("nioghalvfems", 99),
        ("halvtredsindstyve", 50),
        ("hundrede", 100),
        ("et hundrede", 100),
        ("trehundrede", 300),
        ("tre hundrede og fem", 305),
        ("to millioner", 2_000_000),
        ("en snes", 20),
        ("to tredjedele", Fraction(2, 3)),
        ("fire femtedele", Fraction(4, 5)),
        ("hver anden", Fraction(1, 2)),
        ("tredobbelt", 3),
        ("to-årig", 2),
        ("trekvart", Fraction(3, 4)),
    ],
)
def test_number_words_say_their_value(text, value):
    assert [(start, end, found) for start, end, found in number_words(text)] == [(0, len(text), value)]


@pytest.mark.parametrize(
    "text", ["en", "et", "første", "begge", "hundredvis", "århundrede", "kvarter", "total", "halvår", "firma", "delen"]
)
def test_other_words_say_none(text):
    assert list(number_words(text)) == []


def test_numbers_that_stand_side_by_side_are_not_added_up():
    assert [value for _, _, value in number_words("fem og seks, to til tre")] == [5, 6, 2, 3]


@pytest.mark.parametrize(
    ("text", "value", "percent"),
    [
        ("20.000", 20000, False),
        ("20 000", 20000, False),
        ("1.234,5", Fraction("1234.5"), False),
        ("89,5 %", Fraction("89.5"), True),
        ("89.5 %", Fraction("89.5"), True),
        ("12½", Fraction("12.5"), False),
        ("⅔", Fraction(2, 3), False),
    ],
)
def test_digits_are_read_as_danish(text, value, percent):
    (quantity,) = quantities(text)
    assert (quantity.start, quantity.end, quantity.value, quantity.percent) == (0, len(text), value, percent)


def typed(sentence, printed):
    """What is found in a sentence, with all that is proposed for it."""
    return find([Passage("a.qmd", sentence)], DECLARED, printed, set())


PRINTED_NUMBERS = st.one_of(
    st.tuples(st.integers(0, 10**7), st.integers(0, 2)).map(lambda pair: format_number(Decimal(pair[0]), pair[1])),
    st.tuples(st.integers(0, 999), st.integers(1, 999), st.integers(0, 2)).map(lambda args: format_share(*args)),
    st.integers(0, 99).map(lambda halves: format_halves(halves / 2)),
    st.tuples(st.integers(0, 999), st.integers(1, 999)).map(lambda pair: f"{pair[0]} ud af {pair[1]}"),
)


@given(st.data(), st.lists(PRINTED_NUMBERS, min_size=1, max_size=4, unique=True), st.sampled_from(SENTENCES))
def test_any_number_that_the_ledger_prints_is_caught_and_its_indicator_proposed(data, texts, sentence):
    printed = {f"indicator_{index}": {"value": text} for index, text in enumerate(texts)}
    index = data.draw(st.integers(0, len(texts) - 1))
    hand = texts[index].replace(" ", data.draw(st.sampled_from([" ", "\u00a0"])))
    found = typed(sentence.format(hand), printed)
    assert [finding for _, finding, _ in found] == [f"»{texts[index]}« is typed by hand"]
    assert f"`{{{{< num indicator_{index} >}}}}`" in found[0][2]


def test_the_value_of_an_indicator_is_proposed_before_the_base_of_another():
    printed = {"share": {"value": "50 %", "base": "8"}, "count": {"value": "8"}}
    assert (
        typed("Der var 8.", printed)[0][2]
        == "`{{< num count >}}` or `{{< num share base >}}` prints it from the ledger"
    )


@pytest.mark.parametrize("text", ["knap 90 %", "11 workshops", "3 flere end i 2009", "hver fjerde", "12 ud af 16"])
def test_a_wording_of_the_ledger_is_caught_as_a_whole(text):
    ((_, finding, remedy),) = typed(f"Det er {text} i alt.", {"shown": {"value": "7", "wording": text}})
    assert (finding, remedy) == (f"»{text}« is typed by hand", "`{{< num shown wording >}}` prints it from the ledger")


def test_of_many_indicators_that_print_the_same_a_few_are_shown_and_the_rest_counted():
    remedy = typed("Der var 8.", {f"count_{index}": {"value": "8"} for index in range(9)})[0][2]
    assert remedy.count("{{<") == 4 and "(and 5 more)" in remedy


def test_a_share_is_not_proposed_where_a_percentage_of_another_value_stands():
    assert typed("Der var 8 %.", {"count": {"value": "8"}})[0][2].startswith("No indicator prints it")


# Where a hand-typed number may hide: chapter, line on which the number stands.
PLACES = {
    "heading": ("# Om dagen\n\n## De 11 workshops {#sec-x}\n", 3),
    "table cell": ("| a | b |\n|---|---|\n| c | 11 |\n", 3),
    "table header": ("| a | 11 |\n|---|---|\n| c | d |\n", 1),
    "caption of a table": ('| a |\n|---|\n| c |\n\n: De 11 workshops {#tbl-x tbl-colwidths="[60,40]"}\n', 5),
    "caption of a figure": ('![De 11 workshops](/figures/x.svg){#fig-x fig-alt="Kort"}\n', 1),
    "attribute far below": ("![Et\nkort\n](/figures/x.svg){#fig-x\n  fig-alt='Søjler for 11 workshops'}\n", 4),
    "alternative text": ('Se figuren.\n\n![Kort](/figures/x.svg){#fig-x fig-alt="Søjler for 11 workshops"}\n', 3),
    "title of an image": ('![Kort](/figures/x.svg "De 11 workshops")\n', 1),
    "footnote": ("Se noten.[^n]\n\nMere tekst.\n\n[^n]: I noten står\n    11 workshops.\n", 6),
    "note in the text": ("Se noten.^[Der var 11 workshops.]\n", 1),
    "title of a callout": ('Tekst.\n\n::: {.callout-note title="De 11 workshops"}\nIndhold.\n:::\n', 3),
    "inside a callout": ("::: {.callout-note}\n## Bemærk\n\nDer var 11.\n:::\n", 4),
    "list": ("- et punkt\n- 11 workshops\n", 2),
    "block quotation": ("> Der var\n> 11 workshops.\n", 2),
    "definition": ("Workshops\n:   Der var 11.\n", 2),
    "text of a link": ("[De 11 workshops](https://www.kk.dk/)\n", 1),
    "title of a link": ('[Workshops](https://www.kk.dk/ "De 11 workshops")\n', 1),
    "front matter": ("---\ntitle: Årets 11 workshops\n---\n\nTekst.\n", 2),
    "second line of a paragraph": ("Her er en linje,\nog der var\n11 workshops.\n", 3),
    "raw HTML block": ("<div>\n<p>Der var 11 workshops</p>\n</div>\n", 2),
    "raw HTML in a line": ("Der var <b>11</b> workshops.\n", 1),
    "alternative text in raw HTML": ('<img src="/figures/x.svg" alt="11 workshops">\n', 1),
    "raw block of another format": ("```{=typst}\nDer var\n11 workshops\n```\n", 3),
    "formula": ("$$\nn = 11\n$$\n", 2),
    "grid table": ("+----+\n| 11 |\n+----+\n", 2),
}


@pytest.fixture(scope="module")
def hidden(tmp_path_factory):
    """What is found in each of PLACES."""
    chapters = {f"chapters/{name.replace(' ', '-')}.qmd": text for name, (text, _) in PLACES.items()}
    found = problems(tmp_path_factory.mktemp("places"), chapters)
    return {
        name: [(problem.place, problem.finding) for problem in found if problem.file == file]
        for file, name in zip(chapters, PLACES, strict=True)
    }


@pytest.mark.parametrize("name", PLACES)
def test_a_hand_typed_number_is_found_with_its_line(hidden, name):
    ((place, finding),) = hidden[name]
    assert (place.split(" (")[0], finding) == (f"line {PLACES[name][1]}", "»11« is typed by hand")


def test_a_hand_typed_number_in_an_included_file_is_found_there_with_its_line(tmp_path):
    parts = {"chapters/_part.md": "Tekst.\n\nDer var 11.\n"}
    (problem,) = problems(tmp_path, {"chapters/a.qmd": "{{< include _part.md >}}\n"}, parts)
    assert (problem.file, problem.place) == ("chapters/_part.md", "line 3")


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("_variables.yml", "antal: elleve workshops\n", "line 1 (antal)"),
        ("indicators.yaml", "indicators:\n  x:\n    label: De 11 workshops\n", "line 3 (indicators.x.label)"),
        ("theory-of-change.yaml", "steps:\n  - heading: El·leve ting\n", "line 2 (steps.0.heading)"),
        ("capacity-model.yaml", "across: Elleve parter\n", "line 1 (across)"),
        (
            "_quarto.yml",
            "book:\n  title: Rapport 2010\n  subtitle: Elleve workshops\n  chapters: [a.qmd]\n",
            "line 3 (book.subtitle)",
        ),
    ],
)
def test_a_hand_typed_number_in_a_printed_entry_is_found_with_file_and_entry(tmp_path, file, text, place):
    (problem,) = problems(tmp_path, {"a.qmd": "Tekst.\n"}, {file: text})
    assert (problem.file, problem.place) == (file, place)


def test_numbers_in_entries_that_are_not_printed_pass(tmp_path):
    entries = {"indicators.yaml": "indicators:\n  x:\n    label: Workshops\n    decimals: 11\n"}
    assert problems(tmp_path, {"a.qmd": "---\nfig-width: 7\n---\n\nTekst.\n"}, entries) == []


def test_numbers_in_generated_parts_are_not_hand_typed(tmp_path):
    assert findings(tmp_path, "{{< include /generated/tables/workshops.md >}}\n") == []


def test_problems_are_sorted_by_file_and_line(tmp_path):
    text = "Der var 11.\n\nSe @fig-intet.\n\nOg 12 {{< num intet >}}.\n"
    found = problems(tmp_path, {"b.qmd": text, "a.qmd": text})
    assert [(problem.file, problem.place) for problem in found] == [
        *[("a.qmd", "line 1"), ("a.qmd", "line 3"), ("a.qmd", "line 5"), ("a.qmd", "line 5")],
        *[("b.qmd", "line 1"), ("b.qmd", "line 3"), ("b.qmd", "line 5"), ("b.qmd", "line 5")],
    ]


def test_the_table_of_sentences_uses_every_kind_of_quantity():
    kinds = {"percent" if "%" in q else "digits" if q[0].isdigit() else "words" for _, qs, _ in CAUGHT for q in qs}
    assert kinds == {"percent", "digits", "words"}


def test_the_message_names_file_and_line_and_proposes_what_to_write_instead(tmp_path):
    with pytest.raises(ReportError) as caught:
        check_report(tmp_path, {"a.qmd": "Der var 11 workshops.\n"})
    expected = "report/a.qmd, line 1: »11« is typed by hand. `{{< num workshops_held >}}` prints it from the ledger."
    assert str(caught.value).endswith(expected)
