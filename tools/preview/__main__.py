"""Show the report in a browser and follow what is saved: `python -m tools.preview` in the project's folder."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import threading
import webbrowser
from pathlib import Path

from statusreport.errors import ReportError

from tools.preview import serving
from tools.preview.board import Board, Status
from tools.preview.building import Builder
from tools.preview.saved import Saved

QUIET = 1.5  # seconds without a change after which pages that were left for later are rendered


def follow(builder: Builder, saved: Saved, board: Board) -> None:
    """Build, and build again after every change; returns when the program itself has changed and still starts."""
    goes_on = builder.take_in(set())
    while True:
        if not goes_on:
            wrong = _does_not_start()
            if not wrong:
                return
            board.show(Status("bad", "The program does not start as it is now:", wrong))
            print(*wrong, sep="\n", file=sys.stderr)
        changed = saved.wait(QUIET)
        if changed:
            goes_on = builder.take_in(changed)
        elif goes_on:
            builder.settle()


def _does_not_start() -> list[str]:
    """The end of the traceback, where this program cannot be loaded as its files are now."""
    run = subprocess.run([sys.executable, "-c", "import tools.preview.__main__"], capture_output=True, text=True)
    return run.stderr.splitlines()[-4:] if run.returncode else []


def open_browser(address: str) -> None:
    """Show the address where there is a screen; in a terminal alone, a text browser would take that over."""
    screen = sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
    if screen:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def main() -> None:
    """Serve until Ctrl-C; where the program has changed, start anew at the same address."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("--port", type=int, help=f"where to listen; {serving.USUAL_PORT} where that is free, else any")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    options = parser.parse_args()
    for end in (signal.SIGINT, signal.SIGTERM):  # in the background, a shell would have the first ignored
        signal.signal(end, signal.default_int_handler)
    board = Board()
    try:
        server = serving.start(board, options.port)
    except ReportError as error:
        sys.exit(error.message())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Preview of the report: {server.address}   (Ctrl-C ends it)", file=sys.stderr, flush=True)
    if not options.no_browser:
        open_browser(server.address)
    with tempfile.TemporaryDirectory(prefix="statusreport-preview-", ignore_cleanup_errors=True) as folder:
        builder = Builder(Path(folder), board)
        try:
            follow(builder, Saved(Path()), board)
        except KeyboardInterrupt:
            print("The preview has ended.", file=sys.stderr)
            return
        finally:
            builder.close()
    server.server_close()
    port = str(server.server_address[1])
    os.execv(sys.executable, [sys.executable, "-m", "tools.preview", "--port", port, "--no-browser"])


if __name__ == "__main__":
    main()
