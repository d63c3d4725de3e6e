"""Events of 2010: eleven workshops, the course, two seminars for associations, two network meetings, the day."""

from dataclasses import dataclass
from datetime import date

from .derive import danish_date
from .writers import TextFile

WORKSHOP = "Workshop i forældredialog"
COURSE = "Kursus for proceskonsulenter"
SEMINAR = "Visionsseminar"
POLICY = "Workshop om integrationspolitik"
NETWORK = "Netværksmøde"
DAY = "International Dag"

# Serves: workshops_held, and the audience and district columns of workshop_participants_by_event.
# ASSUME: the report gives no dates of workshops; these are working days in the order of its table.
WORKSHOPS = (
    ("2010-02-03", "Workshop for ledere af daginstitutionerne på Nørrebro", "Nørrebro"),
    ("2010-02-25", "Bydelsmødrene i alle fem projekter", "Hele byen"),
    ("2010-03-10", "Red Barnet – medarbejderstaben", "Hele byen"),
    ("2010-03-24", "Dansk Flygtningehjælp/Foreningsguiderne", "Hele byen"),
    ("2010-04-14", "Hærværk til Netværk – Lejerbo", "Hele byen"),
    ("2010-04-28", "Valby – medarbejdere fra klubber og skoler", "Valby"),
    ("2010-05-19", "Bispebjerg Boligprojekt + Bispebjerg Ungerådgivning", "Bispebjerg"),
    ("2010-06-09", "DGI Byen", "Hele byen"),
    ("2010-06-23", "Summercamp – frivillige og medarbejdere, KFF", "Nørrebro og Tingbjerg"),
    ("2010-09-15", "Mjølnerparken Kommunikationsambassadører", "Nørrebro"),
    ("2010-10-06", "Red Barnet – frivilliggruppen", "Hele byen"),
)

# Serves: capacity_seminars (A10-13 and A10-16), network_meetings (A10-14 and A10-17).
# ASSUME: all dates but 28 August; the seminars lie in the autumn, when the integration policy was in consultation.
OTHERS = (
    ("A10-12", COURSE, "Proceskonsulent i forældredialog, 1. hold", "2010-03-17", "Kommende proceskonsulenter",
     "Hele byen"),
    ("A10-13", SEMINAR, "Visionsseminar om den nye integrationspolitik", "2010-09-22", "Minoritetsforeninger",
     "Hele byen"),
    ("A10-14", NETWORK, "Netværksmøde om borgerdialog, forår", "2010-05-06",
     "Integrationsaktører, der arbejder med børn og unge", "Nørrebro"),
    ("A10-15", DAY, "International Dag – Taste the World", "2010-08-28", "Alle københavnere", "Nørrebro"),
    ("A10-16", POLICY, "Workshop om Københavns integrationspolitik", "2010-10-13", "Minoritetsforeninger",
     "Hele byen"),
    ("A10-17", NETWORK, "Netværksmøde om borgerdialog, efterår", "2010-11-04",
     "Integrationsaktører, der arbejder med børn og unge", "Nørrebro"),
)  # fmt: skip


@dataclass(frozen=True)
class Event:
    """One line of the booking system's list of events."""

    event_id: str
    type: str
    title: str
    day: date
    audience: str
    district: str


def events_2010() -> list[Event]:
    """All events of the year; workshops first, numbered in the order of the report's table."""
    workshops = [
        Event(f"A10-{n:02d}", WORKSHOP, f"Forældredialog, workshop {n}", date.fromisoformat(day), audience, where)
        for n, (day, audience, where) in enumerate(WORKSHOPS, start=1)
    ]
    others = [
        Event(event_id, kind, title, date.fromisoformat(day), audience, where)
        for event_id, kind, title, day, audience, where in OTHERS
    ]
    return workshops + others


def files() -> list[TextFile]:
    """The export of events."""
    header = ["Arrangement-id", "Type", "Titel", "Dato", "Målgruppe", "Bydel", "Afholdt af"]
    rows = [
        [e.event_id, e.type, e.title, danish_date(e.day), e.audience, e.district, "TaskForce Integration"]
        for e in events_2010()
    ]
    return [TextFile("2010/registrations/arrangementer.csv", header, rows)]
