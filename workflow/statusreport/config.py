"""The edition's configuration, checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from statusreport import declarations
from statusreport.errors import ReportError, did_you_mean
from statusreport.translation import GUIDE, SOURCE, catalogue_of


@dataclass(frozen=True)
class Edition:
    """What this folder builds: the year reported on, the year followed up on, languages and renderer."""

    year: int
    previous_year: int
    languages: tuple[str, ...]
    engine: str
    disclosure: dict[str, Any]


def edition(config: dict[str, Any], path: Path, schema_path: Path, tables: Iterable[str] = ()) -> Edition:
    """The configuration as Snakemake merged it (file and command line), checked against the schema.

    `tables`: the generated tables, each of which must say under `disclosure` whether small numbers are left out.
    Raises ReportError with file and line for each unknown key or value that is not allowed.
    """
    declared = replace(declarations.parse(path), data=config)
    schema = yaml.load(schema_path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    declarations.check(declared, schema)
    _check_tables(declared, set(tables))
    _check_languages(declared)
    years = (config["edition"]["year"], config["edition"]["previous_year"])
    return Edition(*years, tuple(config["report"]["languages"]), config["report"]["engine"], config["disclosure"])


def _check_languages(declared: declarations.Declaration) -> None:
    problems = [
        declared.problem(
            ("report", "languages", index),
            f"there is no translation into `{name}`: {catalogue_of(name)} is missing",
            f"Take the language out of the list, or translate the report ({GUIDE})",
        )
        for index, name in enumerate(declared.data["report"]["languages"])
        if name != SOURCE and not catalogue_of(name).is_file()
    ]
    if problems:
        raise ReportError(problems)


def _check_tables(declared: declarations.Declaration, tables: set[str]) -> None:
    said = set(declared.data["disclosure"]["tables"])
    keys = ("disclosure", "tables")
    remedy = "Say whether small numbers in it are left out, and why"
    problems = [
        declared.problem(keys, f"nothing is said of the table `{name}`", remedy) for name in sorted(tables - said)
    ]
    for name in sorted(said - tables) if tables else ():
        problems.append(declared.problem((*keys, name), f"there is no table `{name}`", did_you_mean(name, tables)))
    if problems:
        raise ReportError(problems)
