"""Workshops of 2009, the ground of the follow-up made in 2010."""

from datetime import date

from .derive import danish_date, person_key
from .registrations import ATTENDED, AWAY, BUF, HEADER, NGO, PRIVATE, SOF, Registration, export_rows
from .writers import TextFile

STAFF = 73  # serves followup_staff_2009
# Serves followup_workshops_2009. ASSUME: the report gives no dates and districts; these are working days.
WORKSHOPS = (
    ("2009-02-11", "Nørrebro"), ("2009-03-04", "Valby"), ("2009-03-25", "Nørrebro"), ("2009-04-22", "Bispebjerg"),
    ("2009-05-13", "Tingbjerg"), ("2009-06-03", "Amager"), ("2009-09-09", "Nørrebro"), ("2009-09-30", "Valby"),
    ("2009-10-28", "Bispebjerg"), ("2009-11-18", "Hele byen"),
)  # fmt: skip
# Serves followup_actors_2009 (18). ASSUME: the report names none of them, so they are pseudonyms, 9 + 4 + 5.
ACTORS = (
    *((f"Daginstitution {n:02d}", BUF) for n in range(1, 7)),
    *((f"Ungerådgivning {n:02d}", SOF) for n in range(1, 4)),
    *((f"Privat institution {n:02d}", PRIVATE) for n in range(1, 5)),
    *((f"Frivillig organisation {n:02d}", NGO) for n in range(1, 6)),
)
# ASSUME: six persons came to a second workshop, one a workshop from the second to the seventh.
CAME_TWICE = range(6)


def event_id(number: int) -> str:
    """A09-01 for the first workshop."""
    return f"A09-{number:02d}"


def registrations() -> list[Registration]:
    """Everybody who signed up in 2009; persons are dealt to workshops and actors in turn."""

    def row(workshop: int, person: int, status: str) -> Registration:
        name, kind = ACTORS[person % len(ACTORS)]
        return Registration(event_id(workshop), person_key("2009", person), name, kind, status)

    once = [row(1 + person % len(WORKSHOPS), person, ATTENDED) for person in range(STAFF)]
    twice = [row(2 + person % len(WORKSHOPS), person, ATTENDED) for person in CAME_TWICE]
    away = [row(1 + n % len(WORKSHOPS), STAFF + n, AWAY[n % 4]) for n in range(12)]
    return once + twice + away


def files() -> list[TextFile]:
    """The exports of events and of registrations."""
    days = {event_id(n): date.fromisoformat(day) for n, (day, _) in enumerate(WORKSHOPS, start=1)}
    events = [
        [event_id(n), "Workshop i forældreinddragelse", f"Forældreinddragelse, workshop {n}",
         danish_date(days[event_id(n)]), "Medarbejdere, der arbejder med børn og unge", district]
        for n, (_, district) in enumerate(WORKSHOPS, start=1)
    ]  # fmt: skip
    header = ["Arrangement-id", "Type", "Titel", "Dato", "Målgruppe", "Bydel"]
    return [
        TextFile("2009/registrations/arrangementer.csv", header, events),
        TextFile("2009/registrations/tilmeldinger.csv", HEADER, export_rows(registrations(), days, "T09")),
    ]
