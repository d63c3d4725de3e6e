"""The ledger: every number of the report with its printed form, base, n, target and the raw files behind it."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd

from statusreport import phrases
from statusreport.corrections import correction_fields
from statusreport.indicators import compute
from statusreport.last_year import a_year_earlier, measure_if_comparable
from statusreport.locale import format_number, format_share, join_names
from statusreport.measures import Measure, Spec, World, kind_of
from statusreport.printing import decimals, display, is_percent, plain
from statusreport.response import responses
from statusreport.shares import BASE_LABELS, base_fields, certainty_fields, criterion_fields, question_fields
from statusreport.translation import _, translated
from statusreport.untrusted import uncomputed
from statusreport.verdicts import clause, label

Entry = dict[str, Any]
Sources = dict[tuple[int, str], Any]

# Columns of the CSV form; nested fields (groups, answers, sources) stand in the JSON only, sources by name.
CSV_FIELDS = [
    "id", "label", "value", "display", "unit", "kind", "numerator", "denominator", "base",
    "n_invited", "n_returned", "n_answered", "n_relevant", "interval_low", "interval_high", "target", "verdict",
    "definition", "sources",
]  # fmt: skip


def build(world: World, sources: pd.DataFrame) -> list[Entry]:
    """One entry for every declared indicator, in declared order.

    `sources`: columns year, source, file, sha256, reconstructed (str, "" where the rows are original).
    """
    by_key = {(row.year, row.source): row for row in sources.itertuples()}
    earlier = a_year_earlier(world)
    return [
        entry(world, name, measure, measure_if_comparable(earlier, name), by_key)
        for name, measure in compute(world).items()
    ]


def entry(world: World, name: str, measure: Measure, before: Measure | None, sources: Sources) -> Entry:
    """The ledger's entry of one indicator, `before` being the same a year earlier; what does not apply is None."""
    spec = world.specs[name]
    used = _sources_used(measure, sources)
    entry = {
        "id": name,
        "label": spec["label"],
        "definition": spec["definition"],
        "chapter": spec["chapter"],
        "kind": kind_of(spec),
        "value": plain(measure.value),
        "display": display(measure.value, spec),
        "unit": spec["unit"],
        "decimals": decimals(spec),
        "numerator": plain(measure.numerator),
        "denominator": plain(measure.denominator),
        "base": spec.get("base"),
        "base_label": translated(BASE_LABELS.get(spec.get("base"))),
        **question_fields(measure.question, spec),
        **criterion_fields(spec),
        **certainty_fields(spec, measure, world.level),
        **base_fields(spec, measure, world.level),
        **correction_fields(spec),
        "last_year": _last_year(world, spec, measure, before, sources),
        "groups": [
            {"key": g.key, "label": g.label, "value": plain(g.value), "display": display(g.value, spec)}
            for g in measure.groups
        ],
        "origin": measure.origin,
        "sources": used,
        "reconstructed": any(source["reconstructed"] for source in used),
    }
    return entry | {"printed": printed(entry, measure.value, spec)}


def printed(entry: Entry, value: Fraction, spec: Spec) -> dict[str, str]:
    """What `{{< num ID FIELD >}}` prints, by field; a field that does not apply to the number is left out."""
    names = join_names([group["label"] for group in entry["groups"]])
    last_year = entry["last_year"]
    texts = {
        "value": entry["display"],
        "counted": phrases.counted(value, spec),
        "names": names or None,
        "change": last_year["change_display"] if last_year else None,
        "before": entry["correction"]["display"] if entry["correction"] else None,
        **(_printed_share(entry, value) if is_percent(spec) else {}),
        **(_printed_criterion(entry) if entry["verdict"] else {}),
    }
    return {field: text for field, text in texts.items() if text is not None}


def _printed_share(entry: Entry, value: Fraction) -> dict[str, str | None]:
    phrased = {"about": phrases.about(value), "morethan": phrases.more_than(value), "oneof": phrases.one_of(value)}
    if entry["denominator"] is None:  # a percentage that was stated, not computed
        return phrased
    count, base = format_number(entry["numerator"]), format_number(entry["denominator"])
    return {
        **phrased,
        "count": count,
        "base": base,
        "sentence": _("{count} ud af {base}", count=count, base=base),
        "n": None if entry["n_answered"] is None else format_number(entry["n_answered"]),
        "interval": entry["interval_display"],
    }


def _printed_criterion(entry: Entry) -> dict[str, str]:
    proxy = entry["measures"] == "proxy"
    return {
        "target": entry["target_display"],
        "verdict": label(entry["verdict"], proxy),
        "conclusion": clause(entry["verdict"], entry["target_display"], proxy),
    }


def _last_year(world: World, spec: Spec, now: Measure, before: Measure | None, sources: Sources) -> Entry | None:
    if before is None:
        return None
    year = world.years["previous"]
    return {
        "year": year,
        "value": plain(before.value),
        "display": display(before.value, spec),
        "change": plain(now.value - before.value),
        "change_display": phrases.change(now.value, before.value, year, spec),
        "sources": _sources_used(before, sources),
    }


def _sources_used(measure: Measure, sources: Sources) -> list[Entry]:
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
    ledger = {
        "edition": world.years["edition"],
        "level": float(world.level),
        "level_display": format_share(world.level.numerator, world.level.denominator),
        "surveys": surveys,
        "responses": responses(world),
        "indicators": entries,
    }
    text = json.dumps(ledger, ensure_ascii=False, indent=1)
    json_path.write_text(text + "\n", encoding="utf-8", newline="\n")
    cells = [{field: _cell(entry[field]) for field in CSV_FIELDS if field != "sources"} for entry in entries]
    frame = pd.DataFrame(cells)
    frame["sources"] = [", ".join(source["file"] for source in entry["sources"]) for entry in entries]
    frame[CSV_FIELDS].map(uncomputed).to_csv(csv_path, sep=";", index=False, encoding="utf-8-sig", lineterminator="\n")


def _cell(value: object) -> str:
    """A cell of the CSV: whole numbers whole, a decimal comma, nothing where there is nothing."""
    return "" if value is None else str(value).replace(".", ",") if isinstance(value, float) else str(value)
