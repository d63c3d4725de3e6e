"""Values derived from a key by a hash: the same on every Python, and a change in one theme never shifts another."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")

# Danish public holidays that fall on weekdays, and the days most offices close.
HOLIDAYS = frozenset(
    date(year, month, day)
    for year, month, days in (
        (2009, 1, [1]), (2009, 4, [9, 10, 13]), (2009, 5, [8, 21]), (2009, 6, [1, 5]), (2009, 12, [24, 25, 31]),
        (2010, 1, [1]), (2010, 4, [1, 2, 5, 30]), (2010, 5, [13, 24]), (2010, 12, [24, 31]),
    )
    for day in days
)  # fmt: skip


def number(*key: object, below: int) -> int:
    """An integer in [0, below) that depends on the key alone."""
    digest = sha256("|".join(str(part) for part in key).encode()).digest()
    return int.from_bytes(digest[:8], "big") % below


def pick(options: Sequence[T], *key: object) -> T:
    """One of the options."""
    return options[number(*key, below=len(options))]


def shuffled(items: Iterable[T], *key: object) -> list[T]:
    """The items in an order that looks arbitrary; equal items are allowed."""
    tagged = sorted((number(*key, place, below=2**63), place, item) for place, item in enumerate(items))
    return [item for _, _, item in tagged]


def workdays(first: date, last: date) -> list[date]:
    """Working days from first to last, both included."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if day.weekday() < 5 and day not in HOLIDAYS]


def workday_before(day: date, *key: object) -> date:
    """A working day three to forty days before the given one: when somebody signed up."""
    return pick(workdays(day - timedelta(days=40), day - timedelta(days=3)), *key)


def reply_times(count: int, days: Sequence[date], survey: str) -> list[datetime]:
    """Ascending times between 8 and 20 o'clock on the given days, one a reply."""
    return sorted(
        datetime.combine(pick(days, survey, "day", n), time(8))
        + timedelta(seconds=number(survey, "second", n, below=12 * 3600))
        for n in range(count)
    )


_KEYS = shuffled(range(100, 2000), "person keys")
# Each theme takes its own block of keys, so that a person of one theme is never counted in another.
PERSON_BLOCKS = {"workshops": 0, "course": 300, "associations": 350, "network": 450, "youth": 550, "2009": 900}


def person_key(block: str, place: int) -> str:
    """The pseudonym of the person at a place in a theme's block, such as P-0412."""
    return f"P-{_KEYS[PERSON_BLOCKS[block] + place]:04d}"


def danish_date(day: date) -> str:
    """28-08-2010."""
    return day.strftime("%d-%m-%Y")
