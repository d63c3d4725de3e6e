"""Headings and question texts: what they say beneath their HTML and spaces, and how two wordings differ."""

from __future__ import annotations

import difflib
import html
import re
from collections.abc import Iterable

_BREAKING = re.compile(r"</?(?:br|p|div|li|ul|ol|h[1-6]|table|t[rdh])\b[^<>]*>", re.IGNORECASE)
_INLINE = re.compile(r"</?(?:span|b|i|u|em|strong|font|a|sup|sub|img)\b[^<>]*>", re.IGNORECASE)
_NEAR = 0.6


def plain(text: str) -> str:
    """The words of a heading, without HTML and with single white space."""
    without_tags = _INLINE.sub("", _BREAKING.sub(" ", text))
    return " ".join(html.unescape(without_tags).split())


def change(old: str, new: str) -> str:
    """What sort of change leads from one wording to another: spaces, HTML, capitals, order of words, wording."""
    if " ".join(old.split()) == " ".join(new.split()):
        return "spaces"
    if plain(old) == plain(new):
        return "HTML"
    if plain(old).casefold() == plain(new).casefold():
        return "capitals"
    return "order of words" if _words(old) == _words(new) else "wording"


def nearest_wording(wanted: str, candidates: Iterable[str]) -> str:
    """The candidate that most looks like an older or newer wording of the same heading, or ""."""
    names = list(dict.fromkeys(candidates))
    for name in names:
        if change(wanted, name) != "wording":
            return name
    by_plain = {plain(name): name for name in names}
    near = difflib.get_close_matches(plain(wanted), sorted(by_plain), n=1, cutoff=_NEAR)
    return by_plain[near[0]] if near else ""


def _words(text: str) -> list[str]:
    return sorted(re.findall(r"\w+", plain(text).casefold()))
