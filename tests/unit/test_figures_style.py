"""The look of charts: text set by measured width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from presentation_world import REPORT
from statusreport.figures.canvas import Paragraph, text_height
from statusreport.figures.theme import read_palette
from statusreport.figures.typesetting import balance, line_height_mm, width_mm, wrap
from statusreport.theory_of_change import SOFT_HYPHEN

PALETTE = read_palette(REPORT / "assets" / "palette.yaml")


def test_wider_text_measures_wider_and_twice_the_size_twice_as_wide():
    assert width_mm("mm", 10) == pytest.approx(2 * width_mm("m", 10))
    assert width_mm("m", 20) == pytest.approx(2 * width_mm("m", 10))
    assert width_mm("m", 10, 600) > width_mm("m", 10)


@given(st.text("abcæøå mWi", min_size=1, max_size=80), st.floats(8, 60))
def test_no_line_is_wider_than_its_limit_and_no_letter_is_lost(text, limit):
    lines = wrap(text, limit, 9)
    assert all(width_mm(line, 9) <= limit for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == text.replace(" ", "")


def test_a_word_divides_at_its_soft_hyphen_only_where_it_must():
    word = f"minoritets{SOFT_HYPHEN}foreninger"
    assert wrap(word, 100, 9) == ["minoritetsforeninger"]
    assert wrap(word, width_mm("minoritets-", 9) + 0.1, 9) == ["minoritets-", "foreninger"]


def test_balanced_labels_use_no_more_lines_than_they_need():
    text = "Fik mulighed for at synliggøre ressourcer og rolle"
    limit = width_mm(text, 9) - 1
    assert wrap(text, limit, 9)[-1] == "rolle"
    first, second = balance(text, limit, 9).split("\n")
    assert abs(width_mm(first, 9) - width_mm(second, 9)) < 15


def test_the_height_of_text_is_its_lines_and_the_space_above():
    paragraph = Paragraph("kort", 9, PALETTE.ink, space=2)
    assert text_height([paragraph, paragraph], 50) == pytest.approx(2 * (2 + line_height_mm(9)))
