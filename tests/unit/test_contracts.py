from __future__ import annotations

import pandas as pd
import pandera.errors
import pandera.pandas as pa
import pytest
from statusreport import contracts
from statusreport.findings import RULES
from statusreport.tidy import DTYPES, REFERENCES, TABLES

HOURS = {
    "area": "Haven",
    "week_start": pd.Timestamp(2010, 1, 4),
    "hours": 22.0,
    "source": "hours",
    "sheet": "",
    "row": 2,
}


def weekly(**changes):
    table = pd.DataFrame([HOURS, HOURS | {"week_start": pd.Timestamp(2010, 1, 11), "row": 3} | changes])
    return table.astype(TABLES["weekly_hours"].dtypes)


def broken(table):
    with pytest.raises(pandera.errors.SchemaErrors) as error:
        contracts.schema("weekly_hours", 2010).validate(table, lazy=True)
    return {getattr(failure.check, "name", failure.check) for failure in error.value.schema_errors}


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_table_has_a_strict_schema_with_described_columns(name):
    schema = contracts.schema(name, 2010)
    assert isinstance(schema, pa.DataFrameSchema)
    assert schema.strict
    assert set(schema.unique) <= set(schema.columns)
    assert all(column.description for column in schema.columns.values())


def test_a_good_table_passes_before_and_after_parquet(tmp_path):
    contracts.schema("weekly_hours", 2010).validate(weekly(), lazy=True)
    weekly().to_parquet(tmp_path / "a.parquet")
    contracts.schema("weekly_hours", 2010).validate(pd.read_parquet(tmp_path / "a.parquet"), lazy=True)


@pytest.mark.parametrize("hours", [-0.5, 168.5])
def test_hours_lie_within_a_week(hours):
    assert broken(weekly(hours=hours)) == {"out_of_range"}


@pytest.mark.parametrize(("day", "fits"), [("2009-12-25", False), ("2009-12-28", True), ("2010-12-31", True)])
def test_a_week_may_begin_in_the_year_before(day, fits):
    table = weekly(week_start=pd.Timestamp(day))
    if fits:
        contracts.schema("weekly_hours", 2010).validate(table, lazy=True)
    else:
        assert broken(table) == {"outside_year"}


def test_a_key_stands_once():
    assert broken(weekly(week_start=pd.Timestamp(2010, 1, 4))) == {"multiple_fields_uniqueness"}


def test_references_lead_to_columns_that_exist():
    for reference in REFERENCES:
        assert set(reference.columns) <= set(TABLES[reference.table].columns)
        assert set(reference.columns) <= set(TABLES[reference.parent].columns)


def test_every_rule_has_words_and_every_column_a_type():
    rules = [rule for name in TABLES for rule in contracts.rules(name, 2010)]
    assert {rule.rule for rule in rules} <= set(RULES)
    assert all(rule.allowed for rule in rules)
    assert {column.type for table in TABLES.values() for column in table.columns.values()} <= set(DTYPES)


def test_person_keys_and_what_respondents_wrote_are_marked_as_personal():
    marked = {(t, c) for t, table in TABLES.items() for c, column in table.columns.items() if column.personal}
    assert marked == {("registrations", "person_key"), ("youth_contacts", "person_key"), ("responses", "answer_label")}
