"""Processes beside a step: none outlives it, none that is killed is waited for."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from statusreport.beside import processes

WAITING = """
import time
from statusreport.beside import processes
with processes(2) as pool:
    work = [pool.submit(time.sleep, 300) for _ in range(2)]
    print("begun", flush=True)
    [done.result() for done in work]
"""


@pytest.fixture
def step() -> Iterator[subprocess.Popen]:
    """A step whose two processes have work for five minutes; a process group of its own."""
    process = subprocess.Popen(
        [sys.executable, "-c", WAITING],
        env={**os.environ, "PYTHONPATH": "workflow"},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout.readline() == "begun\n"
    yield process
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def test_processes_end_with_the_step_that_was_killed(step: subprocess.Popen):
    step.kill()
    said, _ = step.communicate(timeout=20)  # comes to an end when no process has the output open any more
    assert said == ""


def test_a_process_that_was_killed_is_a_lack_of_memory_and_not_waited_for():
    with pytest.raises(MemoryError), processes(2) as pool:
        pool.submit(signal.raise_signal, signal.SIGKILL).result(timeout=20)


def test_work_is_done_beside_in_the_order_in_which_it_was_given():
    with processes(2) as pool:
        assert list(pool.map(abs, [-3, 2, -1])) == [3, 2, 1]
        assert pool.submit(os.getpid).result(timeout=20) != os.getpid()
