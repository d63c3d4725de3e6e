"""What the sheets of the workbook hold: the book's tables, the charts' data, the ledger and its sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from statusreport.locale import decimal_symbol, group_symbol, percent_sign
from statusreport.tables.surveys import SATISFACTION
from statusreport.tables.workshops import BY_DISTRICT, PARTICIPANTS
from statusreport.translation import N_, _
from statusreport.workbook.book import Book

Entry = dict[str, Any]

PERCENT, DECIMALS = "0{} %", "0{}"
PRECISE = "0.0000"  # a share in full, as a fraction of one
_NUMBER = r"(-?(?:\d{{1,3}}(?:{group}\d{{3}})+|\d+)?)(?:{point}(\d+))?(½)?({percent})?"


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
    """A number as printed (`20.000`, `57,9 %`, `1½`) as a number; None for any other text."""
    group = group_symbol()
    signs = {"group": group, "point": decimal_symbol(), "percent": percent_sign()}
    pattern = _NUMBER.format_map({name: re.escape(sign) for name, sign in signs.items()})
    match = re.fullmatch(pattern, text.replace("\u00a0", " "))
    if match is None or not (match[1].strip("-") or match[3]):
        return None
    whole, fraction, half, percent = match.groups()
    value = float(f"{whole.replace(group, '') or 0}.{fraction or 0}") + (0.5 if half else 0)
    places = f".{'0' * len(fraction)}" if fraction else ""
    if percent:
        return Cell(round(value / 100, len(fraction or "") + 2), PERCENT.format(places))
    return Cell(value, "0.0" if half else "#,##0" if group in whole else DECIMALS.format(places))


def _table(name: str, title: str, rows: list[list[str]]) -> Sheet:
    total = rows[-1][0] == _("I alt")
    return Sheet(name[:31], title, (), [rows[0], *([number(cell) or cell for cell in row] for row in rows[1:])], total)


def _charts(entries: dict[str, Entry], book: Book) -> Iterator[Sheet]:
    """The data behind each chart, from the ledger in full precision; ids lead back to the indicators."""
    held = [entry for entry in entries.values() if entry["target"] is not None]
    data = {
        "criteria": _criteria(held),
        "satisfaction": _answers(entries[name] for name in SATISFACTION if name in entries),
        "workshops-by-audience": _groups(entries.get(PARTICIPANTS), _("Deltagere fra")),
        "workshops-by-district": _groups(entries.get(BY_DISTRICT), _("Bydel")),
    }
    for name, title in book.figures.items():
        if len(data.get(name, [])) > 1:
            yield Sheet((_("figur") + f"-{name}")[:31], title, (), data[name])


def _criteria(entries: Iterable[Entry]) -> list[list[str | Cell | None]]:
    head = [_("Indikator"), _("Betegnelse"), _("Værdi"), _("Tæller"), _("Nævner"), _("Mål")]
    rows = [
        [e["id"], e["label"], _share(e["value"]), _count(e["numerator"]), _count(e["denominator"]), _share(e["target"])]
        for e in entries
    ]
    return [head, *rows]


def _answers(entries: Iterable[Entry]) -> list[list[str | Cell | None]]:
    head = [_("Indikator"), _("Spørgsmål"), _("Svar"), _("Antal"), _("Nævner"), _("Andel")]
    rows = [
        [e["id"], e["question_text"], answer["label"], _count(answer["count"]), _count(e["denominator"]),
         None if answer["count"] is None else _share(answer["count"] / e["denominator"])]
        for e in entries
        for answer in e["answers"]
    ]  # fmt: skip
    return [head, *rows]


def _groups(entry: Entry | None, heading: str) -> list[list[str | Cell | None]]:
    groups = entry["groups"] if entry else []
    return [
        [_("Indikator"), heading, _("Antal")],
        *([entry["id"], g["label"], _count(g["value"])] for g in groups if entry),
    ]


INDICATOR_COLUMNS = {
    N_("Indikator"): "id", N_("Betegnelse"): "label", N_("Værdi"): "value", N_("Trykt"): "display",
    N_("Enhed"): "unit", N_("Tæller"): "numerator", N_("Nævner"): "denominator", N_("Base"): "base_label",
    N_("Inviteret"): "n_invited", N_("Returneret"): "n_returned", N_("Besvaret"): "n_answered",
    N_("Relevant"): "n_relevant", N_("Uden svar"): "n_blank", N_("Mål"): "target",
    N_("Succeskriterium"): "criterion", N_("Definition"): "definition", N_("Oprindelse"): "origin",
}  # fmt: skip


def _indicators(entries: list[Entry]) -> Sheet:
    rows = [[_field(entry, name) for name in INDICATOR_COLUMNS.values()] for entry in entries]
    note = _(
        "Andele er brøkdele af det hele med alle decimaler; kolonnen »Trykt« har tallet, som rapporten skriver det."
    )
    return Sheet(
        _("indikatorer"),
        _("Alle indikatorer med tæller, nævner og base"),
        (note,),
        [[_(name) for name in INDICATOR_COLUMNS], *rows],
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
    head = [_("Indikator"), _("Kilde"), _("År"), _("Fil"), "SHA", _("Rækker brugt")]
    return Sheet(_("kilder-til-indikatorer"), _("De rå filer bag hver indikator"), (), [head, *rows])


def _notes() -> Sheet:
    rows = [
        [_("Data"), _("Rækkerne bag tallene er rekonstruerede og passer med det offentliggjorte; ingen er en person.")],
        [_("Tal"), _("Tabellernes tal er afrundet som i rapporten; figurernes ark og indikatorerne er uafrundede.")],
        [_("Base"), _("Nævneren er andelens base: inviterede, returnerede skemaer, besvarelser eller relevante svar.")],
        [_("Manglende"), _("En tankestreg betyder, at oplysningen ikke findes eller ikke giver mening.")],
        [_("Oprindelse"), _("Hver indikator kan føres tilbage til rå filer, antal rækker og filernes kontrolsum.")],
    ]  # fmt: skip
    return Sheet(_("noter"), _("Noter"), (), [[_("Emne"), _("Note")], *rows])


def _count(value: float | None) -> Cell | None:
    return None if value is None else Cell(value, "0" if float(value).is_integer() else "0.0###")


def _share(value: float | None) -> Cell | None:
    return None if value is None else Cell(value, PRECISE)
