"""What both engines need to know of a book folder."""

from __future__ import annotations

import datetime
from importlib.resources import files
from pathlib import Path

import yaml

from statusreport.errors import ReportError

EXTENSION = Path("_extensions") / "statusreport"
REFERENCE_DOCUMENT = Path("assets") / "reference.docx"


def read_timestamp(book: Path) -> int:
    """Seconds since 1970 of the book's date (noon, UTC): the documents carry it, so that bytes repeat."""
    settings = book / "_quarto.yml"
    try:
        date = datetime.date.fromisoformat(str(yaml.safe_load(settings.read_text("utf-8"))["book"]["date"]))
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise ReportError.one(
            settings, "book.date", "no date of the form YYYY-MM-DD", "Give the book a date"
        ) from error
    return int(datetime.datetime.combine(date, datetime.time(12), datetime.UTC).timestamp())


def font_folder() -> Path:
    """The type family that the report is set in, as the font package brings it."""
    return Path(str(files("font_source_sans_pro"))) / "files"


def spare_fonts() -> list[Path]:
    """Fonts for letters that the report's family lacks, down to a box for each: PDF/UA has none that is not shown."""
    folder = Path(str(files("matplotlib"))) / "mpl-data" / "fonts" / "ttf"
    return [folder / "DejaVuSans.ttf", folder / "DejaVuSans-Bold.ttf", folder / "LastResortHE-Regular.ttf"]
