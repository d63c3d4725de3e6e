"""In which encoding the bytes of a text file are: beyond doubt where they say so, else by what they would spell."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

NAMES = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "mac_roman")
BOMS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_ONE_BYTE = ("cp1252", "mac_roman", "latin-1")
_FEW = 0.002  # share of bytes beside ASCII up to which they are strays in a UTF-8 file, not its encoding
_STRAYS = 40
_LOOKED_AT = 65_536  # bytes beside which the second opinion learns nothing more
_SURE, _LIKELY, _UNSURE = 1.0, 0.95, 0.6
# what stands inside words of Northern and Western Europe, often and seldom; and what stands beside words and numbers
_SMALL, _LARGE = "æøåäöüéèáóß", "ÆØÅÄÖÜÉ"
_RARE_SMALL, _RARE_LARGE = "êëàâìíîòôùúûçñ", "ÈÁÀÓÒÍÚÇÑ"
_QUOTES, _DASHES, _SIGNS = "«»“”‘’„", "–—…·•\u00a0", "€£§°½¼¾²³±×"


@dataclass(frozen=True)
class Guess:
    """An encoding, how sure it is (0 to 1), why, and which others read the same bytes as well, but differently.

    `strays` counts bytes that are not of the encoding; `stray_bytes` names the one they are of.
    """

    encoding: str
    confidence: float
    why: str
    others: tuple[str, ...] = ()
    strays: int = 0
    stray_bytes: str = ""


def guess(content: bytes) -> Guess:
    """The encoding of a text file's bytes."""
    marked = next((name for bom, name in BOMS.items() if content.startswith(bom)), "")
    if marked and fits(content, marked):
        return Guess(marked, _SURE, "it begins with a byte order mark")
    without_mark = wide(content)
    if without_mark:
        return Guess(without_mark, _LIKELY, "every second byte is zero; there is no byte order mark")
    if content.isascii():
        return Guess("utf-8", _SURE, "it is plain ASCII, which most encodings read the same")
    if fits(content, "utf-8"):
        return Guess("utf-8", _SURE, "all its bytes are valid UTF-8")
    strays = _strays(content)
    best, others = _one_byte(content if not strays else _around(content))
    if strays:
        why = f"all but {strays} bytes are valid UTF-8; these look like {best}"
        return Guess("utf-8", _LIKELY, why, strays=strays, stray_bytes=best)
    second = _second_opinion(content)
    why = f"its letters make words in {best}"
    why += f"; charset-normalizer reads it as {second}" if second else ""
    if others and second == best:
        others = ()
    return Guess(best, _UNSURE if others else _LIKELY, why, others)


def fits(content: bytes, encoding: str) -> bool:
    """Whether all bytes are of that encoding; `utf-16` must begin with a byte order mark."""
    if encoding == "utf-16" and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    try:
        content.decode(encoding)
    except UnicodeError:
        return False
    return True


def strays_as(encoding: str) -> str:
    """The name of an error handler for `bytes.decode` that reads bytes which do not fit as that encoding."""
    name = f"strays_as_{encoding}"
    codecs.register_error(name, lambda error: (error.object[error.start : error.end].decode(encoding), error.end))
    return name


def wide(content: bytes) -> str:
    """UTF-16 without a byte order mark, or "": in texts of the West, one of each two bytes is mostly zero."""
    head = content[: _LOOKED_AT & ~1]
    if len(head) < 4 or len(content) % 2 or b"\0" not in head:
        return ""
    zeros = head[::2].count(0), head[1::2].count(0)
    if max(zeros) < len(head) // 2 * 0.5 or min(zeros) > len(head) // 2 * 0.02:
        return ""
    name = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    return name if fits(content, name) else ""


def _strays(content: bytes) -> int:
    """How many bytes are not UTF-8 in a file that otherwise is; 0 where they are its encoding."""
    lost = len(content.decode("utf-8", "ignore").encode("utf-8"))
    strays = len(content) - lost
    wide = sum(byte >= 0x80 for byte in content) - strays
    few = strays <= _STRAYS and strays <= len(content) * _FEW
    return strays if wide > 2 * strays or (few and not _words(content)) else 0


def _words(content: bytes) -> bool:
    """Whether bytes beside ASCII stand inside words, as letters of the file's own language do."""
    return re.search(rb"[A-Za-z][\x80-\xff]{1,2}[a-z]", content) is not None


def _around(content: bytes) -> bytes:
    """The stray bytes with what stands around them."""
    readable = content.decode("utf-8", "surrogateescape")
    around = re.findall(".{0,12}[\udc80-\udcff]+.{0,12}", readable)
    kept = " ".join(around).encode("utf-8", "surrogateescape")
    plain = "".join(c for c in kept.decode("utf-8", "surrogateescape") if c.isascii() or "\udc80" <= c <= "\udcff")
    return plain.encode("utf-8", "surrogateescape")


def _one_byte(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The encoding of one byte a letter that spells best, and those that spell as well but differently."""
    texts = {name: content.decode(name) for name in _ONE_BYTE if fits(content, name)}
    scores = {name: _spelling(text) for name, text in texts.items()}
    best = max(scores, key=scores.__getitem__)  # the first of equals: cp1252 before its subset latin-1
    rivals = {texts[n]: n for n in reversed(texts) if scores[n] >= scores[best] - 0.25 and texts[n] != texts[best]}
    return best, tuple(sorted(rivals.values()))


def _spelling(text: str) -> float:
    """From -1 to 1: how much the characters beside ASCII stand where they would in a text of Western Europe."""
    points = [
        _place(found.group(), text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1])
        for found in re.finditer(r"[^\x00-\x7f]", text)
    ]
    return sum(points) / len(points) if points else 0.0


def _place(character: str, before: str, after: str) -> float:
    """How likely it is to find a character between these two."""
    beside = before.isalpha() + after.isalpha()
    if character in _SMALL:
        return 1.0 if beside else 0.0
    if character in _LARGE:
        return -1.0 if before.islower() else 1.0 if after.isalpha() else 0.3
    if character in _RARE_SMALL:
        return 0.3 if beside else -0.5
    if character in _RARE_LARGE:
        return 0.2 if after.isalpha() and not before.isalpha() else -1.0
    if character in _QUOTES:
        return 0.8 if beside < 2 or character == "’" else -0.5
    if character in _DASHES:
        return 0.8 if beside < 2 else 0.2
    return -1.0 if character not in _SIGNS else -0.7 if beside else 0.5


def _second_opinion(content: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_LOOKED_AT], cp_isolation=["cp1252", "latin_1", "mac_roman", "utf_8"]).best()
    return {"latin_1": "latin-1"}.get(best.encoding, best.encoding) if best else ""
