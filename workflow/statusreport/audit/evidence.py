"""Where the numbers of a document may come from: the ledger, the account of the raw rows, a recount of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from statusreport.audit.names import raw_names
from statusreport.audit.numerals import decimals, numerals, value

if TYPE_CHECKING:
    import pandas as pd

NOT_PRINTED = {"sha256", "file", "id", "key", "code", "chapter", "decimals", "position"}

Entry = dict[str, Any]
Form = tuple[Fraction, int, bool]  # value, decimals, percent


@dataclass
class Evidence:
    """Printed form of a number → what it is, each once."""

    edition: int
    entries: list[Entry]
    forms: dict[Form, list[str]] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)  # words with digits that are no numbers: `1.a`
    names: frozenset[str] = frozenset()  # of raw data, which documents print as they are

    def origins(self, text: str, percent: bool | None) -> list[str]:
        """What a number as written stands for; `percent` None where the text does not tell (a cell)."""
        number = value(text)
        if number is None:
            return self.words.get(text, [])
        kinds = (True, False) if percent is None else (percent,)
        return [origin for kind in kinds for origin in self.forms.get((number, decimals(text), kind), [])]

    def note(self, number: Fraction, places: int, percent: bool, origin: str) -> None:
        """Keep a number that a document may print."""
        known = self.forms.setdefault((number, places, percent), [])
        if origin not in known:
            known.append(origin)


def gather(ledger: dict[str, Any], records: list[dict[str, Any]], tables: dict[str, pd.DataFrame]) -> Evidence:
    """Evidence from the ledger, the accounts of the validation of all years, and the valid tables of the edition."""
    evidence = Evidence(ledger["edition"], ledger["indicators"], names=raw_names(tables))
    _criteria(evidence)
    for entry in ledger["indicators"]:
        keep_texts(evidence, entry)
    for text in _values({key: part for key, part in ledger.items() if key not in ("edition", "indicators")}):
        _keep(evidence, text, "the ledger")
    for name in ("rows_read", "rows_used", "rows_quarantined", "rows_excluded"):
        counts = [source[name] for record in records for source in record["sources"]]
        for count in [*counts, sum(counts)]:
            evidence.note(Fraction(count), 0, False, "validation")
    for origin, count in _recounted(tables):
        evidence.note(Fraction(count), 0, False, origin)
    return evidence


def keep_texts(evidence: Evidence, entry: Entry) -> None:
    """Take up every number that an entry prints, in whatever field, and the shares of its answers."""
    for text in _values({key: part for key, part in entry.items() if key not in NOT_PRINTED}):
        _keep(evidence, text, entry["id"])
    _answer_shares(evidence, entry)


def percent(numerator: float, denominator: float, places: int) -> Decimal:
    """A share in percent, rounded half away from zero."""
    exact = Fraction(numerator) * 100 / Fraction(denominator)
    scaled = Decimal(exact.numerator) / Decimal(exact.denominator)
    return scaled.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _values(part: Any) -> Iterator[str | int]:
    """Every text and whole number in a nested value that may be printed."""
    if isinstance(part, dict):
        for key, inner in part.items():
            yield from _values(inner) if key not in NOT_PRINTED else ()
    elif isinstance(part, list):
        for inner in part:
            yield from _values(inner)
    elif isinstance(part, str) or (isinstance(part, int) and not isinstance(part, bool)):
        yield part


def _keep(evidence: Evidence, text: str | int, origin: str) -> None:
    if isinstance(text, int):
        evidence.note(Fraction(text), 0, False, origin)
        return
    for numeral in numerals(text):
        number = value(numeral.text)
        if number is None:
            evidence.words.setdefault(numeral.text, []).append(origin)
        else:
            evidence.note(number, decimals(numeral.text), numeral.percent, origin)


def _answer_shares(evidence: Evidence, entry: Entry) -> None:
    """The share of each answer under the entry's own base, and the response rate, computed here once more."""
    places = entry["decimals"]
    for answer in entry["answers"]:
        if entry["denominator"] and answer["count"] is not None:
            share = Fraction(percent(answer["count"], entry["denominator"], places))
            evidence.note(share, places, True, entry["id"])
    if entry["n_invited"]:
        share = Fraction(percent(entry["n_returned"], entry["n_invited"], 0))
        evidence.note(share, 0, True, f"response rate of {entry['survey']}")


def _criteria(evidence: Evidence) -> None:
    """How many success criteria there are and how many are reached."""
    held = [entry for entry in evidence.entries if entry["target"] is not None and entry["value"] is not None]
    reached = [entry for entry in held if entry["value"] >= entry["target"]]
    for count in (len(held), len(reached), len(held) - len(reached)):
        evidence.note(Fraction(count), 0, False, "success criteria")
    by_verdict: dict[str, int] = {}
    for entry in held:
        verdict = str(entry.get("verdict"))
        by_verdict[verdict] = by_verdict.get(verdict, 0) + 1
    for verdict, count in by_verdict.items():
        evidence.note(Fraction(count), 0, False, f"success criteria: {verdict}")


def _recounted(tables: dict[str, pd.DataFrame]) -> Iterator[tuple[str, int]]:
    """Events by type and district; answers to every question of every survey."""
    if "events" in tables:
        for (kind, district), count in tables["events"].groupby(["event_type", "district"]).size().items():
            yield f"events: {kind}, {district}", int(count)
    if "responses" in tables:
        yield from _question_counts(tables["responses"], tables["respondents"], tables["codebook"])


def _question_counts(
    responses: pd.DataFrame, respondents: pd.DataFrame, codebook: pd.DataFrame
) -> Iterator[tuple[str, int]]:
    completed = respondents[respondents["status"] == "completed"][["survey", "respondent"]]
    returned = completed.groupby("survey").size()
    asked, answer = ["survey", "question"], ["survey", "question", "answer_code"]
    irrelevant = codebook.loc[~codebook["relevant"].astype("boolean").fillna(True), answer]
    given = responses.merge(completed, on=["survey", "respondent"])
    set_aside = given.merge(irrelevant, on=answer).groupby(asked).size()
    for (survey, question), part in given.groupby(asked):
        answered = part["respondent"].nunique()
        other = int(set_aside.get((survey, question), 0))
        for name, count in (("returned", returned[survey]), ("answered", answered), ("not relevant", other)):
            yield f"{survey}.{question}: {name}", int(count)
        yield f"{survey}.{question}: blank", int(returned[survey]) - answered
