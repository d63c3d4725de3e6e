"""Resolves the pinned dependencies of pyproject.toml into requirements.lock, requirements-quarto.lock, environment.yml.

Run by `make lock`; needs a network that reaches the Python package index.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

UV = "uv==0.13.9"  # the resolver; of no use to anything else here, so it gets an environment of its own
ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = """\
# The same packages and versions as requirements.lock and requirements-quarto.lock, for conda; written by `make lock`.
name: statusreport
channels: [conda-forge]
dependencies:
  - python=3.12
  - make
  - pip
  - pip:
"""


def pins(lock: str) -> list[str]:
    """`name==version` of a lock file, with its marker where it has one."""
    return re.findall(r"^([\w.-]+==[^\s;\\]+(?: ; [^\\\n]+?)?)(?: \\)?$", lock, re.MULTILINE)


def name_of(pin: str) -> str:
    """The package of a pin."""
    return pin.partition("==")[0]


def compile_lock(uv: Path, output: str, *arguments: str) -> str:
    """Write one lock file with hashes, valid for every platform and Python from 3.11, and return its text."""
    command = [uv, "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11", "--generate-hashes"]
    header = "--custom-compile-command=make lock"
    subprocess.run([*command, "--quiet", header, *arguments, "--output-file", output], cwd=ROOT, check=True)
    return (ROOT / output).read_text(encoding="utf-8")


def main() -> None:
    """Write the three files."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        bin_folder = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([bin_folder / "python", "-m", "pip", "install", "--quiet", UV], check=True)
        lock = compile_lock(bin_folder / "uv", "requirements.lock", "--extra", "test")
        with_quarto = compile_lock(
            bin_folder / "uv", "requirements-quarto.lock", "--extra", "quarto", "--constraint", "requirements.lock"
        )
    # what both need is said once: the second lock may know a package under a narrower marker than the first
    known = {name_of(pin) for pin in pins(lock)}
    quarto = [pin for pin in pins(with_quarto) if name_of(pin) not in known]
    lines = "".join(f"      - {_quoted(pin)}\n" for pin in pins(lock) + quarto)
    (ROOT / "environment.yml").write_text(ENVIRONMENT + lines, encoding="utf-8")


def _quoted(pin: str) -> str:
    return f'"{pin}"' if ";" in pin else pin


if __name__ == "__main__":
    main()
