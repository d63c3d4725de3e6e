"""Ways in which files are damaged. Each takes bytes and a generator, and gives other bytes."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Callable

Damage = Callable[[bytes, random.Random], bytes]


def flipped(content: bytes, chance: random.Random) -> bytes:
    """One to eight bytes are others."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def typed_over(content: bytes, chance: random.Random) -> bytes:
    """One to four bytes are others that stand in the file, too: the likeliest to go unnoticed."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        changed[chance.randrange(len(changed))] = chance.choice(content)
    return bytes(changed)


def cut(content: bytes, chance: random.Random) -> bytes:
    """The end is missing, as after a broken download."""
    return content[: chance.randrange(len(content))]


def cut_early(content: bytes, chance: random.Random) -> bytes:
    """Little more than the headings is left, or not even they."""
    return content[: chance.randrange(min(len(content), 500))]


def holed(content: bytes, chance: random.Random) -> bytes:
    """A piece is missing."""
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.randint(1, 60) :]


def doubled(content: bytes, chance: random.Random) -> bytes:
    """A piece stands twice."""
    start = chance.randrange(len(content))
    end = start + chance.randint(1, 200)
    return content[:end] + content[start:end] + content[end:]


def zeroed(content: bytes, chance: random.Random) -> bytes:
    """A piece is zeros, as after a fault of a disk."""
    start = chance.randrange(len(content))
    length = min(chance.randint(1, 40), len(content) - start)
    return content[:start] + bytes(length) + content[start + length :]


def other_encoding(encoding: str) -> Damage:
    """The text is in another encoding than declared."""

    def damage(content: bytes, chance: random.Random) -> bytes:
        others = [
            name
            for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman", "cp865", "latin-1")
            if name != encoding
        ]
        return content.decode(encoding).encode(chance.choice(others), "replace")

    return damage


def other_delimiter(content: bytes, chance: random.Random) -> bytes:
    """Every delimiter is another."""
    old, new = chance.sample([b";", b",", b"\t", b"|"], 2)
    return content.replace(old, new)


def with_part(damage: Damage) -> Damage:
    """One part of a workbook is damaged; the archive around it is sound, so that no checksum tells."""

    def damage_part(content: bytes, chance: random.Random) -> bytes:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        likely = [name for name in parts if "sheet" in name or "workbook" in name or "sharedStrings" in name]
        name = chance.choice(likely)
        parts[name] = damage(parts[name], chance)
        return zipped(parts)

    return damage_part


def without_part(content: bytes, chance: random.Random) -> bytes:
    """A workbook lacks one of its parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    del parts[chance.choice(sorted(parts))]
    return zipped(parts)


def zipped(parts: dict[str, bytes]) -> bytes:
    """An archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()


def redressed(encoding: str, delimiter: str, headers: int) -> Damage:
    """No damage at all: the same table with rows and columns in another order, other quotes, line ends, blank rows."""

    def dress(content: bytes, chance: random.Random) -> bytes:
        rows = list(csv.reader(io.StringIO(content.decode(encoding), newline=""), delimiter=delimiter))
        order = chance.sample(range(len(rows[0])), len(rows[0]))
        head, body = ([[row[place] for place in order] for row in part] for part in (rows[:headers], rows[headers:]))
        chance.shuffle(body)
        body.insert(chance.randint(0, len(body)), [""] * len(order))
        out = io.StringIO(newline="")
        writer = csv.writer(
            out,
            delimiter=delimiter,
            quoting=chance.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
            lineterminator=chance.choice(["\n", "\r\n", "\r"]),
        )
        writer.writerows([*head, *body])
        return out.getvalue().encode(encoding)

    return dress


ANY: tuple[Damage, ...] = (flipped, typed_over, cut, cut_early, holed, doubled, zeroed)
