"""LimeSurvey's headings: `code[sub]. text [label]`, of which an export may have any part."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CODED = re.compile(r"^([A-Za-z]\w*)((?:\[[^\[\]]*\])*)(?:\.\s(.*)|\.?)$", re.DOTALL)
WORDED = re.compile(r"^(.*?)\s*((?:\[[^\[\]]*\])+)\s*$", re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """`code[sub]. text`, taken apart; what a heading does not have is "". A text may be `question [label]`."""

    code: str
    subs: tuple[str, ...]
    text: str
    question: str
    label: str


def parse(heading: str) -> Heading:
    """A heading taken apart."""
    coded = _CODED.match(heading)
    code, brackets, wording = coded.groups() if coded else ("", "", heading)
    wording = wording or ""
    subs = tuple(re.findall(r"\[([^\[\]]*)\]", brackets))
    worded = WORDED.match(wording) if subs or not code else None
    if not worded:
        return Heading(code, subs, wording, wording, "")
    labels = re.findall(r"\[([^\[\]]*)\]", worded[2])
    return Heading(code, subs or tuple(labels), wording, worded[1], "] [".join(labels))
