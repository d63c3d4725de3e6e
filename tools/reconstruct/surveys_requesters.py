"""The requester survey of 2010 as SurveyXact exports it: dataset, labels and structure, coded, cp1252."""

from .answers import DEGREE, choose, deal, remark
from .derive import number, shuffled
from .writers import TextFile

SURVEY = "requesters"
FOLDER = "2010/surveys/rekvirenter"
# ASSUME: one questionnaire a requisition (28); 19 came back, as every published percentage is k/19 (facts B1).
INVITED, RETURNED = 28, 19  # serve requisitions, sat_returned
HIGH, SOME, LESSER, _, NOT_RELEVANT = DEGREE
YES_NO_RELEVANT = ("Ja", "Nej", "Ikke relevant")

# variable: (question, answers in the order of their codes, published or assumed counts)
QUESTIONS = {
    # serves sat_relevant_advice and sat_respondents; ASSUME: the one blank explains the 18 of the text
    "s_1": ("I hvilken grad passede rådgivningen til det, I henvendte jer med?", DEGREE, {HIGH: 17, SOME: 1}),
    # serves sat_solved_problem; ASSUME: the single answer in an open category is "lesser"
    "s_2": ("I hvilken grad hjalp rådgivningen jer videre med opgaven?", DEGREE, {HIGH: 13, SOME: 5, LESSER: 1}),
    # serves sat_use_again; ASSUME: the single answer in an open category is "not relevant"
    "s_3": ("I hvilken grad regner I med at kontakte TaskForce Integration en anden gang?", DEGREE,
            {HIGH: 11, SOME: 7, NOT_RELEVANT: 1}),
    # serves sat_recommend
    "s_4": ("I hvilken grad vil I pege på TaskForce Integration over for andre på integrationsområdet?", DEGREE,
            {HIGH: 11, SOME: 6}),
    # serves crit_methods; ASSUME: 12 of 16 relevant
    "s_5": ("Er I begyndt at inddrage målgruppen på nye måder?", YES_NO_RELEVANT,
            {"Ja": 12, "Nej": 4, "Ikke relevant": 3}),
    # serves crit_network; ASSUME: 14 of 18 relevant
    "s_6": ("I hvilken grad har I fået flere at arbejde sammen med?", DEGREE,
            {HIGH: 14, SOME: 3, LESSER: 1, NOT_RELEVANT: 1}),
    # serves crit_projecttools; ASSUME: 9 of 9 relevant
    "s_7": ("Er jeres indsats blevet bedre af de redskaber til projektstyring, I har lært at kende?", YES_NO_RELEVANT,
            {"Ja": 9, "Ikke relevant": 10}),
}  # fmt: skip
TOPICS_TEXT = "Hvad handlede samarbejdet om? (sæt gerne flere krydser)"
TOPICS = ("Borgerdialog", "Forældresamarbejde", "Kontakt til foreninger", "Projektstyring; planlægning og opfølgning",
          "Oplæg og undervisning")  # fmt: skip
KIND_TEXT = "Hvilken slags organisation kommer I fra?"
KINDS = ("Kommunal forvaltning", "Statslig institution", "Boligområde eller helhedsplan", "Frivillig organisation",
         "Uddannelse og forskning")  # fmt: skip
STATUS = ("Ny", "Distribueret", "Nogen svar", "Gennemført", "Frafaldet")
REMARKS = ("Hurtigt svar; godt forberedt.", "Vi ville gerne have haft mere tid.",
           "Kendskabet til byens foreninger var det, vi manglede.")  # fmt: skip
TOPIC_VARIABLES = tuple(f"s_8_{n}" for n in range(1, len(TOPICS) + 1))
STATUS_VARIABLES = tuple(f"stato_{n}" for n in range(1, len(STATUS) + 1))
HEADER = (*QUESTIONS, *TOPIC_VARIABLES, "b_1", "b_2", "b_3", *STATUS_VARIABLES, "s_9")


def dataset() -> list[list[object]]:
    """One row a requester invited; those who never answered lie between the others."""
    cells = {name: deal(SURVEY, name, RETURNED, counts) for name, (_, _, counts) in QUESTIONS.items()}
    places = shuffled([*range(RETURNED), *[None] * (INVITED - RETURNED)], SURVEY, "order")
    return [_row(n, place, cells) for n, place in enumerate(places)]


def _row(line: int, place: int | None, cells: dict[str, list[str]]) -> list[object]:
    """Codes as SurveyXact writes them: a non-respondent's single answers are blank, the multi-select is 0."""
    singles: list[object] = [
        "" if place is None or not cells[name][place] else answers.index(cells[name][place]) + 1
        for name, (_, answers, _) in QUESTIONS.items()
    ]
    chosen = [] if place is None else choose(SURVEY, "topics", place, TOPICS)
    topics = [int(topic in chosen) for topic in TOPICS]
    # b_1 came with the list of addresses and is missing for some; b_2 and b_3 are contact fields that nobody filled in
    kind = number(SURVEY, "kind", line, below=len(KINDS) + 2)
    background = [kind + 1 if kind < len(KINDS) else "", "", ""]
    status = [int(name == ("Distribueret" if place is None else "Gennemført")) for name in STATUS]
    return [*singles, *topics, *background, *status, "" if place is None else remark(SURVEY, place, REMARKS)]


def labels() -> list[list[object]]:
    """variable, value, label; no header."""
    tick = ((0, "Ikke valgt"), (1, "Valgt"))
    coded = {name: list(enumerate(answers, start=1)) for name, (_, answers, _) in QUESTIONS.items()}
    coded |= {name: list(tick) for name in TOPIC_VARIABLES}
    coded |= {"b_1": list(enumerate(KINDS, start=1))} | {name: list(tick) for name in STATUS_VARIABLES}
    return [[name, value, label] for name, pairs in coded.items() for value, label in pairs]


def structure() -> list[list[object]]:
    """questionName, variableName, questionType, subType, questionText, choiceValue, choiceText."""
    rows: list[list[object]] = [[v, v, "Closed", "Single", text, "", ""] for v, (text, _, _) in QUESTIONS.items()]
    rows += _choices("s_8", TOPIC_VARIABLES, TOPICS_TEXT, TOPICS)
    rows += [["b_1", "b_1", "Closed", "Single", KIND_TEXT, "", ""]]
    rows += [["b_2", "b_2", "Open", "String", "Kontaktperson (frivilligt)", "", ""]]
    rows += [["b_3", "b_3", "Open", "String", "Telefon eller e-mail (frivilligt)", "", ""]]
    rows += _choices("statoverall", STATUS_VARIABLES, "Samlet status", STATUS)
    return [*rows, ["s_9", "s_9", "Open", "String", "Er der andet, I vil fortælle?", "", ""]]


def _choices(question: str, variables: tuple[str, ...], text: str, choices: tuple[str, ...]) -> list[list[object]]:
    pairs = enumerate(zip(variables, choices, strict=True), start=1)
    return [[question, variable, "Closed", "Multiple", text, n, choice] for n, (variable, choice) in pairs]


def files() -> list[TextFile]:
    """The three files of the export."""
    header = ["questionName", "variableName", "questionType", "subType", "questionText", "choiceValue", "choiceText"]
    return [
        TextFile(f"{FOLDER}/dataset.csv", HEADER, dataset(), line_end="\n"),
        TextFile(f"{FOLDER}/labels.csv", None, labels(), line_end="\n"),
        TextFile(f"{FOLDER}/structure.csv", header, structure(), line_end="\n"),
    ]
