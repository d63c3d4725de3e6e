"""Which damaged files there are: for every reader each kind of damage in turn, the same ones for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice
from pathlib import Path

from tools.fuzz import damage, specimens, surveys
from tools.fuzz.checking import Outcome, check
from tools.fuzz.damage import Damage
from tools.fuzz.shuffling import shuffled_sheets
from tools.fuzz.specimens import Specimen

SPECIMENS: dict[str, Callable[[], Specimen]] = {
    "delimited": specimens.delimited,
    "workbook": specimens.workbook,
    "surveyxact": surveys.surveyxact,
    "google_forms": surveys.google_forms,
    "microsoft_forms": surveys.microsoft_forms,
    "limesurvey": surveys.limesurvey,
    "surveymonkey": surveys.surveymonkey,
    "kobo": surveys.kobo,
    "qualtrics": surveys.qualtrics,
}


@dataclass(frozen=True)
class Case:
    """One damaged file: `number` is the seed of its damage."""

    reader: str
    damage: str
    number: int


@cache
def specimen(reader: str) -> Specimen:
    """The sound file of a reader."""
    return SPECIMENS[reader]()


@cache
def damages(reader: str) -> dict[str, tuple[Damage, bool]]:
    """What is done to the files of a reader, by name; and whether the file must still be read."""
    sound = specimen(reader)
    kinds = {each.__name__: (each, False) for each in damage.ANY}
    if sound.encoding:
        kinds["other_encoding"] = damage.other_encoding(sound.encoding), False
        kinds["other_delimiter"] = damage.other_delimiter, False
        kinds["redressed"] = damage.redressed(sound.encoding, sound.delimiter, sound.headers), True
    else:
        kinds |= {f"part_{each.__name__}": (damage.with_part(each), False) for each in damage.ANY}
        kinds["without_part"] = damage.without_part, False
        kinds["shuffled_sheets"] = shuffled_sheets, True
    return kinds


def cases(count: int, seed: int) -> Iterator[Case]:
    """`count` cases or a few more, as many for each reader, and for each reader as many of each kind of damage."""
    for reader in SPECIMENS:
        share = -(-count // len(SPECIMENS))
        for number, name in enumerate(islice(cycle(damages(reader)), share)):
            yield Case(reader, name, seed * 1_000_000 + number)


def run(case: Case, folder: Path) -> Outcome:
    """Damage the reader's file and check what becomes of it."""
    change, must_read = damages(case.reader)[case.damage]
    sound = specimen(case.reader)
    chance = random.Random(f"{case.reader} {case.damage} {case.number}")
    return check(sound, change(sound.content, chance), folder, must_read)
