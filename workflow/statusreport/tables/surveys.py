"""Surveys: the answers about satisfaction, and who did not answer."""

from __future__ import annotations

from statusreport.locale import format_number, format_share
from statusreport.survey_statistics import QuestionCounts, count_question
from statusreport.tables.markdown import Column, Table
from statusreport.tables.material import MISSING, Entry, Material, printed

SATISFACTION = ("sat_relevant_advice", "sat_solved_problem", "sat_use_again", "sat_recommend")


def satisfaction(material: Material) -> list[Table]:
    """The data of the satisfaction chart: one row a question, one column an answer, and those left blank."""
    entries = material.chosen(SATISFACTION)
    answers = entries[0]["answers"]
    columns = (
        Column("Spørgsmål", 40),
        *(Column(f"{answer['label']} (%)", 10, right=True) for answer in answers),
        Column("Uden svar (antal)", 10, right=True),
    )
    base = size_of_base(entries[0])
    caption = f"Rekvirenternes tilfredshed {material.year}, procent af {base}"
    return [Table("satisfaction", caption, columns, [_answer_row(entry) for entry in entries])]


def non_response(material: Material) -> list[Table]:
    """Response by survey, then for each survey what became of each question."""
    counts = {survey: _questions(material, survey) for survey in sorted(set(material.tables["respondents"]["survey"]))}
    counts = {survey: questions for survey, questions in counts.items() if questions}
    columns = (
        Column("Undersøgelse", 55),
        Column("Inviteret", 15, right=True),
        Column("Udfyldt", 15, right=True),
        Column("Svarprocent", 15, right=True),
    )
    rows = [_response_row(material, survey, questions[0]) for survey, questions in counts.items()]
    by_survey = Table("non-response", f"Svar på årets spørgeskemaer, {material.year}", columns, rows)
    return [by_survey, *(_question_table(material, survey, questions) for survey, questions in counts.items())]


def size_of_base(entry: Entry) -> str:
    """How many the shares are of: `19 returnerede skemaer`."""
    return f"{format_number(entry['denominator'])} {entry['base_label']}"


def answer_displays(entry: Entry) -> list[str]:
    """The share of each answer as printed, under the entry's own base and decimals."""
    return [format_share(answer["count"], entry["denominator"], entry["decimals"]) for answer in entry["answers"]]


def _answer_row(entry: Entry) -> tuple[str, ...]:
    shares = (printed(display.removesuffix(" %")) for display in answer_displays(entry))
    return (entry["question_text"], *shares, format_number(entry["n_blank"]))


def _questions(material: Material, survey: str) -> list[QuestionCounts]:
    codebook = material.tables["codebook"]
    asked = codebook.loc[(codebook["survey"] == survey) & (codebook["question_type"] == "single"), "question"]
    invited = {entry["n_invited"] for entry in material.entries if entry["survey"] == survey}
    n_invited = invited.pop() if invited else None
    return [count_question(material.tables, survey, question, n_invited) for question in dict.fromkeys(asked)]


def _title(material: Material, survey: str) -> str:
    return material.surveys.get(survey, survey)


def _response_row(material: Material, survey: str, counts: QuestionCounts) -> tuple[str, ...]:
    invited = format_number(counts.n_invited) if counts.n_invited else MISSING
    share = format_share(counts.n_returned, counts.n_invited) if counts.n_invited else None
    return _title(material, survey), invited, format_number(counts.n_returned), printed(share)


def _question_table(material: Material, survey: str, questions: list[QuestionCounts]) -> Table:
    columns = (
        Column("Spørgsmål", 52),
        Column("Besvaret", 15, right=True),
        Column("Heraf ikke relevant", 18, right=True),
        Column("Uden svar", 15, right=True),
    )
    rows = [
        (
            counts.question_text,
            format_number(counts.n_answered),
            format_number(counts.n_answered - counts.n_relevant),
            format_number(counts.n_blank),
        )
        for counts in questions
    ]
    completed = f"svar på hvert spørgsmål i {questions[0].n_returned} udfyldte skemaer"
    caption = f"{_title(material, survey)}: {completed}; uden svar er sprunget over eller ikke stillet"
    return Table(f"non-response-{survey.replace('_', '-')}", caption, columns, rows)
