"""What a machine may do to a build: the right result, or a message and a clean state, never a part of a report."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from statusreport.checksums import sha256

from tests.projects import Checkout, finish
from tools.faults import disturb

OUTPUT = "report/_output/2010"
RAW = "data/raw/2010/registrations/tilmeldinger.csv"
CHAPTER = "report/chapters/resume.qmd"
MADE = ("data/processed", "report/_output", ".snakemake")
COMMAND = [sys.executable, "-m", "snakemake", "--config", "report={engine: embedded}"]
SNAKEMAKE = shlex.join(COMMAND)
NAMESPACES = bool(shutil.which("unshare")) and not subprocess.run(["unshare", "-rmn", "true"], check=False).returncode
namespaces = pytest.mark.skipif(not NAMESPACES, reason="this machine lets nobody make namespaces (unshare -rmn)")


def run(checkout: Checkout, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A shell script in the folder of the checkout, without a terminal."""
    return finish(["bash", "-ec", script], checkout.folder, PYTHONDONTWRITEBYTECODE="", **environment)


def files(folder: Path, without: tuple[str, ...] = ()) -> dict[str, tuple[str, int]]:
    """Name → content and time of every file below a folder."""
    names = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    kept = (name for name in names if not name.as_posix().startswith(without))
    return {str(name): (sha256(folder / name), (folder / name).stat().st_mtime_ns) for name in kept}


def contents(folder: Path) -> dict[str, str]:
    """Name → content of every file below a folder."""
    return {name: digest for name, (digest, _) in files(folder).items()}


def stopped(done: subprocess.CompletedProcess[str]) -> str:
    """What a build said that ended as a build that fails must."""
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "The report is ready" not in done.stderr
    return done.stderr


@namespaces
def test_without_network_home_cache_or_terminal_the_same_report_is_made_and_nothing_else_is_touched(fresh, built_once):
    before = files(fresh.folder, MADE)
    done = run(fresh, f"unshare -rn {SNAKEMAKE}", HOME="/nonexistent", XDG_CACHE_HOME="/proc/nonexistent")
    assert done.returncode == 0, done.stderr
    assert contents(fresh.path(OUTPUT)) == contents(built_once.path(OUTPUT))
    assert files(fresh.folder, MADE) == before


@namespaces
def test_everything_but_what_a_build_makes_may_be_read_only_the_raw_data_too(fresh, built_once):
    """The kernel refuses whoever opens a raw file, a chapter or the code for more than reading."""
    made = " ".join(MADE)
    sealed = f"mkdir -p {made}; mount --bind . .; cd $PWD; for made in {made}; do mount --bind $made $made; done; "
    sealed += f"mount -o remount,ro,bind .; touch {RAW} 2>/dev/null && exit 9; {SNAKEMAKE}"
    done = run(fresh, f"unshare -rm sh -ec {shlex.quote(sealed)}")
    assert done.returncode == 0, done.stderr
    assert contents(fresh.path(OUTPUT)) == contents(built_once.path(OUTPUT))


@namespaces
def test_a_full_disk_ends_with_a_message_and_without_a_report(fresh):
    fresh.path("data/processed").mkdir()
    full = f"mount -t tmpfs -o size=1m tmpfs data/processed; {SNAKEMAKE}"
    assert "the disk is full" in stopped(run(fresh, f'unshare -rm sh -ec "{full}"'))
    assert not fresh.path("report/_output").exists()


@namespaces
def test_a_disk_that_is_full_where_documents_are_published_keeps_the_last_good_edition(built):
    before = contents(built.path(OUTPUT))
    built.replace(CHAPTER, "holdt i", "afholdt i")
    # room for the edition there is, and for half of another
    full = "cp -a report/_output held; mount -t tmpfs -o size=8m tmpfs report/_output; cp -a held/. report/_output; "
    full += f"{SNAKEMAKE} || code=$?; cp -a report/_output after; exit $code"
    said = stopped(run(built, f"unshare -rm sh -ec {shlex.quote(full)}"))
    assert "disk is full" in said
    assert contents(built.path("after/2010")) == before


@namespaces
def test_a_folder_that_cannot_be_written_keeps_the_last_good_edition(built):
    before = contents(built.path(OUTPUT))
    built.replace(CHAPTER, "holdt i", "afholdt i")
    sealed = f"mount --bind report/_output report/_output; mount -o remount,ro,bind report/_output; {SNAKEMAKE}"
    assert "report/_output" in stopped(run(built, f'unshare -rm sh -ec "{sealed}"'))
    assert contents(built.path(OUTPUT)) == before
    built.build()
    assert contents(built.path(OUTPUT)) != before


def test_too_little_memory_ends_with_a_message_and_without_a_report(fresh):
    stopped(run(fresh, f"ulimit -v 400000; {SNAKEMAKE}"))
    assert not fresh.path("report/_output").exists()


@pytest.mark.parametrize("stage", ["Reading the raw files of 2010", "Computing the indicators"])
def test_a_raw_file_that_is_replaced_during_the_build_is_in_no_result(fresh, built_once, stage):
    build = subprocess.Popen(COMMAND, cwd=fresh.folder, stderr=subprocess.PIPE, text=True)
    said = ""
    while stage not in said:
        line = build.stderr.readline()
        assert line, f"the build ended early: {said}"
        said += line
    shutil.move(fresh.path(RAW), fresh.path("put aside"))
    shutil.copyfile(fresh.path("put aside"), fresh.path(RAW))
    fresh.replace(RAW, ";Deltog", ";Udeblev", "cp1252")
    said += build.stderr.read()
    assert build.wait() == 1, said
    assert RAW in said and "changed" in said and "Traceback" not in said
    assert not fresh.path("report/_output").exists()
    shutil.move(fresh.path("put aside"), fresh.path(RAW))  # with the time that it had
    fresh.build()
    assert contents(fresh.path(OUTPUT)) == contents(built_once.path(OUTPUT))


def test_a_build_that_was_killed_leaves_nothing_that_the_next_one_takes_for_a_result(built_once, tmp_path):
    assert "the same bytes" in disturb(tmp_path / "killed", None, built_once.folder, after=8)


def test_a_broken_record_and_a_stale_lock_stop_nobody(built):
    before = contents(built.path(OUTPUT))
    broken = [path for path in built.path(".snakemake").rglob("*") if path.is_file()]
    assert broken
    for path in broken:
        path.write_bytes(b"\0broken")
    built.path(".snakemake/locks").mkdir(exist_ok=True)
    built.path(".snakemake/locks/0.input.lock").write_text(RAW, encoding="utf-8")
    built.build()
    assert contents(built.path(OUTPUT)) == before


def test_of_two_builds_in_one_folder_the_second_says_so_and_the_first_goes_on(fresh):
    first = subprocess.Popen([*COMMAND[:3], "indicators", *COMMAND[3:]], cwd=fresh.folder, stderr=subprocess.DEVNULL)
    try:
        while not fresh.path("data/processed").exists():
            assert first.poll() is None
            time.sleep(0.1)
        assert str(first.pid) in stopped(run(fresh, SNAKEMAKE))
        assert first.wait() == 0
    finally:
        if first.poll() is None:
            first.send_signal(signal.SIGTERM)
            first.wait()
