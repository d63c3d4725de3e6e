"""Rule tables: ledger and valid tables become the tables that chapters include."""

from pathlib import Path

from statusreport.step import run
from statusreport.tables.building import build_tables, write_tables
from statusreport.tables.reading import read_material


def main(ledger: Path, valid: list[Path], sources: list[Path], theory: Path, schemas: Path, texts: Path) -> None:
    """Write every table as Markdown."""
    material = read_material(ledger, valid, sources, theory, schemas / "theory-of-change.schema.yaml")
    write_tables(build_tables(material), texts)


if __name__ == "__main__":
    run(main)
