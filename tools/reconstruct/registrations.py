"""Registrations of 2010: everybody who signed up, came, cancelled or stayed away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .derive import danish_date, person_key, pick, workday_before
from .events import events_2010
from .writers import TextFile

HEADER = ["Tilmelding-nr", "Arrangement-id", "Deltagernøgle", "Organisation", "Organisationstype", "Forvaltning",
          "Status", "Tilmeldt den", "Kanal"]  # fmt: skip
ATTENDED, REGISTERED, CANCELLED, NO_SHOW = "Deltog", "Tilmeldt", "Afbud", "Udeblev"
AWAY = (CANCELLED, NO_SHOW, CANCELLED, REGISTERED)
EVENT_DAYS = {event.event_id: event.day for event in events_2010()}

BUF = ("Kommunal", "Børne- og Ungdomsforvaltningen")
KFF = ("Kommunal", "Kultur- og Fritidsforvaltningen")
TMF = ("Kommunal", "Teknik- og Miljøforvaltningen")
SOF = ("Kommunal", "Socialforvaltningen")
BIF = ("Kommunal", "Beskæftigelses- og Integrationsforvaltningen")
ASSOCIATION, HOUSING, NGO, PRIVATE, POLICE = (
    (kind, "") for kind in ("Forening", "Boligorganisation", "Frivillig organisation", "Privat", "Politi")
)


@dataclass(frozen=True)
class Registration:
    """One registration; `kind` is organisation type and administration."""

    event_id: str
    person: str
    organisation: str
    kind: tuple[str, str]
    status: str


Party = tuple[str, tuple[str, str], int]

# Serves: workshop_participants, workshop_participants_by_event (the table's order), workshop_administrations.
ATTENDED_AT_WORKSHOPS = (25, 25, 9, 50, 11, 25, 14, 7, 11, 5, 20)
# ASSUME: who came from where. The first group takes those that the others leave; `{}` numbers the institutions.
WORKSHOP_PARTIES: tuple[tuple[Party, ...], ...] = (
    (("Daginstitution {} på Nørrebro", BUF, 0),),
    (("Bydelsmødrene", NGO, 0), ("Projektkontoret for Bydelsmødre", BIF, 3)),
    (("Red Barnet", NGO, 0),),
    (("Dansk Flygtningehjælp", NGO, 0),),
    (("Lejerbo", HOUSING, 0), ("Områdefornyelsen", TMF, 3)),
    (("Klub {} i Valby", BUF, 0), ("Skole {} i Valby", BUF, 11), ("Ungerådgivningen i Valby", SOF, 2)),
    (("Bispebjerg Boligprojekt", HOUSING, 0), ("Bispebjerg Ungerådgivning", SOF, 6)),
    (("DGI Byen", PRIVATE, 0),),
    (("Summercamp, frivillige", NGO, 0), ("Kultur- og fritidsområdet, Summercamp", KFF, 6)),
    (("Mjølnerparken Kommunikationsambassadører", NGO, 0),),
    (("Red Barnet", NGO, 0),),
)

# Serves: process_consultants (13), process_consultant_administrations (4).
# ASSUME: three administrations are named; BIF, home of the unit, is the fourth, hidden behind the "etc." of the report.
COURSE_PARTIES: tuple[Party, ...] = (
    ("Daginstitution {} i København", BUF, 4), ("Fritidsklub {}, kulturområdet", KFF, 2),
    ("Socialcenter {}", SOF, 2), ("Center for beskæftigelse", BIF, 1), ("Bydelsmødrene", NGO, 1),
    ("Lejerbo", HOUSING, 1), ("KAB", HOUSING, 1), ("Københavns Politi", POLICE, 1),
)  # fmt: skip

# Serves: network_actors (40 distinct persons over both meetings).
# ASSUME: 28 came in the spring and 28 in the autumn, 16 of them to both.
NETWORK_SPRING, NETWORK_AUTUMN = range(0, 28), range(12, 40)
NETWORK_ORGANISATIONS = (
    ("Fritidsklub 1 på Nørrebro", BUF), ("Skole 1 på Nørrebro", BUF), ("Bydelsmødrene", NGO), ("HotSpot", SOF),
    ("Københavns Politi", POLICE), ("Bibliotek på Nørrebro", KFF), ("Red Barnet Ungdom", NGO),
    ("Mjølnerparkens helhedsplan", HOUSING), ("Forening F-007", ASSOCIATION), ("Områdefornyelsen", TMF),
)  # fmt: skip

# Serves: seminar_associations (28), workshop_associations (8), capacity_associations (23), capacity_persons (40).
# ASSUME: 28 and 8 are associations registered, 23 and 40 are those that came (facts B3). Associations are pseudonyms.
SEMINAR_REGISTERED, SEMINAR_ATTENDED = range(1, 29), range(1, 22)
SENT_TWO = range(1, 15)  # of the 21 associations at the seminar: 14 x 2 + 7 x 1 = 35 persons
POLICY_ATTENDED = ((1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (1, 60), (29, 61), (29, 62), (30, 63), (30, 64))
POLICY_AWAY = ((6, 0), (29, 65))  # with the above: associations 1-6, 29 and 30, 5 new persons


def expand(parties: Sequence[Party], total: int) -> list[tuple[str, tuple[str, str]]]:
    """One organisation and kind a person; the first party takes what the others leave of the total."""
    first = total - sum(count for _, _, count in parties[1:])
    counts = [first, *(count for _, _, count in parties[1:])]
    return [
        (name.format(place // 2 + 1), kind)
        for (name, kind, _), count in zip(parties, counts, strict=True)
        for place in range(count)
    ]


def one_event(event_id: str, parties: Sequence[Party], total: int, block: str, start: int) -> list[Registration]:
    """The attended registrations of an event, and about one in eight more that did not come."""
    came = expand(parties, total)
    places = came + [pick(came, event_id, "away", n) for n in range(1 + total // 8)]
    return [
        Registration(event_id, person_key(block, start + n), name, kind, ATTENDED if n < total else AWAY[n % 4])
        for n, (name, kind) in enumerate(places)
    ]


def workshop_registrations() -> list[Registration]:
    """All eleven workshops; nobody is registered for two."""
    rows: list[Registration] = []
    for number, (parties, total) in enumerate(zip(WORKSHOP_PARTIES, ATTENDED_AT_WORKSHOPS, strict=True), start=1):
        rows += one_event(f"A10-{number:02d}", parties, total, "workshops", len(rows))
    return rows


def network_registrations() -> list[Registration]:
    """Both network meetings, and three registrations each that came to nothing."""
    rows = []
    for event_id, came, away in (("A10-14", NETWORK_SPRING, (40, 41, 42)), ("A10-17", NETWORK_AUTUMN, (3, 43, 44))):
        for place in (*came, *away):
            name, kind = NETWORK_ORGANISATIONS[place % len(NETWORK_ORGANISATIONS)]
            status = ATTENDED if place in came else AWAY[place % 4]
            rows.append(Registration(event_id, person_key("network", place), name, kind, status))
    return rows


def association(event_id: str, number: int, person: int, status: str) -> Registration:
    """One registration of an association's member."""
    return Registration(event_id, person_key("associations", person), f"Forening F-{number:03d}", ASSOCIATION, status)


def association_registrations() -> list[Registration]:
    """The vision seminar and the workshop on the integration policy. A person's place: association, or 30 on."""
    first = [(n, n - 1, ATTENDED if n in SEMINAR_ATTENDED else AWAY[1 + n % 3]) for n in SEMINAR_REGISTERED]
    second = [(n, 30 + n, ATTENDED) for n in SENT_TWO]
    cancelled = [(n, 65 + n, CANCELLED) for n in (3, 8, 15)]
    seminar = [association("A10-13", *row) for row in first + second + cancelled]
    came = [association("A10-16", n, person or n - 1, ATTENDED) for n, person in POLICY_ATTENDED]
    away = [association("A10-16", n, person or n - 1, NO_SHOW) for n, person in POLICY_AWAY]
    return seminar + came + away


def export_rows(rows: Iterable[Registration], days: dict[str, date], prefix: str) -> list[list[str]]:
    """The rows as the booking system exports them: numbered in the order of signing up."""
    dated = [(workday_before(days[row.event_id], row.event_id, row.person), n, row) for n, row in enumerate(rows)]
    return [
        [f"{prefix}-{number:04d}", row.event_id, row.person, row.organisation, *row.kind, row.status,
         danish_date(day), pick(("Web", "Web", "Telefon"), "channel", row.event_id, row.person)]
        for number, (day, _, row) in enumerate(sorted(dated, key=lambda item: item[:2]), start=1)
    ]  # fmt: skip


def files() -> list[TextFile]:
    """Staff from the booking system; associations from its public form, which writes UTF-8 with a byte order mark."""
    course = one_event("A10-12", COURSE_PARTIES, 13, "course", 0)
    staff = export_rows(workshop_registrations() + course + network_registrations(), EVENT_DAYS, "T10")
    associations = export_rows(association_registrations(), EVENT_DAYS, "F10")
    return [
        TextFile("2010/registrations/tilmeldinger.csv", HEADER, staff),
        TextFile("2010/registrations/tilmeldinger_foreninger.csv", HEADER, associations, encoding="utf-8-sig"),
    ]
