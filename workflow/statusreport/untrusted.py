"""Raw text becomes text: what no document, terminal or spreadsheet may be handed as it is."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
# White space stays. All other controls steer a terminal or are allowed in no XML; marks of direction other than RLM
# and LRM turn the text after them round; the rest are no characters, or (U+E000 to U+E002) stand for markup on the way.
_STEERING = "\u202a-\u202e\u2066-\u2069"
_LAST = range(0xFFFF, 0x110000, 0x10000)  # the last of each plane
_NONE = "\ud800-\udfff\ue000-\ue002\ufdd0-\ufdef" + "".join(f"{chr(last - 1)}{chr(last)}" for last in _LAST)
_UNFIT = re.compile(f"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f{_STEERING}{_NONE}]")
UNFIT_IN_UTF8 = _UNFIT.pattern.replace("\ud800-\udfff", "")  # for Arrow, whose texts have no surrogates
_HIDDEN = "\u200b-\u200f\u2028\u2029\u2060\ufeff\U000e0000-\U000e007f"
_UNSEEN = re.compile(f"[\x00-\x1f\x7f-\x9f{_HIDDEN}{_STEERING}{_NONE}]")
_COMPUTED = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[\d.,]+(?:\s?%)?")


def plain(text: str) -> str:
    """`text` with U+FFFD for every character that no document can hold, or that would steer what shows it."""
    return _UNFIT.sub(REPLACEMENT, text)


def visible(text: str) -> str:
    """`text` on one line for a terminal or a log: what cannot be seen is written as its code, such as \\x1b."""
    return _UNSEEN.sub(_code, text)


def _code(match: re.Match[str]) -> str:
    point = ord(match[0])
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def uncomputed(cell: object) -> object:
    """A cell of a CSV file that no spreadsheet computes: text like a formula gets an apostrophe before it."""
    if isinstance(cell, str) and _COMPUTED.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell
