"""Times of reply, as survey tools write them, to ISO 8601 text."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pandas as pd

from statusreport import findings
from statusreport.readers.cells import moment, texts
from statusreport.readers.export import Table

# Forms in which day and month cannot be confused. Where a number could be either, the column as a whole decides:
# see `_either`; where it does not, `date_format` in the catalogue must.
FORMATS = (
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d %I:%M:%S %p",
    "%Y/%m/%d %H:%M:%S",
    "%d.%m.%Y %H.%M.%S",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H.%M",
    "%d.%m.%Y %H:%M",
)
_EITHER = r"^(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d\d),? (\d{1,2}:\d\d)(:\d\d)?(?: ?([AP]M))?$"
_HOURS = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
_HOURS |= {"GMT": 0, "UTC": 0, "Z": 0, "CET": 1, "CEST": 2}
_ZONE = rf"^(.*?)\s*(?:(?<![A-Z])({'|'.join(_HOURS)})|(?:GMT|UTC)?([+-]\d\d?)(?::?(\d\d))?)$"
_TIME = "datetime64[us]"


def iso(raw: pd.Series, date_format: str | None = None, zone: str = "") -> tuple[pd.Series, pd.DataFrame]:
    """Times as `2010-09-22T08:52:40`, with `+01:00` where the cell has an offset; and findings for the rest.

    Text is read by `date_format` if given, else by `FORMATS`; typed cells and serials of a workbook as they are.
    `zone` is the time zone (`UTC`, `Europe/Copenhagen`) of times that have no offset of their own, "" where unknown.
    """
    shown = texts(raw).str.replace(r"(:\d\d)\.\d+", r"\1", regex=True)
    offsets, local = _split_zone(shown)
    parsed = pd.Series(pd.NaT, index=raw.index, dtype=_TIME)
    if raw.dtype == object:
        parsed = pd.to_datetime(raw.map(moment), errors="coerce").astype(_TIME)
    for each in [date_format] if date_format else FORMATS:
        if (unread := local[parsed.isna() & local.notna()]).empty:
            break
        parsed = parsed.fillna(pd.to_datetime(unread, format=each, errors="coerce").astype(_TIME))
    if not date_format:
        parsed = parsed.fillna(_either(local[parsed.isna()]).reindex(parsed.index))
    bad = shown[shown.notna() & parsed.isna()]
    remedy = "Correct the cell, or give `date_format` in the catalogue if all times look like that"
    allowed = date_format or "2010-12-31 23:59:00, 2010/12/31 11:59:00 PM, 31.12.2010 23.59.00"
    parsed = parsed.dt.round("s")
    text = parsed.dt.strftime("%Y-%m-%dT%H:%M:%S").astype("str")
    offsets = offsets.mask((offsets == "") & parsed.notna(), _offsets(parsed, zone)) if zone else offsets
    return text + offsets, findings.make(bad, rule="unreadable_time", allowed=allowed, remedy=remedy)


def placed(bad: pd.DataFrame, table: Table, role: str) -> pd.DataFrame:
    """The findings of a column of times, with the column they are of."""
    place = table.place(role)
    heading = role if place is None else table.sheet.headings[place]
    return bad.assign(table="respondents", column="submitted_at", heading=heading)


def _either(local: pd.Series) -> pd.Series:
    """Times like 3/4/2014 10:06:18 AM: the day is the number that passes 12 somewhere in the column."""
    parts = local.str.extract(_EITHER).dropna(subset=[0])
    first, second = parts[0].astype("int64"), parts[2].astype("int64")
    if parts.empty or ((first > 12).any() == (second > 12).any() and (first != second).any()):
        return pd.Series(pd.NaT, index=parts.index, dtype=_TIME)
    day, month = (first, second) if (first > 12).any() else (second, first)
    year = parts[3].where(parts[3].str.len() == 4, "20" + parts[3])
    clock = parts[4] + parts[5].fillna(":00")
    text = year + "-" + month.astype("str") + "-" + day.astype("str") + " " + clock
    half = parts[6].notna()
    noon = pd.to_datetime((text + " " + parts[6]).where(half), format="%Y-%m-%d %I:%M:%S %p", errors="coerce")
    full = pd.to_datetime(text.where(~half), format="%Y-%m-%d %H:%M:%S", errors="coerce")
    return noon.astype(_TIME).fillna(full.astype(_TIME))


def _offsets(parsed: pd.Series, zone: str) -> pd.Series:
    """The offsets of local times in a zone; "" where the zone is not known."""
    try:
        known = ZoneInfo("UTC" if zone in ("Z", "UTC") else zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return pd.Series("", index=parsed.index, dtype="str")
    shown = {time: time.replace(tzinfo=known).strftime("%z") for time in parsed.dropna().dt.to_pydatetime()}
    texts = parsed.map(lambda time: "" if pd.isna(time) else shown[time.to_pydatetime()])
    return texts.astype("str").str.replace(r"^([+-]\d\d)(\d\d)$", r"\1:\2", regex=True).astype("str")


def _split_zone(shown: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Offsets as `+01:00`, or "" where a time has none, and the texts without them."""
    clock = shown.str.contains(r"\d[:.]\d\d", na=False)  # a bare date may end like an offset
    parts = shown.where(clock).str.extract(_ZONE)
    named = parts[1].map({name: f"{hours:+03d}:00" for name, hours in _HOURS.items()})
    sign, hours = parts[2].str[:1], parts[2].str[1:].str.zfill(2)
    numbered = sign + hours + ":" + parts[3].fillna("00")
    return named.fillna(numbered).fillna("").astype("str"), parts[0].fillna(shown)
