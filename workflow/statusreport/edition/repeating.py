"""An edition made again and compared with what was published: the work behind `make verify` and `make reproduce`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from statusreport.checksums import sha256
from statusreport.edition.comparison import CHANGED, Comparison, compare, explain
from statusreport.edition.difference import difference
from statusreport.edition.manifest import Manifest, read_manifest
from statusreport.edition.packet import manifest_of, unpack
from statusreport.edition.project import FILES, RAW, project_files
from statusreport.edition.rebuild import output_folder, rebuild

SHOWN = 3  # files whose differences are shown


def verify(project: Path, path: Path) -> tuple[bool, str]:
    """Build the project as it is now in a folder of its own; compare with the published manifest at `path`."""
    manifest = read_manifest(path)
    return _repeat(project, project_files(project, (*FILES, RAW)), manifest, path.parent, sys.executable)


def reproduce(archive: Path, python: str = sys.executable) -> tuple[bool, str]:
    """Build a packet again from its inputs alone; compare with the edition in it."""
    with tempfile.TemporaryDirectory() as folder:
        project = unpack(archive, Path(folder))
        path = manifest_of(project)
        manifest = read_manifest(path)
        return _repeat(project, sorted(manifest["inputs"]), manifest, path.parent, python)


def _repeat(project: Path, files: list[str], manifest: Manifest, published: Path, python: str) -> tuple[bool, str]:
    with tempfile.TemporaryDirectory() as folder:
        after = rebuild(project, files, manifest, Path(folder), python)
        found = compare(manifest, after)
        damaged = _damaged(manifest, published)
        parts = [explain(found), *_shown(found, published, output_folder(Path(folder), manifest))]
        if damaged:
            parts.append(
                "\n".join(["Published files that are not what the manifest names:", *(f"  {f}" for f in damaged)])
            )
        return found.same and not damaged, "\n\n".join(parts)


def _damaged(manifest: Manifest, published: Path) -> list[str]:
    """Published files beside the manifest that are gone or were changed; none where only the manifest is there."""
    entries = manifest["published"].items()
    if not any((published / name).exists() for name, _ in entries):
        return []
    return [name for name, e in entries if not (published / name).is_file() or sha256(published / name) != e["sha256"]]


def _shown(found: Comparison, published: Path, rebuilt: Path) -> list[str]:
    names = [n for n, state in found.published.items() if state == CHANGED and (published / n).is_file()]
    return [difference(published / name, rebuilt / name) for name in names[:SHOWN]]
