"""Kill the build at random moments and build again: `python -m tools.faults [--kills 50] [--seed 1]`.

Each time the whole process group gets SIGKILL somewhere between the start and the end of a build, every other time over
a finished edition. What is then published must be the old edition or the new one, never a part or a mixture; and the
next build must give the same bytes as one that nobody disturbed.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from statusreport.contents import content
from statusreport.edition.project import FILES, RAW, project_files

ROOT = Path(__file__).resolve().parent.parent
CHAPTER = "report/chapters/resume.qmd"
COMMAND = [sys.executable, "-m", "snakemake", "--config", "report={engine: embedded}"]
IN_BETWEEN = ("plan.json", "began.json", "logs", "benchmarks")  # tell of the run, and are no result


def main() -> None:
    """Kill and build as often as asked; ends with exit code 1 at the first that is not right."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as scratch:
        old, new, seconds = editions(Path(scratch))
        for number in range(1, options.kills + 1):
            said = disturb(Path(scratch) / "killed", old if number % 2 else None, new, chance.uniform(0, seconds))
            print(f"[{number}/{options.kills}] {said}", flush=True)


def editions(scratch: Path) -> tuple[Path, Path, float]:
    """Two finished builds, of which the second has another sentence, and how many seconds a whole one takes."""
    old, new = scratch / "old", scratch / "new"
    copy_sources(ROOT, old)
    began = time.monotonic()
    build(old)
    seconds = time.monotonic() - began
    shutil.copytree(old, new)
    chapter = new / CHAPTER
    chapter.write_text(chapter.read_text(encoding="utf-8") + "\nEn sætning mere.\n", encoding="utf-8")
    build(new)
    return old, new, seconds


def copy_sources(project: Path, target: Path) -> None:
    """A project without anything that was built."""
    for name in project_files(project, (*FILES, RAW)):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(project / name, target / name)


def disturb(folder: Path, old: Path | None, new: Path, after: float) -> str:
    """Kill a build of the sources of `new`, over the edition `old` or over nothing, then build; what came of it.

    Raises AssertionError where the result is not right.
    """
    shutil.rmtree(folder, ignore_errors=True)
    if old:
        shutil.copytree(old, folder)
        shutil.copy2(new / CHAPTER, folder / CHAPTER)
    else:
        copy_sources(new, folder)
    ended = kill(folder, after)
    found = content(str(published(folder)))
    before = content(str(published(old))) if old else ""
    assert found in (before, content(str(published(new)))), (
        f"killed after {after:.2f} s: a part of an edition is published"
    )
    build(folder)
    different = sorted(differing(folder, new))
    assert not different, f"killed after {after:.2f} s: not the bytes of an undisturbed build: {different[:5]}"
    return f"killed after {after:.2f} s{' (it had ended)' if ended else ''}: the same bytes"


def kill(folder: Path, after: float) -> bool:
    """Start a build and kill its process group after so many seconds; whether it had ended by itself."""
    process = subprocess.Popen(
        COMMAND, cwd=folder, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return False
    return True


def build(folder: Path) -> None:
    """Run the workflow to its end. Raises AssertionError where it fails."""
    run = subprocess.run(COMMAND, cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def published(folder: Path) -> Path:
    """Where a build publishes."""
    return folder / "report" / "_output" / "2010"


def differing(one: Path, other: Path) -> set[str]:
    """Names of what was made and is not the same in both folders, leftovers among them."""
    return {name for name, _ in made(one) ^ made(other)}


def made(folder: Path) -> set[tuple[str, str]]:
    """Name and content of every file that steps made."""
    files = [path for part in ("data/processed", "report/_output") for path in (folder / part).rglob("*")]
    results = (path for path in files if path.is_file() and not set(IN_BETWEEN) & set(path.parts))
    return {(path.relative_to(folder).as_posix(), content(str(path))) for path in results if path.name[0] != "."} | {
        (path.relative_to(folder).as_posix(), "leftover") for path in files if path.name.endswith((".new", ".old"))
    }


if __name__ == "__main__":
    main()
