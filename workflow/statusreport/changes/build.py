"""A finished build, as far as it is compared: a project folder, or the folder that a packet unpacks to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from statusreport.edition.manifest import NAME, Manifest, read_manifest
from statusreport.edition.rebuild import output_folder
from statusreport.frames import read_frames

Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Build:
    """What one build made and what it was made from; everything is read when it is asked for."""

    root: Path
    manifest: Manifest

    @cached_property
    def ledger(self) -> dict[str, dict[str, Any]]:
        """Entry by indicator."""
        text = (self.processed("edition") / "indicators.json").read_text(encoding="utf-8")
        return {entry["id"]: entry for entry in json.loads(text)["indicators"]}

    @cached_property
    def specs(self) -> dict[str, dict[str, Any]]:
        """Declaration by indicator."""
        text = (self.root / "report" / "indicators.yaml").read_text(encoding="utf-8")
        return yaml.load(text, Loader=yaml.CSafeLoader)["indicators"]

    @cached_property
    def tables(self) -> dict[str, Tables]:
        """The valid tables, by `edition` and `previous`."""
        folders = {when: self.processed(when) / "valid" for when in ("edition", "previous")}
        return {when: read_frames(sorted(folder.glob("*.parquet"))) for when, folder in folders.items()}

    @cached_property
    def validation(self) -> dict[int, dict[str, Any]]:
        """The account of the raw rows, by year."""
        files = {self.year(when): self.processed(when) / "validation.json" for when in ("previous", "edition")}
        return {year: json.loads(file.read_text(encoding="utf-8")) for year, file in files.items() if file.is_file()}

    @property
    def published(self) -> Path:
        """The folder of the documents."""
        return output_folder(self.root, self.manifest)

    def year(self, when: str) -> int:
        """The year of the edition, or the one that it follows up on."""
        return int(self.manifest["config"]["edition"]["year" if when == "edition" else "previous_year"])

    def processed(self, when: str) -> Path:
        """Where a year's tables lie."""
        return self.root / "data" / "processed" / str(self.year(when))

    def made(self, suffix: str) -> dict[str, str]:
        """Checksum by file, of what the steps made that ends in `suffix`."""
        outputs = (step["outputs"] for step in self.manifest["steps"].values())
        return {file: digest for made in outputs for file, digest in made.items() if file.endswith(suffix)}


def read_build(root: Path, year: int) -> Build:
    """The build in a folder. Raises ReportError where nothing was built."""
    return Build(root, read_manifest(root / "report" / "_output" / str(year) / NAME))
