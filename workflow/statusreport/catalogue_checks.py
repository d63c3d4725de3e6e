"""What the catalogue's schema cannot say: names that must lead somewhere, paths that must stay in the folder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from statusreport.declarations import Declaration
from statusreport.errors import Problem, did_you_mean
from statusreport.personal_data import IN_NAMES, kinds_in
from statusreport.tidy import TABLES

COMPANIONS = ("labels", "structure")  # reader options that name further files
SURVEY_READERS = ("surveyxact", "limesurvey", "google_forms", "microsoft_forms", "surveymonkey", "kobo", "qualtrics")
_BY_TEXT = "Give `heading`, the question's exact text"
CODED = ("surveyxact", "limesurvey", "kobo", "qualtrics")  # readers that know a question by the tool's code


def problems(declaration: Declaration) -> list[Problem]:
    """Every problem of a catalogue that has passed its schema, in the order of its lines."""
    found = [*_scales(declaration), *_books(declaration), *_organisations(declaration), *_ids(declaration)]
    for index, entry in enumerate(declaration.data["sources"]):
        found += _paths(declaration, index, entry)
        found += _reader(declaration, index, entry)
        found += _questions(declaration, index, entry)
        found += _personal(declaration, index, entry)
        if entry.get("table"):
            found += _columns(declaration, index, entry)
    return found


def _scales(declaration: Declaration) -> Iterator[Problem]:
    for name, answers in declaration.data.get("scales", {}).items():
        codes = [answer["code"] for answer in answers]
        labels = [label for answer in answers for label in answer.get("labels", [answer.get("label")])]
        for what, values in (("code", codes), ("label", labels)):
            for value in _repeated(values):
                keys = ("scales", name)
                yield declaration.problem(keys, f"the {what} `{value}` stands twice", "Give each answer its own")


def _books(declaration: Declaration) -> Iterator[Problem]:
    for name, book in declaration.data.get("codes", {}).items():
        for raw in book:
            if isinstance(raw, bool):
                finding = f"YAML reads a raw text of this codebook as {str(raw).lower()}"
                yield declaration.problem(("codes", name), finding, "Write yes, no, on and off in quotes")


def _organisations(declaration: Declaration) -> Iterator[Problem]:
    table = declaration.data.get("organisations", {})
    for spelling in _repeated([spelling for spellings in table.values() for spelling in spellings]):
        finding = f"the spelling `{spelling}` stands under two names"
        yield declaration.problem(("organisations",), finding, "Keep it under one of them")
    for name, spellings in table.items():
        for spelling in sorted(set(spellings) & set(table)):
            finding = f"`{spelling}` is a name of its own and a spelling of `{name}`"
            yield declaration.problem(("organisations", name), finding, "Keep one of the two")


def _ids(declaration: Declaration) -> Iterator[Problem]:
    ids = [entry["id"] for entry in declaration.data["sources"]]
    for value in _repeated(ids):
        index = len(ids) - 1 - ids[::-1].index(value)
        yield declaration.problem(("sources", index, "id"), f"the id `{value}` stands twice", "Give it another id")


def _repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def _paths(declaration: Declaration, index: int, entry: dict[str, Any]) -> Iterator[Problem]:
    folder = Path(declaration.path).parent.resolve()
    named = [(("path",), entry["path"])]
    named += [(("reader", key), entry["reader"][key]) for key in COMPANIONS if key in entry["reader"]]
    for keys, path in named:
        if set(kinds_in(re.sub(r"[_/]|\.\w+$", " ", path))) & IN_NAMES:
            finding = "the name of the file holds personal data, and the report prints the names of its files"
            yield declaration.problem(("sources", index, *keys), finding, "Rename the file, here as well")
        elif not (folder / path).resolve().is_relative_to(folder):
            finding = f"the path `{path}` leads out of the catalogue's folder"
            remedy = "Keep raw files in the folder of their year, and give the path from there"
            yield declaration.problem(("sources", index, *keys), finding, remedy)
        elif any((folder / part).is_symlink() for part in (Path(path), *Path(path).parents)):
            # a link may lead elsewhere tomorrow, and the checksum of the file would not tell from where it came
            finding = f"the path `{path}` is a link to another file"
            yield declaration.problem(("sources", index, *keys), finding, "Put the file itself there")


def _reader(declaration: Declaration, index: int, entry: dict[str, Any]) -> Iterator[Problem]:
    name = entry["reader"]["name"]
    if (entry["kind"] == "survey") != (name in SURVEY_READERS):
        finding = f"the reader `{name}` does not make the tables of a source of kind `{entry['kind']}`"
        remedy = f"Surveys are read by {', '.join(SURVEY_READERS)}; other sources by delimited, workbook"
        yield declaration.problem(("sources", index, "reader"), finding, remedy)


def _questions(declaration: Declaration, index: int, entry: dict[str, Any]) -> Iterator[Problem]:
    scales = declaration.data.get("scales", {})
    reader = entry["reader"]["name"]
    for name, question in entry.get("questions", {}).items():
        keys = ("sources", index, "questions", name)
        scale = question.get("scale")
        if scale and scale not in scales:
            yield declaration.problem((*keys, "scale"), f"there is no scale `{scale}`", did_you_mean(scale, scales))
        coded = bool({"variable", "variables"} & set(question))
        if coded > (reader in CODED) or not (coded or ("heading" in question and reader != "surveyxact")):
            remedy = "Give `variable` or `variables`" if reader == "surveyxact" else _BY_TEXT
            remedy += ", or `variable`, its code" if reader in CODED[1:] else ""
            yield declaration.problem(keys, "it is not said where the export has this question", remedy)
        if question["type"] != "multiple" and "variables" in question:
            remedy = "Give its one `variable`, or the type `multiple`"
            yield declaration.problem(keys, f"a question of type `{question['type']}` has one variable", remedy)


def _personal(declaration: Declaration, index: int, entry: dict[str, Any]) -> Iterator[Problem]:
    """What is said of personal columns must be possible: a table that needs a column cannot do without it."""
    headings = {str(heading): column for heading, column in entry.get("columns", {}).items()}
    columns = TABLES[entry["table"]].columns if entry.get("table") in TABLES else {}
    for heading, said in entry.get("personal", {}).items():
        keys = ("sources", index, "personal", heading)
        column = headings.get(str(heading), "")
        if said == "drop" and column in columns and not columns[column].nullable:
            finding = f"the table `{entry['table']}` cannot do without the column `{column}`"
            yield declaration.problem(keys, finding, "Write `pseudonymise`, or feed the column from another heading")
        if said == "pseudonymise" and entry.get("table") and not column:
            yield declaration.problem(keys, "no column of the table is fed by this heading", "Write `drop`")


def _columns(declaration: Declaration, index: int, entry: dict[str, Any]) -> Iterator[Problem]:
    keys = ("sources", index)
    if entry["table"] not in TABLES:
        remedy = did_you_mean(entry["table"], TABLES)
        yield declaration.problem((*keys, "table"), f"there is no table `{entry['table']}`", remedy)
        return
    columns = TABLES[entry["table"]].columns
    mapped = [*entry["columns"].values(), *entry.get("spans", {})]
    for heading, column in entry["columns"].items():
        if column not in columns:
            finding = f"the table `{entry['table']}` has no column `{column}`"
            yield declaration.problem((*keys, "columns", heading), finding, did_you_mean(column, columns))
    for column in entry.get("spans", {}):
        if column not in columns or columns[column].type != "hours":
            candidates = [name for name, each in columns.items() if each.type == "hours"]
            finding = f"the table `{entry['table']}` has no column of hours `{column}`"
            yield declaration.problem((*keys, "spans", column), finding, did_you_mean(column, candidates))
    for column in _repeated(mapped):
        yield declaration.problem((*keys, "columns"), f"two headings feed the column `{column}`", "Keep one of them")
    for column in sorted(set(columns) - set(mapped)):
        if not columns[column].nullable:
            finding = f"no heading feeds the column `{column}` of the table `{entry['table']}`"
            remedy = f"Add the heading of: {columns[column].description}"
            yield declaration.problem((*keys, "columns"), finding, remedy)
    yield from _codes(declaration, keys, entry)


def _codes(declaration: Declaration, keys: tuple[str | int, ...], entry: dict[str, Any]) -> Iterator[Problem]:
    books = declaration.data.get("codes", {})
    columns = TABLES[entry["table"]].columns
    for column, book in entry.get("codes", {}).items():
        here = (*keys, "codes", column)
        if column not in entry["columns"].values():
            remedy = did_you_mean(column, entry["columns"].values())
            yield declaration.problem(here, f"no heading feeds the column `{column}`", remedy)
        elif book not in books:
            yield declaration.problem(here, f"there is no codebook `{book}`", did_you_mean(book, books))
        else:
            allowed = columns[column].allowed if column in columns else ()
            for code in sorted(set(books[book].values()) - set(allowed)) if allowed else ():
                finding = f"the code `{code}` is not allowed in `{column}` of the table `{entry['table']}`"
                yield declaration.problem(("codes", book), finding, did_you_mean(code, allowed))
