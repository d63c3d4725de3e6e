"""What sort of question a column seems to be, and its answers, from nothing but the answers given.

It is a proposal to look through: the types of questions stand in no export but that of SurveyXact.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from statusreport.personal_data import kinds_in
from statusreport.readers.choices import choices
from statusreport.readers.export import Item
from statusreport.readers.sheet import squeeze
from statusreport.readers.wording import plain

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_CODE = re.compile(r"[a-z0-9_-]+", re.IGNORECASE)
_NOT_RELEVANT = re.compile(r"(ikke|not) relevante?|irrelevant|not applicable", re.IGNORECASE)
_FEW, _LONG = 12, 60  # answers of a question that offers them; characters of such an answer


@dataclass(frozen=True)
class Proposal:
    """A question as it may stand in the catalogue: `answers` are codes and labels in order, for closed questions."""

    id: str
    item: Item
    type: str
    answers: tuple[tuple[str, str], ...]
    note: str


def propose(items: Iterable[Item]) -> list[Proposal]:
    """A proposal for every item, each with an id of its own."""
    taken: set[str] = set()
    proposals = []
    for item in items:
        kind, labels, note = _kind(item)
        name = _unique(_id(item), taken)
        notes = "; ".join(filter(None, [*item.notes, note]))
        proposals.append(Proposal(name, item, kind, tuple(_codes(labels)), notes))
    return proposals


def irrelevant(label: str) -> bool:
    """Whether an answer says that the question does not apply."""
    return bool(_NOT_RELEVANT.fullmatch(squeeze(label)))


def slug(text: str, length: int = 40) -> str:
    """Lower-case letters, digits and underscores: what a name in the catalogue may be made of."""
    plain_text = text.translate(str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"}))
    plain_text = unicodedata.normalize("NFKD", plain_text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "_", plain_text).strip("_")
    return words if len(words) <= length else words[:length].rpartition("_")[0] or words[:length]


def _kind(item: Item) -> tuple[str, Sequence[str], str]:
    """Type, answers in order, and what to look at."""
    values = [squeeze(value) for value in item.given]
    if item.members:
        return "multiple", list(item.labels.values()), ""
    if item.labels:
        return "single", list(item.labels.values()), ""
    if not values:
        return "text", (), "nobody answered it"
    if any(next(iter(kinds_in(value)), None) for value in set(values)):
        return "text", (), ""
    joined = _joined(values, item.joiners)
    if joined:
        return "multiple", joined[0], joined[1]
    counts = Counter(values)
    if all(map(_NUMBER.fullmatch, counts)):
        scale = len(counts) <= 11 and all(value.isdecimal() and int(value) <= 10 for value in counts)
        return ("single", sorted(counts, key=int), "numbers: a scale, or a count") if scale else ("number", (), "")
    offered = max(map(len, counts)) <= _LONG * 2 and (len(counts) <= _FEW or len(counts) <= len(values) / 8)
    if offered and len(counts) < len(values) and sum(n > 1 for n in counts.values()) * 2 >= len(counts):
        return "single", _ordered(counts), _combined(counts, item.joiners)
    return "text", (), ""


def _combined(labels: Iterable[str], joiners: Sequence[str]) -> str:
    """What to look at where one answer looks like another with more joined to it."""
    known = list(labels)
    for joiner in joiners:
        if not joiner.strip() and not all(_CODE.fullmatch(part) for label in known for part in label.split()):
            continue  # words of a label, not codes
        for long in known:
            if any(long.startswith(short + joiner) or long.endswith(joiner + short) for short in known):
                return f"`{long}` may be several choices joined by `{joiner}`: then it is a `multiple`"
    return ""


def _joined(values: list[str], joiners: Sequence[str]) -> tuple[list[str], str] | None:
    """The choices of a multi-select whose cells hold several, or None where none of the joiners explains them."""
    for joiner in joiners:
        ends = sum(value.endswith(joiner.strip() or "\0") for value in values)
        cells = [choices(value, [], [joiner]) for value in values]
        pieces = Counter(piece for cell in cells for piece in cell)
        several = [cell for cell in cells if len(cell) > 1]
        again = sum(count > 1 for count in pieces.values())
        if joiner.strip() and ends == len(values):
            return list(pieces), ""
        if not several or max(map(len, pieces)) > _LONG * 2 or len(pieces) >= len(set(values)):
            continue
        if again * (2 if joiner == ";" else 1.3) >= len(pieces) and len(pieces) <= max(_FEW * 3, len(values) / 8):
            note = "" if joiner == ";" else f"choices seem joined by `{joiner}`: look whether an option holds it, too"
            return list(pieces), note
    return None


def _ordered(counts: Iterable[str]) -> list[str]:
    """In order of appearance, or by the number that every answer begins with."""
    labels = list(counts)
    numbers = [re.match(r"\d+", label) for label in labels]
    places = {label: int(number[0]) for label, number in zip(labels, numbers, strict=True) if number}
    whole = len(places) == len(labels) and len(set(places.values())) == len(labels)
    return sorted(labels, key=places.__getitem__) if whole else labels


def _codes(labels: Sequence[str]) -> Iterable[tuple[str, str]]:
    taken: set[str] = set()
    for number, label in enumerate(labels, 1):
        code = label if _NUMBER.fullmatch(label) else slug(label) or f"answer_{number}"
        yield _unique(code, taken), label


def _id(item: Item) -> str:
    name = slug(item.code.rpartition("/")[2]) or slug(plain(item.text)) or "question"
    return name if name[0].isalpha() else f"q_{name}"


def _unique(name: str, taken: set[str]) -> str:
    number, unique = 1, name
    while unique in taken:
        number += 1
        unique = f"{name}_{number}"
    taken.add(unique)
    return unique
