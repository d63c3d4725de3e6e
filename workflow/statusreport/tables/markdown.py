"""Tables as Markdown pipe tables in which no cell can become markup."""

from __future__ import annotations

import re
from dataclasses import dataclass

from statusreport.untrusted import plain

# Everything that Pandoc, Quarto or a shortcode may read as markup. A comma, a percent sign or a slash never is.
_MARKUP = re.compile(r"""[\\`*_{}\[\]()#+\-.!|<>~^$@&"':=]""")
_BLANK = re.compile(r"[^\S\u00a0\u202f]+")  # white space but no-break spaces


@dataclass(frozen=True)
class Column:
    """A heading, its share of the table's width in percent, and whether numbers are set flush right."""

    heading: str
    width: int
    right: bool = False


@dataclass(frozen=True)
class Table:
    """A table of plain text; `total` says that the last row adds up the others. Cells are raw, never Markdown."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: list[tuple[str, ...]]
    total: bool = False


class Marked(str):
    """A cell that the renderers know by its `mark`, written as Pandoc's attributes: `#tal-x`, `.num indicator="x"`."""

    mark: str

    def __new__(cls, text: str, mark: str) -> Marked:
        """`text`, marked."""
        cell = super().__new__(cls, text)
        cell.mark = mark
        return cell


class Reference(str):
    """A cell's part that leads to the chapter or section `name`: `(Kapitel 7)`. It has no text of its own."""

    name: str

    def __new__(cls, name: str) -> Reference:
        """A reference to the identifier `name`."""
        part = super().__new__(cls, "")
        part.name = name
        return part


class Picture(str):
    """A cell's part that is a picture of the book's folder `figures`; its text says what it shows."""

    file: str

    def __new__(cls, alt: str, file: str) -> Picture:
        """The picture `file`, which shows `alt`."""
        part = super().__new__(cls, alt)
        part.file = file
        return part


class Joined(str):
    """A cell of several parts, set one after the other."""

    parts: tuple[str, ...]

    def __new__(cls, *parts: str) -> Joined:
        """The parts; its text is what they print, without pictures."""
        cell = super().__new__(cls, " ".join(part for part in parts if part and not isinstance(part, Picture)))
        cell.parts = parts
        return cell


def escape(text: str) -> str:
    """`text` as Markdown that prints exactly `text` on one line, whatever it contains.

    Line breaks become a space, no-break spaces stay, and what no document can hold becomes U+FFFD. Pandoc lets a
    backslash escape any punctuation (its extension all_symbols_escapable).
    """
    return _MARKUP.sub(r"\\\g<0>", _BLANK.sub(" ", plain(text)).strip(" "))


def attribute(text: str) -> str:
    """`text` as the value of an attribute, for quotes. Quarto runs shortcodes in attributes after Pandoc took the
    backslashes away, so a brace is written as U+E002, and both renderers' `shared.literal_alt` writes it back.
    """
    return escape(text).replace("\\{", "\ue002")


def pipe_table(table: Table) -> str:
    """The table as Markdown. Raises ValueError where a row does not have one cell a column."""
    rows = [tuple(_cell(cell) for cell in row) for row in table.rows]
    if table.total:
        rows[-1] = tuple(f"**{cell}**" if cell else "" for cell in rows[-1])
    lines = [
        _line(escape(column.heading) for column in table.columns),
        "|" + "|".join(_rule(column) for column in table.columns) + "|",
        *(_line(cell for cell, _ in zip(row, table.columns, strict=True)) for row in rows),
    ]
    widths = ",".join(str(column.width) for column in table.columns)
    return "\n".join([*lines, "", f': {_caption(table.caption)} {{#tbl-{table.id} tbl-colwidths="[{widths}]"}}', ""])


def _caption(text: str) -> str:
    """A caption; Quarto takes its first word that begins with a brace for the attributes behind it."""
    return escape(text).replace(" \\{", "\u00a0\\{")


def bullet_list(items: list[str]) -> str:
    """The items as a Markdown list."""
    return "".join(f"- {escape(item)}\n" for item in items)


def _cell(cell: str) -> str:
    match cell:
        case Joined():
            return " ".join(_cell(part) for part in cell.parts)
        case Marked():
            return f"[{escape(cell)}]{{{cell.mark}}}"
        case Reference():
            return f"(@{cell.name})"
        case Picture():
            return f'![](/figures/{cell.file}){{fig-alt="{attribute(cell)}"}}'
        case _:
            return escape(cell)


def _line(cells) -> str:
    return "| " + " | ".join(cells) + " |"


def _rule(column: Column) -> str:
    # Pandoc takes relative widths from the dashes
    return "-" * (column.width - 1) + ":" if column.right else "-" * column.width
