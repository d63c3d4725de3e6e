"""A small sound export of every survey tool, and how its cells are read."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, islice

import openpyxl
from statusreport.catalogue import Question, Source

from tools.fuzz.grids import Cell
from tools.fuzz.specimens import DEGREE, TOPICS, Specimen, _question, choices, code, text


def remark(cell: Cell | None) -> str | None:
    """Free text; however a file ends its lines, the tables have line feeds."""
    return text(re.sub(r"\r\n?", "\n", cell) if isinstance(cell, str) else cell)


HELP = "I hvilken grad hjalp det?"
WHICH = "Hvilke emner?"
OTHER = "Andet"
REPLIES = [
    ("I høj grad", "Job;Bolig", "Godt møde; tak"),
    ("I nogen grad", "Skole, klub", ""),
    ("Slet ikke", "", 'Intet "nyt",\nsynes vi'),
    ("Ikke relevant", "Bolig", ""),
    ("", "Job;Skole, klub;Bolig", "Åbent hus"),
]


def _asked(**reader: object) -> Source:
    questions = (
        _question("help", DEGREE, heading=HELP),
        _question("topics", TOPICS, heading=WHICH),
        Question("other", "text", heading=OTHER),
    )
    return Source("survey", "", "survey", reader, survey="trial", questions=questions)


def _fields() -> dict:
    return {HELP: ("help", code(DEGREE)), WHICH: ("topics", choices(TOPICS)), OTHER: ("other", remark)}


def google_forms() -> Specimen:
    """CSV in UTF-8 with commas and quotes."""
    out = io.StringIO(newline="")
    rows = islice(cycle(REPLIES), 40)
    replies = [(f"{n % 27 + 1:02d}.09.2010 10.{n:02d}.00", *row) for n, row in enumerate(rows)]
    csv.writer(out).writerows([("Tidsstempel", HELP, WHICH, OTHER), *replies])
    source = _asked(name="google_forms", encoding="utf-8", delimiter=",", date_format="%d.%m.%Y %H.%M.%S")
    return Specimen(source, out.getvalue().encode("utf-8"), _fields(), encoding="utf-8", delimiter=",")


def microsoft_forms() -> Specimen:
    """A workbook of one sheet, its cells typed."""
    book = openpyxl.Workbook()
    book.active.append(["Id", "Starttidspunkt", "Fuldførelsestidspunkt", "Mail", "Navn", HELP, WHICH, OTHER])
    for number, row in enumerate(islice(cycle(REPLIES), 40), 1):
        moment = dt.datetime(2010, 9, number % 27 + 1, 10, number)
        book.active.append([number, moment, moment, "anonymous", None, row[0], row[1] and f"{row[1]};", row[2]])
    out = io.BytesIO()
    book.save(out)
    return Specimen(_asked(name="microsoft_forms"), out.getvalue(), _fields(), suffix=".xlsx", sheets="first")


STATUS = ("not_answered", "not_answered", "partial", "completed", "partial")
LABELS = {str(number): label for number, label in enumerate(DEGREE, 1)}


def surveyxact() -> Specimen:
    """Three text files; the dataset, which holds codes, is the one that is damaged."""
    lines = []
    for number in range(40):
        flags = ["1" if place == number % 5 else "0" for place in range(5)]
        answered = STATUS[number % 5] != "not_answered"
        lines.append(
            ";".join(
                [str(number % 4 + 1) if answered else "", str(number % 2), *flags, f"Svar {number}, ja" * answered]
            )
        )
    content = "\r\n".join([";".join(["s_1", "s_2_1", *(f"stato_{n}" for n in range(1, 6)), "s_3"]), *lines, ""])
    labels = "".join(f"s_1;{value};{label}\n" for value, label in LABELS.items())
    structure = (
        "questionName;variableName;questionType;subType;questionText;choiceValue;choiceText\n"
        f"s_1;s_1;Closed;Single;{HELP};;\ns_2;s_2_1;Closed;Multiple;{WHICH};1;Job\ns_3;s_3;Open;String;{OTHER};;\n"
    )
    questions = (
        _question("help", DEGREE, variables=("s_1",)),
        _question("topics", TOPICS, variables=("s_2_1",)),
        Question("other", "text", variables=("s_3",)),
    )
    source = Source(
        "survey",
        "",
        "survey",
        {"name": "surveyxact", "encoding": "cp1252", "delimiter": ";"},
        survey="trial",
        questions=questions,
    )
    fields = {f"stato_{n}": (f"stato_{n}", text) for n in range(1, 6)}
    fields |= {"s_1": ("help", lambda cell: DEGREE.get(LABELS.get(text(cell) or "", text(cell) or "")))}
    fields |= {"s_2_1": ("topics", lambda cell: ("work",) if text(cell) == "1" else ()), "s_3": ("other", remark)}
    companions = {"labels": labels.encode("cp1252"), "structure": structure.encode("cp1252")}
    return Specimen(source, content.encode("cp1252"), fields, encoding="cp1252", delimiter=";", companions=companions)


def _by_code(name: str, delimiter: str) -> Source:
    questions = (
        _question("help", DEGREE, variables=("help",)),
        Question("other", "text", variables=("other",)),
    )
    reader = {"name": name, "encoding": "utf-8", "delimiter": delimiter}
    return Source("survey", "", "survey", reader, survey="trial", questions=questions)


def _coded(name: str, delimiter: str, head: list[list[str]], reply: Callable[[int], list[str]]) -> Specimen:
    """A text file: the tool's own columns, then the two questions `help` and `other`."""
    rows = [[*reply(number), row[0], row[2]] for number, row in enumerate(islice(cycle(REPLIES), 40), 1)]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([*head, *rows])
    fields = {head[0][-2]: ("help", code(DEGREE)), head[0][-1]: ("other", remark)}
    content = out.getvalue().encode("utf-8")
    source = _by_code(name, delimiter)
    return Specimen(source, content, fields, encoding="utf-8", delimiter=delimiter, headers=len(head))


def _moment(number: int) -> str:
    return f"2010-09-{number % 27 + 1:02d} 10:{number:02d}:00"


def limesurvey() -> Specimen:
    """CSV with semicolons, headings of codes; every reply is completed."""
    head = ["id", "submitdate", "lastpage", "startlanguage", "seed", "help", "other"]
    return _coded("limesurvey", ";", [head], lambda n: [str(n), _moment(n), "3", "da", str(10_000 + n)])


def kobo() -> Specimen:
    """CSV with semicolons, the server's columns among the questions'."""
    head = ["start", "end", "_id", "_uuid", "_submission_time", "_index", "help", "other"]
    return _coded("kobo", ";", [head], lambda n: [_moment(n), _moment(n), str(n), f"u-{n}", _moment(n), str(n)])


def qualtrics() -> Specimen:
    """CSV with commas and three rows of headings."""
    own = ["StartDate", "EndDate", "Progress", "Finished", "RecordedDate", "ResponseId"]
    head = [
        [*own, "help", "other"],
        ["Start Date", "End Date", "Progress", "Finished", "Recorded Date", "Response ID", HELP, OTHER],
        [f'{{"ImportId":"{name}"}}' for name in (*own, "QID1", "QID2_TEXT")],
    ]
    return _coded("qualtrics", ",", head, lambda n: [_moment(n), _moment(n), "100", "True", _moment(n), f"R_{n:05d}"])


def surveymonkey() -> Specimen:
    """CSV with commas and two rows of headings."""
    head = [
        ["RespondentID", "CollectorID", "StartDate", "EndDate", HELP, OTHER],
        ["", "", "", "", "Response", "Response"],
    ]
    made = _coded(
        "surveymonkey", ",", head, lambda n: [str(500 + n), "77", *[f"09/{n % 27 + 1:02d}/2010 10:{n:02d}:00 AM"] * 2]
    )
    questions = (_question("help", DEGREE, heading=HELP), Question("other", "text", heading=OTHER))
    reader = made.source.reader | {"date_format": "%m/%d/%Y %I:%M:%S %p", "completed": "all"}
    return replace(made, source=replace(made.source, reader=reader, questions=questions))
