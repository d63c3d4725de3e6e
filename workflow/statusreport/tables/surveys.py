"""Surveys: the answers about satisfaction, and who did not answer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from statusreport.disclosure import MARK
from statusreport.locale import NO_BREAK_SPACE, format_number, format_share, join_names, percent_sign
from statusreport.tables.markdown import Column, Table
from statusreport.tables.material import MISSING, Entry, Material, printed, sourced
from statusreport.translation import _

SATISFACTION = ("sat_relevant_advice", "sat_solved_problem", "sat_use_again", "sat_recommend")


def satisfaction(material: Material) -> list[Table]:
    """The data of the satisfaction chart: one row a question, one column an answer, and those left blank."""
    entries = material.chosen(SATISFACTION)
    answers = entries[0]["answers"]
    columns = (
        Column(_("Spørgsmål"), 26),
        *(Column(f"{_short_words_held(answer['label'])} (%)", 12, right=True) for answer in answers),
        Column(_("Uden svar (antal)"), 14, right=True),
    )
    base = size_of_base(entries[0])
    caption = sourced(
        material, _("Rekvirenternes tilfredshed {year}, procent af {base}", year=material.year, base=base), entries
    )
    return [Table("satisfaction", caption, columns, [_answer_row(entry) for entry in entries])]


def non_response(material: Material) -> list[Table]:
    """Response by survey, then for each survey what became of each question."""
    columns = (
        Column(_("Undersøgelse"), 52),
        Column(_("Inviteret"), 15, right=True),
        Column(_("Udfyldt"), 15, right=True),
        Column(_("Svarprocent"), 18, right=True),
    )
    rows = [_response_row(record) for record in material.responses]
    by_survey = Table("non-response", _("Svar på årets spørgeskemaer, {year}", year=material.year), columns, rows)
    return [by_survey, *(_question_table(record) for record in material.responses)]


def response_note(material: Material, entries: Iterable[Entry]) -> str:
    """Who did not answer behind a chart: response rate of each survey, then blanks and "not relevant" of each entry."""
    chosen = list(entries)
    surveys = {entry["survey"] for entry in chosen}
    rates = [_rate(record) for record in material.responses if record["survey"] in surveys]
    return _("Svarprocent: {rates}.", rates="; ".join(rates))


def unanswered(entries: list[Entry]) -> str:
    """Blanks and answers of "not relevant" by question, numbered as in a chart; "" where there are none."""
    blank = [_("{count} i spørgsmål {n}", count=e["n_blank"], n=n) for n, e in enumerate(entries, 1) if e["n_blank"]]
    aside = [(n, e["n_answered"] - e["n_relevant"]) for n, e in enumerate(entries, 1)]
    irrelevant = [_("{count} i spørgsmål {n}", count=count, n=n) for n, count in aside if count]
    said = ((_("Ubesvaret"), blank), (_("Ikke relevant"), irrelevant))
    return " ".join(f"{what}: {join_names(parts)}." for what, parts in said if parts)


def size_of_base(entry: Entry) -> str:
    """How many the shares are of: `19 returnerede skemaer`."""
    return f"{format_number(entry['denominator'])} {entry['base_label']}"


def answer_displays(entry: Entry) -> list[str]:
    """The share of each answer as printed, under the entry's own base and decimals; a mark where it is left out."""
    return [
        MARK if answer["count"] is None else format_share(answer["count"], entry["denominator"], entry["decimals"])
        for answer in entry["answers"]
    ]


def _short_words_held(label: str) -> str:
    """`I mindre grad` with its first two words on one line: a heading breaks where the words are whole."""
    return re.sub(r"\b(\w) ", rf"\1{NO_BREAK_SPACE}", label)


def _answer_row(entry: Entry) -> tuple[str, ...]:
    shares = (printed(display.removesuffix(percent_sign())) for display in answer_displays(entry))
    return (entry["question_text"], *shares, format_number(entry["n_blank"]))


def _rate(record: Entry) -> str:
    returned = format_number(record["n_returned"])
    if record["n_invited"] is None:
        return _("{title} ukendt ({returned} svar)", title=record["title"], returned=returned)
    return _(
        "{title} {rate} ({returned} af {invited})",
        title=record["title"],
        rate=record["rate_display"],
        returned=returned,
        invited=format_number(record["n_invited"]),
    )


def _response_row(record: Entry) -> tuple[str, ...]:
    invited = MISSING if record["n_invited"] is None else format_number(record["n_invited"])
    return record["title"], invited, format_number(record["n_returned"]), printed(record["rate_display"])


def _question_table(record: Entry) -> Table:
    columns = (
        Column(_("Spørgsmål"), 45),
        Column(_("Besvaret"), 13, right=True),
        Column(_("Heraf ikke relevant"), 16, right=True),
        Column(_("Uden svar"), 12, right=True),
        Column(_("Uden svar, andel"), 14, right=True),
    )
    rows = [
        (
            question["question_text"],
            *(format_number(question[count]) for count in ("n_answered", "n_not_relevant", "n_blank")),
            printed(question["blank_display"]),
        )
        for question in record["questions"]
    ]
    completed = _("svar på hvert spørgsmål i {count} udfyldte skemaer", count=format_number(record["n_returned"]))
    caption = _(
        "{title}: {completed}; uden svar er sprunget over eller ikke stillet",
        title=record["title"],
        completed=completed,
    )
    return Table(f"non-response-{record['survey'].replace('_', '-')}", caption, columns, rows)
