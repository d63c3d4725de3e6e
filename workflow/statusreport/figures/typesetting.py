"""Text set by measured width, so that no label is clipped and no line overruns its box."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from font_source_sans_pro import font_files_ttf
from matplotlib.ft2font import FT2Font, LoadFlags

from statusreport.theory_of_change import SOFT_HYPHEN

FAMILY = "Source Sans Pro"
FONT_FILES = {400: font_files_ttf["SourceSansPro"], 600: font_files_ttf["SourceSansProSemibold"]}
MM_PER_POINT = 25.4 / 72
LINE_SPACING = 1.22

_POINTS = 100  # measured large and scaled down


def width_mm(text: str, points: float, weight: int = 400) -> float:
    """How wide `text` prints in the report's font."""
    hundredths = sum(_advance(character, weight) for character in text if character != SOFT_HYPHEN)
    return hundredths * points / _POINTS * MM_PER_POINT


def line_height_mm(points: float) -> float:
    """The distance between two lines of text."""
    return points * LINE_SPACING * MM_PER_POINT


def wrap(text: str, limit_mm: float, points: float, weight: int = 400) -> list[str]:
    """`text` in lines no wider than `limit_mm`.

    A word divides only where it must: at a soft hyphen, or anywhere if it has none. So text from raw data always
    fits, and a declared text is divided where its author marked it.
    """

    def fits(line: str) -> bool:
        return width_mm(line, points, weight) <= limit_mm

    lines = [""]
    for word in text.split():
        lines[-1:] = _append(lines[-1], word, fits)
    return [line.replace(SOFT_HYPHEN, "") for line in lines]


def balance(text: str, limit_mm: float, points: float, weight: int = 400) -> str:
    """`text` in as few lines as `wrap` needs, joined by line breaks, but of more even length."""
    full = wrap(text, limit_mm, points, weight)
    longest_word = max(width_mm(word, points, weight) for word in text.split())
    for percent in range(50, 100, 5):
        narrow = limit_mm * percent / 100
        if narrow >= longest_word and len(lines := wrap(text, narrow, points, weight)) == len(full):
            return "\n".join(lines)
    return "\n".join(full)


def _append(line: str, word: str, fits: Callable[[str], bool]) -> list[str]:
    longer = f"{line} {word}".lstrip()
    if fits(longer):
        return [longer]
    if line and fits(word):
        return [line, word]
    mark = SOFT_HYPHEN if SOFT_HYPHEN in word else ""
    parts = word.split(mark) if mark else list(word)
    for count in range(len(parts) - 1, 0, -1):
        head = f"{line} {mark.join(parts[:count])}-".lstrip()
        if fits(head) and (mark or not line):
            return [head, *_append("", mark.join(parts[count:]), fits)]
    return [line, *_append("", word, fits)] if line else [word]


@cache
def _advance(character: str, weight: int) -> float:
    # unhinted, without kerning, which only ever brings letters closer together here
    font = _font(weight)
    # a letter that the font lacks is drawn as an empty box, its glyph 0; alt text and table say it
    glyph = font.load_glyph(font.get_char_index(ord(character)), flags=LoadFlags.NO_HINTING)
    return glyph.linearHoriAdvance / 65536


@cache
def _font(weight: int) -> FT2Font:
    font = FT2Font(FONT_FILES[weight])
    font.set_size(_POINTS, 72)
    return font
