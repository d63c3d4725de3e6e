"""A hand-made world of a few rows, small enough to count with a finger; the tests share it and change copies of it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
from hypothesis import settings
from statusreport.measures import Spec, World

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "workflow" / "schemas"

# the same examples on every run and machine, and no deadline: two slow cores are not a fault of the code
steady = settings(derandomize=True, deadline=None, max_examples=60)
few = settings(steady, max_examples=10)  # where an example computes a whole world

TEXTS = {"label": "Navn", "definition": "Det, der tælles.", "chapter": "employees", "unit": "deltagere"}


def spec(**fields: Any) -> Spec:
    """A declaration with the texts that every indicator needs."""
    return TEXTS | fields


def frame(source: str, columns: str, rows: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """Rows of one source, numbered as in a spreadsheet: the heading is row 1."""
    data = pd.DataFrame(list(rows), columns=columns.split())
    return data.assign(source=source, sheet="", row=range(2, len(data) + 2))


def registrations(rows: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """Registrations of the source of that name."""
    return frame("registrations", "registration_id event_id person_key administration registration_status", rows)


def responses(rows: Sequence[Sequence[Any]], survey: str = "requesters") -> pd.DataFrame:
    """Answers to the question `advice`: respondent, code."""
    cells = [(survey, respondent, "advice", code) for respondent, code in rows]
    return frame("survey", "survey respondent question answer_code", cells)


def respondents(rows: Sequence[Sequence[Any]], survey: str = "requesters") -> pd.DataFrame:
    """Respondents and the status of their questionnaires."""
    return frame("survey", "survey respondent status", [(survey, *row) for row in rows])


SCALE = [("high", "I høj grad", True), ("some", "I nogen grad", True), ("no", "Slet ikke", True)]
SCALE += [("not_relevant", "Ikke relevant", False)]
CODEBOOK = frame(
    "survey",
    "survey question question_text question_type answer_code answer_label position relevant",
    [
        ("requesters", "advice", "Fik I råd?", "single", code, label, position, relevant)
        for position, (code, label, relevant) in enumerate(SCALE, start=1)
    ]
    + [("seminars", "influence", "Fik I indflydelse?", "single", "yes", "Ja", 1, True)],
)


def tables() -> dict[str, pd.DataFrame]:
    """The edition's tables.

    Two parent workshops (E1, E2) and a network meeting (E3). At the workshops R1, R2, R3 attended: 3 registrations
    of 2 persons (P1 twice, P2); P3 cancelled. At E3 one person, P4.

    Survey `requesters`: 6 invited (all but the test reply), 4 returned (a to d), 3 answered (d left it blank),
    2 for whom it was relevant (c chose "not relevant"): a high, b some.
    """
    events = [
        ("E1", "workshop", "foreninger", "Nørrebro"),
        ("E2", "workshop", "skoler", "Vesterbro"),
        ("E3", "network_meeting", None, "Nørrebro"),
    ]
    attendance = [
        ("R1", "E1", "P1", "BUF", "attended"),
        ("R2", "E1", "P2", None, "attended"),
        ("R3", "E2", "P1", "BUF", "attended"),
        ("R4", "E2", "P3", "KFF", "cancelled"),
        ("R5", "E3", "P4", None, "attended"),
    ]
    status = [(name, "completed") for name in "abcd"] + [("e", "partial"), ("f", "not_answered"), ("g", "test")]
    answers = [("a", "high"), ("b", "some"), ("c", "not_relevant"), ("e", "high"), ("g", "high")]
    constants = [("fte_a", 1.5, "Regnskab"), ("fte_b", 0.5, "Regnskab"), ("barometer", 12.3, "Måling")]
    return {
        "events": frame("events", "event_id event_type audience district", events),
        "registrations": registrations(attendance),
        "weekly_hours": frame("hours", "area hours", [("M", 7.5), ("M", 8.0), ("M", None), ("T", 7.0)]),
        "constants": frame("constants", "constant_id value origin", constants),
        "respondents": respondents(status),
        "responses": responses(answers),
        "codebook": CODEBOOK,
    }


def previous() -> dict[str, pd.DataFrame]:
    """The tables of the year before: one workshop with one registration."""
    return tables() | {
        "events": frame("events", "event_id event_type audience district", [("E9", "workshop", "skoler", "Amager")]),
        "registrations": registrations([("R9", "E9", "P9", "BUF", "attended")]),
    }


LEVEL = Fraction("0.95")
SURVEYS = {"requesters": {"title": "Rekvirenter", "invited": "listed"}}
WORKSHOP = {"event_id.event_type": "workshop", "registration_status": "attended"}
HALVES = {"unit": "årsværk", "format": "halves"}

SPECS: dict[str, Spec] = {
    "participations": spec(count="registrations", where=WORKSHOP),
    "persons": spec(distinct="registrations.person_key", where=WORKSHOP),
    "meetings": spec(count="registrations", where={"event_id.event_type": "network_meeting"}),
    "hours": spec(sum="weekly_hours.hours", decimals=1),
    "hours_a_week": spec(mean="weekly_hours.hours", decimals=1),
    "advised": spec(share="requesters.advice", top_box=["high", "some"], base="answered"),
    "persons_share": spec(ratio={"numerator": "persons", "denominator": "participations"}, decimals=1),
    "fte_a": spec(constant="fte_a", **HALVES),
    "fte_b": spec(constant="fte_b", **HALVES),
    "fte_total": spec(total=["fte_a", "fte_b"], **HALVES),
}


def world(
    specs: dict[str, Spec] | None = None, surveys: dict[str, Spec] | None = None, **changed: pd.DataFrame
) -> World:
    """The world with other declarations or with some of its tables changed."""
    return World(
        specs=SPECS if specs is None else specs,
        surveys=SURVEYS if surveys is None else surveys,
        level=LEVEL,
        tables={"edition": tables() | changed, "previous": previous()},
        years={"edition": 2010, "previous": 2009},
    )


def sources() -> pd.DataFrame:
    """The material as the ingest step lists it; only the survey is reconstructed."""
    names = ["events", "registrations", "hours", "constants", "survey"]
    rows = [
        (year, name, f"data/raw/{year}/{name}.csv", f"{year}{name}", "the report" if name == "survey" else "")
        for year in (2009, 2010)
        for name in names
    ]
    return pd.DataFrame(rows, columns=["year", "source", "file", "sha256", "reconstructed"])
