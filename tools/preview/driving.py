"""A preview driven by a program in the place of a person: for the tests, and for measuring how long things take."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

PATIENCE = 120  # seconds: far above what docs/preview.md states, for a machine that does much else
TICK = 0.02


class Driven:
    """`python -m tools.preview` of `tools`' checkout, for the project in `folder`; what it prints goes to `log`."""

    def __init__(self, folder: Path, log: Path, tools: Path) -> None:
        paths = os.pathsep.join(map(str, (folder / "workflow", tools)))
        environment = {**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "tools.preview", "--port", "0", "--no-browser"]
        self._log = log
        with log.open("wb") as out:
            self.process = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=out)

    @property
    def terminal(self) -> str:
        """What it has printed."""
        return self._log.read_text(encoding="utf-8")

    @property
    def address(self) -> str:
        """Where it serves; empty while it has not said so."""
        found = re.search(r"http://\S+/", self.terminal)
        return found.group() if found else ""

    def page(self, name: str) -> str:
        """A page as it is served now; empty while there is none, or where the preview started itself anew meanwhile."""
        try:
            with urllib.request.urlopen(f"{self.address}html/{name}", timeout=PATIENCE) as answer:
                return answer.read().decode()
        except (OSError, http.client.HTTPException, ValueError):
            return ""

    def wait(self, fits: Callable[[str], object], name: str) -> str:
        """The page once it fits. Raises TimeoutError, or ChildProcessError where the preview has ended."""
        deadline = time.monotonic() + PATIENCE
        while not fits(html := self.page(name)):
            if self.process.poll() is not None:
                raise ChildProcessError(self.terminal)
            if time.monotonic() > deadline:
                raise TimeoutError(f"{self.terminal}\n{html[-3000:]}")
            time.sleep(TICK)
        return html

    def stop(self) -> int:
        """End it as Ctrl-C does; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)
