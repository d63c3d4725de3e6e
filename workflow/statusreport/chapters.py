"""The chapters that analysts write, checked against the ledger and put together with what the workflow generates."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from statusreport.errors import Problem, ReportError, did_you_mean
from statusreport.ledger import Entry

SOURCES = (
    "_quarto.yml",
    "_variables.yml",
    "references.bib",
    "index.qmd",
    "chapters",
    "appendices",
    "_extensions",
    "assets",
)
GENERATED = "/generated/"

_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_NUM = re.compile(r"\{\{<\s*num\s+([^>]*?)\s*>\}\}")
_INCLUDE = re.compile(r"\{\{<\s*include\s+(\S+)\s*>\}\}")
_REFERENCE = re.compile(r"(?<![\w.])@((?:fig|tbl|sec|eq)-[\w-]+)")
_LABEL = re.compile(r"[{\s]#((?:fig|tbl|sec|eq)-[\w-]+)")

Texts = dict[str, str]


def read_book(report: Path) -> Texts:
    """Path (relative to `report`) → text of every chapter that _quarto.yml lists, in reading order.

    Raises ReportError for each chapter that is listed but missing.
    """
    book: dict[str, Any] = yaml.safe_load((report / "_quarto.yml").read_text(encoding="utf-8"))["book"]
    listed = [str(path) for path in book["chapters"] + book.get("appendices", [])]
    missing = [path for path in listed if not (report / path).is_file()]
    if missing:
        file, remedy = str(report / "_quarto.yml"), "Write the chapter, or take it out of the list"
        raise ReportError(Problem(file, "", f"the chapter `{path}` does not exist", remedy) for path in missing)
    return {path: (report / path).read_text(encoding="utf-8") for path in listed}


def read_generated(folder: Path) -> Texts:
    """Path as a chapter includes it (`/generated/tables/x.md`) → text."""
    return {
        f"{GENERATED}{path.relative_to(folder).as_posix()}": path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.md"))
    }


def check(chapters: Texts, generated: Texts, ledger: list[Entry], report: Path) -> None:
    """Raises ReportError for every number, include and cross-reference that leads nowhere, with the nearest names."""
    printed = {entry["id"]: entry["printed"] for entry in ledger}
    included = [path for text in chapters.values() for path in _INCLUDE.findall(text)]
    everywhere = [*chapters.values(), *(generated[path] for path in included if path in generated)]
    labels = {label for text in everywhere for label in _LABEL.findall(text)}
    problems = [
        Problem(str(report / path), f"line {number}", finding, remedy)
        for path, text in chapters.items()
        for number, line in prose_lines(text)
        for finding, remedy in _line_findings(line, printed, generated, labels)
    ]
    if problems:
        raise ReportError(problems)


def prose_lines(text: str) -> Iterator[tuple[int, str]]:
    """Line number and line of everything outside fenced code."""
    fence = ""
    for number, line in enumerate(text.splitlines(), start=1):
        match = _FENCE.match(line)
        if match and (not fence or match[1].startswith(fence)):
            fence = "" if fence else match[1]
        elif not fence:
            yield number, line


def _line_findings(
    line: str, printed: dict[str, dict[str, str]], generated: Texts, labels: set[str]
) -> Iterator[tuple[str, str]]:
    for arguments in _NUM.findall(line):
        yield from _num_findings(arguments.split(), printed)
    for path in _INCLUDE.findall(line):
        if line.strip() != f"{{{{< include {path} >}}}}":
            yield f"the include of `{path}` shares its line with other text", "Put it alone on a line of its own"
        if path.startswith(GENERATED) and path not in generated:
            yield f"`{path}` is not generated", did_you_mean(path, generated)
    for label in _REFERENCE.findall(line):
        if label not in labels:
            yield f"the reference @{label} leads nowhere", did_you_mean(label, labels)


def _num_findings(arguments: list[str], printed: dict[str, dict[str, str]]) -> Iterator[tuple[str, str]]:
    name, field = [*arguments, "value"][:2] if arguments else ("", "value")
    if len(arguments) not in (1, 2):
        yield (
            f"`num` takes an indicator and a field, not {len(arguments)} words",
            "Write {{< num ID >}} or {{< num ID FIELD >}}",
        )
    elif name not in printed:
        yield f"unknown indicator `{name}`", did_you_mean(name, printed)
    elif field not in printed[name]:
        yield f"`{name}` has no field `{field}`", did_you_mean(field, printed[name])


def assemble(report: Path, generated: Path, figures: list[Path], ledger: Path, book: Path) -> None:
    """Make the folder that both renderers read: the report's sources, the generated parts and the pictures."""
    for name in SOURCES:
        source = report / name
        if source.is_dir():
            shutil.copytree(source, book / name, copy_function=shutil.copyfile)
        elif source.exists():
            book.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, book / name)
    shutil.copytree(generated, book / "generated", copy_function=shutil.copyfile)
    shutil.copyfile(ledger, book / "generated" / ledger.name)
    (book / "figures").mkdir()
    for figure in figures:
        shutil.copyfile(figure, book / "figures" / figure.name)
