"""The published folder: documents that belong together appear together or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path


def publish(site: Path, files: list[Path], out: Path) -> None:
    """Copy the folder `site` and the `files` into `out`, which is replaced as a whole when the copy is complete."""
    fresh = out.with_name(f".{out.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(site, fresh / site.name, ignore=shutil.ignore_patterns(".snakemake_timestamp"))
    for file in files:
        shutil.copyfile(file, fresh / file.name)
    swap(fresh, out)


def swap(fresh: Path, out: Path) -> None:
    """Put `fresh` in the place of `out`."""
    old = out.with_name(f".{out.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    fresh.rename(out)
    shutil.rmtree(old, ignore_errors=True)
