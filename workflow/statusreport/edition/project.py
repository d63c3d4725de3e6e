"""Which files a project is made of: what a build needs, and nothing that it makes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

FILES = (
    *("Snakefile", "config.yaml", "Makefile", "environment.yml", "requirements.lock", "requirements-quarto.lock"),
    *("profiles", "workflow", "report"),
)
RAW = "data/raw"
MADE = ("__pycache__", "_output")


def project_files(project: Path, names: tuple[str, ...] = FILES) -> list[str]:
    """The files that decide what a build makes, relative to `project`; raw data only where `names` says so."""
    return sorted(file for name in names for file in _files(project, project / name))


def _files(project: Path, path: Path) -> Iterator[str]:
    found = path.rglob("*") if path.is_dir() else [path]
    for file in found:
        if file.is_file() and not set(MADE) & set(file.relative_to(project).parts):
            yield file.relative_to(project).as_posix()
