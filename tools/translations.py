"""What of a language's catalogue of messages is missing, unused or obsolete: python -m tools.translations en [--update]

Texts are found by Babel's extractor: in the program, and in the declarations whose texts readers see. Texts of the raw
data (titles, questions, answers) are not looked for here; the build asks for them and names those that are missing.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po
from statusreport.chapters.entries import PRINTED

KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
DECLARED = ("indicators.yaml", "theory-of-change.yaml", "capacity-model.yaml")
FROM_DATA = "raw data"  # the comment of a message that the raw data asks for
UNTRANSLATED = {"%"}

Text = str | tuple[str, ...]


@dataclass(frozen=True)
class State:
    """Texts without a translation, translations of texts that are nowhere, and what is kept as obsolete."""

    missing: dict[str, str]
    unused: list[str]
    obsolete: list[str]


def texts(root: Path) -> dict[Text, str]:
    """Every text that is to be translated (singular and plural of one together) and where it first stands."""
    found: dict[Text, str] = {}
    for path in sorted((root / "workflow/statusreport").rglob("*.py")):
        for line, text, _comments, _context in extract_from_file("python", str(path), keywords=KEYWORDS):
            found.setdefault(text, f"{path.relative_to(root).as_posix()}:{line}")
    for name in DECLARED:
        path = root / "report" / name
        for line, text in _declared(yaml.compose(path.read_text(encoding="utf-8")), (), PRINTED[name]):
            found.setdefault(text, f"report/{name}:{line}")
    return {text: place for text, place in found.items() if text not in UNTRANSLATED}


def _declared(node: yaml.Node, keys: tuple[str, ...], patterns: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _declared(value, (*keys, str(key.value)), patterns)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _declared(value, (*keys, str(index)), patterns)
    elif any(fnmatchcase(".".join(keys), pattern) for pattern in patterns):
        yield node.start_mark.line + 1, node.value


def first(text: Text) -> str:
    """A text as a key: of singular and plural the singular."""
    return text if isinstance(text, str) else text[0]


def state(catalogue: Catalog, asked: dict[Text, str]) -> State:
    """What is missing, unused and obsolete in a catalogue."""
    said = {first(m.id): m for m in catalogue if m.id}
    whole = {key for key, m in said.items() if all([m.string] if isinstance(m.string, str) else m.string)}
    needed = {first(text): place for text, place in asked.items()}
    return State(
        {text: place for text, place in needed.items() if text not in whole or said[text].fuzzy},
        [key for key, m in said.items() if key not in needed and FROM_DATA not in m.auto_comments],
        [first(m.id) for m in catalogue.obsolete.values()],
    )


def read(path: Path) -> Catalog:
    """A catalogue of messages."""
    with path.open("rb") as file:
        return read_po(file)


def updated(catalogue: Catalog, asked: dict[Text, str]) -> Catalog:
    """The catalogue with every text that is asked for, in order of where it stands; what is unused is left out."""
    said = {first(m.id): m for m in catalogue if m.id}
    new = Catalog(catalogue.locale, header_comment=catalogue.header_comment, project=catalogue.project, fuzzy=False)
    new.mime_headers = catalogue.mime_headers
    for text, place in asked.items():
        old = said.get(first(text))
        new.add(text, old.string if old else "", auto_comments=[place.rpartition(":")[0]])
    for key, message in said.items():
        if FROM_DATA in message.auto_comments and key not in {first(text) for text in asked}:
            new.add(message.id, message.string, auto_comments=[FROM_DATA])
    return new


def main() -> None:
    """Say what is to do in a catalogue, or bring it up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("--update", action="store_true", help="add what is missing, without translation")
    options = parser.parse_args()
    path, asked = Path("report") / options.language / "messages.po", texts(Path())
    catalogue = read(path)
    if options.update:
        catalogue = updated(catalogue, asked)
        with path.open("wb") as file:
            write_po(file, catalogue, width=120, omit_header=False)
    found = state(catalogue, asked)
    for text, place in found.missing.items():
        print(f"missing: {place}: {text}")
    for kind, keys in (("unused", found.unused), ("obsolete", found.obsolete)):
        for key in keys:
            print(f"{kind}: {key}")
    print(f"{path}: {len(found.missing)} missing, {len(found.unused)} unused, {len(found.obsolete)} obsolete")


if __name__ == "__main__":
    main()
