"""How what is published is called: one folder for each language, names in the language."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from statusreport.translation import SOURCE, _, language, speaking


def published_as(name: str) -> str:
    """Where a document of the language that is spoken is published: the Danish at the top, others in a folder each."""
    folder = _folder(language())
    words = {"statusrapport": _("statusrapport"), "tabeller": _("tabeller")}
    word, dash, rest = name.partition("-")
    return f"{folder}{words.get(word, word)}{dash}{rest}"


def _folder(code: str) -> str:
    return "" if code == SOURCE else f"{code}/"


def site_of(other: str, here: str) -> str:
    """Where the site in the language `other` is published, seen from the site in the language `here`."""
    up = "../" if here == SOURCE else "../../"
    return f"{up}{_folder(other)}html/"


def published_in(languages: Iterable[str], paths: Iterable[str]) -> dict[str, str]:
    """Name in the published folder → file or folder, of `paths` with `{language}` in them, in each of `languages`."""
    names = {}
    for each in languages:
        with speaking(each):
            names |= {published_as(Path(path).name): path.format(language=each) for path in paths}
    return names
