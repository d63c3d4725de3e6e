"""The raw data of 2010 with payloads in every field of free text and names, and what a reader must then find."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import openpyxl
import yaml

from tests.payloads import CONTROLS, PAYLOADS
from tests.projects import Checkout

RAW = "data/raw/2010"
COLUMNS = {  # source → headings whose cells are free text or names
    "events": ["Titel", "Målgruppe", "Bydel"],
    "registrations": ["Organisation"],
    "registrations_associations": ["Organisation"],
    "advisory_log": ["Rekvirent", "Emne"],
    "weekly_hours": [],
    "youth_contacts": ["Kontaktform"],
    "day_participants": ["Navn på organisation", "Bydel"],
    "area_engagements": ["Område", "Projekt", "Bydel"],
    "publications": ["Titel", "Type", "Bemærkning"],
    "interviews": ["Institution", "Rolle"],
    "constants": ["Oprindelse", "Bemærkning"],
    "survey_requesters": ["s_9"],
    "survey_international_day": ["Har I forslag til næste år?"],
    "survey_seminars": ["Andet, I vil sige"],
    "survey_workshops": ["Kommentarer"],
    "survey_followup_2009": ["Andet"],
}
IN_CHARTS = ("events.Målgruppe", "events.Bydel")
FORMULAS = ("=1+1", "+1+1", "-2+3", "@SUM(1;1)")
PRINTED = (
    *("publications.Titel", "catalogue.title", "catalogue.origin"),
    *IN_CHARTS,  # of workshops
)
CATALOGUE = ("title", "origin")
_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
KEPT = {"", "Mjølnerparken"}  # an indicator asks for this area by its name


class Payloads:
    """Hands out text that holds three payloads each, no text twice; remembers what was put where."""

    def __init__(self) -> None:
        self.numbers = {True: count(), False: count()}
        self.planted: dict[str, dict[str, str]] = {}

    def instead(self, field: str, value: str) -> str:
        """The text that takes the place of `value` in a field, the same one each time."""
        known = self.planted.setdefault(field, {})
        if value not in known:
            known[value] = self.fresh(field in PRINTED)
            if field in IN_CHARTS:  # whose data is a file that a spreadsheet opens
                known[value] = f"{FORMULAS[len(known) % len(FORMULAS)]} {known[value]}"
        return known[value]

    def fresh(self, printed: bool) -> str:
        """The next text; those that the report prints come to all payloads soonest."""
        number = next(self.numbers[printed])
        three = [PAYLOADS[(number * 3 + place) % len(PAYLOADS)] for place in range(3)]
        control = CONTROLS[number // 5 % len(CONTROLS)].replace("\0", "") if number % 5 == 4 else ""
        return f"{three[0]} {number}{control} {three[1]} {three[2]}"


def plant(checkout: Checkout) -> Payloads:
    """Put payloads into the raw files and the catalogue of a copy of the project; all text files become UTF-8."""
    path = checkout.path(f"{RAW}/catalogue.yaml")
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    payloads = Payloads()
    for source in data["sources"]:
        reader = source["reader"]
        old = reader.get("encoding", "utf-8")
        columns = COLUMNS[source["id"]]
        if columns:
            source.setdefault("personal", {}).update({name: {"not_personal": "tekst til en prøve"} for name in columns})
        for name in CATALOGUE:
            source[name] = payloads.instead(f"catalogue.{name}", source[name])
        for file in [source["path"], *(reader[key] for key in ("labels", "structure") if key in reader)]:
            raw = checkout.path(f"{RAW}/{file}")
            wanted = {name: f"{source['id']}.{name}" for name in columns} if file == source["path"] else {}
            if raw.suffix == ".xlsx":
                _plant_workbook(raw, wanted, payloads)
            else:
                _plant_text(raw, old, reader.get("delimiter", ","), wanted, payloads)
        if "encoding" in reader:
            reader["encoding"] = "utf-8"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return payloads


def _plant_text(path: Path, encoding: str, delimiter: str, wanted: dict[str, str], payloads: Payloads) -> None:
    text = path.read_bytes().decode("utf-8-sig" if encoding == "utf-8" else encoding)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    for place, field in _places(rows[0], wanted):
        for row in rows[1:]:
            if place < len(row) and row[place] not in KEPT:
                known = "Workshop i forældredialog" in row or not field.startswith("events.")
                row[place] = payloads.instead(field if known else f"{field} (unprinted)", row[place])
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    path.write_bytes(out.getvalue().encode("utf-8"))


def _places(headings: list[str], wanted: dict[str, str]) -> Iterator[tuple[int, str]]:
    return ((headings.index(heading), field) for heading, field in wanted.items())


def _plant_workbook(path: Path, wanted: dict[str, str], payloads: Payloads) -> None:
    book = openpyxl.load_workbook(path)
    for sheet in book:
        heading_row = next(row for row in sheet.iter_rows() if set(wanted) <= {cell.value for cell in row})
        for cell in heading_row:
            if cell.value in wanted:
                for below in sheet.iter_rows(cell.row + 1, sheet.max_row, cell.column, cell.column):
                    if below[0].value:
                        text = payloads.instead(wanted[cell.value], below[0].value)
                        below[0].value = _NOT_IN_XML.sub("", text)
                        below[0].data_type = "s"  # openpyxl would write a formula
    book.save(path)
