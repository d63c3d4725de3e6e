"""Logs of 2010: hours in Mjølnerparken, contacts with young people, participants of the day, interviews."""

from datetime import date, timedelta

from .derive import danish_date, number, person_key, pick, shuffled, workdays
from .writers import TextFile

MEAN_HOURS = 22  # serves mjolnerparken_hours
# ASSUME: weeks without hours (Easter, summer, Christmas) are left out of the log and of the mean.
WEEKS = [week for week in range(1, 52) if week not in (13, 28, 29, 30)]
NEXT_TO_MEAN = (0.5, 1, 1.5, 2, 2.5, 3.5)

YOUNG_PEOPLE = 227  # serves sport_contacts
AGES = (13, 29)
# Serves sport_jobs (16). ASSUME: the other outcomes, which the report does not count, and the number of contacts.
OUTCOMES = {"Fritidsjob": 16, "Uddannelse": 9, "Praktik": 6, "Ordinært job": 4}
FOLLOW_UP_CONTACTS = 160
# ASSUME: the project left the unit in April (facts B5); the log ends there.
PROJECT_DAYS = workdays(date(2010, 1, 4), date(2010, 4, 29))
CONTACTS = ("Samtale", "Opsøgende besøg i klub", "Telefon", "Møde med træner")

# Serve idag_associations, idag_restaurants, idag_young_staff.
DAY_PARTICIPANTS = (("Forening", 60), ("Restaurant", 20), ("Ung medarbejder", 60))
DISTRICTS = ("Nørrebro", "Bispebjerg", "Valby", "Amager", "Tingbjerg", "Hele byen")

# Serve capacity_interviews, handbook_interviews, catalogue_focus_group. ASSUME: when, whom, and two focus groups.
STUDIES = (
    ("Foreningers kapacitet", "Enkeltinterview", 6, workdays(date(2010, 4, 19), date(2010, 5, 11)),
     ("Forening F-{:03d}",), ("Forperson", "Bestyrelsesmedlem")),
    ("Håndbog i forældredialog", "Enkeltinterview", 110, workdays(date(2010, 1, 18), date(2010, 6, 18)),
     ("Daginstitution {}", "Skole {}", "Klub {}"), ("Medarbejder", "Medarbejder", "Leder")),
    ("Metodekatalog", "Fokusgruppe", 14, [date(2010, 5, 26), date(2010, 6, 2)],
     ("Helhedsplan {}", "Frivillig organisation {}", "Kommunal enhed {}"), ("Projektleder", "Konsulent")),
)  # fmt: skip


def weekly_hours() -> list[list[str]]:
    """One row a week. Two weeks at a time lie as far above the mean as below it, so the mean is exact."""
    pairs = len(WEEKS) // 2
    gaps = [pick(NEXT_TO_MEAN, "hours", n) for n in range(pairs)]
    around = shuffled([sign * gap for gap in gaps for sign in (1, -1)] + [0] * (len(WEEKS) % 2), "hours")
    monday = date(2010, 1, 4)
    return [
        ["Mjølnerparken", str(week), danish_date(monday + timedelta(weeks=week - 1)),
         f"{MEAN_HOURS + offset:.1f}".replace(".", ",")]
        for week, offset in zip(WEEKS, around, strict=True)
    ]  # fmt: skip


def youth_contacts() -> list[list[str]]:
    """One row a contact, ordered by date: everybody once, some again; an outcome stands at the last only."""
    people = [*range(YOUNG_PEOPLE), *shuffled(range(YOUNG_PEOPLE), "again")[:FOLLOW_UP_CONTACTS]]
    dealt = [outcome for outcome, count in OUTCOMES.items() for _ in range(count)]
    outcomes = dict(zip(shuffled(range(YOUNG_PEOPLE), "outcome"), dealt, strict=False))
    dated = sorted((pick(PROJECT_DAYS, "contact", place), place, person) for place, person in enumerate(people))
    last_contact = {person: place for _, place, person in dated}
    return [
        [f"K10-{n:04d}", person_key("youth", person), danish_date(day), str(age(person)),
         pick(CONTACTS, "contact kind", place), outcomes.get(person, "") if last_contact[person] == place else ""]
        for n, (day, place, person) in enumerate(dated, start=1)
    ]  # fmt: skip


def age(person: int) -> int:
    """Between 13 and 29."""
    return AGES[0] + number("age", person, below=AGES[1] - AGES[0] + 1)


def day_participants() -> list[list[str]]:
    """Associations are those of the seminars, and thirty more; young staff are persons and have no organisation."""
    rows = []
    for kind, count in DAY_PARTICIPANTS:
        for n in range(1, count + 1):
            name = {"Forening": f"Forening F-{n:03d}", "Restaurant": f"Restaurant R-{n:02d}"}.get(kind, "")
            district = pick(DISTRICTS, "district", name) if name else "Nørrebro"
            rows.append([f"D10-{len(rows) + 1:03d}", kind, name, district])
    return rows


def interviews() -> list[list[str]]:
    """One row a person interviewed."""
    rows = []
    for study, form, count, days, places, roles in STUDIES:
        moments = sorted(pick(days, study, n) for n in range(count))
        for n, day in enumerate(moments):
            where = places[n % len(places)].format(n // len(places) + 1)
            row = [f"I10-{len(rows) + 1:03d}", study, form, danish_date(day), where, pick(roles, study, "role", n)]
            rows.append(row)
    return rows


def files() -> list[TextFile]:
    """The four logs."""
    folder = "2010/activity_logs"
    hours = ["Helhedsplan", "Uge", "Ugens første dag", "Timer"]
    contacts = ["Kontakt-nr", "Personnøgle", "Dato", "Alder", "Kontaktform", "Resultat"]
    participants = ["Deltager-nr", "Deltagertype", "Navn på organisation", "Bydel"]
    interviewed = ["Interview-nr", "Undersøgelse", "Form", "Dato", "Institution", "Rolle"]
    return [
        TextFile(f"{folder}/ugetimer_mjoelnerparken.csv", hours, weekly_hours()),
        TextFile(f"{folder}/ungekontakter.csv", contacts, youth_contacts()),
        TextFile(f"{folder}/international_dag_deltagere.csv", participants, day_participants()),
        TextFile(f"{folder}/interviews.csv", interviewed, interviews(), encoding="utf-8-sig"),
    ]
