"""Replies to a survey, from whatever tool, to the tables respondents, responses and codebook."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from statusreport import findings
from statusreport.catalogue import Question, Source
from statusreport.readers.cells import Style, numbers, texts
from statusreport.readers.reading import Reading
from statusreport.readers.records import provenance
from statusreport.readers.sheet import Sheet, squeeze
from statusreport.tidy import TABLES


@dataclass(frozen=True)
class Replies:
    """What a tool's reader took out of its export; every index is the row of the file.

    `respondents`: columns respondent, status, submitted_at. `answers`: for each question the text of every answer
    given, a row as often as it has chosen something; blanks are left out or missing. `wordings`: questions as asked.
    """

    sheet: Sheet
    respondents: pd.DataFrame
    answers: dict[str, pd.Series]
    wordings: dict[str, str]
    findings: pd.DataFrame


def reading(source: Source, replies: Replies) -> Reading:
    """The three survey tables, and findings for every answer that its scale does not know."""
    parts = [_responses(source, question, replies) for question in source.questions]
    responses = pd.concat([part for part, _ in parts])
    tables = {
        "respondents": replies.respondents.assign(survey=source.survey),
        "responses": responses.sort_index(kind="stable"),
        "codebook": _codebook(source, replies.wordings),
    }
    found = [replies.findings, *(bad for _, bad in parts)]
    return Reading.of(
        [replies.sheet],
        {name: provenance(name, table, source, replies.sheet.name) for name, table in tables.items()},
        findings.collect(findings.placed(bad, source, replies.sheet.name) for bad in found),
    )


def _responses(source: Source, question: Question, replies: Replies) -> tuple[pd.DataFrame, pd.DataFrame]:
    given = texts(replies.answers[question.id]).dropna()
    if question.answers:
        table, bad = _scaled(question, given)
    else:
        table = pd.DataFrame({"answer_code": question.type, "answer_label": given, "position": pd.NA})
        bad = _not_numbers(source, given) if question.type == "number" else findings.empty()
    respondent = replies.respondents["respondent"].reindex(table.index)
    table = table.assign(survey=source.survey, question=question.id, respondent=respondent)
    return table, bad.assign(table="responses", column="answer_code", heading=source.heading(question.id))


def _scaled(question: Question, given: pd.Series) -> tuple[pd.DataFrame, pd.DataFrame]:
    book = {squeeze(label): answer.code for answer in question.answers for label in answer.labels}
    places = {answer.code: place for place, answer in enumerate(question.answers, 1)}
    codes = given.map({text: book.get(squeeze(text)) for text in given.unique()}).astype("str")
    bad = given[codes.isna()]
    labels = [answer.labels[0] for answer in question.answers]
    otherwise = "Correct the cell, or add the answer to its scale in the catalogue"
    found = findings.make(
        bad,
        rule="unknown_code",
        allowed=", ".join(labels),
        remedy=findings.remedies(bad, labels, otherwise),
    )
    table = pd.DataFrame({"answer_code": codes, "answer_label": given, "position": codes.map(places)})
    return table, found


def _not_numbers(source: Source, given: pd.Series) -> pd.DataFrame:
    style = Style.of(source.reader)
    bad = given[numbers(given, style.decimal).isna()]
    remedy = "Correct the cell, or read the question as text in the catalogue"
    return findings.make(bad, rule="unreadable_number", allowed=f"numbers like 1{style.decimal}5", remedy=remedy)


def _codebook(source: Source, wordings: dict[str, str]) -> pd.DataFrame:
    rows = []
    for question in source.questions:
        asked = (source.survey, question.id, wordings[question.id], question.type)
        answers = [(a.code, a.labels[0], position, a.relevant) for position, a in enumerate(question.answers, 1)]
        rows += [(*asked, *answer) for answer in answers or [(question.type, None, None, True)]]
    # ASSUME: the codebook stands in the catalogue, so no row of the export is behind its rows (row 0)
    return pd.DataFrame(rows, columns=list(TABLES["codebook"].columns), index=[0] * len(rows))
