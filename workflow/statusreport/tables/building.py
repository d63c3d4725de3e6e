"""Every table of the report: ledger and valid tables in, Markdown out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from statusreport.tables.bases import bases
from statusreport.tables.basis import data_basis, sources, validation
from statusreport.tables.corrections import NOTHING_CORRECTED, corrections
from statusreport.tables.criteria import criteria_all, criteria_of
from statusreport.tables.glance import NOTHING_COMPARED, at_a_glance, since_last_year
from statusreport.tables.lists import publications, requesters, resources
from statusreport.tables.markdown import Table, bullet_list, escape, pipe_table
from statusreport.tables.material import Material
from statusreport.tables.surveys import non_response, satisfaction
from statusreport.tables.theory import theory_of_change
from statusreport.tables.workshops import workshops
from statusreport.translation import _

Builder = Callable[[Material], list[Table]]

BUILDERS: dict[str, Builder] = {
    "at-a-glance": at_a_glance,
    "since-last-year": since_last_year,
    "workshops": workshops,
    "criteria-employees": partial(criteria_of, chapter="employees"),
    "criteria-associations": partial(criteria_of, chapter="associations"),
    "criteria-international-day": partial(criteria_of, chapter="international_day"),
    "criteria-requests": partial(criteria_of, chapter="requests"),
    "criteria-all": criteria_all,
    "bases": bases,
    "corrections": corrections,
    "resources": resources,
    "publications": publications,
    "satisfaction": satisfaction,
    "non-response": non_response,
    "theory-of-change": theory_of_change,
    "data-basis": data_basis,
    "sources": sources,
    "validation": validation,
}

NOTHING = {"corrections": NOTHING_CORRECTED, "since-last-year": NOTHING_COMPARED}  # what stands there instead of no row


def build_tables(material: Material) -> dict[str, str]:
    """Name → Markdown: every table of `BUILDERS`, and the list `requesters`."""
    built = {name: "\n".join(pipe_table(table) for table in builder(material)) for name, builder in BUILDERS.items()}
    built |= {name: built[name] or f"{escape(_(sentence))}\n" for name, sentence in NOTHING.items()}
    return {**built, "requesters": bullet_list(requesters(material))}


def write_tables(tables: dict[str, str], folder: Path) -> None:
    """Write each table to `folder`/NAME.md."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in tables.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8", newline="\n")
