"""The numbers of a generated file by one query, nothing checked: `bare_scan.py duckdb|polars log|survey FILE`."""

from __future__ import annotations

import json
import sys

QUERIES = {
    "log": """SELECT count(DISTINCT "Personnøgle") AS sport_contacts,
              count(DISTINCT "Personnøgle") FILTER ("Resultat" = 'Fritidsjob') AS sport_jobs FROM {}""",
    "survey": """SELECT count(*) FILTER ({} IN ('I høj grad', 'I nogen grad')) AS crit_dialogue FROM {}""",
}
DELIMITER = {"log": ";", "survey": ","}
DEGREE = "I hvilken grad er samarbejdet og dialogen med forældre og foreninger blevet bedre?"


def by_duckdb(what: str, file: str) -> dict[str, int]:
    """DuckDB reads every column as text, as the project does before it knows better."""
    import duckdb

    table = f"read_csv('{file}', delim='{DELIMITER[what]}', header=true, all_varchar=true)"
    query = QUERIES[what].format(*([f'"{DEGREE}"'] if what == "survey" else []), table)
    found = duckdb.sql(query)
    return dict(zip(found.columns, found.fetchall()[0], strict=True))


def by_polars(what: str, file: str) -> dict[str, int]:
    """Polars, lazily: it reads the columns that the query needs."""
    import polars as pl

    rows = pl.scan_csv(file, separator=DELIMITER[what], infer_schema=False)
    person, result = pl.col("Personnøgle"), pl.col("Resultat")
    numbers = {
        "log": {"sport_contacts": person.n_unique(), "sport_jobs": person.filter(result == "Fritidsjob").n_unique()},
        "survey": {"crit_dialogue": pl.col(DEGREE).is_in(["I høj grad", "I nogen grad"]).sum()},
    }
    return rows.select(**numbers[what]).collect().to_dicts()[0]


if __name__ == "__main__":
    tool, *given = sys.argv[1:]
    print(json.dumps({"duckdb": by_duckdb, "polars": by_polars}[tool](*given)))
