"""Rule indicators: declarations and valid tables become the ledger."""

from pathlib import Path

import pandas as pd
from statusreport import declarations as declared
from statusreport.indicator_checks import check_indicators
from statusreport.indicators import World
from statusreport.ledger import build, write_ledger
from statusreport.step import run


def main(
    declarations: Path, schema: Path, year: int, previous_year: int, edition: list[Path], previous: list[Path],
    sources: list[Path], json: Path, csv: Path,
) -> None:  # fmt: skip
    """Compute every declared indicator and write the ledger."""
    declaration = declared.load(declarations, schema)
    world = World(
        specs=declaration.data["indicators"],
        surveys=declaration.data.get("surveys", {}),
        tables={"edition": read_tables(edition), "previous": read_tables(previous)},
        years={"edition": year, "previous": previous_year},
    )
    check_indicators(declaration, world)
    material = pd.concat([pd.read_csv(path, keep_default_na=False) for path in sources])
    write_ledger(build(world, material), year, json, csv)


def read_tables(paths: list[Path]) -> dict[str, pd.DataFrame]:
    """Table name → rows."""
    return {path.stem: pd.read_parquet(path) for path in paths}


if __name__ == "__main__":
    run(main)
