"""The advisory log of 2010: a workbook with one sheet a quarter."""

from datetime import date

from .derive import number, pick, shuffled, workdays
from .writers import WorkbookFile

REQUISITIONS = 28  # serves requisitions
SESSIONS = 145  # serves advisory_sessions

# The requesters that the report names: those that came back for advice, and those with one task.
# ASSUME: which of them came back, and how often.
REGULARS = (
    "HotSpot", "2200 Kultur", "Bydelsmødre", "Integrationsministeriet", "VI KBH'R", "Københavns Politi",
    "Red Barnet Ungdom", "Verdenskulturcentret", "SOCED", "KEC", "Københavns Universitet", "Sikker By",
    "AKB – Titanparkens helhedsplan", "Økonomiforvaltningen", "Børne- og Ungdomsforvaltningen",
    "Kultur- og Fritidsforvaltningen", "Områdefornyelsen Husum", "Teknik- og Miljøforvaltningen",
    "Socialforvaltningen",
)  # fmt: skip
ONE_TASK = (
    "Eksperttænketanken for integration", "Årsmødet i Tingbjerg", "Workz", "Copenhagen Cooking",
    "Litauisk delegation", "Centre for European Islamic Thought, Københavns Universitet",
)  # fmt: skip
# ASSUME: 25 names and 28 tasks, so three of the administrations asked twice.
ASKED_TWICE = ("Børne- og Ungdomsforvaltningen", "Socialforvaltningen", "Kultur- og Fritidsforvaltningen")
TASKS = ("Sparring om borgerdialog", "Forældredialog", "Netværk og kontakter", "Inddragelse af foreninger",
         "Projektstyring")  # fmt: skip
LECTURE = "Oplæg om integrationsarbejdet"

# ASSUME: the first two rows stand above the header in every sheet, as in logs kept by hand.
HEADER = ["Løbenr.", "Dato", "Art", "Rekvirent", "Emne", "Timer"]
QUARTERS = (
    (date(2010, 1, 4), date(2010, 3, 31)), (date(2010, 4, 1), date(2010, 6, 30)),
    (date(2010, 8, 2), date(2010, 9, 30)), (date(2010, 10, 1), date(2010, 12, 17)),
)  # fmt: skip


def entries() -> list[tuple[date, str, str, str]]:
    """Date, kind of entry, requester and topic, in the order of the dates."""
    days = [day for first, last in QUARTERS for day in workdays(first, last)]
    asked = shuffled((*REGULARS, *ONE_TASK, *ASKED_TWICE), "requisitions")
    advised = [pick(REGULARS, "session", n) for n in range(SESSIONS)]
    kinds = [("Rekvirering", name) for name in asked] + [("Rådgivning", name) for name in advised]
    return sorted(
        (pick(days, "advisory day", n), kind, name, LECTURE if name in ONE_TASK else pick(TASKS, "topic", n))
        for n, (kind, name) in enumerate(kinds)
    )


def sheet(quarter: int) -> list[list[object]]:
    """A sheet: a title, an empty row, the header, and the entries of the quarter."""
    first, last = QUARTERS[quarter - 1]
    rows = [
        [f"R10-{n:03d}", *entry, 0.5 * (1 + number("hours", n, below=6))]
        for n, entry in enumerate(entries(), start=1)
        if first <= entry[0] <= last
    ]
    return [[f"Rekvireringer og rådgivninger, {quarter}. kvartal 2010"], [], HEADER, *rows]


def files() -> list[WorkbookFile]:
    """The workbook."""
    sheets = {f"{quarter}. kvartal": sheet(quarter) for quarter in range(1, 5)}
    return [WorkbookFile("2010/activity_logs/raadgivning.xlsx", sheets, date_format="dd-mm-yyyy")]
