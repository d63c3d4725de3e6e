"""The packet: one archive with a published edition and all that it takes to make it again.

It is a project folder: unpacked, `make report` works in it. The archive is not compressed, so that its bytes depend on
nothing but its content (the documents in it are compressed as they are).
"""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

from statusreport.checksums import sha256
from statusreport.edition.manifest import NAME, Manifest, read_manifest
from statusreport.errors import Problem, ReportError

# Made on the way and small: what a later edition is compared with, number by number and row by row.
KEPT = ("/valid/", "/validation.json", "/indicators.json", "/indicators.csv", "/figures/")
README = """\
The published edition {edition}: report/_output/{edition}/, with the raw files, program and texts it was made from.

To make it again, offline: install the packages of requirements.lock from wheels that were fetched before
(pip download --require-hashes -r requirements.lock -d wheels), then `make report`. In a checkout of the project,
`make reproduce PACKET=<this archive> WHEELS=<their folder>` does so and compares every published file.
{names}
"""


def contents(project: Path, manifest: Manifest) -> list[str]:
    """The files of a packet, relative to the project. Raises ReportError where one is no longer what was published."""
    output = f"report/_output/{manifest['edition']}"
    made = {file: digest for step in manifest["steps"].values() for file, digest in step["outputs"].items()}
    kept = {file: digest for file, digest in made.items() if any(part in file for part in KEPT)}
    published = {f"{output}/{name}": entry["sha256"] for name, entry in manifest["published"].items()}
    expected = manifest["inputs"] | {file: kept[file] for file in kept if "/book/" not in file} | published
    remedy = "Build the edition again: `make report`"
    problems = [
        Problem(file, "", "the file is not the one that the manifest names", remedy)
        for file, digest in sorted(expected.items())
        if not (project / file).is_file() or sha256(project / file) != digest
    ]
    if problems:
        raise ReportError(problems)
    return sorted([*expected, f"{output}/{NAME}"])


def write_packet(project: Path, folder: Path) -> Path:
    """Pack the edition whose manifest lies in the published `folder` into `packets/`; return the archive.

    Its name ends in the first digits of the manifest's checksum: another edition is another packet.
    """
    manifest = read_manifest(folder / NAME)
    title = f"statusrapport-{manifest['edition']}-{sha256(folder / NAME)[:12]}"
    archive = project / "packets" / f"{title}.tar"
    archive.parent.mkdir(exist_ok=True)
    fresh = archive.with_suffix(".new")
    commit = manifest["commit"]
    names = f"Commit {commit['id']}." if commit["id"] and not commit["modified"] else ""
    with tarfile.open(fresh, "w", format=tarfile.PAX_FORMAT) as tar:
        _add(tar, f"{title}/READ-ME-FIRST.txt", README.format(edition=manifest["edition"], names=names).encode())
        for file in contents(project, manifest):
            _add(tar, f"{title}/{file}", (project / file).read_bytes())
    fresh.replace(archive)
    return archive


def _add(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    """A file of no owner, no time and the usual permissions: what is in a TarInfo unless it is told otherwise."""
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    tar.addfile(entry, io.BytesIO(data))


def unpack(archive: Path, folder: Path) -> Path:
    """Unpack a packet into `folder`; return the project folder in it. Raises ReportError where it is no packet."""
    remedy = "Give an archive that `make publish` wrote"
    try:
        with tarfile.open(archive, "r:") as tar:
            _extract(tar, folder.resolve())
    except (OSError, tarfile.TarError) as error:
        raise ReportError.one(archive, "", f"the packet cannot be unpacked: {error}", remedy) from error
    manifests = sorted(folder.glob(f"*/report/_output/*/{NAME}"))
    if len(manifests) != 1:
        raise ReportError.one(archive, "", f"the archive holds {len(manifests)} manifests", remedy)
    return manifests[0].parents[3]


def _extract(tar: tarfile.TarFile, folder: Path) -> None:
    """Write the archive's files, and nothing that a packet does not hold: links, or paths out of the folder.

    `extractall` can do that only from Python 3.11.4 on.
    """
    for entry in tar:
        target = (folder / entry.name).resolve()
        if not entry.isfile() or not target.is_relative_to(folder):
            raise tarfile.TarError(f"`{entry.name}` is no file of a packet")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(tar.extractfile(entry).read())


def manifest_of(project: Path) -> Path:
    """The manifest of an unpacked packet."""
    return next(project.glob(f"report/_output/*/{NAME}"))


def last_packet(project: Path, year: int) -> Path:
    """The packet of a year that was written last. Raises ReportError where there is none."""
    found = sorted((project / "packets").glob(f"statusrapport-{year}-*.tar"), key=lambda path: path.stat().st_mtime)
    if found:
        return found[-1]
    remedy = "Make one with `make publish`, or name a packet or a folder"
    raise ReportError.one("packets", "", f"there is no packet of {year}", remedy)
