"""Which source files a step is made of, so that editing one re-runs exactly the steps that use it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

# Every `snakemake` reads all steps' code, so imports are found by their form, which the formatter keeps; a test holds
# what is found against the standard library's ModuleFinder, which takes half a second for it.
_IMPORT = re.compile(r"^[ \t]*(?:from ([\w.]+) import (?:\(([^)]*)\)|(.*))|import (.*))$", re.MULTILINE)
_NAME = re.compile(r"(?:^|,)\s*([\w.]+)")
_COMMENT = re.compile(r"#.*")


@cache
def modules_of(script: Path, root: Path) -> list[str]:
    """`script` and every module under `root` that it imports, directly or through others, lazily or not.

    Nothing is run; modules outside `root` are the lock file's business.
    """
    found, waiting = {script}, [script]
    while waiting:
        fresh = _imported(waiting.pop(), root) - found
        found |= fresh
        waiting += fresh
    return sorted(map(str, found))


@cache
def _imported(path: Path, root: Path) -> frozenset[Path]:
    """The files under `root` that one file imports, those of the packages that they lie in among them."""
    return frozenset(file for name in _names(path.read_text(encoding="utf-8")) for file in _files(name, root))


def _names(text: str) -> Iterator[str]:
    """Dotted names that a text imports; what is imported from a module may be a module itself."""
    for module, block, line, plain in _IMPORT.findall(text):
        names = _NAME.findall(_COMMENT.sub("", block or line or plain))
        yield from [module, *(f"{module}.{name}" for name in names)] if module else names


@cache
def _files(name: str, root: Path) -> tuple[Path, ...]:
    """The file of a module and the `__init__.py` of each package on the way to it; none outside `root`."""
    parts = name.split(".")
    if not (root / parts[0]).is_dir():  # most names are of other libraries
        return ()
    packages = [root.joinpath(*parts[:length], "__init__.py") for length in range(1, len(parts) + 1)]
    return tuple(path for path in (*packages, root.joinpath(*parts).with_suffix(".py")) if path.is_file())
