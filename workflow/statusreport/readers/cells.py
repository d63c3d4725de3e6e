"""Raw cells to values of a declared type. What cannot be converted becomes missing, and a finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from statusreport import findings
from statusreport.readers.sheet import squeeze
from statusreport.tidy import DTYPES, Column

EPOCH = dt.datetime(1899, 12, 30)  # day 0 of a spreadsheet's date serials
_LAST_SERIAL = 2_958_465  # 31 December 9999
_NUMBER = {".": r"[+-]?\d+(?:\.\d+)?", ",": r"[+-]?\d+(?:,\d+)?"}


@dataclass(frozen=True)
class Style:
    """How a source writes dates (strptime) and decimals."""

    date_format: str = "%Y-%m-%d"
    decimal: str = "."

    @classmethod
    def of(cls, reader: Mapping[str, object]) -> Style:
        """The style that a reader's options declare."""
        return cls(**{key: reader[key] for key in ("date_format", "decimal") if key in reader})


def texts(raw: pd.Series) -> pd.Series:
    """Cells as text without outer white space; blank cells are missing. Dates are written as ISO 8601."""
    if raw.dtype == object:
        raw = raw.map(_as_text).astype("str")
    stripped = raw.str.strip()
    return stripped.mask(stripped == "")


def _as_text(cell: object) -> str | None:
    if cell is None or isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if hasattr(cell, "isoformat") else str(cell)


def convert(raw: pd.Series, column: Column, style: Style) -> tuple[pd.Series, pd.DataFrame]:
    """Cells as values of `column`'s type, and findings (rule, found, allowed, remedy) for those that are not."""
    if column.type == "date":
        values = dates(raw, style.date_format)
        what = ("unreadable_date", f"dates written like {EPOCH.replace(year=2010, day=31):{style.date_format}}")
        remedy = "Correct the cell, or `date_format` in the catalogue if all dates look like that"
    elif column.type in ("number", "integer"):
        values = numbers(raw, style.decimal, column.type == "integer")
        what = ("unreadable_number", "whole numbers" if column.type == "integer" else f"numbers like 1{style.decimal}5")
        remedy = "Correct the cell, or `decimal` in the catalogue if all numbers look like that"
    else:
        return texts(raw), findings.empty()
    shown = texts(raw)
    bad = shown[shown.notna() & values.isna()]
    constants = {"rule": what[0], "allowed": what[1], "remedy": remedy}
    return values.astype(DTYPES[column.type]), findings.make(bad, column.personal, **constants)


def dates(raw: pd.Series, date_format: str) -> pd.Series:
    """Days: text by `date_format`, typed cells as they are, numbers as a spreadsheet's serials; else missing."""
    parsed = pd.to_datetime(texts(raw), format=date_format, errors="coerce").astype(DTYPES["date"])
    if raw.dtype == object:
        parsed = pd.to_datetime(raw.map(moment), errors="coerce").astype(DTYPES["date"]).fillna(parsed)
    return parsed.dt.normalize()


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
    known = {text: book.get(squeeze(text)) for text in shown.dropna().unique()}
    values = shown.map(known).astype("str")
    bad = shown[shown.notna() & values.isna()]
    otherwise = "Correct the cell, or add the text to the codebook in the catalogue"
    return values, findings.make(
        bad,
        personal,
        rule="unknown_code",
        allowed=", ".join(sorted(codes)),
        remedy=findings.remedies(bad, sorted(codes), otherwise),
    )
