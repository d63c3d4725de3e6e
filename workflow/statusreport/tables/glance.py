"""The year at a glance: every success criterion with a small chart, and what changed since the year before."""

from __future__ import annotations

from statusreport.tables.criteria import with_criterion
from statusreport.tables.markdown import Column, Joined, Marked, Picture, Reference, Table
from statusreport.tables.material import Entry, Material, interval, linked, named, printed, verdict
from statusreport.tables.wording import SECTIONS, capitalised
from statusreport.translation import N_, _

NOTHING_COMPARED = N_("Ingen af årets tal kan sammenlignes med året før.")


def at_a_glance(material: Material) -> list[Table]:
    """Target, result, small chart and verdict of every success criterion, with the chapter that tells more."""
    columns = (
        Column(_("Succeskriterium"), 32),
        Column(_("Mål"), 9, right=True),
        Column(_("Resultat"), 13, right=True),
        Column(_("Interval"), 27),
        Column(_("Vurdering"), 19),
    )
    caption = _(
        "Succeskriterierne {year}. Prikken er resultatet, den tykke streg {level}-intervallet og den lodrette streg "
        "målet; den tynde streg går fra nul til hundrede procent.",
        year=material.year,
        level=material.level,
    )
    return [Table("at-a-glance", caption, columns, [_criterion(entry) for entry in with_criterion(material)])]


def since_last_year(material: Material) -> list[Table]:
    """Every number that has a comparable one from the year before; no table where none has."""
    columns = (
        Column(_("Tal"), 40),
        Column(_("Året før"), 12, right=True),
        Column(_("I år"), 12, right=True),
        Column(_("Forskel"), 36),
    )
    rows = [_change(entry) for entry in _compared(material)]
    caption = _("Tal, der kan sammenlignes med året før, {year}", year=material.year)
    return [Table("since-last-year", caption, columns, rows)] if rows else []


def chart_name(entry: Entry) -> str:
    """The file of a criterion's small chart."""
    return f"glance-{entry['id']}.svg"


def _criterion(entry: Entry) -> tuple[str, ...]:
    section = SECTIONS.get(entry["chapter"])
    label = Joined(named(entry), Reference(section)) if section else named(entry)
    target, limits = linked(entry, "target_display"), interval(entry)
    said = _(
        "Resultat {result}, interval {limits}, mål {target}",
        result=entry["display"],
        limits=limits,
        target=entry["target_display"],
    )
    chart = Joined(limits, Picture(said, chart_name(entry)))
    return label, target, linked(entry), chart, capitalised(verdict(entry))


def _compared(material: Material) -> list[Entry]:
    """The entries to compare. A breakdown repeats the number that it breaks down: the first stands for both."""
    compared = [entry for entry in material.entries if entry["last_year"]]
    return list({(e["chapter"], e["value"], e["last_year"]["value"]): e for e in reversed(compared)}.values())[::-1]


def _change(entry: Entry) -> tuple[str, ...]:
    before = entry["last_year"]
    change = Marked(capitalised(before["change_display"]), f'.num indicator="{entry["id"]}"')
    return entry["label"], printed(before["display"]), linked(entry), change
