"""How long the analyst's loop takes: `python -m tools.preview.measure`, behind `make preview-times`;
named after it, one renderer alone.

In a copy of the project, with each renderer that is here: from the moment a file is saved to the moment the page, as it
is served, shows it. Prints a Markdown table of seconds.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from statusreport.edition.project import FILES, RAW, project_files
from statusreport.render import quarto

from tools.preview.driving import Driven

ROOT = Path(__file__).resolve().parents[2]
REPEATS = 7
CHAPTER, PAGE = "report/chapters/tilfredshed.qmd", "chapters/tilfredshed.html"
OTHERS = (  # what, file, text in it, what takes its place
    ("a changed definition of an indicator", "report/indicators.yaml", "definition: ", "definition: Nyt. "),
    ("a changed line of the year's catalogue", "data/raw/2010/catalogue.yaml", "contact: ", "contact: Fru "),
)
PAUSE = 4.0  # seconds between two edits: a person's, and long enough for what is left for later


def main() -> None:
    """Print the table."""
    print("| what is done | renderer | seconds |\n|---|---|---:|")
    for engine in sys.argv[1:] or ("embedded", *(["quarto"] if quarto.usable() else [])):
        with tempfile.TemporaryDirectory(prefix="preview-times-") as temporary:
            for what, seconds in _measure(Path(temporary), engine):
                print(f"| {what} | {engine} | {seconds:.2f} |", flush=True)


def _measure(folder: Path, engine: str) -> Iterator[tuple[str, float]]:
    project = folder / "project"
    for name in project_files(ROOT, (*FILES, RAW)):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, project / name)
    _put(project / "config.yaml", "engine: auto", f"engine: {engine}")
    for what in ("the first start in a fresh checkout", "a start when nothing has changed"):
        began, preview = time.monotonic(), Driven(project, folder / "log", ROOT)
        try:
            preview.wait(lambda html: "shown after" in html, PAGE)
            yield what, time.monotonic() - began
            if what.startswith("a start"):
                yield from _edits(preview, project)
        finally:
            preview.stop()


def _edits(preview: Driven, project: Path) -> Iterator[tuple[str, float]]:
    edits = [_sentence(preview, project / CHAPTER) for _ in range(REPEATS)]
    for name, summary in (("median", statistics.median), ("slowest", max)):
        yield f"a changed sentence, {name} of {REPEATS}", summary(edits)
    for what, file, old, new in OTHERS:
        shown = preview.terminal.count("shown after")
        change = partial(_put, project / file, old, new)
        yield what, _seconds(preview, change, partial(_told_more, preview, shown))


def _told_more(preview: Driven, shown: int, html: str) -> bool:
    return preview.terminal.count("shown after") > shown


def _sentence(preview: Driven, chapter: Path) -> float:
    mark = f"{time.monotonic_ns():x}".translate(
        str.maketrans("0123456789", "ghijklmnop")
    )  # no digits: they are counted
    text = chapter.read_text(encoding="utf-8")
    change = partial(chapter.write_text, f"{text}\nEt nyt afsnit om {mark}.\n", encoding="utf-8")
    return _seconds(preview, change, lambda html: mark in html)


def _seconds(preview: Driven, change: Callable[[], object], fits: Callable[[str], object]) -> float:
    time.sleep(PAUSE)
    began = time.monotonic()
    change()
    preview.wait(fits, PAGE)
    return time.monotonic() - began


def _put(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


if __name__ == "__main__":
    main()
