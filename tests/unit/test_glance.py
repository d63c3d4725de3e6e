"""The year at a glance: a row a criterion with its small chart, and what changed since the year before."""

from __future__ import annotations

import pytest
from presentation_world import REPORT, entry, ledger, material
from statusreport.figures.glance import glance, write_glances
from statusreport.figures.theme import read_palette
from statusreport.locale import NO_BREAK_SPACE as NB
from statusreport.tables.building import build_tables
from statusreport.tables.glance import at_a_glance, since_last_year

PALETTE = read_palette(REPORT / "assets" / "palette.yaml")


def compared(name: str, value: int, before: int, **fields):
    change = f"{value - before} flere end i 2009"
    earlier = {"year": 2009, "value": before, "display": str(before), "change_display": change}
    return entry(name, label=name, value=value, display=str(value), last_year=earlier, **fields)


def test_every_criterion_stands_with_target_result_interval_and_verdict():
    (table,) = at_a_glance(material())
    assert len(table.rows) == 7
    methods = table.rows[4]
    assert methods == (
        "Har brugt nye metoder til inddragelse",
        f"70{NB}%",
        f"75{NB}%",
        f"58–87{NB}%",
        "Kan ikke afgøres",
    )
    assert sum(column.width for column in table.columns) == 100


def test_a_row_leads_to_its_chapter_and_shows_its_chart():
    line = build_tables(material())["at-a-glance"].splitlines()[6]
    assert line.startswith("| Har brugt nye metoder til inddragelse (@sec-raadgivning) |")
    alt = rf"Resultat 75 %, interval 58–87{NB}%, mål 70 %"
    assert f'![](/figures/glance-crit_methods.svg){{fig-alt="{alt}"}}' in line


def test_a_criterion_of_a_group_that_no_section_tells_of_leads_nowhere():
    (table,) = at_a_glance(material(entries=[e | {"chapter": "new"} for e in ledger()]))
    assert not hasattr(table.rows[0][0], "parts")


def test_what_changed_is_told_once_for_a_number_and_its_breakdown():
    entries = [compared("people", 202, 79), compared("people_by_district", 202, 79), compared("held", 11, 10)]
    (table,) = since_last_year(material(entries=[*entries, *ledger()]))
    assert table.rows == [
        ("people", "79", "202", "123 flere end i 2009"),
        ("held", "10", "11", "1 flere end i 2009"),
    ]


def test_a_year_without_a_year_before_says_so():
    assert since_last_year(material()) == []
    assert build_tables(material())["since-last-year"] == "Ingen af årets tal kan sammenlignes med året før\\.\n"


def test_the_small_chart_has_its_dot_at_the_result_and_its_strokes_at_interval_and_target():
    fields = next(e for e in ledger() if e["id"] == "crit_methods")
    axes = glance(fields, PALETTE).axes[0]
    ((result, height),) = axes.lines[0].get_xydata()
    assert (result, height) == (0.75, 0)
    whole, interval, _, target = (collection.get_segments()[0][:, 0].tolist() for collection in axes.collections)
    assert (whole, interval, target) == ([0, 1], [0.58, 0.87], [0.7, 0.7])


def test_a_result_that_everybody_gave_has_no_interval_in_its_small_chart():
    fields = next(e for e in ledger() if e["id"] == "crit_methods") | {"interval_low": None, "interval_high": None}
    assert len(glance(fields, PALETTE).axes[0].collections) == 3


def test_the_small_charts_repeat_byte_for_byte(tmp_path):
    for folder in ("a", "b"):
        write_glances(material(), PALETTE, tmp_path / folder)
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert len(names) == 14 and names[0] == "glance-crit_democracy.png"
    assert [(tmp_path / "a" / n).read_bytes() for n in names] == [(tmp_path / "b" / n).read_bytes() for n in names]


@pytest.mark.parametrize("payload", ['" onload="x', "![x](y)", "{{< meta y >}}"])
def test_a_label_from_the_declarations_cannot_become_markup(payload):
    text = build_tables(material(entries=[e | {"label": payload} for e in ledger()]))["at-a-glance"]
    assert "{{<" not in text and '" onload' not in text.replace('\\"', "") and "![x]" not in text
