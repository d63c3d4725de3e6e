"""The questionnaire for associations on International Day as a Microsoft Forms workbook."""

from datetime import date, timedelta

from .answers import DEGREE, YES_NO, choose, deal, remark
from .derive import number, reply_times, workdays
from .writers import WorkbookFile

SURVEY = "international_day"
REPLIES = 51  # serves idag_replies; 60 associations took part, and a form exports replies only
HIGH, SOME, LESSER, NOT_AT_ALL, _ = DEGREE
YES, NO, DONT_KNOW = YES_NO

# ASSUME: the report says "more than" 80, 90 and 95 per cent; 42, 47, 46, 48, 49 and 50 of 51 (facts B9).
# ASSUME: how the positive answers divide on "high" and "some", and the others on what is left.
VISIBILITY = "I hvilken grad fik I på International Dag vist, hvad jeres forening kan og står for?"
AGAIN = "Vil I gerne være med på International Dag næste år?"
POSITIVE = "Var International Dag alt i alt en god oplevelse for jer?"
QUESTIONS = {
    VISIBILITY: {HIGH: 24, SOME: 18, LESSER: 7, NOT_AT_ALL: 2},  # serves crit_visibility (42)
    "I hvilken grad nåede I ud til byens borgere?": {HIGH: 31, SOME: 16, LESSER: 3, NOT_AT_ALL: 1},  # idag_seen_heard
    "I hvilken grad bringer dagen københavnerne tættere sammen?": {HIGH: 27, SOME: 19, LESSER: 4, NOT_AT_ALL: 1},
    "I hvilken grad giver dagen plads til byens mangfoldighed?": {HIGH: 33, SOME: 15, LESSER: 3},  # idag_diversity (48)
    AGAIN: {YES: 49, NO: 1, DONT_KNOW: 1},  # serves idag_again
    POSITIVE: {YES: 50, DONT_KNOW: 1},  # serves idag_positive
}
CONTRIBUTIONS_TEXT = "Hvad bidrog I med på dagen?"
CONTRIBUTIONS = ("Mad", "Musik eller dans", "Information om foreningen", "Aktiviteter for børn")
HELPERS_TEXT = "Hvor mange frivillige stillede I med?"
REMARKS_TEXT = "Har I forslag til næste år?"
REMARKS = ("Mere strøm til boderne, tak.", "Boderne må gerne stå tættere på scenerne.", "Flere skraldespande.",
           "Giv os besked tidligere, så flere kan nå at melde sig.")  # fmt: skip


def rows() -> list[list[object]]:
    """The only sheet: fixed columns of an anonymous form, then the questions as they were added."""
    cells = [deal(SURVEY, text, REPLIES, counts) for text, counts in QUESTIONS.items()]
    # ASSUME: handed out on the day, and filled in during the three weeks after it.
    days = workdays(date(2010, 8, 30), date(2010, 9, 17))
    header = ["Id", "Starttidspunkt", "Fuldførelsestidspunkt", "Mail", "Navn", *QUESTIONS, CONTRIBUTIONS_TEXT,
              HELPERS_TEXT, REMARKS_TEXT]  # fmt: skip
    table: list[list[object]] = [header]
    for n, end in enumerate(reply_times(REPLIES, days, SURVEY)):
        start = end - timedelta(seconds=120 + number(SURVEY, "duration", n, below=600))
        chosen = "".join(f"{option};" for option in choose(SURVEY, "contributions", n, CONTRIBUTIONS))
        helpers = str(2 + number(SURVEY, "helpers", n, below=14))  # Forms stores numbers as text
        table.append([n + 1, start, end, "anonymous", None, *(column[n] for column in cells), chosen, helpers,
                      remark(SURVEY, n, REMARKS) or None])  # fmt: skip
    return table


def files() -> list[WorkbookFile]:
    """The workbook."""
    path = "2010/surveys/international_dag.xlsx"
    return [WorkbookFile(path, {"Sheet1": rows()}, date_format="m/d/yy h:mm:ss")]
