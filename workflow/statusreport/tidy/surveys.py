"""Tidy tables of surveys, the same for every survey tool."""

from __future__ import annotations

from statusreport.tidy.model import Column, Table, code, text

OPEN_TYPES = ("text", "number")  # an open question has one answer code, of the name of its type

SURVEY = text("Name of the survey in the catalogue")
RESPONDENT = text("Respondent within the survey: id of the export, else row number")
QUESTION = text("Canonical question of the catalogue")
ANSWER = text("Code of the answer in its scale; `text` or `number` for open questions")

TABLES = {
    "respondents": Table(
        "One row a respondent who was invited to a survey or answered it.",
        ("survey", "respondent"),
        {
            "survey": SURVEY,
            "respondent": RESPONDENT,
            "status": code("How far the reply came", "completed", "partial", "not_answered", "test"),
            "submitted_at": Column(
                "text",
                "Time of reply, ISO 8601, with an offset where the export has one",
                nullable=True,
                pattern=r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d)?",
            ),
        },
    ),
    "responses": Table(
        "One row an answer; one row a choice for multi-selects; no row for a blank.",
        ("survey", "respondent", "question", "answer_code"),
        {
            "survey": SURVEY,
            "respondent": RESPONDENT,
            "question": QUESTION,
            "answer_code": ANSWER,
            "answer_label": text("Answer as the export writes it", personal=True),
            "position": Column("integer", "Place of the answer on its scale, from 1", nullable=True),
        },
    ),
    "skipped": Table(
        "One row a question that the questionnaire did not ask of a respondent. A question without a row here and in"
        " responses was left blank.",
        ("survey", "respondent", "question"),
        {"survey": SURVEY, "respondent": RESPONDENT, "question": QUESTION},
    ),
    "codebook": Table(
        "One row a possible answer to a question of a survey.",
        ("survey", "question", "answer_code"),
        {
            "survey": SURVEY,
            "question": QUESTION,
            "question_text": text("Wording of the question in the export"),
            "question_type": code("Type", "single", "multiple", "text", "number"),
            "answer_code": ANSWER,
            "answer_label": text("Wording of the answer; empty for open questions", nullable=True),
            "position": Column("integer", "Place of the answer on its scale, from 1", nullable=True),
            "relevant": Column("flag", "False for answers outside the base of relevant answers"),
        },
    ),
}
