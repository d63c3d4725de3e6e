"""Answers of a questionnaire: the published counts dealt to respondents."""

from collections.abc import Mapping, Sequence

from .derive import number, shuffled

DEGREE = ("I høj grad", "I nogen grad", "I mindre grad", "Slet ikke", "Ikke relevant")
YES_NO = ("Ja", "Nej", "Ved ikke")


def deal(survey: str, question: str, respondents: int, counts: Mapping[str, int]) -> list[str]:
    """One cell a respondent: every answer as often as counted, the rest blank.

    `counts` goes from best to worst, and who is content with one thing tends to be content with the next.
    """
    blank = set(shuffled(range(respondents), survey, question, "blank")[: respondents - sum(counts.values())])
    answering = [place for place in range(respondents) if place not in blank]
    answering.sort(key=lambda n: number(survey, "mood", n, below=100) + number(survey, question, n, below=60))
    cells = [""] * respondents
    answers = [answer for answer, count in counts.items() for _ in range(count)]
    for place, answer in zip(answering, answers, strict=True):
        cells[place] = answer
    return cells


def choose(survey: str, question: str, respondent: int, options: Sequence[str]) -> list[str]:
    """Some of the options of a multi-select, at least one, in the order of the form."""
    chosen = [option for option in options if number(survey, question, respondent, option, below=100) < 45]
    return chosen or [options[number(survey, question, respondent, below=len(options))]]


def remark(survey: str, respondent: int, remarks: Sequence[str]) -> str:
    """A free-text remark for every fifth respondent or so, else blank."""
    place = number(survey, "remark", respondent, below=5 * len(remarks))
    return remarks[place] if place < len(remarks) else ""
