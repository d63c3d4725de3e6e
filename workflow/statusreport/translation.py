"""Texts that readers see, in the language of the documents.

What the program says to readers is written in Danish, and the Danish is the key under which a catalogue of messages
(gettext PO, `report/<language>/messages.po`) says it in another language. A step speaks one language from beginning to
end, so the language is a state of the process, set by `step.run` and by nothing else but tests.

How to wrap a text: `_("Kilde")`; with values `_("mål {target}", target=…)`, never an f-string; with a number that
decides on singular and plural `ngettext("række", "rækker", count)`; a constant of a module `N_("Kilde")`, and `_(…)`
where it is printed. docs/languages.md says how to translate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from typing import Any

from statusreport.errors import Problem, ReportError

SOURCE = "da"  # the language that the program's texts, the declarations and the raw data are written in
GUIDE = "docs/languages.md"


def _of_two(count: int) -> int:
    """Danish as most languages: one form for one, another for every other number."""
    return int(count != 1)


@dataclass
class Speech:
    """A language: its code, its locale as Babel knows it, and what it calls each Danish text.

    `missing` collects the texts that were asked for and are not in the catalogue.
    """

    language: str = SOURCE
    locale: str = SOURCE
    file: str = ""
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    form: Callable[[int], int] = _of_two
    missing: dict[str, None] = field(default_factory=dict)

    def said(self, text: str, form: int = 0) -> str | None:
        """What the language calls a Danish text; None where the catalogue does not say."""
        forms = self.texts.get(text, ())
        return forms[form] if form < len(forms) else None


_speech = Speech()


def language() -> str:
    """The code of the language that is spoken: `da`."""
    return _speech.language


def locale() -> str:
    """The locale of numbers, dates and lists, as Babel names it: `da`, `en_GB`."""
    return _speech.locale


def _(text: str, **values: object) -> str:
    """A Danish text of the program in the language that is spoken, with its `{values}` put in."""
    said = text
    if text and _speech.language != SOURCE:
        found = _speech.said(text)
        said = found if found is not None else _missing(text)
    return said.format(**values) if values else said


def ngettext(singular: str, plural: str, count: int, **values: object) -> str:
    """The form that goes with `count`, with `{count}` and other values put in."""
    if _speech.language == SOURCE:
        said = plural if _of_two(count) else singular
    else:
        found = _speech.said(singular, _speech.form(count))
        said = found if found is not None else _missing(singular)
    return said.format(count=count, **values) if values or "{count}" in said else said


def N_(text: str) -> str:
    """Marks a text that is translated where it is printed: a constant of a module is made before anybody speaks."""
    return text


def from_data(text: str) -> str:
    """A text of the raw data, translated where the catalogue has it; names stay as they are."""
    return _speech.said(text) or text


def translated(node: Any) -> Any:
    """A declaration that holds nothing but texts, with all of them translated."""
    if isinstance(node, dict):
        return {key: translated(value) for key, value in node.items()}
    if isinstance(node, list):
        return [translated(value) for value in node]
    return _(node) if isinstance(node, str) else node


def _missing(text: str) -> str:
    _speech.missing[text] = None
    return text


def speak(language: str, messages: Path | None = None) -> None:
    """Speak `language` from now on. Raises ReportError where its catalogue `messages` cannot be used."""
    global _speech
    _speech = Speech() if language == SOURCE else read_speech(language, messages or catalogue_of(language))


@contextmanager
def speaking(language: str, messages: Path | None = None) -> Iterator[Speech]:
    """Speak `language` for a while."""
    global _speech
    before = _speech
    speak(language, messages)
    try:
        yield _speech
    finally:
        _speech = before


def catalogue_of(language: str) -> Path:
    """Where a language's catalogue of messages lies."""
    return Path("report") / language / "messages.po"


def own_files(folder: Path, pattern: str) -> list[Path]:
    """The files of a report's folder in its own language: without the folders of translations."""
    others = {catalogue.parent for catalogue in folder.glob("*/messages.po")}
    return sorted(path for path in folder.rglob(pattern) if path.is_file() and not others & set(path.parents))


def check_complete() -> None:
    """Raises ReportError with every text that was asked for in vain."""
    if _speech.missing:
        raise ReportError(
            Problem(_speech.file, "", f"»{text}« is not translated", f"Translate it there ({GUIDE})")
            for text in _speech.missing
        )


def read_speech(language: str, messages: Path) -> Speech:
    """A language by its catalogue.

    Raises ReportError where the catalogue is no PO file, or a translation has other `{values}` than its text.
    """
    from gettext import c2py  # slow to import, with Babel's reader, and Danish needs neither

    from babel.messages.pofile import PoFileError, read_po

    try:
        with messages.open("rb") as file:
            catalogue = read_po(file, locale=language, abort_invalid=True)
    except (PoFileError, OSError, ValueError) as error:
        finding = f"the catalogue of messages cannot be read: {error}"
        raise ReportError.one(messages, "", finding, f"Correct it ({GUIDE})") from None
    speech = Speech(language, str(catalogue.locale), str(messages), form=c2py(catalogue.plural_expr))
    problems = []
    for message in catalogue:
        ids, forms = _forms(message.id), _forms(message.string)
        if not message.id or not all(forms) or message.fuzzy:
            continue
        speech.texts[ids[0]] = forms
        problems += [
            Problem(str(messages), f"line {message.lineno}", f"»{form}« has other values in braces than »{ids[0]}«",
                    "Write the same names in braces as the Danish text")
            for form in forms if not _values(form) <= set().union(*map(_values, ids))
        ]  # fmt: skip
    if problems:
        raise ReportError(problems)
    return speech


def _forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _values(text: str) -> set[str]:
    """The names in braces; a text with a brace that is none of ours has none."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name}
    except ValueError:
        return set()
