"""The ledger: every number of the report with its printed form, base, n, target and the raw files behind it."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd

from statusreport.indicators import Measure, Spec, World, compute, kind_of
from statusreport.locale import format_halves, format_number, format_share, join_names
from statusreport.survey_statistics import QuestionCounts
from statusreport.untrusted import uncomputed

Entry = dict[str, Any]

BASE_LABELS = {
    "invited": "inviterede",
    "returned": "returnerede skemaer",
    "answered": "besvarelser",
    "relevant": "relevante besvarelser",
}

# Columns of the CSV form; nested fields (groups, answers, sources) stand in the JSON only, sources by name.
CSV_FIELDS = [
    "id", "label", "value", "display", "unit", "kind", "numerator", "denominator", "base",
    "n_invited", "n_returned", "n_answered", "n_relevant", "target", "definition", "sources",
]  # fmt: skip


def build(world: World, sources: pd.DataFrame) -> list[Entry]:
    """One entry for every declared indicator, in declared order.

    `sources`: columns year, source, file, sha256, reconstructed (str, "" where the rows are original).
    """
    by_key = {(row.year, row.source): row for row in sources.itertuples()}
    return [entry(name, world.specs[name], measure, by_key) for name, measure in compute(world).items()]


def entry(name: str, spec: Spec, measure: Measure, sources: dict[tuple[int, str], Any]) -> Entry:
    """The ledger's entry of one indicator; fields that do not apply are None."""
    used = _sources_used(measure, sources)
    entry = {
        "id": name,
        "label": spec["label"],
        "definition": spec["definition"],
        "chapter": spec["chapter"],
        "kind": kind_of(spec),
        "value": _plain(measure.value),
        "display": display(measure.value, spec),
        "unit": spec["unit"],
        "decimals": decimals(spec),
        "numerator": _plain(measure.numerator),
        "denominator": _plain(measure.denominator),
        "base": spec.get("base"),
        "base_label": BASE_LABELS.get(spec.get("base", "")),
        **_question_fields(measure.question),
        **_criterion_fields(spec),
        "groups": [
            {"key": g.key, "label": g.label, "value": _plain(g.value), "display": display(g.value, spec)}
            for g in measure.groups
        ],
        "origin": measure.origin,
        "sources": used,
        "reconstructed": any(source["reconstructed"] for source in used),
    }
    return entry | {"printed": printed(entry)}


def printed(entry: Entry) -> dict[str, str]:
    """What `{{< num ID FIELD >}}` prints, by field; a field that does not apply to the number is left out."""
    parts = {name: entry[name] for name in ("numerator", "denominator", "n_answered") if entry[name] is not None}
    parts = {name: format_number(value) for name, value in parts.items()}
    is_share = entry["kind"] in ("share", "ratio")
    texts = {
        "value": entry["display"],
        "count": parts.get("numerator") if is_share else None,
        "base": parts.get("denominator") if is_share else None,
        "n": parts.get("n_answered"),
        "target": entry["target_display"],
        "sentence": f"{parts['numerator']} ud af {parts['denominator']}" if is_share else None,
        "names": join_names([group["label"] for group in entry["groups"]]) or None,
    }
    return {field: text for field, text in texts.items() if text is not None}


def display(value: Fraction, spec: Spec) -> str:
    """A value as the report prints it, rounded half away from zero to the declared decimals."""
    form = spec.get("format") or ("percent" if kind_of(spec) in ("share", "ratio") else "number")
    if form == "percent":
        return format_share(value.numerator, value.denominator, decimals(spec))
    if form == "halves":
        return format_halves(float(value))
    return format_number(Decimal(value.numerator) / Decimal(value.denominator), decimals(spec))


def decimals(spec: Spec) -> int:
    """Decimals as printed; none unless declared."""
    return spec.get("decimals", 0)


def parse_percent(text: str) -> Fraction:
    """`70 %` or `57,9 %` as a fraction of one."""
    return Fraction(text.removesuffix(" %").replace(",", ".")) / 100


def _plain(value: Fraction | None) -> int | float | None:
    """A number that JSON can hold: an int where it is whole."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)


def _question_fields(question: QuestionCounts | None) -> Entry:
    if question is None:
        return dict.fromkeys(
            ["survey", "question", "question_text", "n_invited", "n_returned", "n_answered", "n_relevant", "n_blank"]
        ) | {"answers": []}
    return {
        "survey": question.survey,
        "question": question.question,
        "question_text": question.question_text,
        "n_invited": question.n_invited,
        "n_returned": question.n_returned,
        "n_answered": question.n_answered,
        "n_relevant": question.n_relevant,
        "n_blank": question.n_blank,
        "answers": [vars(answer) for answer in question.answers],
    }


def _criterion_fields(spec: Spec) -> Entry:
    criterion = spec.get("criterion")
    if criterion is None:
        return dict.fromkeys(["target", "target_display", "criterion", "measures", "measures_note"])
    return {
        "target": float(parse_percent(criterion["target"])),
        "target_display": criterion["target"],
        "criterion": criterion["text"],
        "measures": criterion.get("measures", "direct"),
        "measures_note": criterion.get("note"),
    }


def _sources_used(measure: Measure, sources: dict[tuple[int, str], Any]) -> list[Entry]:
    counts = measure.rows.groupby(["year", "source"], sort=True).size()
    return [
        {
            "source": source,
            "year": int(year),
            "file": sources[year, source].file,
            "sha256": sources[year, source].sha256,
            "rows_used": int(rows),
            "reconstructed": bool(sources[year, source].reconstructed),
        }
        for (year, source), rows in counts.items()
    ]


def write_ledger(entries: list[Entry], world: World, json_path: Path, csv_path: Path) -> None:
    """The ledger as JSON (whole) and CSV (`;`, decimal comma, UTF-8 with BOM: opens as it is in a Danish Excel)."""
    surveys = {name: spec["title"] for name, spec in world.surveys.items()}
    ledger = {"edition": world.years["edition"], "surveys": surveys, "indicators": entries}
    text = json.dumps(ledger, ensure_ascii=False, indent=1)
    json_path.write_text(text + "\n", encoding="utf-8", newline="\n")
    cells = [{field: _cell(entry[field]) for field in CSV_FIELDS if field != "sources"} for entry in entries]
    frame = pd.DataFrame(cells)
    frame["sources"] = [", ".join(source["file"] for source in entry["sources"]) for entry in entries]
    frame[CSV_FIELDS].map(uncomputed).to_csv(csv_path, sep=";", index=False, encoding="utf-8-sig", lineterminator="\n")


def _cell(value: object) -> str:
    """A cell of the CSV: whole numbers whole, a decimal comma, nothing where there is nothing."""
    return "" if value is None else str(value).replace(".", ",") if isinstance(value, float) else str(value)


def read_ledger(path: Path) -> list[Entry]:
    """The entries of a ledger file."""
    return json.loads(path.read_text(encoding="utf-8"))["indicators"]
