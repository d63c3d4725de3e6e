"""Rows that say again what another row says, such as a person registered twice: reported, never made one."""

from __future__ import annotations

import pandas as pd

from statusreport import findings
from statusreport.catalogue import Catalogue
from statusreport.tidy import TABLES


def repeated(name: str, table: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Findings for every row of a tidy table whose values in the columns `once` stood in a row before."""
    spec = TABLES[name]
    columns = list(spec.once)
    if not columns:
        return findings.empty()
    whole = table[table[columns].notna().all(axis=1)]
    again = whole[whole.duplicated(columns)]
    first = whole.drop_duplicates(columns).set_index(columns).loc[pd.MultiIndex.from_frame(again[columns])]
    files = {source.id: source.file for source in catalogue.sources}
    remedies = [
        f"Compare it with row {row}{f' of sheet `{sheet}`' * bool(sheet)} of {files[source]}, and remove one of them"
        for source, sheet, row in first[["source", "sheet", "row"]].itertuples(index=False)
    ]
    return findings.make(
        again[columns].astype("str").agg(" + ".join, axis=1) if len(again) else again[columns[0]],
        personal=any(spec.columns[column].personal for column in columns),
        table=name,
        source=again["source"],
        file=again["source"].map(files),
        sheet=again["sheet"],
        row=again["row"],
        column=" + ".join(columns),
        heading=again["source"].map(_headings(catalogue, columns)),
        rule="repeated_row",
        allowed="one row for each " + " + ".join(columns),
        remedy=pd.Series(remedies, index=again.index, dtype="str"),
    )


def _headings(catalogue: Catalogue, columns: list[str]) -> dict[str, str]:
    return {source.id: " + ".join(map(source.heading, columns)) for source in catalogue.sources}
