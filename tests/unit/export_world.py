"""A questionnaire and its replies, and how each of the seven tools writes them: what the readers must get back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from statusreport.catalogue import Answer, Question, Source

from tests.unit.raw_world import survey, write_workbook

Rows = list[list[str]]
T = "2010-09-22 08:52:40"
STRUCTURE = ("questionName", "variableName", "questionType", "subType", "questionText", "choiceValue", "choiceText")
STATUS = {"completed": 4, "partial": 3, "not_answered": 2}


@dataclass(frozen=True)
class Reply:
    """One row: a status, and for each question its choices (indices), a text, or None."""

    status: str
    values: tuple[tuple[int, ...] | str | None, ...]


@dataclass(frozen=True)
class Asked:
    """A question: `labels` for closed ones, none for open ones."""

    text: str
    type: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class World:
    """A questionnaire and who replied what."""

    questions: tuple[Asked, ...]
    replies: tuple[Reply, ...]

    def expected(self) -> set[tuple[int, str, str]]:
        """Reply, question and answer code of every answer."""
        found = set()
        for row, reply in enumerate(self.replies):
            for number, (asked, value) in enumerate(zip(self.questions, reply.values, strict=True)):
                if value is None or reply.status in ("not_answered", "test"):
                    continue
                codes = [f"c{place}" for place in value] if isinstance(value, tuple) else [asked.type]
                found |= {(row, f"q{number}", code) for code in codes}
        return found


@dataclass(frozen=True)
class Written:
    """What a tool writes: the rows of its file, and of further files by name; how the catalogue speaks of it."""

    tool: str
    rows: Rows
    questions: tuple[Question, ...]
    companions: dict[str, Rows]


def save(written: Written, folder: Path, encoding: str = "utf-8", delimiter: str = ",", newline: str = "\n") -> Source:
    """The files as text, and the source that describes them."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {}
    for name, rows in {"dataset": written.rows, **written.companions}.items():
        text = newline.join(delimiter.join(_quoted(cell, delimiter, newline) for cell in row) for row in rows) + newline
        paths[name] = folder / f"{name}.csv"
        paths[name].write_bytes(text.encode(encoding))
    reader = {"encoding": encoding.replace("utf-8-sig", "utf-8"), "delimiter": delimiter}
    return _source(written, paths, reader)


def save_workbook(written: Written, folder: Path, hidden: tuple[int, ...] = ()) -> Source:
    """The files as workbooks, and the source that describes them."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {}
    for name, rows in {"dataset": written.rows, **written.companions}.items():
        cells = [[cell or None for cell in row] for row in rows]
        paths[name] = write_workbook(folder / f"{name}.xlsx", {"Sheet1": cells}, hidden)
    return _source(written, paths, {})


def _source(written: Written, paths: dict[str, Path], reader: dict[str, str]) -> Source:
    companions = {name: str(path) for name, path in paths.items() if name != "dataset"}
    reader = {"name": written.tool, **reader}
    if written.tool == "surveymonkey":  # its exports do not say who finished
        reader["completed"] = "all"
    return survey(paths["dataset"], list(written.questions), companions=companions, reader=reader)


def _quoted(cell: str, delimiter: str, newline: str) -> str:
    special = delimiter in cell or '"' in cell or "\n" in cell or cell != cell.strip()
    return '"' + cell.replace('"', '""').replace("\n", newline) + '"' if special else cell


def _answers(asked: Asked, labels: Sequence[str]) -> tuple[Answer, ...]:
    return tuple(Answer(f"c{place}", (label,)) for place, label in enumerate(labels))


def _labels(asked: Asked, value: object) -> list[str]:
    return [asked.labels[place] for place in value] if isinstance(value, tuple) else []


def _cell(asked: Asked, value: object, joiner: str, end: str = "") -> str:
    if value is None:
        return ""
    return joiner.join(_labels(asked, value)) + end if isinstance(value, tuple) else str(value)


def _by_text(world: World) -> tuple[Question, ...]:
    return tuple(
        Question(f"q{n}", asked.type, _answers(asked, asked.labels), heading=asked.text)
        for n, asked in enumerate(world.questions)
    )


def _one_a_question(world: World, reply: Reply, joiner: str, end: str = "") -> list[str]:
    return [
        _cell(asked, value, joiner, end) if asked.type == "multiple" else _cell(asked, value, "")
        for asked, value in zip(world.questions, reply.values, strict=True)
    ]


def google_forms(world: World) -> Written:
    """Choices joined with `;`."""
    head = ["Tidsstempel", *(asked.text for asked in world.questions)]
    rows = [[T, *_one_a_question(world, reply, ";")] for reply in world.replies]
    return Written("google_forms", [head, *rows], _by_text(world), {})


def google_forms_commas(world: World) -> Written:
    """Choices joined with `, `, as older forms do."""
    head = ["Timestamp", *(asked.text for asked in world.questions)]
    rows = [[T, *_one_a_question(world, reply, ", ")] for reply in world.replies]
    return Written("google_forms", [head, *rows], _by_text(world), {})


def microsoft_forms(world: World) -> Written:
    """Choices that each end in `;`."""
    head = ["Id", "Starttidspunkt", "Fuldførelsestidspunkt", "Mail", "Navn", *(a.text for a in world.questions)]
    rows = [
        [str(number), T, T, "anonymous", "", *_one_a_question(world, reply, ";", ";")]
        for number, reply in enumerate(world.replies)
    ]
    return Written("microsoft_forms", [head, *rows], _by_text(world), {})


def surveymonkey(world: World) -> Written:
    """Two heading rows, a column a choice."""
    top, below = ["RespondentID", "StartDate", "EndDate"], ["", "", ""]
    for asked in world.questions:
        multiple = asked.type == "multiple"
        below += list(asked.labels) if multiple else ["Response"]
        top += [asked.text, *[""] * (len(asked.labels) - 1)] if multiple else [asked.text]
    rows = []
    for number, reply in enumerate(world.replies):
        cells = [str(5000 + number), T, T]
        for asked, value in zip(world.questions, reply.values, strict=True):
            chosen = _labels(asked, value)
            multiple = asked.type == "multiple"
            cells += [c if c in chosen else "" for c in asked.labels] if multiple else [_cell(asked, value, "")]
        rows.append(cells)
    return Written("surveymonkey", [top, below, *rows], _by_text(world), {})


def limesurvey(world: World) -> Written:
    """Codes as headings and answers."""
    head = ["id", "submitdate", "lastpage", "startlanguage"]
    questions = []
    for n, asked in enumerate(world.questions):
        multiple = asked.type == "multiple"
        head += [f"Q{n}[SQ{i}]" for i in range(len(asked.labels))] if multiple else [f"Q{n}"]
        codes = [f"SQ{i}" if multiple else f"A{i}" for i in range(len(asked.labels))]
        questions.append(Question(f"q{n}", asked.type, _answers(asked, codes), variables=(f"Q{n}",)))
    rows = []
    for number, reply in enumerate(world.replies):
        cells = [str(number), T if reply.status == "completed" else "", "1", "da"]
        for asked, value in zip(world.questions, reply.values, strict=True):
            if asked.type == "multiple":
                cells += ["Y" if value and i in value else "" for i in range(len(asked.labels))]
            else:
                cells.append(f"A{value[0]}" if isinstance(value, tuple) and value else str(value or ""))
        rows.append(cells)
    return Written("limesurvey", [head, *rows, [""]], tuple(questions), {})


def kobo(world: World) -> Written:
    """Paths, a summary and a column a choice; skipped is not in it."""
    head, questions = [], []
    for n, asked in enumerate(world.questions):
        multiple = asked.type == "multiple"
        head += [f"g/q{n}", *(f"g/q{n}/v{i}" for i in range(len(asked.labels)) if multiple)]
        codes = [f"v{i}" for i in range(len(asked.labels))]
        questions.append(Question(f"q{n}", asked.type, _answers(asked, codes), variables=(f"g/q{n}",)))
    head += ["_id", "_uuid", "_submission_time", "_index"]
    rows = []
    for number, reply in enumerate(world.replies):
        cells = []
        for asked, value in zip(world.questions, reply.values, strict=True):
            chosen = value if isinstance(value, tuple) else ()
            cells.append(" ".join(f"v{i}" for i in chosen) if isinstance(value, tuple) else str(value or ""))
            multiple = asked.type == "multiple"
            cells += [str(int(i in chosen)) if chosen else "" for i in range(len(asked.labels))] if multiple else []
        rows.append([*cells, str(number), f"u{number}", "2010-09-22T06:52:40", str(number)])
    return Written("kobo", [head, *rows], tuple(questions), {})


def qualtrics(world: World) -> Written:
    """Three heading rows, a column a choice."""
    fixed = ["StartDate", "EndDate", "Status", "Progress", "Finished", "RecordedDate", "ResponseId"]
    names, texts = list(fixed), list(fixed)
    questions = []
    for n, asked in enumerate(world.questions):
        multiple = asked.type == "multiple"
        names += [f"Q{n}_{i}" for i in range(len(asked.labels))] if multiple else [f"Q{n}"]
        texts += [f"{asked.text} - Selected Choice - {label}" for label in asked.labels] if multiple else [asked.text]
        questions.append(Question(f"q{n}", asked.type, _answers(asked, asked.labels), variables=(f"Q{n}",)))
    rows = []
    for number, reply in enumerate(world.replies):
        done = "True" if reply.status == "completed" else "False"
        cells = [T, T, "Survey Preview" if reply.status == "test" else "IP Address", "50", done, T, f"R_{number}"]
        for asked, value in zip(world.questions, reply.values, strict=True):
            chosen = _labels(asked, value)
            multiple = asked.type == "multiple"
            cells += [c if c in chosen else "" for c in asked.labels] if multiple else [_cell(asked, value, "")]
        rows.append(cells)
    imports = [json.dumps({"ImportId": name}) for name in names]
    return Written("qualtrics", [names, texts, imports, *rows], tuple(questions), {})


def surveyxact(world: World) -> Written:
    """Coded; multi-selects are 0 for all who did not answer."""
    head: list[str] = []
    structure = [list(STRUCTURE)]
    labels, questions = [[f"stato_{i}", str(v), "x"] for i in range(1, 6) for v in (0, 1)], []
    for n, asked in enumerate(world.questions):
        if asked.type == "multiple":
            names = [f"s_{n}_{i}" for i in range(len(asked.labels))]
            described = enumerate(zip(names, asked.labels, strict=True))
            structure += [[f"s_{n}", v, "Closed", "Multiple", asked.text, str(i), label] for i, (v, label) in described]
            variables = tuple(names)
        else:
            names = [f"s_{n}"]
            sort = ["Closed", "Single"] if asked.labels else ["Open", "String"]
            structure.append([f"s_{n}", f"s_{n}", *sort, asked.text, "", ""])
            labels += [[f"s_{n}", str(i), label] for i, label in enumerate(asked.labels, 1)]
            variables = (f"s_{n}",)
        head += names
        questions.append(Question(f"q{n}", asked.type, _answers(asked, asked.labels), variables=variables))
    head += [f"stato_{i}" for i in range(1, 6)]
    rows = []
    for reply in world.replies:
        cells = []
        for asked, value in zip(world.questions, reply.values, strict=True):
            if asked.type == "multiple":
                cells += [str(int(bool(value) and i in value)) for i in range(len(asked.labels))]
            else:
                cells.append(str(value[0] + 1) if isinstance(value, tuple) and value else str(value or ""))
        rows.append([*cells, *(str(int(i == STATUS[reply.status])) for i in range(1, 6))])
    return Written("surveyxact", [head, *rows], tuple(questions), {"labels": labels, "structure": structure})


_FORMS = (google_forms, google_forms_commas, microsoft_forms)
TOOLS = {tool.__name__: tool for tool in (*_FORMS, surveymonkey, limesurvey, kobo, qualtrics, surveyxact)}
# the statuses that a tool's export can tell apart; the others' replies are all complete
STATUSES = {
    "limesurvey": ("completed", "partial"),
    "qualtrics": ("completed", "partial", "test"),
    "surveyxact": ("completed", "partial", "not_answered"),
}
