"""An export of any survey tool to the tables respondents, responses, skipped and codebook."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from statusreport import findings
from statusreport.catalogue import Question, Source
from statusreport.errors import ReportError
from statusreport.readers import matching
from statusreport.readers.cells import Style, numbers
from statusreport.readers.choices import choices
from statusreport.readers.export import Export, Item
from statusreport.readers.protection import protected
from statusreport.readers.reading import Reading
from statusreport.readers.records import provenance
from statusreport.readers.sheet import squeeze
from statusreport.readers.tool import Tool, open_table
from statusreport.readers.wording import plain
from statusreport.tidy import TABLES

ANSWERED = ("completed", "partial")  # the others' cells are no answers, whatever they hold


def read(source: Source, tool: Tool) -> Reading:
    """The survey tables of an export.

    Raises ReportError where the file cannot be read, a question is missing, double or has changed its wording, or a
    column is neither a question, nor the tool's own, nor ignored.
    """
    table = open_table(source.file, source.reader, tool)
    titles = dict(zip(table.sheet.headings, map(plain, table.wordings), strict=True))
    (sheet,) = protected(source, [table.sheet], {name: title or name for name, title in titles.items()})
    return reading(source, tool.export(replace(table, sheet=sheet), source.reader))


def reading(source: Source, export: Export) -> Reading:
    """The tables, and findings for every answer that its scale does not know. Raises ReportError as `read` does."""
    items, problems = matching.match(source, export)
    if problems:
        raise ReportError(problems)
    answered = export.respondents.index[export.respondents["status"].isin(ANSWERED)]
    parts = [_responses(source, question, items[question.id], answered, export) for question in source.questions]
    tables = {
        "respondents": export.respondents.assign(survey=source.survey),
        "responses": pd.concat([part for part, _ in parts]).sort_index(kind="stable"),
        "skipped": _skipped(source, items, answered, export),
        "codebook": _codebook(source, items),
    }
    found = [export.findings, *(bad for _, bad in parts)]
    name = export.sheet.name
    return Reading.of(
        [export.sheet],
        {table: provenance(table, rows, source, name) for table, rows in tables.items()},
        findings.collect(findings.placed(bad, source, name) for bad in found),
    )


def _responses(
    source: Source, question: Question, item: Item, answered: pd.Index, export: Export
) -> tuple[pd.DataFrame, pd.DataFrame]:
    given = item.given[item.given.index.isin(answered)]
    if question.answers:
        table, bad = _scaled(question, item, given)
        bad = pd.concat([bad, _several(question, table)])
    else:
        shown = given.map({value: item.labels.get(value, value) for value in given.unique()}).astype("str")
        table = pd.DataFrame({"answer_code": question.type, "answer_label": shown, "position": pd.NA})
        bad = _not_numbers(source, given) if question.type == "number" else findings.empty()
    respondent = export.respondents["respondent"].reindex(table.index)
    table = table.assign(survey=source.survey, question=question.id, respondent=respondent)
    return table, bad.assign(table="responses", column="answer_code", heading=source.heading(question.id))


def _scaled(question: Question, item: Item, given: pd.Series) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Answers by their label, else by the value that stands for it in the export."""
    options = {squeeze(label): answer.code for answer in question.answers for label in answer.labels}
    if question.type == "multiple" and item.joiners:
        apart = {cell: choices(squeeze(cell), list(options), item.joiners) for cell in given.unique()}
        given = given.map(apart).explode().astype("str")
    shown = {value: item.labels.get(value, value) for value in given.unique()}
    known = {value: options.get(squeeze(label), options.get(squeeze(value))) for value, label in shown.items()}
    codes, labels = given.map(known).astype("str"), given.map(shown).astype("str")
    places = {answer.code: place for place, answer in enumerate(question.answers, 1)}
    bad = labels[codes.isna()]
    wanted = [answer.labels[0] for answer in question.answers]
    otherwise = "Correct the cell, or add the answer to its scale in the catalogue"
    remedy = findings.remedies(bad, wanted, otherwise)
    found = findings.make(bad, rule="unknown_code", allowed=", ".join(wanted), remedy=remedy)
    return pd.DataFrame({"answer_code": codes, "answer_label": labels, "position": codes.map(places)}), found


def _several(question: Question, table: pd.DataFrame) -> pd.DataFrame:
    """Findings where a question of one answer has several: then it is none, or it was changed while it ran."""
    if question.type != "single" or not table.index.has_duplicates:
        return findings.empty()
    several = table["answer_label"][table.index.duplicated(keep=False)].groupby(level=0).agg(" + ".join)
    remedy = "Correct the cells, or read the question as `multiple` in the catalogue"
    return findings.make(several, rule="not_allowed", allowed="one answer", remedy=remedy)


def _not_numbers(source: Source, given: pd.Series) -> pd.DataFrame:
    style = Style.of(source.reader)
    bad = given[numbers(given, style.decimal).isna()]
    remedy = "Correct the cell, or read the question as text in the catalogue"
    return findings.make(bad, rule="unreadable_number", allowed=f"numbers like 1{style.decimal}5", remedy=remedy)


def _skipped(source: Source, items: dict[str, Item], answered: pd.Index, export: Export) -> pd.DataFrame:
    parts = []
    for question in source.questions:
        rows = answered.intersection(items[question.id].skipped)
        names = export.respondents["respondent"].reindex(rows)
        parts.append(pd.DataFrame({"survey": source.survey, "respondent": names, "question": question.id}))
    return pd.concat(parts).sort_index(kind="stable")


def _codebook(source: Source, items: dict[str, Item]) -> pd.DataFrame:
    rows = []
    for question in source.questions:
        item = items[question.id]
        asked = (source.survey, question.id, plain(item.text) or plain(question.heading) or item.code, question.type)
        answers = [(a.code, a.labels[0], position, a.relevant) for position, a in enumerate(question.answers, 1)]
        rows += [(*asked, *answer) for answer in answers or [(question.type, None, None, True)]]
    # ASSUME: the codebook stands in the catalogue, so no row of the export is behind its rows (row 0)
    return pd.DataFrame(rows, columns=list(TABLES["codebook"].columns), index=[0] * len(rows))
