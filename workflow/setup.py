"""Makes .venv from the lock file, once; run by make with any Python from 3.11, so it uses the standard library alone.

Quarto is taken from PATH where it is new enough, else installed into .venv where the network lets its download
through; without it the report is made by the embedded renderer.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import subprocess
import sys
import urllib.request
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
QUARTO_MINIMUM = (1, 9)
QUARTO_RELEASES = "https://github.com/quarto-dev/quarto-cli/releases"
PROBE_SECONDS = 5
DOWNLOAD_SECONDS = 300


def main() -> None:
    """Create the environment, or end with one sentence that says what stopped it."""
    if sys.version_info < (3, 11):  # noqa: UP036 — the one place that an older Python gets to
        sys.exit(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}: make report PYTHON=python3.12")
    say("Setting up .venv from requirements.lock (once, about a minute) …")
    if VENV.is_symlink():  # clearing it would empty the folder of another checkout
        VENV.unlink()
    venv.create(VENV, with_pip=True, clear=True)
    if pip("--require-hashes", "--requirement", "requirements.lock").returncode:
        sys.exit("The packages of requirements.lock could not be installed; the lines above say why.")
    say(quarto())
    (VENV / "ready").touch()


def quarto() -> str:
    """Find or install Quarto; the sentence that tells what came of it."""
    version = quarto_on_path()
    if version and version >= QUARTO_MINIMUM:
        return f"Quarto {'.'.join(map(str, version))} is on PATH and will render the report."
    if reachable(QUARTO_RELEASES):
        options = ["--require-hashes", "--requirement", "requirements-quarto.lock"]
        if not pip(*options, timeout=DOWNLOAD_SECONDS, quiet=True).returncode:
            return "Quarto was installed into .venv and will render the report."
    return "Quarto cannot be downloaded from here, so the embedded renderer will make the report, with nothing missing."


def quarto_on_path() -> tuple[int, ...] | None:
    """The version of the `quarto` on PATH, as numbers."""
    executable = shutil.which("quarto")
    if executable is None:
        return None
    run = subprocess.run([executable, "--version"], capture_output=True, text=True, check=False)
    return tuple(map(int, re.findall(r"\d+", run.stdout)[:3]))


def reachable(url: str) -> bool:
    """Whether the network lets a download from there through; asked first because pip takes long to find out."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, method="HEAD"), timeout=PROBE_SECONDS):
            return True
    except (OSError, http.client.HTTPException):
        return False


def pip(*options: str, timeout: int | None = None, quiet: bool = False) -> subprocess.CompletedProcess[bytes]:
    """Run pip of the new environment."""
    python = VENV / ("Scripts" if os.name == "nt" else "bin") / "python"
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *options]
    stderr = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.run(command, cwd=ROOT, timeout=timeout, stderr=stderr, check=False)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1)


def say(text: str) -> None:
    """One line of progress."""
    print(text, flush=True)


if __name__ == "__main__":
    main()
