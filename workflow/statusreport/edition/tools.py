"""The versions of everything that took part in making an edition."""

from __future__ import annotations

import platform
import re
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def read_tools(renderer: str, lock: Path) -> dict[str, str]:
    """Version by tool: Python, pandoc, Quarto where it renders, and the packages of the lock file that are installed.

    The platform is one of them: pictures are drawn, and fractions rounded, by compiled code.
    """
    import pypandoc

    versions = {
        "platform": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "pandoc": pypandoc.get_pandoc_version(),
    }
    if renderer == "quarto":
        from statusreport.render.quarto import executable

        run = subprocess.run([str(executable()), "--version"], capture_output=True, text=True, check=False)
        versions["quarto"] = run.stdout.strip()
    return versions | _packages(lock.read_text(encoding="utf-8"))


def _packages(lock: str) -> dict[str, str]:
    """Installed versions of what a lock file names; what belongs to another platform is left out."""
    found = {}
    for name in sorted(set(re.findall(r"^([A-Za-z0-9][\w.-]*)==", lock, re.MULTILINE))):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
