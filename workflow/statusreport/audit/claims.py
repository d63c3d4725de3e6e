"""What a document written by hand claims, held against itself: shares that no count makes, claims that disagree.

A claim is one entry of a claims file (workflow/schemas/claims.schema.yaml). Claims about the same fact and base must
agree; what a document leaves open (no n, a list that ends in "etc.") is said or allowed, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from statusreport.audit.evidence import percent
from statusreport.audit.handwritten import folded, says
from statusreport.audit.numerals import decimals, value
from statusreport.declarations import Declaration
from statusreport.errors import Problem

LARGEST_N = 1000  # how far a fitting n is looked for

Claim = dict[str, Any]


def contradictions(text: str, declaration: Declaration, document: Path) -> list[Problem]:
    """Everything that is wrong with the claims of a document, in the order of the file."""
    claims = declaration.data["claims"]
    lines = {claim["id"]: declaration.line("claims", index) for index, claim in enumerate(claims)}
    found = [*_unfounded(text, claims), *_impossible(claims), *_without_n(claims), *_totals(claims)]
    found += [finding for group in _by_fact(claims) for finding in _disagreements(group)]
    found += list(_parts(claims))
    order = list(lines)
    found.sort(key=lambda finding: order.index(finding[0][0]))
    return [_problem(document, declaration, lines, names, finding) for names, finding in found]


Finding = tuple[list[str], str]  # the claims concerned, what is wrong


def _problem(
    document: Path, declaration: Declaration, lines: dict[str, int], names: list[str], finding: str
) -> Problem:
    where = ", ".join(f"`{name}`" for name in names)
    return Problem(str(document), where, finding, f"Look up {declaration.path}, line {lines[names[0]]}")


def _unfounded(text: str, claims: list[Claim]) -> Iterator[Finding]:
    """Claims whose words the document does not have: the claim, or the file, is out of date."""
    document = folded(text)
    for claim in claims:
        missing = [words for words in [*claim.get("quote", []), *claim.get("items", [])] if not says(document, words)]
        if missing:
            yield [claim["id"]], f"the document does not say {_quoted(missing)}"


def _impossible(claims: list[Claim]) -> Iterator[Finding]:
    for claim in claims:
        if "n" in claim:
            shares = claim.get("shares", [])
            wrong = [share for share in shares if not possible(share, claim["n"])]
            if wrong:
                fitting = next((n for n in range(1, LARGEST_N) if all(possible(share, n) for share in shares)), None)
                hint = f"; the smallest n that gives all of them is {fitting}" if fitting else ""
                yield [claim["id"]], f"no count out of {claim['n']} gives {_quoted(wrong)}{hint}"


def possible(share: str, n: int) -> bool:
    """Whether some k out of n, rounded half away from zero to the decimals of the share, prints as the share."""
    number = share.removesuffix("%").strip()
    stated, places = value(number), decimals(number)
    if stated is None or stated > 100:
        return False
    nearest = int(stated * n / 100)
    return any(Fraction(percent(k, n, places)) == stated for k in (nearest, nearest + 1) if k <= n)


def _without_n(claims: list[Claim]) -> Iterator[Finding]:
    """Shares of which nobody can say how many they are; a bound hides even the share."""
    exact = {_fact(claim) for claim in claims if "n" in claim or ("shares" in claim and "qualifier" not in claim)}
    for claim in claims:
        if "shares" in claim and "n" not in claim:
            bound = claim.get("qualifier") in ("more_than", "at_least")
            if bound and _fact(claim) in exact:
                continue
            kind = "a bound without share and n" if bound else "a share without n"
            yield [claim["id"]], f"{_quoted(claim['shares'])} is {kind}"


def _totals(claims: list[Claim]) -> Iterator[Finding]:
    for claim in claims:
        if "parts" in claim and "count" in claim:
            found = sum((value(part) or Fraction(0) for part in claim["parts"]), Fraction(0))
            if found != value(claim["count"]):
                yield [claim["id"]], f"the parts add up to {float(found):g}, not {claim['count']}"


def _fact(claim: Claim) -> str:
    """What a claim is about; a claim that does not say is about itself."""
    return claim.get("fact", claim["id"])


def _by_fact(claims: list[Claim]) -> Iterable[list[Claim]]:
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((_fact(claim), claim.get("base", "")), []).append(claim)
    return groups.values()


def _disagreements(claims: list[Claim]) -> Iterator[Finding]:
    names = [claim["id"] for claim in claims]
    texts = dict.fromkeys(claim["value"].casefold() for claim in claims if "value" in claim)
    if len(texts) > 1:
        yield names, f"the document says {_quoted(texts)}"
    numbers = [(claim.get("qualifier"), number, shown) for claim in claims for number, shown in _numbers(claim)]
    exact = {number: shown for qualifier, number, shown in numbers if qualifier is None}
    if len(exact) > 1:
        yield names, f"the document says {_quoted(exact.values())}"
    for qualifier, number, shown in numbers:
        against = [other for value_, other in exact.items() if not _agrees(qualifier, number, value_)]
        if against:
            yield names, f"`{shown}` is said to be {qualifier.replace('_', ' ')}, and elsewhere {_quoted(against)}"
    yield from _lists(claims, names, exact)


def _numbers(claim: Claim) -> Iterator[tuple[Fraction, str]]:
    """The one number that a claim gives for its fact."""
    shown = claim.get("count") or (claim["shares"][0] if len(claim.get("shares", [])) == 1 else None)
    number = value(shown.removesuffix("%").strip()) if shown else None
    if shown and number is not None:
        yield number, shown


def _agrees(qualifier: str | None, bound: Fraction, exact: Fraction) -> bool:
    return {
        "more_than": exact > bound,
        "at_least": exact >= bound,
        "at_most": exact <= bound,
        "less_than": exact < bound,
    }.get(qualifier or "", True)


def _lists(claims: list[Claim], names: list[str], counts: dict[Fraction, str]) -> Iterator[Finding]:
    """Names of one fact, from all its lists, against its count."""
    listed = dict.fromkeys(item for claim in claims for item in claim.get("items", []))
    unfit = {item for claim in claims for item in claim.get("unfit", [])}
    is_open = any(claim.get("open") for claim in claims)
    fit = [item for item in listed if item not in unfit]
    for count, shown in counts.items():
        if listed and (len(fit) > count if is_open else len(fit) != count):
            but = f", not counting {_quoted(sorted(unfit))}" if unfit else ""
            yield names, f"{shown} are counted and {len(fit)} named{but}: {_quoted(fit)}"


def _parts(claims: list[Claim]) -> Iterator[Finding]:
    """A part that is larger than the whole."""
    for part in claims:
        for larger in claims:
            related = part.get("part_of") == _fact(larger) and "count" in part and "count" in larger
            if related and (value(part["count"]) or 0) > (value(larger["count"]) or 0):
                yield [part["id"], larger["id"]], f"{part['count']} are a part of {larger['count']}"


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
