"""Rule figures: ledger and declarations become pictures, and files with caption and alt text that chapters include."""

from pathlib import Path

from statusreport.figures.capacity_model import read_capacity_model
from statusreport.figures.drawing import draw, write_figure_texts, write_figures
from statusreport.figures.glance import write_glances
from statusreport.figures.theme import read_palette
from statusreport.step import run
from statusreport.tables.reading import read_material


def main(
    ledger: Path, valid: list[Path], sources: list[Path], theory: Path, model: Path, palette: Path, schemas: Path,
    pictures: Path, glances: Path, texts: Path,
) -> None:  # fmt: skip
    """Draw every figure."""
    material = read_material(ledger, valid, sources, theory, schemas / "theory-of-change.schema.yaml")
    capacity_model = read_capacity_model(model, schemas / "capacity-model.schema.yaml")
    colours = read_palette(palette)
    figures = draw(material, capacity_model, colours)
    write_figure_texts(figures, texts)
    write_glances(material, colours, glances)
    write_figures(figures, pictures)


if __name__ == "__main__":
    run(main)
