"""One build at a time in a folder, and none stopped by what a killed one left.

Snakemake's own lock says nothing of who holds it, so a killed run leaves one that only a person can take away, and two
runs that begin together both get it. A lock of the operating system ends with its process, whatever ended that.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
from pathlib import Path
from typing import IO

from statusreport.errors import ReportError

SNAKEMAKE = Path(".snakemake")
STALE = ("locks", "backups")  # of Snakemake: the second stop it where a killed run left a folder in them
LOCK = "build.lock"


def begin(folder: Path = SNAKEMAKE) -> IO[str] | None:
    """Take the right to build, held until the file returned is closed, and clear away what a killed run left.

    Raises ReportError where another build has it. None where there are no such locks (Windows, some network drives) or
    the folder cannot be written: then Snakemake's own must do.
    """
    try:
        import fcntl

        folder.mkdir(exist_ok=True)
        file = (folder / LOCK).open("a+", encoding="utf-8")
    except (ImportError, OSError):
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        finding = f"another build is running in this folder ({file.read() or 'its process is not known'})"
        raise ReportError.one(folder.resolve().parent, "", finding, "Wait until it has ended, then run again") from None
    except OSError:
        return None
    with contextlib.suppress(OSError):  # on a full disk, who it is stays unsaid
        file.truncate(0)
        file.write(f"process {os.getpid()} on {socket.gethostname()}")
        file.flush()
    for name in STALE:
        shutil.rmtree(folder / name, ignore_errors=True)
    return file
