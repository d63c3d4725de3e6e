"""What pandoc, Quarto and Typst say is wrong, as problems at a chapter and line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from statusreport.errors import Problem

HANDED_OVER = "problem: "  # the Lua code's findings, one JSON object a line

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_QUARTO = (  # what Quarto warns of, the text in a chapter that it is about, what to call it
    (re.compile(r"Unable to resolve crossref @([\w-]+)"), "@{}", "nothing has the identifier `{}`"),
    (re.compile(r"Unknown var (\S+) specified"), "var {}", "unknown variable `{}`"),
    (re.compile(r"Unknown meta key (\S+) specified"), "meta {}", "unknown metadata field `{}`"),
    (re.compile(r"Shortcode '([^']+)' not found"), "{{{{< {}", "unknown shortcode `{}`"),
    (re.compile(r"Citeproc: citation (\S+) not found"), "@{}", "no source `{}` in the bibliography"),
    (re.compile(r"could not find file \S+/([^/\s]+)\."), "{}", "the included file `{}` does not exist"),
)


def locate(book: Path, needle: str) -> tuple[str, str]:
    """The chapter that holds `needle` and the place (`line n`) of its first occurrence; ("_quarto.yml", "") if none."""
    for path in sorted(book.rglob("*.qmd")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if needle in line:
                return path.relative_to(book).as_posix(), f"line {number}"
    return "_quarto.yml", ""


def from_lua(messages: str, book: Path) -> list[Problem]:
    """The findings that the Lua code handed over on standard error."""
    lines = (line for line in messages.splitlines() if line.startswith(HANDED_OVER))
    return [_problem(json.loads(line.removeprefix(HANDED_OVER)), book) for line in lines]


def _problem(found: dict, book: Path) -> Problem:
    """One object of the Lua code: it names file and line, or a `needle` to look for."""
    if "needle" in found:
        file, place = locate(book, found["needle"])
    else:
        file, place = found["file"], f"line {found['line']:.0f}" if "line" in found else ""
    return Problem(file, place, found["finding"], found["remedy"][:1].upper() + found["remedy"][1:])


def from_pandoc(messages: str, book: Path) -> list[Problem]:
    """The findings of a pandoc run that failed; its own message where the Lua code says nothing."""
    stopped = Problem("_quarto.yml", "", f"pandoc stopped: {messages.strip()}", "Correct what it names")
    return from_lua(messages, book) or [stopped]


def from_quarto(messages: str, code: int, book: Path) -> list[Problem]:
    """The findings of a Quarto run: its warnings about things that do not exist, else why it stopped."""
    plain = _COLOUR.sub("", messages)
    found = from_lua(plain, book) + list(_named_by_quarto(plain, book))
    if code and not found:
        errors = [line for line in plain.splitlines() if "error" in line.lower()] or plain.strip().splitlines()[-1:]
        found = [Problem("_quarto.yml", "", f"Quarto stopped: {' '.join(errors[:2])}", "Correct what it names")]
    return found


def _named_by_quarto(messages: str, book: Path) -> Iterator[Problem]:
    for pattern, text, finding in _QUARTO:
        for match in pattern.finditer(messages):
            needle = text.format(match.group(1))
            yield Problem(*locate(book, needle), finding.format(match.group(1)), f"Correct `{needle}`")


def from_typst(message: str, book: Path) -> list[Problem]:
    """Typst's complaint, at the chapter line whose text stands where Typst stopped."""
    shown = [line for line in message.splitlines() if line.strip()[:1].isdigit() and "│" in line]
    text = shown[0].split("│", 1)[1].strip(" ╭") if shown else ""
    file, place = locate(book, text[:40]) if text else ("_quarto.yml", "")
    finding = f"Typst cannot set this: {message.splitlines()[0].removeprefix('error: ')}"
    return [Problem(file, place, finding, f"Correct `{text}`" if text else "Correct what it names")]
