"""Two builds compared: which kind of change a number has, which rows made it, what the report and the sheet say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml
from statusreport.changes.build import Build
from statusreport.changes.corrections import as_sheet
from statusreport.changes.indicators import Change, indicator_changes
from statusreport.changes.outputs import stage_times, validation_changes
from statusreport.changes.report import Changes, as_markdown
from statusreport.corrections import CORRECTION, METHOD, NEW_DATA, ROUNDING

FILE = "data/raw/2010/arrangementer.csv"
WORKSHOP = "parent_dialogue_workshop"
SPEC = {
    "label": "Workshops",
    "definition": "Årets workshops.",
    "count": "events",
    "where": {"event_type": WORKSHOP},
    "decimals": 0,
}
INPUTS = {FILE: "a", "report/indicators.yaml": "b", "workflow/statusreport/indicators.py": "c"}


def _build(rows: list[tuple[str, str]], digest: str = "a", root: Path = Path(), **spec: Any) -> Build:
    """A build with one table, events (id, type), and one indicator, the number of workshops."""
    events = pd.DataFrame(rows, columns=["event_id", "event_type"])
    events = events.assign(source="events", sheet="", row=range(2, len(rows) + 2))
    sources = pd.DataFrame({"source": ["events"], "file": [FILE]})
    config = {"edition": {"year": 2010, "previous_year": 2009}}
    build = Build(root, {"edition": 2010, "config": config, "inputs": INPUTS | {FILE: digest}, "steps": {}})
    value = sum(kind == WORKSHOP for _, kind in rows)
    display = spec.pop("display", str(value))
    entry = {"id": "held", "label": "Workshops", "value": value, "display": str(value), "verdict": None}
    vars(build).update(
        specs={"held": SPEC | spec},
        tables={
            "edition": {"events": events, "sources": sources},
            "previous": {"events": events[:0], "sources": sources},
        },
        ledger={"held": entry | {"display": display}},
    )
    return build


ROWS = [("A1", WORKSHOP), ("A2", WORKSHOP), ("A3", "network_meeting")]


def _only(before: Build, after: Build) -> Change:
    (change,) = indicator_changes(before, after)
    return change


def test_an_unchanged_number_is_no_change():
    assert indicator_changes(_build(ROWS), _build(ROWS)) == []


def test_a_row_that_was_not_there_is_new_data():
    change = _only(_build(ROWS), _build([*ROWS, ("A4", WORKSHOP)], "A"))
    assert (change.before, change.after, change.kinds) == ("2", "3", (NEW_DATA,))
    assert [str(row) for row in change.rows] == [f"{FILE}, row 5 (new)"]


def test_a_row_that_counts_now_and_did_not_is_a_correction():
    change = _only(_build(ROWS), _build([*ROWS[:2], ("A3", WORKSHOP)], "A"))
    assert change.kinds == (CORRECTION,)
    assert [str(row) for row in change.rows] == [f"{FILE}, row 4 (changed)"]


def test_a_row_that_went_is_a_correction_where_it_stood():
    change = _only(_build(ROWS), _build(ROWS[1:], "A"))
    assert change.kinds == (CORRECTION,)
    assert [str(row) for row in change.rows] == [f"{FILE}, row 2 (gone)"]  # the others moved up and are the same


def test_new_rows_and_corrected_rows_are_both_told():
    change = _only(_build(ROWS), _build([*ROWS[1:], ("A4", WORKSHOP), ("A5", WORKSHOP)], "A"))
    assert change.kinds == (NEW_DATA, CORRECTION)


def test_another_definition_is_a_changed_method():
    every = {"event_type": [WORKSHOP, "network_meeting"]}
    after = _build(ROWS, where=every)
    after.ledger["held"] |= {"value": 3, "display": "3"}
    change = _only(_build(ROWS), after)
    assert METHOD in change.kinds
    assert "held: where" in change.causes


def test_other_decimals_are_rounding():
    change = _only(_build(ROWS), _build(ROWS, decimals=1, display="2,0"))
    assert (change.before, change.after, change.kinds) == ("2", "2,0", (ROUNDING,))
    assert change.causes == ("held: decimals",)


def test_rows_counted_otherwise_from_the_same_raw_file_are_a_changed_method_of_the_program():
    after = _build([*ROWS[:2], ("A3", WORKSHOP)])
    after.manifest["inputs"]["workflow/statusreport/indicators.py"] = "C"
    change = _only(_build(ROWS), after)
    assert change.kinds == (METHOD,)
    assert change.causes == ("workflow/statusreport/indicators.py",)
    assert [row.state for row in change.rows] == ["counted otherwise"]


def test_a_definition_of_a_part_is_a_definition_of_the_whole():
    before, after = _build(ROWS), _build(ROWS, where={"event_type": "network_meeting"})
    for build, value in ((before, 2), (after, 1)):
        build.specs["all"] = {"label": "Alle", "total": ["held"]}
        build.ledger["all"] = {"id": "all", "label": "Alle", "value": value, "display": str(value), "verdict": None}
        del build.ledger["held"]
    change = _only(before, after)
    assert METHOD in change.kinds
    assert "held: where" in change.causes


def test_indicators_that_come_and_go_are_changes():
    before, after = _build(ROWS), _build(ROWS)
    after.ledger["more"] = after.ledger.pop("held") | {"id": "more"}
    after.specs["more"] = after.specs.pop("held")
    changes = indicator_changes(before, after)
    assert [(change.id, change.before, change.after) for change in changes] == [
        ("more", None, "2"),
        ("held", "2", None),
    ]


def _change(**fields: Any) -> Change:
    values = {
        "id": "share", "label": "Andel [a|b]", "before": "40 %", "after": "38 %", "verdict_before": "met",
        "verdict_after": "not_met", "kinds": (CORRECTION,), "rows": (), "causes": (),
    }  # fmt: skip
    return Change(**values | fields)


def test_the_report_shows_a_verdict_that_turns_and_keeps_text_text():
    found = Changes({}, [_change()], [], {}, {}, {"html/index.html": "changed"}, [("render 2010", 1.0, None)])
    report = as_markdown(found)
    assert "Changed: 1 indicators, 1 verdicts, 0 pages, 0 figures, 1 published files." in report
    assert r"| `share` Andel \[a\|b\] | 40 % | 38 % | **met → not_met** | correction of data |" in report
    assert "| render 2010 | 1.00 | – |" in report


def test_the_sheet_lists_numbers_that_were_printed_otherwise_and_no_others():
    hidden = _change(id="same", label="Uændret", after="40 %")
    new = _change(id="new", label="Nyt", before=None)
    sheet = as_sheet([_change(), hidden, new], 2010, "statusrapport-2010-abc")
    assert (
        "Rettelser til statusrapporten for 2010 (udgave statusrapport-2010-abc). Ét offentliggjort tal er ændret."
        in sheet
    )
    assert r"| Andel \[a\|b\] | 40 % | 38 % | rettelse af data |" in sheet
    assert r"- Andel \[a\|b\]: opfyldt → ikke opfyldt" in sheet
    assert "Uændret" not in sheet
    assert "Nyt" not in sheet


def test_the_sheet_drafts_what_is_to_be_declared():
    gone = _change(id="gone", after=None)
    sheet = as_sheet([_change(published="40 %"), _change(id="held", published=202), gone], 2010, "x")
    draft = yaml.safe_load(sheet.partition("```yaml")[2].partition("```")[0])
    assert draft == {
        "share": {"correction": {"before": "40 %", "kind": CORRECTION, "reason": "…"}},
        "held": {"correction": {"before": 202, "kind": CORRECTION, "reason": "…"}},
    }


def test_a_number_is_declared_as_it_was_published():
    assert _only(_build(ROWS, display="66,7 %"), _build(ROWS[1:])).published == "66,7 %"
    assert _only(_build(ROWS), _build(ROWS[1:])).published == 2


def test_a_declared_correction_is_no_change_of_the_method():
    corrected = {"correction": {"before": 2, "kind": NEW_DATA, "reason": "En kom til."}}
    change = _only(_build(ROWS), _build([*ROWS, ("A4", WORKSHOP)], digest="z", **corrected))
    assert change.kinds == (NEW_DATA,)


def test_an_edition_without_corrections_has_a_sheet_that_says_so():
    assert "Ingen offentliggjorte tal er ændret." in as_sheet([], 2010, "x")


def test_validation_is_compared_by_source_and_rule():
    before, after = _build(ROWS), _build(ROWS)
    account = {"source": "events", "file": FILE, "rows_read": 17, "rows_used": 17}
    vars(before)["validation"] = {2010: {"sources": [account], "findings": []}}
    finding = {"file": FILE, "rule": "broken_date"}
    vars(after)["validation"] = {2010: {"sources": [account | {"rows_read": 18}], "findings": [finding]}}
    assert validation_changes(before, after) == [
        f"{FILE}: rows read 17 → 18",
        f"{FILE}: findings of broken_date 0 → 1",
    ]


@pytest.mark.parametrize(("files", "said"), [((), []), (("render",), [("render 2010", 2.5, 2.5)])])
def test_stage_times_come_from_benchmark_files(tmp_path: Path, files: tuple[str, ...], said: list[Any]):
    folder = tmp_path / "data/processed/2010/benchmarks"
    folder.mkdir(parents=True)
    for name in files:
        (folder / f"{name}.tsv").write_text("s\th:m:s\n2.0\t0:00:02\n3.0\t0:00:03\n", encoding="utf-8")
    build = _build(ROWS, root=tmp_path)
    assert stage_times(build, build) == said
