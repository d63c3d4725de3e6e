"""Numbers of an edition already published that this one prints otherwise."""

from __future__ import annotations

from statusreport.tables.markdown import Column, Table
from statusreport.tables.material import Material, linked, named, printed
from statusreport.translation import N_, _

NOTHING_CORRECTED = N_("Ingen tal er rettet i forhold til en tidligere udgave.")


def corrections(material: Material) -> list[Table]:
    """Every corrected number before and now, with kind and reason; no table where none is corrected."""
    columns = (
        Column(_("Tal"), 26),
        Column(_("Før"), 12, right=True),
        Column(_("Nu"), 14, right=True),
        Column(_("Art"), 16),
        Column(_("Årsag"), 32),
    )
    rows = [
        (named(entry), printed(told["display"]), linked(entry), told["kind_display"], told["reason"])
        for entry in material.entries
        if (told := entry["correction"])
    ]
    caption = _("Rettede tal i statusrapporten {year}", year=material.year)
    return [Table("corrections", caption, columns, rows)] if rows else []
