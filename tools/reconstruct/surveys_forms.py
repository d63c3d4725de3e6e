"""Three Google Forms of 2010: after the seminars, after the workshops, and the second measurement of 2009."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .answers import DEGREE, YES_NO, choose, deal, remark
from .derive import reply_times, workdays
from .writers import TextFile

HIGH, SOME, LESSER, NOT_AT_ALL, _ = DEGREE
YES, NO, _ = YES_NO
ROLES = ("Medarbejder", "Leder", "Frivillig")


@dataclass(frozen=True)
class Form:
    """One form: its questions with the counts of answers, one multi-select and one free text."""

    name: str
    path: str
    replies: int
    days: Sequence[date]
    questions: Mapping[str, Mapping[str, int]]
    multiple: tuple[str, Sequence[str]]
    remarks: tuple[str, Sequence[str]]


# Headings keep the stray spaces that people type into forms.
SEMINARS = Form(
    "seminars", "2010/surveys/seminarer.csv", 40,  # ASSUME: everybody who came filled in one form
    [*workdays(date(2010, 9, 23), date(2010, 9, 30)), *workdays(date(2010, 10, 14), date(2010, 10, 20))],
    {
        # serves crit_influence: ASSUME 36 of 40, divided on high and some
        "I hvilken grad har I fået mere at skulle have sagt i høringen om integrationspolitikken?":
            {HIGH: 22, SOME: 14, LESSER: 3, NOT_AT_ALL: 1},
        # serves crit_democracy and crit_democracy_some: ASSUME 12 + 8 of the 20 who answered
        "I hvilken grad er det blevet lettere at tale med kommunen ": {HIGH: 12, SOME: 8},
    },
    ("Hvilke emner fik I mest ud af?", ("Beskæftigelse", "Uddannelse, skole og klub", "Medborgerskab", "Tryghed")),
    ("Andet, I vil sige", ("Vi vil gerne mødes igen, når politikken er vedtaget.", "Godt at høre de andre foreninger.",
                           "Mere tid til grupperne, mindre til oplæg.")),
)  # fmt: skip
WORKSHOPS = Form(
    "workshops", "2010/surveys/workshops.csv", 48,  # ASSUME: 48 of 202 replied
    workdays(date(2010, 11, 8), date(2010, 11, 26)),
    {
        # serves crit_dialogue: ASSUME 40 of the 43 who answered
        "I hvilken grad er samarbejdet og dialogen med forældre og foreninger blevet bedre?":
            {HIGH: 23, SOME: 17, LESSER: 2, NOT_AT_ALL: 1},
        "Hvilken rolle har du?": dict(zip(ROLES, (29, 7, 12), strict=True)),
    },
    ("Hvilke øvelser har du brugt siden?", ("Det gode første møde", "Lytteøvelsen", "Invitationen", "Rollespillet")),
    ("Kommentarer", ("Vi bruger øvelserne på personalemøder.", "Kom gerne ud til os, også om aftenen.")),
)  # fmt: skip
STILL_THERE = "Arbejder du stadig med børn, unge og deres forældre?"
GOALS = "I hvilken grad har du nået det, du satte dig for på workshoppen i 2009?"
FOLLOWUP = Form(
    "followup_2009", "2010/surveys/opfoelgning_2009.csv", 62,  # ASSUME: 62 of the 73 replied
    workdays(date(2010, 2, 8), date(2010, 3, 5)),
    # serves followup_goal_share: ASSUME 46 of the 54 still in the field; the form skips the others past the question
    {STILL_THERE: {YES: 54, NO: 8}, GOALS: {HIGH: 19, SOME: 27, LESSER: 6, NOT_AT_ALL: 2}},
    ("Hvad fik du mest ud af på workshoppen?", ("Samtaleguiden", "Årsplanen", "Netværket", "Øvelserne")),
    ("Andet", ("Der har været for lidt tid.", "Vi fik ny leder midt i forløbet.")),
)  # fmt: skip


def answers(form: Form) -> dict[str, list[str]]:
    """The cells of every counted question."""
    cells = {text: deal(form.name, text, form.replies, counts) for text, counts in form.questions.items()}
    if STILL_THERE in cells:
        asked = [n for n, answer in enumerate(cells[STILL_THERE]) if answer == YES]
        dealt = deal(form.name, GOALS, len(asked), form.questions[GOALS])
        cells[GOALS] = [dealt[asked.index(n)] if n in asked else "" for n in range(form.replies)]
    return cells


def rows(form: Form) -> list[list[str]]:
    """One row a reply, in the order of their time stamps."""
    cells = answers(form)
    text, options = form.multiple
    return [
        [f"{moment:%d.%m.%Y %H.%M.%S}", *(column[n] for column in cells.values()),
         ";".join(choose(form.name, text, n, options)), remark(form.name, n, form.remarks[1])]
        for n, moment in enumerate(reply_times(form.replies, form.days, form.name))
    ]  # fmt: skip


def files() -> list[TextFile]:
    """The three exports, as Google writes them: UTF-8 without a mark, commas."""
    return [
        TextFile(form.path, ["Tidsstempel", *form.questions, form.multiple[0], form.remarks[0]], rows(form),
                 encoding="utf-8", delimiter=",")
        for form in (SEMINARS, WORKSHOPS, FOLLOWUP)
    ]  # fmt: skip
