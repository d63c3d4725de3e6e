"""Runs one step of the workflow from the command line: what every adapter in workflow/scripts/ has in common."""

from __future__ import annotations

import argparse
import inspect
import sys
from collections.abc import Callable
from pathlib import Path

from statusreport.errors import ReportError


def run(main: Callable[..., None]) -> None:
    """Call `main` with the command line, one option a parameter (Path, int, str or a list of paths).

    Bad input ends with its message on stderr and exit code 1; only a fault of the program itself shows a traceback.
    """
    parser = argparse.ArgumentParser(description=inspect.getdoc(main), allow_abbrev=False)
    for name, parameter in inspect.signature(main, eval_str=True).parameters.items():
        many = parameter.annotation == list[Path]
        kind = Path if many else parameter.annotation
        parser.add_argument(f"--{name.replace('_', '-')}", type=kind, nargs="*" if many else None, required=True)
    try:
        main(**vars(parser.parse_args()))
    except ReportError as error:
        sys.exit(error.message())
