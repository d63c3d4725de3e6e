"""What has been saved since the last look, and what each file asks for."""

from __future__ import annotations

import queue
import threading
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

GROUPING = 20  # milliseconds without a further change after which what was saved is taken for complete
LONGEST = 400  # milliseconds after which it is in any case
FOLDERS = ("report", "data/raw", "workflow", "profiles")

TEXT, DATA, PROGRAM = "text", "data", "program"
# What the book consists of besides chapters: read by the chapters' step and the renderer alone.
BOOK_FILES = {"_quarto.yml", "_variables.yml", "references.bib", "quotations.yaml", "written-numbers.yaml"}
BOOK_FOLDERS = {"chapters", "appendices", "_extensions", "assets"}


def asks_for(path: str) -> str:
    """What a changed file asks for: TEXT the pages, DATA the steps before them, PROGRAM a new start after these."""
    parts = path.split("/")
    if parts[0] in ("workflow", "profiles", "Snakefile", "config.yaml"):
        return PROGRAM
    if parts[0] != "report" or path == "report/assets/palette.yaml":  # figures are drawn in its colours
        return DATA
    written = path.endswith((".qmd", ".md")) or any(part in BOOK_FILES or part in BOOK_FOLDERS for part in parts[1:])
    return TEXT if written else DATA


class _Filter(DefaultFilter):
    """Leaves out what is no source: hidden and temporary files, documents, what only was opened or got a new time."""

    def __call__(self, change: Change, path: str) -> bool:
        name = Path(path).name
        temporary = name.startswith((".", "~", "#")) or name.endswith(("~", ".tmp", ".bak")) or name == "4913"
        return not temporary and "/_output/" not in Path(path).as_posix() and super().__call__(change, path)


class Saved:
    """Watches the project's files from now on, also while nobody asks."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._found: queue.Queue[set[str]] = queue.Queue()
        folders = [self._root / name for name in FOLDERS if (self._root / name).exists()]
        for paths, recursive in ((folders, True), ([self._root], False)):
            threading.Thread(target=self._watch, args=(paths, recursive), daemon=True).start()

    def wait(self, seconds: float) -> set[str]:
        """Files saved, made or removed since the last call, named from the project's folder; none after `seconds`."""
        try:
            found = self._found.get(timeout=seconds)
            while not self._found.empty():
                found |= self._found.get()
        except queue.Empty:
            return set()
        return found

    def _watch(self, paths: list[Path], recursive: bool) -> None:
        settings = {"watch_filter": _Filter(), "step": GROUPING, "debounce": LONGEST, "raise_interrupt": False}
        for changes in watch(*paths, recursive=recursive, **settings):
            files = {Path(path).relative_to(self._root).as_posix() for _, path in changes}
            # the project's folder itself is watched for the two files in it that matter
            files = files if recursive else files & {"config.yaml", "Snakefile"}
            if files:
                self._found.put(files)
