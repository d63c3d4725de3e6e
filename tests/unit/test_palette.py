"""The colours of the report: readable, apart for everybody, and declared once. The rules: docs/design.md."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import pytest
import yaml
from coloraide import Color
from presentation_world import REPORT
from statusreport.figures.theme import contrast, luminance, read_palette, readable_on

DECLARED = REPORT / "assets" / "palette.yaml"
PALETTE = read_palette(DECLARED)
COLOURS = yaml.safe_load(DECLARED.read_text(encoding="utf-8"))
MARKS = {
    **{f"series {n}": colour for n, colour in enumerate(PALETTE.series)},
    **{f"degrees {n}": colour for n, colour in enumerate(PALETTE.degrees)},
    **{name: COLOURS[name] for name in ("accent", "line", "dotted", "focus")},
}
TEXT, MARK = 4.5, 3.0  # WCAG 2.2: 1.4.3 and 1.4.11
APART = 15.0  # CIEDE2000; two colours side by side are told apart from about 10
EXTENSION = REPORT / "_extensions" / "statusreport"
STYLED = [
    *sorted((REPORT / "assets").glob("*.css")),
    *sorted(EXTENSION.glob("quarto/*.scss")),
    *sorted(EXTENSION.glob("typst/*.typ")),
    REPORT / "assets" / "make_reference.py",
]


@pytest.mark.parametrize("pair", [("#000000", "#ffffff"), ("#767676", "#ffffff"), *combinations(PALETTE.series, 2)])
def test_contrast_is_measured_as_an_independent_library_does(pair):
    assert contrast(*pair) == pytest.approx(Color(pair[0]).contrast(pair[1]), abs=0.005)


@pytest.mark.parametrize("text", ["ink", "muted", "accent"])
@pytest.mark.parametrize("ground", ["paper", "surface", "track", "target"])
def test_text_is_readable_on_every_ground(text, ground):
    assert contrast(COLOURS[text], COLOURS[ground]) >= TEXT


@pytest.mark.parametrize("kind", COLOURS["callouts"])
def test_the_title_of_a_box_is_readable_on_its_tint(kind):
    colour = COLOURS["callouts"][kind]
    tint = Color(colour).mix("white", 0.93, space="srgb").to_string(hex=True)
    assert contrast(colour, tint) >= TEXT


@pytest.mark.parametrize("name", MARKS)
def test_marks_stand_out_from_the_paper(name):
    assert contrast(MARKS[name], PALETTE.paper) >= MARK


@pytest.mark.parametrize("colour", [*PALETTE.series, *PALETTE.degrees, PALETTE.accent, PALETTE.line])
def test_a_label_is_readable_on_its_mark(colour):
    assert contrast(readable_on(colour, PALETTE), colour) >= TEXT


def test_series_go_from_dark_to_light_so_that_they_differ_in_grey():
    assert all(luminance(a) < luminance(b) for a, b in pairwise(PALETTE.series))


@pytest.mark.parametrize("sight", ["usual", "protan", "deutan", "tritan"])
def test_series_stay_apart_for_the_colour_blind(sight):
    """Simulated after Machado, Oliveira and Fernandes (2009), at full severity."""
    seen = [Color(c) if sight == "usual" else Color(c).filter(sight, 1, method="machado") for c in PALETTE.series]
    nearest = min(a.delta_e(b, method="2000") for a, b in combinations(seen, 2))
    assert nearest >= APART


def test_colours_that_only_some_can_tell_apart_would_be_found():
    red, green = (Color(c).filter("deutan", 1, method="machado") for c in ("#c0392b", "#6f7a1e"))
    assert red.delta_e(green, method="2000") < APART < Color("#c0392b").delta_e("#6f7a1e", method="2000")


def declared(value: object) -> set[str]:
    """All colours of the palette, in lower case."""
    if isinstance(value, dict):
        return set().union(*map(declared, value.values()))
    return set().union(*map(declared, value)) if isinstance(value, list) else {str(value).lower()}


@pytest.mark.parametrize("path", STYLED, ids=lambda path: path.name)
def test_no_style_has_a_colour_that_the_palette_does_not_declare(path):
    pattern = r'"([0-9A-F]{6})"' if path.suffix == ".py" else r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b"
    used = {f"#{colour.lower()}" for colour in re.findall(pattern, path.read_text(encoding="utf-8"))}
    assert used - declared(COLOURS) == set()
