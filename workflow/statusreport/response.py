"""Who did not answer: response rate and item non-response of every survey, for the ledger.

Response rate is RR1 of the AAPOR standard definitions: completed questionnaires of all that were invited, a partial
one counting as none.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from statusreport.indicators import n_invited
from statusreport.locale import format_share
from statusreport.measures import World
from statusreport.printing import plain
from statusreport.survey_statistics import QuestionCounts, count_question

Fields = dict[str, Any]
DECIMALS = 1  # of item non-response, which is small


def responses(world: World) -> list[Fields]:
    """One record a survey of the edition, sorted by survey, each with its questions of a single choice in their order.

    Surveys without such a question, and without a completed questionnaire, are left out.
    """
    codebook = world.tables["edition"]["codebook"]
    single = codebook[codebook["question_type"] == "single"]
    questions = {survey: list(dict.fromkeys(rows["question"])) for survey, rows in single.groupby("survey")}
    records = [_survey(world, survey, asked) for survey, asked in questions.items()]
    return [record for record in records if record["n_returned"]]


def _survey(world: World, survey: str, questions: list[str]) -> Fields:
    tables = world.tables["edition"]
    invited = n_invited(world, survey, tables)
    counts = [count_question(tables, survey, question, invited) for question in questions]
    returned = counts[0].n_returned
    return {
        "survey": survey,
        "title": world.surveys.get(survey, {}).get("title", survey),
        "n_invited": invited,
        "n_returned": returned,
        "rate": plain(Fraction(returned, invited)) if invited else None,
        "rate_display": format_share(returned, invited) if invited else None,
        "questions": [_question(question) for question in counts] if returned else [],
    }


def _question(counts: QuestionCounts) -> Fields:
    return {
        "question": counts.question,
        "question_text": counts.question_text,
        "n_answered": counts.n_answered,
        "n_not_relevant": counts.n_answered - counts.n_relevant,
        "n_blank": counts.n_blank,
        "blank_rate": plain(Fraction(counts.n_blank, counts.n_returned)),
        "blank_display": format_share(counts.n_blank, counts.n_returned, DECIMALS),
    }
