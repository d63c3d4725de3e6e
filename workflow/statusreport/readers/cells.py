"""Raw cells to values of a declared type. What cannot be converted becomes missing, and a finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from statusreport import findings
from statusreport.readers.durations import CLOCK, FORMS, between, hours
from statusreport.readers.sheet import squeeze, texts
from statusreport.readers.uniques import by_unique
from statusreport.tidy import DTYPES, Column

EPOCH = dt.datetime(1899, 12, 30)  # day 0 of a spreadsheet's date serials
SERIAL = "serial"  # a date format: the number of the day, which some exports write as text
_LAST_SERIAL = 2_958_465  # 31 December 9999
_NUMBER = {".": r"[+-]?\d+(?:\.\d+)?", ",": r"[+-]?\d+(?:,\d+)?"}


@dataclass(frozen=True)
class Style:
    """How a source writes dates (one or several strptime formats; "serial" for numbers) and decimals."""

    date_format: str | list[str] = "%Y-%m-%d"
    decimal: str = "."

    @property
    def date_formats(self) -> list[str]:
        """The date formats as a list."""
        return [self.date_format] if isinstance(self.date_format, str) else self.date_format

    @classmethod
    def of(cls, reader: Mapping[str, object]) -> Style:
        """The style that a reader's options declare."""
        return cls(**{key: reader[key] for key in ("date_format", "decimal") if key in reader})


def convert(raw: pd.Series, column: Column, style: Style) -> tuple[pd.Series, pd.DataFrame]:
    """Cells as values of `column`'s type, and findings (rule, found, allowed, remedy) for those that are not."""
    if column.type == "date":
        values = by_unique(raw, lambda cells: dates(cells, *style.date_formats))
        allowed = ", ".join(map(_example, style.date_formats))
        what = ("unreadable_date", f"dates written like {allowed}")
        remedy = "Correct the cell, or `date_format` in the catalogue if all dates look like that"
    elif column.type == "hours":
        values = by_unique(raw, lambda cells: hours(cells, style.decimal))
        what, remedy = ("unreadable_hours", FORMS.format(style.decimal)), "Correct the cell"
    elif column.type in ("number", "integer"):
        values = by_unique(raw, lambda cells: numbers(cells, style.decimal, column.type == "integer"))
        what = ("unreadable_number", "whole numbers" if column.type == "integer" else f"numbers like 1{style.decimal}5")
        remedy = "Correct the cell, or `decimal` in the catalogue if all numbers look like that"
    else:
        return texts(raw), findings.empty()
    shown = texts(raw)
    bad = shown[shown.notna() & values.isna()]
    constants = {"rule": what[0], "allowed": what[1], "remedy": remedy}
    return values.astype(DTYPES[column.type]), findings.make(bad, column.personal, **constants)


def _example(date_format: str) -> str:
    return "40543" if date_format == SERIAL else f"{EPOCH.replace(year=2010, day=31):{date_format}}"


def dates(raw: pd.Series, *date_formats: str) -> pd.Series:
    """Days: text by one of the formats, typed cells as they are, numbers as a spreadsheet's serials; else missing.

    Text that two formats read as different days is missing, too.
    """
    text = texts(raw)
    readings = [_parsed(text, each) for each in date_formats]
    parsed = readings[0]
    for reading in readings[1:]:
        parsed = parsed.fillna(reading)
    unsure = pd.concat([reading.notna() & (reading != parsed) for reading in readings], axis=1).any(axis=1)
    parsed = parsed.mask(unsure)
    if raw.dtype == object:
        parsed = pd.to_datetime(raw.map(moment), errors="coerce").astype(DTYPES["date"]).fillna(parsed)
    return parsed.dt.normalize()


def _parsed(text: pd.Series, date_format: str) -> pd.Series:
    if date_format == SERIAL:
        whole = text.where(text.str.fullmatch(r"\d{5}(?:[.,]0+)?").fillna(False).astype(bool)).str[:5]
        days = pd.to_timedelta(pd.to_numeric(whole, errors="coerce"), unit="D")
        return (pd.Timestamp(EPOCH) + days).astype(DTYPES["date"])
    return pd.to_datetime(text, format=date_format, errors="coerce").dt.normalize().astype(DTYPES["date"])


def span(start: pd.Series, end: pd.Series) -> tuple[pd.Series, pd.DataFrame]:
    """Hours from one time of day to another, and findings where they are no such times."""
    values = between(start, end)
    shown = texts(start).fillna("") + "–" + texts(end).fillna("")
    bad = shown[values.isna() & (shown != "–")]
    return values, findings.make(bad, rule="unreadable_hours", allowed=CLOCK, remedy="Correct the cells")


def moment(cell: object) -> dt.datetime | None:
    """A date, time stamp or serial number of a workbook as a moment; anything else is None."""
    if isinstance(cell, dt.datetime):
        return cell
    if isinstance(cell, dt.date):
        return dt.datetime(cell.year, cell.month, cell.day)
    if isinstance(cell, float | int) and not isinstance(cell, bool) and 1 <= cell <= _LAST_SERIAL:
        return EPOCH + dt.timedelta(seconds=round(cell * 86_400))
    return None


def numbers(raw: pd.Series, decimal: str = ".", whole: bool = False) -> pd.Series:
    """Numbers: text with that decimal sign and no thousands separator, numeric cells as they are; else missing."""
    text = texts(raw)
    plain = text.where(text.str.fullmatch(_NUMBER[decimal]).fillna(False).astype(bool))
    values = pd.to_numeric(plain.str.replace(",", "."), errors="coerce").astype("float64")
    if raw.dtype == object:
        values = raw.map(_numeric).astype("float64").fillna(values)
    return values.where(values.mod(1) == 0) if whole else values


def _numeric(cell: object) -> float | None:
    return float(cell) if isinstance(cell, float | int) and not isinstance(cell, bool) else None


def decode(raw: pd.Series, codes: Mapping[str, str], personal: bool = False) -> tuple[pd.Series, pd.DataFrame]:
    """Cells translated by a codebook (raw text → code), and findings for those that it does not know."""
    shown = texts(raw)
    book = {squeeze(label): code for label, code in codes.items()}
    values = by_unique(shown, lambda cells: cells.map(lambda text: book.get(squeeze(text)), na_action="ignore"))
    values = values.astype("str")
    bad = shown[shown.notna() & values.isna()]
    otherwise = "Correct the cell, or add the text to the codebook in the catalogue"
    return values, findings.make(
        bad,
        personal,
        rule="unknown_code",
        allowed=", ".join(sorted(codes)),
        remedy=findings.remedies(bad, sorted(codes), otherwise),
    )
