"""Content decides what runs again, never a timestamp: what files hold now, and what the steps left behind.

Snakemake asks for the time first and for the content only of what is newer, and never looks at what a step made. So
every rule has the content of its sources as a parameter (`together`), and what each step made is remembered by content:
what is there and is not as it was left is made again (`Made.changed`).
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from statusreport.checksums import sha256

RECORD = Path(".snakemake/made.json")
MADE_IN = ("data/processed/", "report/_output/")
MARK = ".snakemake_timestamp"  # by which Snakemake knows the time of a folder that a step made
LONG_AGO = (1, 1)


def sources(files: Iterable[str]) -> list[str]:
    """Those of the files that no step makes, in order."""
    return sorted({str(file) for file in files if not str(file).startswith(MADE_IN)})


def write_sources(files: Iterable[str], path: Path) -> None:
    """Write down what the sources among the files hold, as a run begins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({file: content(file) for file in sources(files)}), encoding="utf-8")


def together(files: Iterable[str]) -> str:
    """One checksum of the names and contents of all files; one that is not there counts as such.

    Each file is read once in the life of the process: many steps have the same sources.
    """
    return _joined((file, _content_once(file)) for file in files)


def content(path: str) -> str:
    """The checksum of a file, or of a folder with all that is in it; empty where there is neither."""
    place = Path(path)
    if place.is_dir():
        files = sorted(file for file in place.rglob("*") if file.is_file() and file.name != MARK)
        return _joined((file.relative_to(place).as_posix(), sha256(file)) for file in files)
    return sha256(place) if place.is_file() else ""


_content_once = cache(content)


def _joined(pairs: Iterable[tuple[str, str]]) -> str:
    text = "\n".join(f"{digest} {name}" for name, digest in pairs)
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


class Made:
    """The record of what the steps made, by content. A record that cannot be read is none, and all is made again."""

    def __init__(self, record: Path = RECORD) -> None:
        self.record = record
        try:
            known = json.loads(record.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            known = None
        self.known: dict[str, str] = known if isinstance(known, dict) else {}

    def remember(self, outputs: Iterable[str]) -> None:
        """Take what a step made into the record; written whole or not at all."""
        for path in outputs:
            self.known[path] = content(path)
            forget_time(path)
        self._write()

    def _write(self) -> None:
        fresh = self.record.with_name(f"{self.record.name}.new")
        fresh.write_text(json.dumps(self.known, indent=0, sort_keys=True), encoding="utf-8")
        fresh.replace(self.record)

    def forget(self, outputs: Iterable[str]) -> None:
        """Take outputs out of the record: they are made again by the next run."""
        for path in outputs:
            self.known.pop(path, None)
        self._write()

    def changed(self, outputs: Iterable[str]) -> list[str]:
        """The outputs that are there and are not what a step left, or are not known at all."""
        found = [path for path in outputs if os.path.lexists(path)]
        changed = [path for path in found if self.known.get(path) != content(path)]
        for path in set(found) - set(changed):
            forget_time(path)
        return changed


def forget_time(path: str) -> None:
    """A folder that a step made is older than everything: Snakemake knows no content of folders, only their time."""
    mark = Path(path) / MARK
    if mark.is_file() and mark.stat().st_mtime != LONG_AGO[0]:
        os.utime(mark, LONG_AGO)


class Recorder(logging.Handler):
    """Remembers what each job made, as soon as Snakemake says that it is finished and before others use it.

    `steps`: what a job reads and makes, by its rule and wildcards (`ingest 2010`). Snakemake writes down what
    sources held when it planned. Where one was replaced before its job ended, that would call the results up to date as
    soon as the old file is back: they are forgotten, and `began` (`write_sources`) no longer knows the file.
    """

    def __init__(self, made: Made, steps: dict[str, dict[str, list[str]]], began: Path) -> None:
        super().__init__(logging.INFO)
        self.made = made
        self.steps = steps
        self.began = began
        self.running: dict[int, str] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Follow the jobs through Snakemake's log."""
        event = str(getattr(record, "event", ""))
        if event == "job_info":
            self.running[record.jobid] = " ".join([record.rule_name, *record.wildcards.values()])
        elif event == "job_finished":
            step = self.steps.get(self.running.pop(record.job_id, ""), {"inputs": [], "outputs": []})
            with contextlib.suppress(OSError):  # a full disk: what is not remembered is made again
                self._finished(step["inputs"], step["outputs"])

    def _finished(self, inputs: list[str], outputs: list[str]) -> None:
        replaced = [file for file in sources(inputs) if content(file) != _content_once(file)]
        if not replaced:
            self.made.remember(outputs)
            return
        self.made.forget(outputs)
        began = json.loads(self.began.read_text(encoding="utf-8")) if self.began.exists() else {}
        self.began.write_text(json.dumps(began | dict.fromkeys(replaced, "")), encoding="utf-8")
