"""Shares under every base that the data allow: where the choice of base changes the figure or the verdict."""

from __future__ import annotations

from collections.abc import Callable

from statusreport.tables.markdown import Column, Table
from statusreport.tables.material import MISSING, Entry, Material, named, part_of, printed
from statusreport.tables.wording import BASES, capitalised
from statusreport.translation import N_, _
from statusreport.verdicts import words

NOTE = N_("* er rapportens base; blandt inviterede tæller manglende svar imod")


def bases(material: Material) -> list[Table]:
    """Two tables: every share of a survey under each base, and the verdicts that go with them."""
    shares = [entry for entry in material.entries if entry["bases"]]
    judged = [entry for entry in shares if entry["verdict"]]
    figures = [
        (named(entry), *(_cell(entry, base, _figure) for base in BASES), _matters(entry, "changes_printed"))
        for entry in shares
    ]
    verdicts = [
        (named(entry), *(_cell(entry, base, _verdict) for base in BASES), _matters(entry, "flips_verdict"))
        for entry in judged
    ]
    captions = _("Andele efter base; {note}", note=_(NOTE)), _("Vurderinger efter base; {note}", note=_(NOTE))
    return [
        Table("bases", captions[0], _columns(_("Andel"), _("Ændrer tallet"), 12), figures),
        Table("bases-verdicts", captions[1], _columns(_("Kriterium"), _("Ændrer vurderingen"), 15), verdicts),
    ]


def _columns(first: str, last: str, width: int) -> tuple[Column, ...]:
    of_bases = [Column(_(label), 16) for label in BASES.values()]
    return (Column(first, 100 - 16 * len(of_bases) - width), *of_bases, Column(last, width))


def _cell(entry: Entry, base: str, said: Callable[[Entry, Entry], str]) -> str:
    found = [record for record in entry["bases"] if record["base"] == base]
    return f"{said(entry, found[0])}{'*' if found[0]['declared'] else ''}" if found else MISSING


def _figure(entry: Entry, record: Entry) -> str:
    parts = part_of(entry["numerator"], record["denominator"])
    return f"{printed(record['display'])} ({printed(parts)})"


def _verdict(entry: Entry, record: Entry) -> str:
    return capitalised(words(record["verdict"]))


def _matters(entry: Entry, key: str) -> str:
    return _("Ja") if any(record[key] for record in entry["bases"]) else _("Nej")
