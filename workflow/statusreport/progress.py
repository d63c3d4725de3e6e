"""What a person sees while the workflow runs: one line a stage, and on failure the one message that matters.

Snakemake's own account stays whole in .snakemake/log/; `snakemake -n` and every other mode print as always.
"""

from __future__ import annotations

import contextlib
import logging
import shutil
import sys
from pathlib import Path

CONSOLE = "DefaultStreamHandler"  # the name Snakemake gives the handler that writes to the terminal
IDLE = "Nothing to be done"  # how Snakemake's message begins when every output is up to date
NO_ROOM = 1_000_000  # bytes; with less, a step cannot even say that the disk is full
ECHO = "RuleException"  # and when it prints the command of a failed step, before it says that the step failed


class Progress(logging.Handler):
    """Turns Snakemake's log records into `[2/7] Validating …` lines."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.started = 0
        self.total = 0
        self.failed = False

    def emit(self, record: logging.LogRecord) -> None:
        """Print what a person can use of a record, and nothing of the rest.

        An error would pass through Snakemake's account of a job that ended: the run would wait for that job for ever.
        """
        try:
            self._show(record)
        except Exception:
            self.handleError(record)  # says so, as every handler does

    def _show(self, record: logging.LogRecord) -> None:
        event = str(getattr(record, "event", ""))
        if event == "run_info":
            self.total = record.stats["total"] - record.stats.get("all", 0)
        elif event == "job_info" and record.rule_name != "all":
            self.started += 1
            self._print(f"[{self.started}/{self.total}] {record.rule_msg or record.rule_name}")
        elif event == "job_error":
            self.failed = True
            self._print(failure(record.rule_name, [Path(path) for path in record.log or []]))
        elif not self.failed and self._matters(record.levelno, str(record.msg)):
            self._print(record.getMessage())  # after a failed step Snakemake only says again that it failed

    @staticmethod
    def _matters(level: int, message: str) -> bool:
        return message.startswith(IDLE) or (level >= logging.ERROR and not message.startswith(ECHO))

    @staticmethod
    def _print(text: str) -> None:
        # who reads may have gone (`snakemake 2>&1 | head`)
        with contextlib.suppress(BrokenPipeError):
            print(text, file=sys.stderr, flush=True)


def failure(rule: str, logs: list[Path]) -> str:
    """The message that a failed step left in its log, and where that log is."""
    for log in logs:
        if log.exists() and (text := log.read_text(encoding="utf-8", errors="replace").strip()):
            return f"\n{text}\n\nThe step `{rule}` stopped; its log is {log}"
    folders = [folder for folder in (Path(), *(log.parent for log in logs)) if folder.is_dir()]
    if min(shutil.disk_usage(folder).free for folder in folders) < NO_ROOM:
        return f"\nThe step `{rule}` stopped: the disk is full. Free some space, then run again."
    return (
        f"\nThe step `{rule}` stopped without a message: something outside ended it, most often because memory ran out."
        " Snakemake's log is in .snakemake/log/"
    )


def attach(logger: logging.Logger) -> None:
    """Put Progress in the place of the handler that prints Snakemake's own account to the terminal."""
    for handler in list(logger.handlers):
        if handler.name == CONSOLE:
            logger.removeHandler(handler)
            logger.addHandler(Progress())
