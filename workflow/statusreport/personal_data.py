"""What is personal in a text or a heading: names, e-mails, phone numbers, addresses, IP addresses, CPR numbers.

Knows no table and no policy: `readers.protection` holds raw cells against it, `errors` and `findings` mask with it.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from statusreport.personal_cpr import cprs, is_date
from statusreport.personal_names import GIVEN, SURNAMES

KINDS = {
    "cpr": "CPR numbers",
    "email": "e-mail addresses",
    "ip": "IP addresses",
    "address": "addresses",
    "phone": "phone numbers",
    "name": "names of people",
}
MASK = "•••"
# Looked for in the names of files and sheets, which have numbers of all sorts.
IN_NAMES = frozenset({"cpr", "email", "name"})
NOTHING = frozenset({"", "-", "–", "anonym", "anonymous", "n/a", "ukendt", "nan"})  # cells that identify nobody
# Cells that none of the searches below can find anything in, for looking through columns at once: a single word that
# begins with a letter (every search wants a space, a dot, a colon or an @, or a digit that no letter or hyphen stands
# before), and numbers that are too short.
HARMLESS = r"(?:[A-Za-zÆØÅæøå_][0-9A-Za-zÆØÅæøå_-]*|[0-9]{1,7})"

_EMAIL = re.compile(
    r"(?<![\w.+'’-])[\w.+'’-]+\s?(?:[@\uff20]|\(at\)|\[at\]|[\[(]?\bsnabel-?a\b[\])]?)\s?[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
_IPV4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\w)")
_IPV6 = re.compile(r"(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w+.,-])(?:"
    r"(?:\+|00)[1-9]\d{0,2}(?:[ .()-]{0,2}\d){6,12}"  # with a country's code
    r"|[2-9]\d([ .-])\d\d\1\d\d\1\d\d"  # 33 66 20 00
    r"|[2-9]\d{3} \d{4}"  # 3366 2000
    r"|[2-9]\d{7}"
    r")(?![\w-]|[.,]\d)"
)
_PHONE_SAID = re.compile(r"\b(?:tlf|telefon\w*|mobil\w*|phone|call|ring(?:e|er)?|sms)\b", re.IGNORECASE)
_STREET = (
    "gade|vej|allé|alle|stræde|vænge|plads(?:en)?|torv(?:et)?|boulevard|parken|haven|toften|bakken|stien|lunden|kajen"
    "|gården"
)
_ADDRESS = re.compile(
    rf"\b(?:\w{{2,}}(?:{_STREET})|[A-ZÆØÅ]\w+ (?:{_STREET}))\s+(?:nr\.?\s*)?\d{{1,3}}\s?[A-Za-z]?(?!\w)"
    r"|\b\d{1,4} [A-Z]\w+(?: [A-Z]\w+)? (?:street|road|avenue|lane|drive|st\.|rd\.|ave\.)(?!\w)",
    re.IGNORECASE,
)
_WORD = r"[^\W\d_][\w'’]*(?:-[^\W\d_][\w'’]*)*"
_NAME = re.compile(rf"\b{_WORD}(?:,?\s+(?:[^\W\d_]\.|{_WORD}))+")
_PARTICLES = frozenset(["abu", "af", "al", "bin", "da", "de", "del", "el", "ibn", "von", "van", "der", "den"])

_SHORT_HEADING = 5  # words: longer ones are questions, which hold the words of headings by chance
_NO_PERSON = re.compile(
    r"organisation|forening|projekt|instit|arrangement|virksomhed|firma|kommun|fil|file|skole|collector|bydel|områd|sted"
    r"|event|project|company|school|survey|form|titel|produkt|web|hjemmeside|url|question|variable",
    re.IGNORECASE,
)
_HEADINGS = {
    "cpr": r"\bcpr|personn(?:ummer|r)\b|social security",
    "email": r"\be-?mails?|\bmail(?:adresse)?s?\b|\be-?post\b",
    "ip": r"\bip\b|ip-?add?ress?e?\b",
    "address": r"adresse\b|\baddress|\bbopæl|\bstreet\b|\bvejnavn|\blocation ?(?:latitude|longitude)|\bgps\b",
    "phone": r"\btelefon(?:nummer|nr)?\b|\btlf|\bmobil(?:nummer|nr|telefon)?\b|\bphone|\bmobile\b",
    "name": r"navn(?:et|e)?\b|\bnamn\b|\b(?:vor|nach|nutzer)name\b|\bprénom\b|"
    r"\bname\b|\brecipient ?(?:first|last) ?name|\bkontaktperson|\bcontact person|\binitialer",
}
_HEADING_PATTERNS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _HEADINGS.items()}
_ASKS_NAME = re.compile(r"\b(?:dit|jeres|your) (?:fulde |full )?(?:navn|name|adresse|address)\b", re.IGNORECASE)


def heading_kind(heading: str) -> str:
    """The kind of personal data that a column of this heading holds, or "" where the heading promises none."""
    text = re.sub(r"(?<=[a-zæøå])(?=[A-ZÆØÅ])|_", " ", heading)  # IPAddress, first_name
    if _ASKS_NAME.search(text):
        return "address" if re.search("adress", text, re.IGNORECASE) else "name"
    if len(text.split()) > _SHORT_HEADING:
        return ""
    for kind, pattern in _HEADING_PATTERNS.items():
        if pattern.search(text) and (kind in ("cpr", "ip", "email") or not _NO_PERSON.search(text)):
            return kind
    return ""


def kinds_in(text: str) -> list[str]:
    """The kinds of personal data in a text, in the order of `KINDS`."""
    return [kind for kind in KINDS if any(True for _ in _SEARCH[kind](text))]


def mask(text: str, kinds: tuple[str, ...] = tuple(KINDS)) -> str:
    """The text with everything personal in it replaced by `MASK`."""
    for kind in kinds:
        spans = [*_SEARCH[kind](text)]
        if spans:
            kept = zip([0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)], strict=True)
            text = MASK.join(text[start:end] for start, end in kept)
    return text


def _phones(text: str) -> Iterator[tuple[int, int]]:
    said = bool(_PHONE_SAID.search(text))
    for match in _PHONE.finditer(text):
        if said or not (match[0].isdigit() and len(match[0]) == 8 and _is_day(match[0])):
            yield match.span()


def _is_day(digits: str) -> bool:
    """Eight digits that are a day of 1900–2099: 20101231 or 31122010."""
    forms = ((digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2]))
    return any(1900 <= int(y) <= 2099 and is_date(int(y), int(m), int(d)) for y, m, d in forms)


def _ips(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_IPV4, _IPV6):
        for match in pattern.finditer(text):
            if len(match[0]) > 4 and _is_ip(match[0]):
                yield match.span()


def _is_ip(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _names(text: str) -> Iterator[tuple[int, int]]:
    for match in _NAME.finditer(text):
        words = list(re.finditer(_WORD, match[0]))
        for first, second in pairwise(words):
            if _is_name(first[0], second[0]):
                yield match.start() + first.start(), match.start() + second.end()


def _is_name(first: str, second: str) -> bool:
    given = any(part in GIVEN for part in first.casefold().split("-"))
    known = second.casefold() in SURNAMES
    if given and known:
        return True
    capital = first[0].isupper() and second[0].isupper()
    if given and second.casefold().split("-")[0] in _PARTICLES:
        return first[0].isupper()
    if first.casefold() in SURNAMES and second.casefold() in GIVEN:  # Jensen, Mette
        return capital
    return capital and len(second) > 1 and (given or known)


def _found(pattern: re.Pattern[str]) -> Callable[[str], Iterator[tuple[int, int]]]:
    return lambda text: (match.span() for match in pattern.finditer(text))


_SEARCH: dict[str, Callable[[str], Iterator[tuple[int, int]]]] = {
    "cpr": cprs,
    "email": _found(_EMAIL),
    "ip": _ips,
    "address": _found(_ADDRESS),
    "phone": _phones,
    "name": _names,
}
