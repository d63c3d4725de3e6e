"""Publish an edition, make it again, compare it: `python -m tools.edition verify | publish | reproduce`.

Behind `make verify`, `make publish` and `make reproduce`; the work is in workflow/statusreport/edition/.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import yaml
from statusreport.edition.manifest import NAME
from statusreport.edition.packet import last_packet, unpack, write_packet
from statusreport.edition.repeating import reproduce, verify
from statusreport.errors import ReportError

ROOT = Path(__file__).resolve().parent.parent


def published_folder(project: Path) -> Path:
    """Where the edition of config.yaml is published."""
    return project / "report" / "_output" / str(edition_year(project))


def edition_year(project: Path) -> int:
    """The year of config.yaml."""
    return int(yaml.safe_load((project / "config.yaml").read_text(encoding="utf-8"))["edition"]["year"])


def with_wheels(archive: Path, wheels: Path, folder: Path) -> str:
    """A Python with the packages that the packet's own lock file names, from the folder of wheels alone."""
    lock = unpack(archive, folder / "packet") / "requirements.lock"
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index"]
    run = subprocess.run(
        [*pip, "--find-links", wheels.resolve(), "--require-hashes", "--requirement", lock], check=False
    )
    if run.returncode:
        remedy = "Fetch them where there is a network: pip download --require-hashes -r requirements.lock -d wheels"
        raise ReportError.one(wheels, "", "the packages of the packet's lock file are not all there", remedy)
    return str(python)


def run_verify(options: argparse.Namespace) -> tuple[bool, str]:
    """Build the project again and compare."""
    return verify(ROOT, options.manifest or published_folder(ROOT) / NAME)


def run_publish(options: argparse.Namespace) -> tuple[bool, str]:
    """Pack the edition."""
    archive = write_packet(ROOT, published_folder(ROOT))
    return True, f"The packet of the edition:\n  {archive.relative_to(ROOT)}"


def run_reproduce(options: argparse.Namespace) -> tuple[bool, str]:
    """Build a packet again and compare."""
    packet = options.packet or last_packet(ROOT, edition_year(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        python = with_wheels(packet, options.wheels, Path(folder)) if options.wheels else sys.executable
        return reproduce(packet, python)


def main() -> None:
    """Run one of the commands; exit code 1 says that an edition does not come out the same."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("verify", help=run_verify.__doc__)
    command.add_argument("manifest", type=Path, nargs="?")
    command.set_defaults(run=run_verify)
    commands.add_parser("publish", help=run_publish.__doc__).set_defaults(run=run_publish)
    command = commands.add_parser("reproduce", help=run_reproduce.__doc__)
    command.add_argument("packet", type=Path, nargs="?")
    command.add_argument("--wheels", type=Path)
    command.set_defaults(run=run_reproduce)
    options = parser.parse_args()
    try:
        same, text = options.run(options)
    except ReportError as error:
        sys.exit(error.message())
    print(text)
    sys.exit(0 if same else 1)


if __name__ == "__main__":
    main()
