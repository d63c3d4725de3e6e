"""Rule indicators: declarations and valid tables become the ledger."""

from pathlib import Path

import pandas as pd
import yaml
from statusreport import declarations as declared
from statusreport.frames import read_frames
from statusreport.free_text import write_free_text
from statusreport.indicator_checks import check_indicators
from statusreport.ledger import build, write_ledger
from statusreport.measures import World
from statusreport.passes import check_pass
from statusreport.printing import parse_percent
from statusreport.step import run
from statusreport.suppression import Policy, suppress


def main(
    declarations: Path, schema: Path, year: int, previous_year: int, edition: list[Path], previous: list[Path],
    edition_pass: Path, previous_pass: Path,
    disclosure: str, json: Path, csv: Path, free_text: Path,
) -> None:  # fmt: skip
    """Compute every declared indicator and write the ledger."""
    check_pass(edition_pass, edition)
    check_pass(previous_pass, previous)
    declaration = declared.load(declarations, schema)
    tables = {"edition": read_frames(edition), "previous": read_frames(previous)}
    years = {"edition": year, "previous": previous_year}
    world = World(
        specs=declaration.data["indicators"],
        surveys=declaration.data.get("surveys", {}),
        level=parse_percent(declaration.data["intervals"]["level"]),
        tables=tables,
        years=years,
    )
    check_indicators(declaration, world)
    sources = pd.concat([tables[when]["sources"] for when in years])
    entries = suppress(build(world, sources), Policy.of(yaml.safe_load(disclosure)), world.specs, tables["edition"])
    write_ledger(entries, world, json, csv)
    write_free_text(tables["edition"]["responses"], tables["edition"]["codebook"], free_text)


if __name__ == "__main__":
    run(main)
