"""What the sheets of the workbook hold: the book's tables, the charts' data, the ledger and its sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from statusreport.tables.surveys import SATISFACTION
from statusreport.tables.workshops import BY_DISTRICT, PARTICIPANTS
from statusreport.workbook.book import Book

Entry = dict[str, Any]

PERCENT, DECIMALS = "0{} %", "0{}"
PRECISE = "0.0000"  # a share in full, as a fraction of one
_NUMBER = re.compile(r"(-?(?:\d{1,3}(?:\.\d{3})+|\d+)?)(?:,(\d+))?(½)?( %)?")


@dataclass(frozen=True)
class Cell:
    """A number and the format that prints it as the report does."""

    value: float
    format: str


@dataclass(frozen=True)
class Sheet:
    """One table: a name of at most 31 characters, a title, notes above the table, and rows; the first is the heading.

    `total` says that the last row adds up the others.
    """

    name: str
    title: str
    notes: tuple[str, ...]
    rows: list[list[str | Cell | None]]
    total: bool = False


def sheets(book: Book, ledger: dict[str, Any]) -> list[Sheet]:
    """Every sheet but the contents: notes, tables in reading order, data of charts, indicators, raw files."""
    entries = ledger["indicators"]
    charts = [sheet for sheet in _charts({entry["id"]: entry for entry in entries}, book) if sheet]
    tables = [_table(table.id, table.title, table.rows) for table in book.tables]
    return [_notes(), *tables, *charts, _indicators(entries), _files(entries)]


def number(text: str) -> Cell | None:
    """A number as printed in Danish (`20.000`, `57,9 %`, `1½`) as a number; None for any other text."""
    match = _NUMBER.fullmatch(text.replace("\u00a0", " "))
    if match is None or not (match[1].strip("-") or match[3]):
        return None
    whole, fraction, half, percent = match.groups()
    value = float(f"{whole.replace('.', '') or 0}.{fraction or 0}") + (0.5 if half else 0)
    places = f".{'0' * len(fraction)}" if fraction else ""
    if percent:
        return Cell(round(value / 100, len(fraction or "") + 2), PERCENT.format(places))
    return Cell(value, "0.0" if half else "#,##0" if "." in whole else DECIMALS.format(places))


def _table(name: str, title: str, rows: list[list[str]]) -> Sheet:
    total = rows[-1][0] == "I alt"
    return Sheet(name[:31], title, (), [rows[0], *([number(cell) or cell for cell in row] for row in rows[1:])], total)


def _charts(entries: dict[str, Entry], book: Book) -> Iterator[Sheet]:
    """The data behind each chart, from the ledger in full precision; ids lead back to the indicators."""
    held = [entry for entry in entries.values() if entry["target"] is not None]
    data = {
        "criteria": _criteria(held),
        "satisfaction": _answers(entries[name] for name in SATISFACTION if name in entries),
        "workshops-by-audience": _groups(entries.get(PARTICIPANTS), "Deltagere fra"),
        "workshops-by-district": _groups(entries.get(BY_DISTRICT), "Bydel"),
    }
    for name, title in book.figures.items():
        if len(data.get(name, [])) > 1:
            yield Sheet(f"figur-{name}"[:31], title, (), data[name])


def _criteria(entries: Iterable[Entry]) -> list[list[str | Cell | None]]:
    head = ["Indikator", "Betegnelse", "Værdi", "Tæller", "Nævner", "Mål"]
    rows = [
        [e["id"], e["label"], _share(e["value"]), _count(e["numerator"]), _count(e["denominator"]), _share(e["target"])]
        for e in entries
    ]
    return [head, *rows]


def _answers(entries: Iterable[Entry]) -> list[list[str | Cell | None]]:
    head = ["Indikator", "Spørgsmål", "Svar", "Antal", "Nævner", "Andel"]
    rows = [
        [e["id"], e["question_text"], answer["label"], _count(answer["count"]), _count(e["denominator"]),
         None if answer["count"] is None else _share(answer["count"] / e["denominator"])]
        for e in entries
        for answer in e["answers"]
    ]  # fmt: skip
    return [head, *rows]


def _groups(entry: Entry | None, heading: str) -> list[list[str | Cell | None]]:
    groups = entry["groups"] if entry else []
    return [["Indikator", heading, "Antal"], *([entry["id"], g["label"], _count(g["value"])] for g in groups if entry)]


INDICATOR_COLUMNS = {
    "Indikator": "id", "Betegnelse": "label", "Værdi": "value", "Trykt": "display", "Enhed": "unit",
    "Tæller": "numerator", "Nævner": "denominator", "Base": "base_label", "Inviteret": "n_invited",
    "Returneret": "n_returned", "Besvaret": "n_answered", "Relevant": "n_relevant", "Uden svar": "n_blank",
    "Mål": "target", "Succeskriterium": "criterion", "Definition": "definition", "Oprindelse": "origin",
}  # fmt: skip


def _indicators(entries: list[Entry]) -> Sheet:
    rows = [[_field(entry, name) for name in INDICATOR_COLUMNS.values()] for entry in entries]
    note = "Andele er brøkdele af det hele med alle decimaler; kolonnen »Trykt« har tallet, som rapporten skriver det."
    return Sheet(
        "indikatorer", "Alle indikatorer med tæller, nævner og base", (note,), [list(INDICATOR_COLUMNS), *rows]
    )


def _field(entry: Entry, name: str) -> str | Cell | None:
    value = entry[name]
    if isinstance(value, str) or value is None:
        return value
    return _share(value) if entry["unit"] == "%" and name in ("value", "target") else _count(value)


def _files(entries: list[Entry]) -> Sheet:
    rows: list[list[str | Cell | None]] = [
        [
            entry["id"],
            source["source"],
            _count(source["year"]),
            source["file"],
            source["sha256"],
            _count(source["rows_used"]),
        ]
        for entry in entries
        for source in entry["sources"]
    ]
    head = ["Indikator", "Kilde", "År", "Fil", "SHA", "Rækker brugt"]
    return Sheet("kilder-til-indikatorer", "De rå filer bag hver indikator", (), [head, *rows])


def _notes() -> Sheet:
    rows = [
        ["Data", "Rækkerne bag tallene er rekonstruerede og passer med det offentliggjorte; ingen er en person."],
        ["Tal", "Tabellernes tal er afrundet som i rapporten; figurernes ark og indikatorerne er uafrundede."],
        ["Base", "Nævneren er andelens base: inviterede, returnerede skemaer, besvarelser eller relevante svar."],
        ["Manglende", "En tankestreg betyder, at oplysningen ikke findes eller ikke giver mening."],
        ["Oprindelse", "Hver indikator kan føres tilbage til rå filer, antal rækker og filernes kontrolsum."],
    ]  # fmt: skip
    return Sheet("noter", "Noter", (), [["Emne", "Note"], *rows])


def _count(value: float | None) -> Cell | None:
    return None if value is None else Cell(value, "0" if float(value).is_integer() else "0.0###")


def _share(value: float | None) -> Cell | None:
    return None if value is None else Cell(value, PRECISE)
