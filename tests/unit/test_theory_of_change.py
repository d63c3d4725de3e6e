"""The theory of change: declared once, checked against the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from presentation_world import CRITERIA, REPORT, SCHEMAS
from statusreport.errors import ReportError
from statusreport.theory_of_change import SOFT_HYPHEN, read_theory_of_change

DECLARATION = REPORT / "theory-of-change.yaml"
SCHEMA = SCHEMAS / "theory-of-change.schema.yaml"
INDICATORS = [*CRITERIA, "followup_goal_share"]


def changed(tmp_path: Path, change) -> Path:
    data = yaml.safe_load(DECLARATION.read_text(encoding="utf-8"))
    change(data)
    path = tmp_path / "theory.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return path


def test_the_declared_theory_has_the_six_steps_and_four_frames_of_the_source():
    theory = read_theory_of_change(DECLARATION, SCHEMA, INDICATORS)
    headings = [step.heading for step in theory.steps]
    assert headings == [
        "Ressourcer", "Aktiviteter", "Produkter", "Resultater", "Mellemlang effekt", "Langsigtet effekt",
    ]  # fmt: skip
    assert [frame.heading for frame in theory.frames] == ["Udfordring", "Vision", "Målsætning", "Målgruppe"]
    assert [len(step.boxes) for step in theory.steps] == [6, 6, 3, 2, 1, 1]


def test_results_and_effects_are_claims_and_say_which_indicators_speak_to_them():
    claims = read_theory_of_change(DECLARATION, SCHEMA, INDICATORS).claims
    assert {box.id: box.indicators for box in claims} == {
        "stronger_associations": ("crit_influence", "crit_democracy"),
        "involving_staff": ("crit_dialogue", "followup_goal_share", "crit_methods"),
        "representation": (),
        "active_citizens": (),
    }


def test_marks_for_divided_words_are_soft_hyphens_in_pictures_and_nothing_in_text():
    box = read_theory_of_change(DECLARATION, SCHEMA, INDICATORS).steps[2].boxes[0]
    assert box.heading == f"Kapacitets{SOFT_HYPHEN}opbygning af lokale foreninger"
    assert box.name == "Kapacitetsopbygning af lokale foreninger"
    assert SOFT_HYPHEN not in box.sentence and "·" not in box.sentence


def test_every_unknown_indicator_and_box_is_named_with_its_line_and_the_nearest_name(tmp_path):
    def change(data):
        data["steps"][3]["boxes"][0]["indicators"].append("crit_influense")
        data["steps"][3]["boxes"][1]["leads_to"] = ["representasion"]

    with pytest.raises(ReportError) as error:
        read_theory_of_change(changed(tmp_path, change), SCHEMA, INDICATORS)
    first, second = error.value.problems
    assert "`crit_influense`" in first.finding and "`crit_influence`" in first.remedy
    assert "`representasion`" in second.finding and "`representation`" in second.remedy
    assert all(problem.place.startswith("line ") for problem in error.value.problems)


def test_a_box_declared_twice_is_an_error(tmp_path):
    path = changed(tmp_path, lambda data: data["steps"][1]["boxes"][0].update(id="unit_year"))
    with pytest.raises(ReportError, match="`unit_year` is declared twice"):
        read_theory_of_change(path, SCHEMA, INDICATORS)


def test_a_box_without_text_breaks_the_schema(tmp_path):
    path = changed(tmp_path, lambda data: data["steps"][0]["boxes"].append({"id": "empty"}))
    with pytest.raises(ReportError, match="`heading`, `text`"):
        read_theory_of_change(path, SCHEMA, INDICATORS)
