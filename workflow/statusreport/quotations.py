"""What the report repeats of what people wrote: only with their consent, recorded in the data, and after review."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from statusreport.declarations import Declaration, load
from statusreport.errors import Problem, ReportError
from statusreport.translation import own_files

WORDS = 4  # fewer words in a row are anybody's
_SENTENCE = re.compile(r"[.!?;\n]+")
_NO_WORD = re.compile(r"[\W_]+")

Key = tuple[str, str, str]  # survey, respondent, question


@dataclass(frozen=True)
class FreeText:
    """What was written under which key, and the keys of all questions that were answered `yes`."""

    answers: dict[Key, str]
    agreed: frozenset[Key]


def read_free_text(path: Path) -> FreeText:
    """The file that `free_text` wrote."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return FreeText({_key(answer): answer["text"] for answer in data["answers"]}, frozenset(map(tuple, data["agreed"])))


def check_quotations(path: Path, schema: Path, report: Path, written: FreeText) -> None:
    """Hold the chapters against the declared quotations and the answers in free text.

    Raises ReportError for a quotation that is not where it is declared to be or that nobody agreed to, and for every
    sentence of an answer that a chapter prints without a declaration.
    """
    declaration = load(path, schema)
    texts = {str(file.relative_to(report)): file.read_text(encoding="utf-8") for file in own_files(report, "*.qmd")}
    found = [*_declared(declaration, texts, written), *_undeclared(declaration, texts, report, written)]
    if found:
        raise ReportError(found)


def _declared(declaration: Declaration, texts: dict[str, str], written: FreeText) -> Iterator[Problem]:
    for index, entry in enumerate(declaration.data["quotations"]):
        keys = ("quotations", index)
        if _folded(entry["starts"]) not in _folded(texts.get(entry["file"], "")):
            finding = f"`{entry['file']}` does not print the quotation `{entry['id']}`"
            yield declaration.problem((*keys, "starts"), finding, "Correct `file` or `starts`, or remove the entry")
        source = entry["source"]
        if "survey" in source:
            if _key(source) not in written.answers:
                finding = f"nobody gave the answer that `{entry['id']}` quotes"
                yield declaration.problem((*keys, "source"), finding, "Correct survey, respondent and question")
            if (source["survey"], source["respondent"], source["consent"]) not in written.agreed:
                finding = f"the person whom `{entry['id']}` quotes has not agreed to it in `{source['consent']}`"
                yield declaration.problem((*keys, "source"), finding, "Take the quotation out of the report")


def _undeclared(declaration: Declaration, texts: dict[str, str], report: Path, written: FreeText) -> Iterator[Problem]:
    declared = {(e["file"], *_key(e["source"])) for e in declaration.data["quotations"] if "survey" in e["source"]}
    folded = {file: _folded(text) for file, text in texts.items()}
    for key, answer in written.answers.items():
        for file, text in folded.items():
            if (file, *key) not in declared and any(part in text for part in _sentences(answer)):
                survey, respondent, question = key
                place = f"survey {survey}, question {question}, respondent {respondent}"
                finding = f"it prints what a person wrote in a questionnaire ({place})"
                remedy = f"Take it out, or declare it in {declaration.path} with consent and review"
                yield Problem(str(report / file), "", finding, remedy)


def _sentences(answer: str) -> list[str]:
    parts = [_folded(part) for part in [answer, *_SENTENCE.split(answer)]]
    return [part for part in parts if len(part.split()) >= WORDS]


def _key(source: dict[str, Any]) -> Key:
    return source["survey"], source["respondent"], source["question"]


def _folded(text: str) -> str:
    """Words alone, each between single spaces: quotation marks and line breaks make no difference."""
    return f" {_NO_WORD.sub(' ', text.casefold()).strip()} "
