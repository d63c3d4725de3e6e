"""A sample of the fuzz run `python -m tools.fuzz`: damaged files end in a right reading or a clear message."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest
from statusreport.readers import READERS

from tools.fuzz.checking import check, compare
from tools.fuzz.running import SPECIMENS, cases, damages, run, specimen

SAMPLE = 20 * len(SPECIMENS)


@pytest.mark.parametrize("reader", SPECIMENS)
def test_a_sound_file_is_read_as_expected(reader, tmp_path):
    outcome = check(specimen(reader), specimen(reader).content, tmp_path, must_read=True)
    assert outcome.kind == "read", outcome.detail


@pytest.mark.parametrize("reader", SPECIMENS)
def test_damaged_files_end_in_a_right_reading_or_a_clear_message(reader, tmp_path):
    outcomes = [(case, run(case, tmp_path)) for case in cases(SAMPLE, seed=7) if case.reader == reader]
    assert [(case, outcome.kind, outcome.detail) for case, outcome in outcomes if not outcome.fine] == []
    assert set(Counter(outcome.kind for _, outcome in outcomes)) == {"read", "refused"}


@pytest.mark.parametrize("reader", SPECIMENS)
def test_a_lost_row_and_an_altered_value_would_be_noticed(reader, tmp_path):
    sound = specimen(reader)
    source = replace(sound.source, file=str(tmp_path / f"raw{sound.suffix}"))
    check(sound, sound.content, tmp_path)
    companions = {name: str(tmp_path / f"{name}.csv") for name in sound.companions}
    reading = READERS[source.reader["name"]](replace(source, companions=companions))
    assert compare(sound, sound.content, reading) == ""
    name, column = (source.table, next(iter(source.columns.values()))) if source.table else ("responses", "answer_code")
    lost = {name: reading.tables[name].iloc[1:]}
    altered = {name: reading.tables[name].assign(**{column: reading.tables[name][column].shift()})}
    for tables in (lost, altered):
        assert compare(sound, sound.content, replace(reading, tables=reading.tables | tables))
    assert compare(sound, sound.content, replace(reading, rows_read=reading.rows_read - 1))


def test_the_same_seed_damages_the_same_files_in_the_same_way():
    case = next(case for case in cases(SAMPLE, seed=7) if case.damage == "flipped")
    change, _ = damages(case.reader)[case.damage]
    first, second = (change(specimen(case.reader).content, random.Random(case.number)) for _ in range(2))
    assert first == second
