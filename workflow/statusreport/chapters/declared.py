"""report/written-numbers.yaml: which digits and number words may be typed by hand, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from statusreport.chapters.page import HOLE
from statusreport.chapters.spots import Spot
from statusreport.declarations import Declaration, Key, load
from statusreport.errors import Problem, ReportError, did_you_mean

_LIST = re.compile(r"<(\w+)>")


@dataclass(frozen=True)
class Phrase:
    """An exact text that may stand, everywhere or in one file."""

    spot: Spot
    text: str
    pattern: re.Pattern[str]
    file: str | None


@dataclass(frozen=True)
class Declared:
    """What the file declares, ready to use."""

    patterns: tuple[re.Pattern[str], ...]
    phrases: tuple[Phrase, ...]

    def hide(self, file: str, text: str, used: set[Phrase]) -> str:
        """The text with a hole of the same length for all that may stand; phrases that do are added to `used`."""
        for phrase in self.phrases:
            if phrase.file in (None, PurePosixPath(file).name):
                text, hits = phrase.pattern.subn(_hole, text)
                if hits:
                    used.add(phrase)
        for pattern in self.patterns:
            text = pattern.sub(_hole, text)
        return text


def read_declared(path: Path, schema: Path) -> Declared:
    """The checked declarations.

    Raises ReportError for a pattern that is no regular expression, names an unknown list or misses its own example.
    """
    declaration = load(path, schema)
    problems: list[Problem] = []
    patterns = [
        pattern
        for index, entry in enumerate(declaration.data["patterns"])
        if (pattern := _pattern(declaration, ("patterns", index), entry, problems))
    ]
    if problems:
        raise ReportError(problems)
    return Declared(tuple(patterns), tuple(_phrases(declaration)))


def _phrases(declaration: Declaration) -> Iterator[Phrase]:
    for index, entry in enumerate(declaration.data["phrases"]):
        words = r"\s+".join(re.escape(word) for word in entry["text"].split())
        spot = Spot(declaration.path, declaration.line("phrases", index))
        yield Phrase(spot, entry["text"], re.compile(rf"(?<!\w){words}(?!\w)"), entry.get("file"))


def _pattern(
    declaration: Declaration, keys: tuple[Key, ...], entry: dict[str, Any], problems: list[Problem]
) -> re.Pattern[str] | None:
    lists = declaration.data["lists"]
    unknown = [name for name in _LIST.findall(entry["pattern"]) if name not in lists]
    problems += [declaration.problem(keys, f"unknown list `<{name}>`", did_you_mean(name, lists)) for name in unknown]
    if unknown:
        return None
    written = _LIST.sub(lambda match: f"(?:{'|'.join(map(re.escape, lists[match[1]]))})", entry["pattern"])
    try:
        pattern = re.compile(written)
    except re.error as error:
        problems.append(declaration.problem(keys, f"the pattern is no regular expression: {error}", "Correct it"))
        return None
    if not pattern.search(entry["example"]):
        finding = f"the pattern does not find its own example `{entry['example']}`"
        problems.append(declaration.problem(keys, finding, "Correct the pattern or the example"))
    return pattern


def _hole(match: re.Match[str]) -> str:
    return HOLE * len(match[0])
