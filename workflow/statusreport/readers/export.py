"""What a survey tool's export says by itself, before the catalogue says what it means: respondents and questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from statusreport import findings
from statusreport.errors import Problem
from statusreport.readers.cells import texts
from statusreport.readers.sheet import Sheet, squeeze

Rows = Sequence[Sequence[object]]
# how tools write, in a column of its own, that a choice was made or not
CHOSEN = frozenset({"1", "y", "yes", "ja", "true", "sand", "oui", "si", "sí", "valgt", "selected", "checked", "x"})
NOT_CHOSEN = frozenset({"0", "n", "no", "nej", "nein", "false", "falsk", "non", "ikke valgt", "not selected"})


@dataclass(frozen=True)
class Layout:
    """Where a tool's export has its headings: in `headers` rows from row `first` on; how sure (0 to 1), and why."""

    first: int
    headers: int
    confidence: float
    why: str


@dataclass(frozen=True)
class Table:
    """An export's rows under its headings.

    `sheet` has a heading a column, the tool's code or wording, with single white space; `wordings` are the questions
    exactly as the export writes them ("" where it does not), `labels` what the tool calls a choice or a row of a grid,
    `roles` what each of the tool's own columns is for ("" for a question's), all by position of the column.
    `zone` is the time zone that the export names for its times.
    """

    sheet: Sheet
    wordings: tuple[str, ...]
    roles: tuple[str, ...]
    labels: tuple[str, ...] = ()
    zone: str = ""
    _known: dict[int, pd.Series] = field(default_factory=dict, init=False, repr=False, compare=False)

    def place(self, role: str) -> int | None:
        """Position of the first column with that role."""
        return self.roles.index(role) if role in self.roles else None

    def column(self, role: str) -> pd.Series:
        """The cells of that role's column as they came; empty text where there is none."""
        place = self.place(role)
        if place is None:
            return pd.Series("", index=self.sheet.cells.index, dtype="str")
        return self.sheet.cells.iloc[:, place]

    def answers(self, place: int, missing: Iterable[str] = ()) -> pd.Series:
        """The cells at that position as text, without blanks and what the tool writes for them."""
        if place not in self._known:
            column = texts(self.sheet.cells.iloc[:, place])
            column = column.str.replace(r"(_x000D_)?\r?\n|_x000D_|\r", "\n", regex=True).str.strip()
            self._known[place] = column[column.notna() & (column != "")]
        column = self._known[place]
        return column[~column.isin(list(missing))]


@dataclass(frozen=True)
class Item:
    """One question of an export.

    `code` is the tool's name for it, `text` its wording exactly as exported; "" where the export has none. `given` has
    a row an answer, or a choice; its index is the row of the file, its values are as the export writes them. `labels`
    says what the values stand for, in the order of the tool's codebook where it has one. `skipped` are the rows of
    respondents whom the tool's logic did not ask. A question with a column a choice has them as `members`, and its
    values are their codes. `joiners` may stand between several choices in one cell. `label` is what a column is called
    among the choices or rows of its question.
    """

    code: str
    text: str
    headings: tuple[str, ...]
    given: pd.Series
    labels: Mapping[str, str] = field(default_factory=dict)
    skipped: tuple[int, ...] = ()
    members: tuple[Item, ...] = ()
    joiners: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    label: str = ""

    @cached_property
    def name(self) -> str:
        """How messages and the catalogue call it: the code, else the wording."""
        return self.code or self.text


@dataclass(frozen=True)
class Export:
    """An export taken apart. `respondents` has the columns respondent, status, submitted_at; its index is the row.

    `notes` are for whoever looks at the export, `problems` stop its use, and so do `asks`: what only a person knows,
    and says in the catalogue.
    """

    sheet: Sheet
    respondents: pd.DataFrame
    items: tuple[Item, ...]
    findings: pd.DataFrame = field(default_factory=findings.empty)
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    asks: tuple[Problem, ...] = ()


def group(code: str, text: str, members: Sequence[Item], **more: object) -> Item:
    """The question that these columns are the choices of; each member's label is that of its choice.

    A value that says neither that the choice was made nor that it was not stays as it is, so that it is reported.
    """
    parts = [_chosen(member) for member in members]
    given = pd.concat(parts).sort_index(kind="stable") if parts else pd.Series(dtype="str")
    asked = [set(member.skipped) for member in members if member.headings]
    skipped = set.intersection(*asked) if asked else set()
    return Item(
        code,
        text,
        tuple(heading for member in members for heading in member.headings),
        given.astype("str"),
        {member.code: member.label or member.text or member.code for member in members},
        tuple(sorted(skipped)),
        tuple(members),
        **more,
    )


def _chosen(member: Item) -> pd.Series:
    label = squeeze(member.label or member.text).casefold()
    said = member.given.map(lambda value: squeeze(value).casefold())
    made = said.isin(CHOSEN) | (said == label)
    kept = member.given[made | ~said.isin(NOT_CHOSEN)]
    return kept.mask(made[kept.index], member.code)


def says_chosen(values: Iterable[str], label: str = "", chosen: frozenset[str] = CHOSEN | NOT_CHOSEN) -> bool:
    """Whether a column with these values may be a choice: each says that it was made or not, or repeats its label."""
    allowed = chosen | {squeeze(label).casefold()}
    return all(squeeze(value).casefold() in allowed for value in values)


def respondents(
    table: Table, items: Sequence[Item], finished: pd.Series | None, test: pd.Series | None, submitted: pd.Series
) -> pd.DataFrame:
    """Respondents: `finished` and `test` say by row who is which; who answered nothing has not answered."""
    index = table.sheet.cells.index
    answered = pd.Series(False, index=index)
    for item in items:
        answered |= index.isin(item.given.index)
    status = pd.Series("partial", index=index).mask(~answered, "not_answered")
    status = status.mask(answered if finished is None else finished, "completed")
    status = status if test is None else status.mask(test, "test")
    names = texts(table.column("respondent"))
    names = names.fillna(pd.Series(index.astype("str"), index=index))
    return pd.DataFrame({"respondent": names, "status": status.astype("str"), "submitted_at": submitted}, index=index)


def families(places: Iterable[int], key: Callable[[int], str]) -> list[list[int]]:
    """Positions of columns by the question that they belong to, in the order of their first ones."""
    found: dict[str, list[int]] = {}
    for place in places:
        found.setdefault(key(place), []).append(place)
    return list(found.values())


def heading(cell: object) -> str:
    """A heading's exact wording: as it is, but for the file's way of ending lines."""
    return "" if cell is None else str(cell).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")


def find_row(rows: Rows, fits: Callable[[Sequence[str]], float], looked_at: int = 25) -> tuple[int, float]:
    """The row (from 1) of the first ones in which the headings fit best, and how well; (0, 0) where none fits."""
    best = (0, 0.0)
    for number, row in enumerate(rows[:looked_at], 1):
        names = [squeeze(heading(cell)).casefold() for cell in row]
        score = fits(names) if any(names) else 0.0
        if score > best[1]:
            best = (number, score)
    return best
