"""Runs one step of the workflow from the command line: what every adapter in workflow/scripts/ has in common."""

from __future__ import annotations

import argparse
import errno
import inspect
import os
import re
import shutil
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from statusreport.errors import ReportError
from statusreport.personal_data import mask
from statusreport.translation import SOURCE, check_complete, speak

NO_SPACE = {errno.ENOSPC, errno.EDQUOT}
NO_ACCESS = {errno.EACCES, errno.EPERM, errno.EROFS}


def run(main: Callable[..., None]) -> None:
    """Call `main` with the command line, one option a parameter (Path, int, str or a list of paths).

    `--language`, which every step knows, is the language that it speaks to readers, `--messages` what it is made of.
    Bad input ends with its message on stderr and exit code 1; only a fault of the program itself shows a traceback.
    """
    sys.excepthook = _masked
    parser = argparse.ArgumentParser(description=inspect.getdoc(main), allow_abbrev=False)
    for name, parameter in inspect.signature(main, eval_str=True).parameters.items():
        many = parameter.annotation == list[Path]
        kind = Path if many else parameter.annotation
        parser.add_argument(f"--{name.replace('_', '-')}", type=kind, nargs="*" if many else None, required=True)
    parser.add_argument("--language", default=SOURCE)
    parser.add_argument("--messages", type=Path, nargs="*", default=[])
    options = vars(parser.parse_args())
    try:
        speak(options.pop("language"), next(iter(options.pop("messages")), None))
        main(**options)
        check_complete()
        if main.__module__ == "__main__":
            _end()
    except ReportError as error:
        sys.exit(error.message())
    except (OSError, MemoryError) as error:
        sys.exit(_machine(error))


def _end() -> None:
    """End at once. Nothing outlives a step, and taking its libraries down in order takes up to half a second."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _machine(error: OSError | MemoryError) -> str:
    """What the machine lacks, in a sentence; any other error of it is a fault of the program."""
    if isinstance(error, shutil.Error):
        error = _first(error)
    if isinstance(error, MemoryError):
        return "There is not enough memory. Close other programs, or use a larger machine, then run again."
    if error.errno in NO_SPACE:
        return "The disk is full. Free some space, then run again."
    if error.errno in NO_ACCESS:
        return mask(
            f"{error.filename or 'A file'}: {error.strerror}. Allow this user to read and write it, then run again."
        )
    raise error


def _first(error: shutil.Error) -> OSError:
    """What a copy of a folder met first; it goes on, and of each error keeps the text alone."""
    _, target, said = error.args[0][0]
    number = re.match(r"\[Errno (\d+)\]", said)
    return OSError(int(number[1]), os.strerror(int(number[1])), target) if number else error


def _masked(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print a traceback without personal data: a library may quote the cell that it could not take."""
    print(mask("".join(traceback.format_exception(kind, error, trace))), file=sys.stderr)
