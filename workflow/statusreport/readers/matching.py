"""Canonical questions of the catalogue to the questions of an export: by code or by wording, never by position."""

from __future__ import annotations

from collections.abc import Iterator

from statusreport.catalogue import Question, Source
from statusreport.errors import Problem, did_you_mean
from statusreport.readers.export import Export, Item, group
from statusreport.readers.sheet import squeeze
from statusreport.readers.wording import change, nearest_wording

_REWORDED = "If it still asks the same, write the new wording in the catalogue; else it is another question"


def match(source: Source, export: Export) -> tuple[dict[str, Item], list[Problem]]:
    """The export's item for each question of the source, and what is wrong: questions that are missing, stand twice
    or have changed their wording, and columns that nobody has spoken for."""
    found: dict[str, Item] = {}
    problems = [*export.problems, *export.asks]
    spare = _spare(source, export)
    for question in source.questions:
        item, wrong = _item(source, question, export, spare)
        problems += wrong
        if item:
            found[question.id] = item
    return found, problems + list(_unknown(source, export, found, problems))


def _item(source: Source, question: Question, export: Export, spare: list[Item]) -> tuple[Item | None, list[Problem]]:
    where = export.sheet.where or "heading row"
    items = _candidates(question, export)
    if len(items) > 1:
        finding = f"the column `{source.heading(question.id)}` stands twice"
        return None, [Problem(export.sheet.file, where, finding, "Export the file with one column of that name")]
    if not items:
        return None, [_missing(source, question, export, spare, where)]
    if question.variables and question.heading and items[0].text and items[0].text != question.heading:
        return None, [_changed(source, question, export, items[0].text, where)]
    return items[0], []


def _candidates(question: Question, export: Export) -> list[Item]:
    members = [member for item in export.items for member in item.members]
    if not question.variables:
        asked = [item for item in export.items if question.heading == (item.text or item.code)]
        return asked or [member for member in members if member.label and question.heading == member.text]
    everything = [*export.items, *members]
    names = [squeeze(name) for name in question.variables]
    if len(names) == 1:
        fitting = [item for item in everything if names[0] == item.code or (names[0],) == item.headings]
        whole = [item for item in fitting if item.members]
        return whole if question.type == "multiple" and whole else [i for i in fitting if not i.members] or fitting
    members = [item for name in names for item in everything if name == item.code and not item.members]
    if len(members) != len(names):
        return []
    parent = next((item for item in export.items if set(names) <= {member.code for member in item.members}), None)
    return [group(question.id, parent.text if parent else "", members)]


def _missing(source: Source, question: Question, export: Export, spare: list[Item], where: str) -> Problem:
    wanted = source.heading(question.id)
    if question.heading:
        other = nearest_wording(question.heading, [item.text for item in spare if item.text])
        if other:
            return _changed(source, question, export, other, where)
    codes = [item.code for item in spare if item.code]
    names = codes if question.variables else [item.text for item in spare]
    remedy = f"{did_you_mean(wanted, names)} Correct the catalogue, or export the file anew"
    return Problem(export.sheet.file, where, f"the column `{wanted}` is missing", remedy)


def _changed(source: Source, question: Question, export: Export, other: str, where: str) -> Problem:
    sort = change(question.heading, other)
    finding = (
        f"the heading of `{question.id}` has changed ({sort}): the catalogue says `{question.heading}`,"
        f" the export says `{other}`"
    )
    return Problem(export.sheet.file, where, finding, _REWORDED)


def _spare(source: Source, export: Export) -> list[Item]:
    """Items that no question of the catalogue asks for by their exact name."""
    codes = {squeeze(name) for question in source.questions for name in question.variables}
    texts = {question.heading for question in source.questions}
    ignored = {squeeze(name) for name in source.ignore}
    return [
        item
        for item in export.items
        if item.code not in codes and (item.text not in texts or not item.text) and not _names(item) & ignored
    ]


def _names(item: Item) -> set[str]:
    return {squeeze(name) for name in (item.code, item.text, *(item.headings if not item.members else ())) if name}


def _unknown(source: Source, export: Export, found: dict[str, Item], problems: list[Problem]) -> Iterator[Problem]:
    used = {heading for item in found.values() for heading in item.headings}
    ignored = {squeeze(name) for name in source.ignore}
    said = " ".join(problem.finding for problem in problems)
    for item in export.items:
        parts = item.members or (item,)
        left = [part for part in parts if not set(part.headings) <= used and not _names(part) & ignored]
        if not left or _names(item) & ignored or (item.text and f"`{item.text}`" in said):
            continue
        names = [item.name] if len(left) == len(parts) else [part.name for part in left]
        for name in names:
            where = export.sheet.where or "heading row"
            finding = f"the column `{name}` is unknown" if name else "a column has cells but no heading"
            remedy = "Map it in the catalogue, or list it under `ignore`" if name else "Give the column a heading"
            yield Problem(export.sheet.file, where, finding, remedy)
