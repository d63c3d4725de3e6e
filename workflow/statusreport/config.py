"""The edition's configuration, checked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from statusreport import declarations


@dataclass(frozen=True)
class Edition:
    """What this folder builds: the year reported on, the year followed up on, and the renderer."""

    year: int
    previous_year: int
    engine: str


def edition(config: dict[str, Any], path: Path, schema_path: Path) -> Edition:
    """The configuration as Snakemake merged it (file and command line), checked against the schema.

    Raises ReportError with file and line for each unknown key or value that is not allowed.
    """
    declared = replace(declarations.parse(path), data=config)
    schema = yaml.load(schema_path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    declarations.check(declared, schema)
    return Edition(config["edition"]["year"], config["edition"]["previous_year"], config["report"]["engine"])
