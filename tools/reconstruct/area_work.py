"""Area plans and area lifts that the unit took part in, and the publications of 2010, as the report names them."""

from .writers import TextFile

SPORT = "Fra Sport til Job"
REPRESENTED, SUPPORT, TARGET = "Repræsenteret", "Støtter gennemførelsen", "Projektets målområde"
PLAN, LIFT = "Helhedsplan", "Områdeløft"

# Serves area_plans (5), area_lifts (2), sport_area_plans (4).
# ASSUME: Mjølnerparken is not one of the five plans: there the unit supports the implementation (facts B4).
# ASSUME: the districts, where the report does not say them.
ENGAGEMENTS = (
    ("Titanparken", PLAN, REPRESENTED, "", "Nørrebro"),
    ("Hærværk til Netværk", PLAN, REPRESENTED, "", "Hele byen"),
    ("Sundholm", PLAN, REPRESENTED, "", "Amager"),
    ("Tingbjerg", PLAN, REPRESENTED, "", "Tingbjerg"),
    ("Akacieparken", PLAN, REPRESENTED, "", "Valby"),
    ("Mjølnerparken", PLAN, SUPPORT, "", "Nørrebro"),
    ("Haraldsgade", LIFT, REPRESENTED, "", "Nørrebro"),
    ("Sundholm", LIFT, REPRESENTED, "", "Amager"),
    ("Akacieparken", PLAN, TARGET, SPORT, "Valby"),
    ("Hornemanns Vænge", PLAN, TARGET, SPORT, "Valby"),
    ("Sjælør Boulevard", PLAN, TARGET, SPORT, "Valby"),
    ("Folehaven", PLAN, TARGET, SPORT, "Valby"),
)

# Serves publications (4). ASSUME: the method catalogue counts although unfinished (facts B7), under one of its
# two titles (facts B11).
PUBLICATIONS = (
    ("TaskForce Integration atlas", "Netværkskort", "Udgivet",
     "Aktører i Amager, Haraldsgade, Lundtoftegade, Mjølnerparken, Tingbjerg og Valby; opdateret april 2010"),
    ("International Dag 2010 – film", "Film", "Udgivet", ""),
    ("International Dag 2010 – katalog", "Katalog", "Udgivet", "Præsenterer foreninger og kunstnere"),
    ("Borgerinddragelse: Gode metoder og redskaber til styrket dialog", "Katalog", "Under færdiggørelse",
     "Omtales også som Borgerdialog: Gode metoder og redskaber til styrket dialog"),
)  # fmt: skip


def files() -> list[TextFile]:
    """Both lists."""
    engagements = [[f"O10-{n:02d}", *row] for n, row in enumerate(ENGAGEMENTS, start=1)]
    publications = [[f"U10-{n}", *row] for n, row in enumerate(PUBLICATIONS, start=1)]
    return [
        TextFile("2010/activity_logs/helhedsplaner.csv",
                 ["Nr", "Område", "Indsatstype", "Rolle", "Projekt", "Bydel"], engagements),
        TextFile("2010/activity_logs/publikationer.csv",
                 ["Nr", "Titel", "Type", "Status", "Bemærkning"], publications),
    ]  # fmt: skip
