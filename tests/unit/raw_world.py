"""Small raw files and the catalogue entries that describe them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import yaml
from statusreport.catalogue import Answer, Question, Source

DEGREE = (
    Answer("high", ("I høj grad",)),
    Answer("some", ("I nogen grad", "Delvist")),
    Answer("not_relevant", ("Ikke relevant",), relevant=False),
)
EVENT_COLUMNS = {"Nr": "event_id", "Type": "event_type", "Titel": "title", "Dato": "event_date", "Bydel": "district"}
EVENT_TYPES = {"Workshop": "parent_dialogue_workshop", "Netværk": "network_meeting"}
EVENT_CSV = "Nr;Type;Titel;Dato;Bydel\nA1;Workshop;Første;03-02-2010;Nørrebro\nA2;Netværk;Andet;25-02-2010;\n"


def write(path: Path, text: str, encoding: str = "cp1252") -> Path:
    """A text file with exactly these line ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def write_workbook(path: Path, sheets: dict[str, list[list[object]]], hidden: tuple[int, ...] = ()) -> Path:
    """A workbook; `hidden` are rows hidden in every sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for number in hidden:
            sheet.row_dimensions[number].hidden = True
    book.save(path)
    return path


def events(path: Path, **changes: object) -> Source:
    """A CSV of events, as a booking system writes it."""
    plain: dict[str, object] = {
        "id": "events",
        "file": str(path),
        "kind": "registration",
        "table": "events",
        "reader": {"name": "delimited", "encoding": "cp1252", "delimiter": ";", "date_format": "%d-%m-%Y"},
        "columns": EVENT_COLUMNS,
        "codes": {"event_type": EVENT_TYPES},
    }
    return Source(**(plain | changes))


def hours(path: Path, **reader: object) -> Source:
    """Weekly hours: dates and decimal numbers."""
    return Source(
        id="hours",
        file=str(path),
        kind="activity_log",
        table="weekly_hours",
        columns={"Område": "area", "Uge": "week_start", "Timer": "hours"},
        reader={"date_format": "%d-%m-%Y", "decimal": ",", **reader},
    )


def survey(path: Path, questions: list[Question], **changes: object) -> Source:
    """A survey named `trial`."""
    plain = {"id": "trial_export", "file": str(path), "kind": "survey", "survey": "trial", "reader": {}}
    return Source(**(plain | {"questions": tuple(questions)} | changes))


def answers(reading: object, question: str) -> list[tuple[str, str]]:
    """(respondent, answer code) of a question."""
    table = reading.tables["responses"]
    chosen = table[table["question"] == question]
    return list(zip(chosen["respondent"], chosen["answer_code"], strict=True))


def catalogue_data(**changes: object) -> dict[str, object]:
    """A catalogue of one source, as YAML has it."""
    source = {
        "id": "events",
        "title": "Arrangementer",
        "path": "registrations/events.csv",
        "kind": "registration",
        "table": "events",
        "reader": {"name": "delimited", "encoding": "cp1252", "delimiter": ";", "date_format": "%d-%m-%Y"},
        "columns": dict(EVENT_COLUMNS),
        "codes": {"event_type": "event_type"},
        "origin": "Bookingsystem",
        "reconstructed": False,
        "invalid_rows": "stop",
    }
    return {
        "year": 2010,
        "contact": "Enheden",
        "licence": "CC0",
        "codes": {"event_type": dict(EVENT_TYPES)},
        "sources": [source | changes],
    }


def write_year(folder: Path, data: dict[str, object]) -> Path:
    """The catalogue in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "catalogue.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path
