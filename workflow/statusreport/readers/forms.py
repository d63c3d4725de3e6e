"""What Google Forms and Microsoft Forms have in common: one row a reply, one column a question under its own text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import pandas as pd

from statusreport.readers import export, times
from statusreport.readers.choices import JOINERS
from statusreport.readers.export import Export, Item, Layout, Rows, Table
from statusreport.readers.sheet import squeeze
from statusreport.readers.tool import Grid, Options, Tool, cut

Roles = Mapping[str, str]
_MARKED = re.compile(r"^(.+) \[(?:Score|Feedback)\]$", re.DOTALL)


def forms_tool(
    name: str, title: str, roles: Roles, fits: Callable[[set[str]], float], prefixes: tuple[str, ...] = ()
) -> Tool:
    """The tool whose own columns have these `roles`; `fits` says how well a row's roles make it its headings.

    `prefixes` begin the headings of further columns of its own, such as points a question.
    """
    own = partial(_role, roles, prefixes)
    return Tool(name, title, partial(_layout, own, fits), partial(_table, own), take)


def _role(roles: Roles, prefixes: tuple[str, ...], heading: str) -> str:
    plain = squeeze(heading).casefold()
    return roles.get(plain, "points" if plain.startswith(prefixes) and prefixes else "")


def _layout(own: Callable[[str], str], fits: Callable[[set[str]], float], rows: Rows) -> Layout | None:
    first, score = export.find_row(rows, lambda names: fits({own(name) for name in names}))
    if not first:
        return None
    names = [squeeze(cell) for cell in rows[first - 1] if own(export.heading(cell))]
    return Layout(first, 1, score, f"it has the columns {', '.join(names)}")


def _table(own: Callable[[str], str], grid: Grid, found: Layout) -> Table:
    headings = [export.heading(cell) for cell in grid.rows[found.first - 1]]
    roles = _once([own(heading) for heading in headings])
    if "score" in roles:  # a quiz: points and remarks of who marked it stand behind each question
        roles = [role or _marked(heading, headings) for heading, role in zip(headings, roles, strict=True)]
    wordings = ["" if role else heading for heading, role in zip(headings, roles, strict=True)]
    names = [squeeze(heading) for heading in headings]
    key = next((role for role in ("respondent", "submitted") if role in roles), "")
    return cut(grid, found, names, wordings, roles, identity=(key, r"\d"))


def _marked(heading: str, headings: Sequence[str]) -> str:
    found = _MARKED.match(heading)
    return "points" if found and found[1] in headings else ""


def _once(roles: Sequence[str]) -> list[str]:
    """Each role for the first column that has it: a question may be called `Name` or `Score`, too."""
    return [role if role not in roles[:place] or role == "points" else "" for place, role in enumerate(roles)]


def take(table: Table, options: Options) -> Export:
    """Respondents and questions; a form is sent whole, so every reply is completed."""
    items = tuple(_item(table, place) for place, role in enumerate(table.roles) if not role)
    moments, bad = times.iso(table.column("submitted"), options.get("date_format"))
    finished = pd.Series(True, index=table.sheet.cells.index)
    people = export.respondents(table, items, finished, None, moments)
    return Export(table.sheet, people, items, times.placed(bad, table, "submitted"))


def _item(table: Table, place: int) -> Item:
    return Item("", table.wordings[place], (table.sheet.headings[place],), table.answers(place), joiners=JOINERS)
