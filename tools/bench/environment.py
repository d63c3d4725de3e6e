"""The environment of the rivals: a folder of its own, so that none of their packages comes near the project's."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

from tools.bench.project import ROOT

FOLDER = ROOT / ".venv-bench"
REQUIREMENTS = Path(__file__).with_name("requirements.txt")


class Unavailable(RuntimeError):
    """The rivals could not be installed; says why."""


def rivals_bin() -> Path:
    """The folder of the rivals' programs, installed where they are not there yet. Raises Unavailable."""
    programs = FOLDER / ("Scripts" if sys.platform == "win32" else "bin")
    stamp, wanted = FOLDER / "installed", _wanted()
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        _install(programs)
        stamp.write_text(wanted, encoding="utf-8")
    return programs


def _wanted() -> str:
    """What makes an environment another: the pins, and the Python that runs the project."""
    return hashlib.sha256(REQUIREMENTS.read_bytes() + sys.prefix.encode() + sys.version.encode()).hexdigest()


def _install(programs: Path) -> None:
    print(f"Installing what is compared with into {FOLDER.name} …", file=sys.stderr, flush=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    venv.create(FOLDER, with_pip=True)
    command = [
        programs / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "-r",
        REQUIREMENTS,
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        raise Unavailable(f"pip could not install {REQUIREMENTS.name}: {_last_line(run.stderr)}")
    # the rivals call the project's library, so they see its packages, after their own
    where = Path(subprocess.check_output([programs / "python", "-c", _SITE], text=True).strip())
    (where / "project.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")


_SITE = "import sysconfig; print(sysconfig.get_path('purelib'))"


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1][:300] if lines else "it said nothing"
