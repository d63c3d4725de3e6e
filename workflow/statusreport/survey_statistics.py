"""Shares from surveys: who was asked, who returned the questionnaire, who answered, for whom it was relevant.

The four bases follow the AAPOR distinction of unit non-response (invited, not returned) from item non-response
(returned, no answer to this question); `relevant` further leaves out those who chose an answer such as
"not relevant", which the codebook marks.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

BASES = ("invited", "returned", "answered", "relevant")
COMPLETED = "completed"
PROVENANCE = ["source", "sheet", "row"]


@dataclass(frozen=True)
class Answer:
    """One category of a question's codebook and how many completed questionnaires chose it."""

    code: str
    label: str
    position: int
    relevant: bool
    count: int


@dataclass(frozen=True)
class QuestionCounts:
    """Everything a share of one question can be made of; counts are of completed questionnaires."""

    survey: str
    question: str
    question_text: str
    answers: tuple[Answer, ...]
    n_invited: int | None
    n_returned: int
    n_answered: int

    @property
    def n_relevant(self) -> int:
        """Answered, less the answers that the codebook marks as not relevant."""
        return self.n_answered - sum(answer.count for answer in self.answers if not answer.relevant)

    @property
    def n_blank(self) -> int:
        """Item non-response: completed questionnaires without an answer to this question."""
        return self.n_returned - self.n_answered

    def denominator(self, base: str) -> int | None:
        """The size of one of `BASES`; None where the number of invited is not known."""
        return {
            "invited": self.n_invited,
            "returned": self.n_returned,
            "answered": self.n_answered,
            "relevant": self.n_relevant,
        }[base]

    def numerator(self, top_box: list[str]) -> int:
        """Completed questionnaires whose answer is in the top-box set (answer codes)."""
        return sum(answer.count for answer in self.answers if answer.code in top_box)


def completed(respondents: pd.DataFrame, survey: str) -> pd.DataFrame:
    """The rows of `respondents` that are completed questionnaires of `survey`: a partial is not a complete."""
    return respondents[(respondents["survey"] == survey) & (respondents["status"] == COMPLETED)]


def answers_to(responses: pd.DataFrame, respondents: pd.DataFrame, survey: str, question: str) -> pd.DataFrame:
    """The rows of `responses` to one question by completed questionnaires; not answered leaves no row."""
    rows = responses[(responses["survey"] == survey) & (responses["question"] == question)]
    return rows[rows["respondent"].isin(completed(respondents, survey)["respondent"])]


def count_question(
    tables: dict[str, pd.DataFrame], survey: str, question: str, n_invited: int | None
) -> QuestionCounts:
    """Count one question over the tables `responses`, `respondents` and `codebook`."""
    rows = answers_to(tables["responses"], tables["respondents"], survey, question)
    codebook = tables["codebook"]
    codebook = codebook[(codebook["survey"] == survey) & (codebook["question"] == question)].sort_values("position")
    chosen = rows["answer_code"].value_counts()
    return QuestionCounts(
        survey=survey,
        question=question,
        question_text=str(codebook["question_text"].iloc[0]),
        answers=tuple(
            Answer(
                entry.answer_code,
                entry.answer_label,
                int(entry.position),
                bool(entry.relevant),
                int(chosen.get(entry.answer_code, 0)),
            )
            for entry in codebook.itertuples()
        ),
        n_invited=n_invited,
        n_returned=len(completed(tables["respondents"], survey)),
        n_answered=int(rows["respondent"].nunique()),
    )
