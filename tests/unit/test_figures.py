"""Figures: alt texts state the chart's numbers, the files repeat byte for byte, captions cannot overclaim."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from presentation_world import ANSWERS, CERTAINTY, CRITERIA, EVENTS, REPORT, ROOT, SCHEMAS, ledger, material
from statusreport.errors import ReportError
from statusreport.figures.balance import parts
from statusreport.figures.capacity_model import read_capacity_model
from statusreport.figures.criteria import rows as criterion_rows
from statusreport.figures.data import data_csv, data_html
from statusreport.figures.drawing import BUILDERS, draw, write_figure_texts, write_figures
from statusreport.figures.figure import figure_markdown
from statusreport.figures.names import FIGURES
from statusreport.figures.narrow import NARROW_MM
from statusreport.figures.satisfaction import bars
from statusreport.figures.theme import NOTE_POINTS, read_palette
from statusreport.figures.workshops import stands_out
from statusreport.locale import NO_BREAK_SPACE
from statusreport.tables.criteria import with_criterion

MODEL_SCHEMA = SCHEMAS / "capacity-model.schema.yaml"
PALETTE = read_palette(REPORT / "assets" / "palette.yaml")
MODEL = read_capacity_model(REPORT / "capacity-model.yaml", MODEL_SCHEMA)


@pytest.fixture(scope="module")
def figures():
    return {figure.id: figure for figure in draw(material(), MODEL, PALETTE)}


def changed(name: str, **fields) -> list[dict]:
    return [entry | fields if entry["id"] == name else entry for entry in ledger()]


def test_every_figure_of_the_report_is_drawn(figures):
    assert sorted(figures) == list(FIGURES)


def test_the_satisfaction_chart_states_all_twenty_shares(figures):
    alt = figures["satisfaction"].alt
    assert len(re.findall(r"\d+,\d %", alt)) == 4 * 5
    assert "I høj grad 89,5 %; I nogen grad 5,3 %; I mindre grad 0,0 %" in alt
    assert "19 returnerede skemaer" in alt


def test_satisfaction_bars_are_shares_of_the_returned_questionnaires():
    data = bars(material().chosen(ANSWERS))
    first = data[data["question"] == "1"]
    assert first["share"].tolist() == pytest.approx([17 / 19, 1 / 19, 0, 0, 0])
    assert first["label"].tolist() == ["89,5", "5,3", "0,0", "0,0", "0,0"]


def test_the_satisfaction_caption_marks_what_is_reconstructed_and_counts_the_blanks(figures):
    title, notes = figures["satisfaction"].title, figures["satisfaction"].notes
    assert title == "Mellem 57,9 % og 89,5 % af rekvirenterne svarer »i høj grad« på de fire spørgsmål."
    assert "Svarprocent: Rekvirentundersøgelsen 11 % (3 af 28). Ubesvaret: 1 i spørgsmål 1 og 2 i spørgsmål 4." in notes
    assert "Ikke relevant: 1 i spørgsmål 3." in notes
    assert "Kun andelene for »i høj grad« er kendt; resten er rekonstrueret." in notes


def test_original_rows_are_not_called_reconstructed():
    original = [entry | {"reconstructed": False} for entry in ledger()]
    figure = BUILDERS["satisfaction"](material(entries=original), PALETTE)
    assert "rekonstrueret" not in figure_markdown(figure)


def test_every_criterion_stands_in_the_alt_text_with_result_base_and_target(figures):
    alt = figures["criteria"].alt
    for name, (numerator, denominator, target, _, printed) in CRITERIA.items():
        _, _, interval, _, verdict = CERTAINTY[name]
        complete = " (alle svarede)" if name == "crit_influence" else ""
        said = (
            f"{printed} ({numerator} af {denominator}), 95 %-interval {interval}{complete}, mål {target} %, {verdict}"
        )
        assert said in alt.replace(NO_BREAK_SPACE, " ")


def test_the_criteria_caption_counts_verdicts_and_not_values_above_the_target(figures):
    assert figures["criteria"].title == "7 succeskriterier: 5 opfyldt, 1 sandsynligvis opfyldt, 1 kan ikke afgøres."
    assert figures["criteria"].notes == "Svarprocent: Rekvirentundersøgelsen 11 % (3 af 28)."


def test_the_criteria_chart_draws_each_interval_and_writes_each_verdict():
    data = criterion_rows(with_criterion(material())).set_index("verdict_label")
    assert data.loc["Kan ikke afgøres", ["low", "high"]].tolist() == [0.58, 0.87]
    assert list(data.index).count("Opfyldt") == 5


def test_a_report_without_criteria_says_so():
    plain = [entry | {"criterion": None} for entry in ledger()]
    with pytest.raises(ReportError, match="no indicator has a criterion"):
        BUILDERS["criteria"](material(entries=plain), PALETTE)


def test_a_proxy_is_marked_in_the_criteria_chart():
    labels = criterion_rows(with_criterion(material()))["label"]
    marked = [label for label in labels if "(indirekte mål)" in label.replace("\n", " ")]
    assert [label.replace("\n", " ") for label in marked] == [
        "Har i høj grad nemmere ved dialog med kommunen (indirekte mål)"
    ]


def test_the_workshop_charts_state_every_bar_and_the_total(figures):
    by_audience, by_district = figures["workshops-by-audience"], figures["workshops-by-district"]
    assert all(f"{audience} {participants}" in by_audience.alt for _, audience, _, participants in EVENTS)
    assert "Hele byen 70 (2 workshops); Nørrebro 25 (1 workshop)" in by_district.alt
    assert "I alt 106 deltagere" in by_audience.alt and "I alt 106 deltagere" in by_district.alt
    assert by_audience.title == "106 personer deltog i 4 workshops i forældredialog; den største havde 50 deltagere."
    assert by_district.title == "Flest deltog i workshops for hele byen: 70 af 106 deltagere."


def test_no_title_calls_one_the_largest_where_two_are_the_same_or_one_is_left_out():
    same = pd.DataFrame({"participants": [25, 25, 9]})
    assert not stands_out(same)
    assert not stands_out(pd.DataFrame({"participants": [25, None]}))
    assert stands_out(pd.DataFrame({"participants": [25, 24]}))


def test_the_balance_title_says_over_half_only_where_more_than_half_answered_so(figures):
    assert figures["satisfaction-balance"].title == "På hvert af spørgsmålene svarer over halvdelen »i høj grad«."
    counts = [{"code": "x", "label": "I høj grad", "position": 1, "relevant": True, "count": 9}]
    some = changed("sat_recommend", answers=[counts[0] | {"count": c} for c in (9, 5, 3, 1, 0)])
    assert BUILDERS["satisfaction-balance"](material(entries=some), PALETTE).title.startswith("På 3 af 4 spørgsmål")


def test_the_balance_puts_better_answers_right_worse_left_and_what_is_not_relevant_apart():
    row, apart = parts(material().entry("sat_solved_problem"), PALETTE)
    assert [(p["label"], p["side"]) for p in row] == [
        ("Slet ikke", -1), ("I mindre grad", -1), ("I nogen grad", 1), ("I høj grad", 1),
    ]  # fmt: skip
    assert [p["share"] for p in row] == pytest.approx([0, 1 / 19, 5 / 19, 13 / 19])
    assert apart["label"] == "Ikke relevant" and apart["share"] == 0
    assert [p["colour"] for p in row] == list(reversed(PALETTE.degrees))


DIAGRAMS = ["capacity-model", "theory-of-change"]


def test_every_chart_has_its_numbers_as_a_table_of_the_same_order(figures):
    charts = {name: figure for name, figure in figures.items() if figure.data}
    assert sorted(charts) == sorted(set(FIGURES) - set(DIAGRAMS))
    for figure in charts.values():
        shown = [number for row in figure.data[1:] for cell in row for number in re.findall(r"\d+(?:,\d+)?", cell)]
        said = re.findall(r"\d+(?:,\d+)?", figure.alt.replace("95 %-interval ", ""))
        assert any(said[i : i + len(shown)] == shown for i in range(len(said))), figure.id


def test_the_file_of_a_chart_opens_in_danish_excel_and_computes_nothing():
    assert data_csv((("A", "B"), ("=1+1", "89,5 %"))) == "\ufeffA;B\r\n'=1+1;89,5 %\r\n".encode()


def test_the_numbers_below_a_chart_cannot_become_markup_a_shortcode_or_the_end_of_their_block():
    html = data_html("x", "T", (("A",), ("<script>{{< meta y >}}```",)))
    assert "<script" not in html and "{{<" not in html and "`" not in html
    assert "&lt;script&gt;&#123;&#123;&lt; meta y &gt;}}&#96;&#96;&#96;" in html


def test_no_letter_of_a_chart_is_smaller_than_eleven_pixels_on_a_phone():
    assert NOTE_POINTS * 96 / 72 >= 11
    assert NARROW_MM / 25.4 * 96 <= 320 - 2 * 16


def letters(plot) -> pd.DataFrame:
    """The lines of text in a diagram."""
    return pd.concat(layer._data for layer in plot.layers if "label" in layer.mapping)


def lettering(plot) -> list[str]:
    """The words of a diagram, in its order, lines and divided words joined."""
    return " ".join(letters(plot)["label"]).replace("\u00ad", "").replace("- ", "").split()


@pytest.mark.parametrize("name", DIAGRAMS)
def test_a_diagram_says_the_same_on_a_phone_in_letters_that_can_be_read(figures, name):
    figure = figures[name]
    assert sorted(lettering(figure.narrow)) == sorted(lettering(figure.plot)) != []
    assert letters(figure.narrow)["points"].min() * 96 / 72 >= 11


def test_the_theory_states_the_evidence_of_each_claim_and_its_gaps(figures):
    theory = figures["theory-of-change"]
    assert "Har fået bedre indflydelse 90\u00a0% (mål 40\u00a0%): opfyldt" in theory.alt
    assert "(indirekte mål) 60\u00a0% (mål 50\u00a0%): sandsynligvis opfyldt" in theory.alt
    assert "Har nået egne mål 85\u00a0%, intet mål" in theory.alt
    assert theory.alt.count("[ingen indikator]") == 2
    assert theory.title == "2 af 4 resultater og effekter er belyst af indikatorer; 2 er ikke."
    assert "\u00ad" not in theory.alt


def test_the_capacity_model_names_actors_processes_and_outcomes(figures):
    alt = figures["capacity-model"].alt.lower()
    said = [*MODEL["processes"], *MODEL["outcomes"], MODEL["across"], *(actor["heading"] for actor in MODEL["actors"])]
    assert all(text.lower() in alt for text in said)


def test_a_capacity_model_with_four_actors_breaks_its_schema(tmp_path):
    path = tmp_path / "model.yaml"
    source = (REPORT / "capacity-model.yaml").read_text(encoding="utf-8")
    path.write_text(source.replace("processes:", "  - heading: Flere\nprocesses:"), encoding="utf-8")
    with pytest.raises(ReportError, match="actors"):
        read_capacity_model(path, MODEL_SCHEMA)


def test_the_source_line_names_the_sources_and_the_reconstruction(figures):
    assert figures["criteria"].source == "Kilde: Rekvirentundersøgelsen 2010. Rækkerne er rekonstruerede."


def test_figure_texts_refer_to_the_picture_and_carry_the_alt_text(figures, tmp_path):
    write_figure_texts(list(figures.values()), tmp_path)
    text = (tmp_path / "criteria.md").read_text(encoding="utf-8")
    picture, note, data, *_ = text.split("\n\n")
    assert re.fullmatch(r'!\[\*\*.+\*\* .+\]\(/figures/criteria\.svg\)\{#fig-criteria fig-alt=".+"\}', picture)
    assert note.startswith("::: {.figure-note}\nSvarprocent") and data.startswith("```{=html}\n<details")
    assert text == figure_markdown(figures["criteria"])


def test_text_from_the_data_cannot_leave_caption_or_alt_text():
    groups = [{"key": "A1", "label": '" onload="x {{< meta y >}}](z)', "value": 9, "display": "9"}]
    world = material(entries=changed("workshop_participants_by_event", groups=groups))
    text = figure_markdown(BUILDERS["workshops-by-audience"](world, PALETTE))
    assert "{{<" not in text and '" onload' not in text.replace('\\"', "")


PROGRAM = """
import sys
from pathlib import Path
sys.path[:0] = [{workflow!r}, {tests!r}]
from presentation_world import material, REPORT
from statusreport.figures.drawing import BUILDERS, write_figures
from statusreport.figures.theme import read_palette
palette = read_palette(REPORT / "assets" / "palette.yaml")
write_figures([BUILDERS[name](material(), palette) for name in {names!r}], Path(sys.argv[1]))
"""
REPEATED = ("satisfaction", "workshops-by-district")


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_pictures_repeat_byte_for_byte_in_another_process(figures, tmp_path):
    here, there = tmp_path / "here", tmp_path / "there"
    write_figures([figures[name] for name in REPEATED], here)
    program = PROGRAM.format(workflow=str(ROOT / "workflow"), tests=str(ROOT / "tests" / "unit"), names=REPEATED)
    environment = os.environ | {"PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-c", program, str(there)], check=True, env=environment)
    assert sorted(digests(here)) == sorted(
        f"{name}{form}" for name in REPEATED for form in ("-narrow.svg", ".png", ".svg")
    )
    assert digests(there) == digests(here)
    svg = (here / "satisfaction.svg").read_text(encoding="utf-8")
    assert "<text" not in svg and "<dc:date>" not in svg
