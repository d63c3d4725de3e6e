"""The published folder: documents that belong together appear together or not at all."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path


def publish(published: dict[str, Path], out: Path) -> None:
    """Copy each file or folder to its name in `out`, which is replaced as a whole when the copy is complete."""
    fresh = out.with_name(f".{out.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    for name, path in published.items():
        target = fresh / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            shutil.copytree(path, target, ignore=shutil.ignore_patterns(".snakemake_timestamp"))
        else:
            shutil.copyfile(path, target)
    swap(fresh, out)


def swap(fresh: Path, out: Path) -> None:
    """Put `fresh` in the place of `out`; on Linux in one moment, so that a killed run leaves the old or the new."""
    old = out.with_name(f".{out.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists() and _exchanged(fresh, out):
        fresh.rename(old)
    else:
        if out.exists():
            out.rename(old)
        fresh.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places; False where the system cannot."""
    exchange = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    here, both = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return exchange is not None and exchange(here, os.fsencode(one), here, os.fsencode(other), both) == 0
