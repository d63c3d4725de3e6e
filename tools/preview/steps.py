"""Snakemake, as the preview needs it: all that chapters include, made anew where it must be, and no documents."""

from __future__ import annotations

import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

LAST_STEPS = ("cards", "figures", "tables")  # the steps whose results the chapters' step reads
CHAPTERS = "chapters"
LOCKED = ("another build is running", "Directory cannot be locked")  # as the workflow says it, and Snakemake
WAITING = "Another build is running; the preview waits"
PATIENCE = 2  # seconds between two looks at whether it still runs
_PROGRESS = re.compile(r"\[\d+/\d+\] ")
_CALL = re.compile(r"python workflow/scripts/(?P<step>\w+)\.py (?P<options>.*)")
_CHATTER = ("Using workflow specific profile", "Config file ", "Nothing to be done", "The report is ready", "Notice: ")


class StepFailed(Exception):
    """A step stopped; `lines` say what is wrong and what to do, as the step said it."""

    def __init__(self, lines: list[str]):
        self.lines = lines
        super().__init__("\n".join(lines))


def bring_up_to_date(tell: Callable[[str], None]) -> list[dict[str, list[str]]]:
    """Run what must run of the steps before the chapters'; `tell` gets a line a step. Raises StepFailed.

    Returns with what options the workflow calls the chapters' step, once for each language.
    """
    planned = _snakemake(tell, "--dry-run", "--printshellcmds", "--until", CHAPTERS, "--forcerun", CHAPTERS)
    calls = [call for line in planned for call in _CALL.finditer(line)]
    if any(call["step"] != CHAPTERS for call in calls):
        _snakemake(tell, "--until", *LAST_STEPS)
    return [dict(_options(shlex.split(call["options"]))) for call in calls if call["step"] == CHAPTERS]


def _snakemake(tell: Callable[[str], None], *arguments: str) -> list[str]:
    """What Snakemake printed besides its progress. Raises StepFailed."""
    while True:
        code, lines = _run([sys.executable, "-m", "snakemake", *arguments], tell)
        if code == 0:
            return lines
        if not any(words in line for line in lines for words in LOCKED):
            raise StepFailed([line for line in lines if line.strip() and not line.startswith(_CHATTER)])
        tell(WAITING)
        time.sleep(PATIENCE)


def _options(words: list[str]) -> Iterator[tuple[str, list[str]]]:
    name, values = "", list[str]()
    for word in [*words, "2>"]:  # where the call's log begins, its options end
        if word.startswith("--") or word == "2>":
            if name:
                yield name, values
            name, values = word.removeprefix("--").replace("-", "_"), []
            if word == "2>":
                return
        else:
            values.append(word)


def _run(command: list[str], tell: Callable[[str], None]) -> tuple[int, list[str]]:
    """Exit code, and the lines that are no progress. An interrupt ends the run as Ctrl-C ends Snakemake: tidily."""
    lines = []
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdout=pipe, stderr=subprocess.STDOUT, text=True, encoding="utf-8", start_new_session=True
    ) as run:
        try:
            for line in run.stdout or ():
                if _PROGRESS.match(line):
                    tell(line.strip())
                else:
                    lines.append(line.rstrip("\n"))
        except BaseException:
            run.send_signal(signal.SIGINT)
            run.communicate()
            raise
    return run.returncode, lines
