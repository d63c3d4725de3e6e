"""What the open pages are to show: the site as it is now, and how the last change went."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Protocol


class Site(Protocol):
    """Finished pages and what belongs to them; paths are counted from the site's root, `chapters/x.html`."""

    def read(self, path: str) -> bytes | None:
        """The file, or None where there is none."""

    def stamp(self, path: str) -> str:
        """What changes when the page at `path` looks different."""


@dataclass(frozen=True)
class Status:
    """How the last change went: `kind` is working, good or bad; `lines` say what is wrong, one problem each."""

    kind: str
    text: str
    lines: list[str] = field(default_factory=list)


class Board:
    """Site and status, and a bell that rings at each change of them. Everything is safe to use from any thread."""

    def __init__(self) -> None:
        self.site: Site | None = None
        self.status = Status("working", "Starting")
        self._rings = 0
        self._bell = threading.Condition()

    def show(self, status: Status, site: Site | None = None) -> None:
        """Put up a status, and a site where there is a new one."""
        with self._bell:
            self.status = status
            self.site = site or self.site
            self._rings += 1
            self._bell.notify_all()

    def wait(self, heard: int, seconds: float) -> int:
        """Return when the bell has rung more often than `heard`, or after `seconds`; how often it has."""
        with self._bell:
            self._bell.wait_for(lambda: self._rings > heard, timeout=seconds)
            return self._rings
