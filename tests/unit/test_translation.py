"""Texts and numbers in the language of the documents, and the English edition in step with the Danish."""

from __future__ import annotations

import ast
import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from statusreport import phrases
from statusreport.chapters.english_number_words import number_words
from statusreport.errors import ReportError
from statusreport.intervals import Interval, display_interval
from statusreport.ledger_translation import translated_entry
from statusreport.locale import format_date, format_halves, format_number, format_share, join_names
from statusreport.translation import _, check_complete, ngettext, speaking

from tests.unit.worlds import ROOT
from tools.translations import KEYWORDS, read, state, texts, updated

ENGLISH = ROOT / "report/en/messages.po"

CATALOGUE = """
msgid ""
msgstr ""
"Language: en_GB\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Kilde"
msgstr "Source"

msgid "mål {target}"
msgstr "target {target}"

msgid "række"
msgid_plural "rækker"
msgstr[0] "row"
msgstr[1] "rows"
"""


@pytest.fixture
def english():
    """The shipped English."""
    with speaking("en", ENGLISH) as speech:
        yield speech


@pytest.fixture
def small(tmp_path: Path):
    """A catalogue of three texts."""
    path = tmp_path / "messages.po"
    path.write_text(CATALOGUE, encoding="utf-8")
    return path


def test_danish_needs_no_catalogue():
    assert (_("mål {target}", target="70 %"), ngettext("række", "rækker", 1)) == ("mål 70 %", "række")
    assert ngettext("{count} workshop", "{count} workshops", 2) == "2 workshops"


def test_a_text_is_said_with_its_values_in_the_form_that_goes_with_the_number(small):
    with speaking("en", small):
        said = [
            _("Kilde"),
            _("mål {target}", target="70%"),
            ngettext("række", "rækker", 1),
            ngettext("række", "rækker", 2),
        ]
    assert said == ["Source", "target 70%", "row", "rows"]


def test_every_text_without_a_translation_is_named_with_the_file_to_translate_it_in(small):
    with speaking("en", small):
        assert _("Luk") == "Luk"
        with pytest.raises(ReportError) as caught:
            check_complete()
    assert caught.value.message() == f"{small}: »Luk« is not translated. Translate it there (docs/languages.md)."


def test_a_translation_with_another_name_in_braces_is_refused(small):
    small.write_text(CATALOGUE.replace("target {target}", "target {goal}"), encoding="utf-8")
    with pytest.raises(ReportError, match="other values in braces"), speaking("en", small):
        pass


def test_a_catalogue_that_is_none_is_refused(tmp_path):
    path = tmp_path / "messages.po"
    path.write_text("this is no catalogue\n", encoding="utf-8")
    with pytest.raises(ReportError, match="cannot be read"), speaking("en", path):
        pass


def test_english_numbers_dates_and_lists(english):
    import datetime

    assert format_number(20000) == "20,000"
    assert format_share(17, 19, 1) == "89.5%"
    assert format_halves(1.5) == "1½"
    assert format_date(datetime.date(2010, 8, 28)) == "28 August 2010"
    assert join_names(["a", "b", "c"]) == "a, b and c"
    assert display_interval(Interval(Fraction(585, 1000), Fraction(868, 1000)), 0) == "58–87%"


@pytest.mark.parametrize(
    ("share", "about", "more", "one"),
    [
        (Fraction(42, 51), "just over 82%", "more than 80%", None),  # 82.35
        (Fraction(40, 43), "just over 93%", "more than 90%", None),  # 93.02
        (Fraction(65, 70), "just under 93%", "more than 90%", None),  # 92.86
        (Fraction(4, 5), "80%", "more than 75%", None),  # exactly 80: not more than 80
        (Fraction(1, 4), "25%", "more than 20%", "one in four"),
        (Fraction(20, 79), "just over 25%", "more than 25%", "about one in four"),
    ],
)
def test_english_phrases_say_no_more_than_is_so(english, share, about, more, one):
    assert (phrases.about(share), phrases.more_than(share), phrases.one_of(share)) == (about, more, one)


def test_english_changes(english):
    spec = {"count": "events", "unit": "workshops", "singular": "workshop"}
    percent = {"share": "a.b", "unit": "%"}
    assert phrases.change(Fraction(11), Fraction(10), 2009, spec) == "1 more than in 2009"
    assert phrases.change(Fraction(8), Fraction(10), 2009, spec) == "2 fewer than in 2009"
    assert phrases.change(Fraction(1, 2), Fraction(51, 100), 2009, percent) == "1 percentage point lower than in 2009"
    assert phrases.change(Fraction(1, 2), Fraction(1, 2), 2009, percent) == "the same as in 2009"


def test_an_entry_is_printed_anew_from_its_exact_values(english):
    declared = {"share": "s.q", "label": "Har fået bedre indflydelse", "definition": "besvarelse", "unit": "%",
                "decimals": 1, "base": "answered", "criterion": {"target": "70 %"}}  # fmt: skip
    entry = {
        "id": "x", "value": 17 / 19, "numerator": 17, "denominator": 19, "base": "answered", "question_text": None,
        "criterion": "kriterium", "measures": "proxy", "measures_note": None, "origin": None, "answers": [],
        "interval_low": 0.68, "interval_high": 0.97, "verdict": "undecided", "bases": [], "last_year": None,
        "groups": [], "n_answered": 19, "unit": "%", "decimals": 1,
    }  # fmt: skip
    said = translated_entry(entry, declared, {"x": declared})
    assert (said["display"], said["target_display"], said["interval_display"]) == ("89.5%", "70%", "68–97%")
    assert said["printed"]["sentence"] == "17 out of 19"
    assert said["printed"]["verdict"] == "undecided (measured indirectly)"
    conclusion = "it cannot be decided whether the target of 70% is met, measured indirectly"
    assert said["printed"]["conclusion"] == conclusion
    assert (said["value"], said["numerator"]) == (entry["value"], 17)


def test_english_is_complete_and_holds_nothing_that_is_not_asked_for():
    found = state(read(ENGLISH), texts(ROOT))
    assert (found.missing, found.unused, found.obsolete) == ({}, [], [])


def test_no_text_to_translate_stands_in_an_f_string():
    """Babel's extractor does not look there, so nobody would be asked to translate it."""
    calls = [
        (path.name, call.lineno)
        for path in sorted((ROOT / "workflow/statusreport").rglob("*.py"))
        for part in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(part, ast.JoinedStr)
        for call in ast.walk(part)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in KEYWORDS and isinstance(call.args[0], ast.Constant)
    ]
    assert calls == []


def test_what_is_missing_unused_and_obsolete_is_told_and_an_update_mends_it(small):
    small.write_text(CATALOGUE + '\n#~ msgid "Gammel"\n#~ msgstr "Old"\n', encoding="utf-8")
    asked = {"Kilde": "a.py:1", ("række", "rækker"): "a.py:2", "Luk": "b.py:3"}
    found = state(read(small), asked)
    assert (found.missing, found.unused, found.obsolete) == ({"Luk": "b.py:3"}, ["mål {target}"], ["Gammel"])
    after = state(updated(read(small), asked), asked)
    assert (after.missing, after.unused, after.obsolete) == ({"Luk": "b.py:3"}, [], [])


def test_a_translation_has_the_numbers_of_its_text():
    for message in read(ENGLISH):
        if message.id and isinstance(message.id, str):
            assert Counter(re.findall(r"\d+", message.id)) == Counter(re.findall(r"\d+", message.string)), message.id


FILES = [
    ROOT / "report/index.qmd",
    *(f for name in ("chapters", "appendices") for f in (ROOT / "report" / name).iterdir()),
]
PAGES = sorted(path.relative_to(ROOT / "report") for path in FILES)


def sections(text: str) -> list[tuple[str, Counter]]:
    """Identifier of each heading, and what stands in its section: shortcodes, references, identifiers."""
    parts = re.split(r"^#+ .*\{#([\w-]+)\}$", text, flags=re.MULTILINE)
    used = re.compile(r"\{\{<.*?>\}\}|@[\w-]+\w|\{#[\w-]+|\]\{\.original\}")
    return [(name, Counter(used.findall(body))) for name, body in zip(["", *parts[1::2]], parts[::2], strict=True)]


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_each_english_page_has_the_sections_and_in_each_the_shortcodes_of_the_danish(page):
    danish, english = ((ROOT / folder / page).read_text(encoding="utf-8") for folder in ("report", "report/en"))
    assert sections(english) == sections(danish)


def test_the_accessibility_table_has_the_same_numbers_in_both_languages():
    name = "appendices/_accessibility-checks.md"
    danish, english = ((ROOT / f / name).read_text(encoding="utf-8") for f in ("report", "report/en"))
    assert re.findall(r"\d+", danish) == re.findall(r"\d+", english)


def test_both_books_are_the_same_but_for_their_texts():
    danish, english = (
        yaml.safe_load((ROOT / f / "_quarto.yml").read_text(encoding="utf-8")) for f in ("report", "report/en")
    )
    texts = {"title", "author", "description", "date-format", "output-file", "lang", "language", "crossref"}
    spoken = {"typst-region", "formula", "toc-title"}  # what Danish is the default of

    def settings(part):
        return {
            key: settings(value) if isinstance(value, dict) else value
            for key, value in part.items()
            if key not in texts | spoken
        }

    assert settings(danish) == settings(english)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("eleven workshops", [11]),
        ("twenty-two of them", [22]),
        ("one hundred and eleven", [111]),
        ("two thousand one hundred", [2100]),
        ("two thirds", [Fraction(2, 3)]),
        ("a quarter", [Fraction(1, 4)]),
        ("one in four", [Fraction(1, 4)]),
        ("two out of three", [2, 3]),
        ("half of them, twice", [Fraction(1, 2), 2]),
        ("a five-year plan", [5]),
        ("no one, the first, none of one kind", []),
    ],
)
def test_english_number_words(text, values):
    assert [value for _start, _end, value in number_words(text)] == values
