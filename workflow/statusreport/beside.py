"""Work beside a step's own, in processes on other cores."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process


@contextmanager
def processes(count: int) -> Iterator[ProcessPoolExecutor]:
    """A pool of `count` forks of this process, which have what it has loaded and speak its language.

    They end with it, also where it is killed: left alone they would wait for work for ever, and whoever reads what the
    build prints for its end. Raises MemoryError where the system ends one of them.
    """
    try:
        with ProcessPoolExecutor(count, get_context("fork"), _end_with_parent) as pool:
            yield pool
    except BrokenProcessPool as error:  # ASSUME: nobody else ends a process of a build, and leaves the step that has it
        raise MemoryError from error


def _end_with_parent() -> None:
    def wait() -> None:
        parent_process().join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
