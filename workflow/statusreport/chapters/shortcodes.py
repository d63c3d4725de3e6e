"""Shortcodes: what stands in their place while pandoc reads a chapter, and what each asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from statusreport.chapters.spots import Spot

# `{{{< … >}}}` shows a shortcode and `{{</* … */>}}` is a comment: neither is one.
_SHORTCODE = re.compile(r"(?<!\{)\{\{<(?!\s*/\*)\s*(.*?)\s*>\}\}(?!\})")
_FIRST = 0xF0000  # private characters: no reader gives them a meaning, no author writes them
_ESCAPED = {"\\@": "\ue000", "\\ ": "\u00a0"}  # an @ that cites nothing; pandoc's no-break space
MARKS = re.compile(f"[{chr(_FIRST)}-\U000ffffd]")


@dataclass(frozen=True)
class Shortcode:
    """`{{< name argument … >}}`; `alone` if nothing else stands on its line."""

    spot: Spot
    name: str
    arguments: tuple[str, ...]
    alone: bool


def protect(file: str, text: str) -> tuple[str, list[Shortcode]]:
    """The text with one private character for each shortcode, and the shortcodes in that order.

    Both renderers replace shortcodes before the text is parsed, so they may stand where Markdown would not be read:
    in attributes, addresses and code. The lines of the text stay as they are.
    """
    shortcodes: list[Shortcode] = []
    lines = [_protect_line(file, number, line, shortcodes) for number, line in enumerate(text.split("\n"), start=1)]
    return "\n".join(lines), shortcodes


def marked(text: str) -> list[int]:
    """Which shortcodes stand in a piece of protected text, by their index."""
    return [ord(mark) - _FIRST for mark in MARKS.findall(text)]


def _protect_line(file: str, number: int, line: str, shortcodes: list[Shortcode]) -> str:
    def mark(match: re.Match[str]) -> str:
        name, *arguments = [word.strip("\"'") for word in match[1].split()] or [""]
        alone = match[0] == line.strip()
        shortcodes.append(Shortcode(Spot(file, number), name, tuple(arguments), alone))
        return chr(_FIRST + len(shortcodes) - 1)

    line = _SHORTCODE.sub(mark, line)
    for written, private in _ESCAPED.items():
        line = line.replace(written, private)
    return line
