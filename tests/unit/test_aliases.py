from __future__ import annotations

import pandas as pd
import pytest
import yaml
from statusreport.aliases import near_pairs, resolved, suggestions, suggestions_yaml


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Bydelsmødre", "Bydelsmødrene"),
        ("Dansk Flygtningehjælp", "dansk  flygtningehjælp"),
        ("Boldklubben Frem", "Frem, Boldklubben"),
        ("Børn & Unge", "Børn og unge"),
        ("Kvindehuset i Tingbjerg", "Kvindehuset i Tingbjærg"),
    ],
)
def test_spellings_of_one_name_are_near(first, second):
    assert [pair[:2] for pair in near_pairs([first, second])] == [tuple(sorted([first, second]))]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Daginstitution 8", "Daginstitution 9"), ("Forening F-001", "Forening F-010"), ("Frem", "Fremad Amager")],
)
def test_names_with_other_numbers_or_of_other_length_are_not_near(first, second):
    assert near_pairs([first, second]) == []


def test_the_name_used_most_is_proposed_and_the_rest_as_its_spellings():
    names = pd.Series(["Bydelsmødre", "Bydelsmødrene", "Bydelsmødrene", "Politiet"])
    assert suggestions(names) == {"Bydelsmødrene": ["Bydelsmødre"]}


def test_suggestions_can_be_pasted_into_the_catalogue_whatever_the_names_hold():
    names = pd.Series(["A: {x} # y\x1b[31m", "A: {x} # y\x1b[31mm", "A: {x} # y\x1b[31m"])
    text = suggestions_yaml(names, "data/raw/2010/catalogue.yaml")
    assert yaml.safe_load(text) == {"organisations": {"A: {x} # y\x1b[31m": ["A: {x} # y\x1b[31mm"]}}
    assert "\x1b" not in text
    assert yaml.safe_load(suggestions_yaml(pd.Series(["Politiet"]), "x")) is None


def test_only_whole_names_of_the_table_are_replaced():
    names = pd.Series(["DFH", "DFH Ungdom", None], dtype="str")
    assert resolved(names, {"DFH": "Dansk Flygtningehjælp"}).tolist()[:2] == ["Dansk Flygtningehjælp", "DFH Ungdom"]
