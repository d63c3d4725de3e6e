"""Times of reply, as survey tools write them, to ISO 8601 text."""

from __future__ import annotations

import pandas as pd

from statusreport import findings
from statusreport.readers.cells import moment, texts

# Forms in which day and month cannot be confused; others need `date_format` in the catalogue.
FORMATS = (
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y/%m/%d %I:%M:%S %p",
    "%Y/%m/%d %H:%M:%S",
    "%d.%m.%Y %H.%M.%S",
)
_HOURS = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
_HOURS |= {"GMT": 0, "UTC": 0, "Z": 0, "CET": 1, "CEST": 2}
_ZONE = rf"^(.*?)\s*(?:(?<![A-Z])({'|'.join(_HOURS)})|(?:GMT|UTC)?([+-]\d\d?)(?::?(\d\d))?)$"


def iso(raw: pd.Series, date_format: str | None = None) -> tuple[pd.Series, pd.DataFrame]:
    """Times as `2010-09-22T08:52:40`, with `+01:00` where the cell has an offset; and findings for the rest.

    Text is read by `date_format` if given, else by `FORMATS`; typed cells and serials of a workbook as they are.
    """
    shown = texts(raw)
    offsets, local = _split_zone(shown)
    parsed = pd.Series(pd.NaT, index=raw.index, dtype="datetime64[us]")
    if raw.dtype == object:
        parsed = pd.to_datetime(raw.map(moment), errors="coerce").astype("datetime64[us]")
    for each in [date_format] if date_format else FORMATS:
        parsed = parsed.fillna(pd.to_datetime(local, format=each, errors="coerce").astype("datetime64[us]"))
    bad = shown[shown.notna() & parsed.isna()]
    remedy = "Correct the cell, or give `date_format` in the catalogue if all times look like that"
    allowed = date_format or "2010-12-31 23:59:00, 2010/12/31 11:59:00 PM, 31.12.2010 23.59.00"
    text = parsed.dt.round("s").dt.strftime("%Y-%m-%dT%H:%M:%S").astype("str")
    return text + offsets, findings.make(bad, rule="unreadable_time", allowed=allowed, remedy=remedy)


def _split_zone(shown: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Offsets as `+01:00`, or "" where a time has none, and the texts without them."""
    clock = shown.str.contains(r"\d[:.]\d\d", na=False)  # a bare date may end like an offset
    parts = shown.where(clock).str.extract(_ZONE)
    named = parts[1].map({name: f"{hours:+03d}:00" for name, hours in _HOURS.items()})
    sign, hours = parts[2].str[:1], parts[2].str[1:].str.zfill(2)
    numbered = sign + hours + ":" + parts[3].fillna("00")
    return named.fillna(numbered).fillna("").astype("str"), parts[0].fillna(shown)
