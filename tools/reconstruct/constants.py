"""Numbers of 2010 that the report states and no rows can give: resources, a barometer, an estimate."""

from .writers import TextFile

RESOURCES = "Statusrapport 2010, afsnittet om ressourcer"
SPORT = "Statusrapport 2010, afsnittet om Fra Sport til Job"
THE_DAY = "Statusrapport 2010, afsnittet om International Dag"

# Ids are those of the ledger: fte_*, inclusion_gap, idag_visitors, idag_stages, idag_congregations, sport_age_*.
CONSTANTS = (
    ("fte_1a", "1,5", "årsværk", RESOURCES, "Inddragelse og deltagelse, herunder International Dag"),
    ("fte_1b", "1", "årsværk", RESOURCES, "Repræsentation i helhedsplaner"),
    ("fte_2", "1", "årsværk", RESOURCES, "Fra Sport til Job; kun årets første måneder"),
    ("fte_3", "1,5", "årsværk", RESOURCES, "Rekvireringer og rådgivninger"),
    ("inclusion_gap", "6", "point", "Integrationsbarometerets inklusionsindikator, gengivet i Statusrapport 2010",
     "Så meget lavere scorer etniske minoriteter end majoriteten"),
    ("idag_visitors", "20000", "besøgende", THE_DAY, "Skøn; nævnes både som mindstetal og som cirkatal"),
    ("idag_stages", "3", "scener", THE_DAY, ""),
    ("idag_congregations", "5", "menigheder", THE_DAY, "De fem største menigheder, samlet i et trostelt"),
    ("sport_age_from", "13", "år", SPORT, "Målgruppens nedre aldersgrænse"),
    ("sport_age_to", "29", "år", SPORT, "Målgruppens øvre aldersgrænse"),
)  # fmt: skip


def files() -> list[TextFile]:
    """The table of constants."""
    return [TextFile("2010/external/konstanter.csv", ["Id", "Værdi", "Enhed", "Oprindelse", "Bemærkning"], CONSTANTS)]
