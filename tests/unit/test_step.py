from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from statusreport import step
from statusreport.errors import Problem, ReportError

from tests.unit.worlds import ROOT


@pytest.fixture
def run(monkeypatch):
    """Run a step with a command line."""

    def run(main, *arguments):
        monkeypatch.setattr("sys.argv", ["step.py", *arguments])
        step.run(main)

    return run


def test_options_become_the_parameters_of_their_annotated_types(run):
    seen = []

    def main(year: int, name: str, previous_year: int, out: Path, tables: list[Path]) -> None:
        """Take everything."""
        seen.extend([year, name, previous_year, out, tables])

    arguments = "--year 2010 --name x --previous-year 2009 --out a/b.csv --tables c.csv d.csv"
    run(main, *arguments.split())
    assert seen == [2010, "x", 2009, Path("a/b.csv"), [Path("c.csv"), Path("d.csv")]]


def test_a_list_may_be_empty(run):
    seen = []

    def main(tables: list[Path]) -> None:
        """Take a list."""
        seen.append(tables)

    run(main, "--tables")
    assert seen == [[]]


def test_bad_input_ends_with_every_message_and_no_traceback(run):
    def main() -> None:
        """Find fault."""
        raise ReportError([Problem("a.csv", "row 2", "broken date", "Correct it"), Problem("b.csv", "", "x", "y")])

    with pytest.raises(SystemExit) as caught:
        run(main)
    # a text as the code: Python prints it to stderr and exits with 1
    assert caught.value.code == "a.csv, row 2: broken date. Correct it.\nb.csv: x. y."


def test_a_fault_of_the_program_keeps_its_traceback(run):
    def main() -> None:
        """Fail."""
        raise KeyError("x")

    with pytest.raises(KeyError):
        run(main)


@pytest.mark.parametrize("arguments", [[], ["--yea", "2010"], ["--year", "x"], ["--year", "1", "--more", "2"]])
def test_a_command_line_that_does_not_fit_is_refused(run, arguments, capsys):
    def main(year: int) -> None:
        """Take a year."""

    with pytest.raises(SystemExit) as caught:
        run(main, *arguments)
    assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full. Free some space, then run again."),
        (PermissionError(errno.EACCES, "Permission denied", "out/a.csv"), "out/a.csv: Permission denied. Allow this "),
        (OSError(errno.EROFS, "Read-only file system", "out/a.csv"), "out/a.csv: Read-only file system. Allow this "),
        (MemoryError(), "There is not enough memory. Close other programs"),
    ],
)
def test_what_the_machine_lacks_is_said_in_a_sentence(run, error: Exception, said: str):
    def main() -> None:
        """Fail."""
        raise error

    with pytest.raises(SystemExit) as ended:
        run(main)
    assert str(ended.value).startswith(said)


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "The disk is full."), (errno.EACCES, "{folder}/copy/a.csv: Permission denied. Allow this user ")],
)
def test_what_the_machine_lacks_while_a_folder_is_copied_is_said_too(run, tmp_path: Path, number: int, said: str):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.csv").touch()

    def copy(source: str, target: str) -> None:
        raise OSError(number, os.strerror(number), target)

    def main() -> None:
        """Fail."""
        shutil.copytree(tmp_path / "folder", tmp_path / "copy", copy_function=copy)

    with pytest.raises(SystemExit) as ended:
        run(main)
    assert str(ended.value).startswith(said.format(folder=tmp_path))


def test_any_other_error_of_the_machine_is_a_fault_of_the_program(run):
    def main() -> None:
        """Fail."""
        raise FileNotFoundError(errno.ENOENT, "No such file", "a.csv")

    with pytest.raises(FileNotFoundError):
        run(main)


@pytest.mark.parametrize("name", ["cards", "chapters", "manifest", "publish", "render", "workbook"])
def test_a_step_without_tables_of_data_loads_no_slow_library(name: str):
    # it would take longer than the step's own work; chapters and render run after every edit of a chapter
    text = (ROOT / f"workflow/scripts/{name}.py").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("from statusreport")]
    asked = "print(*{'pandas', 'numpy', 'pyarrow', 'matplotlib'} & set(sys.modules))"
    command = [sys.executable, "-c", "\n".join([*lines, "import sys", asked])]
    run = subprocess.run(command, cwd=ROOT / "workflow", capture_output=True, text=True, check=False)
    assert (run.stderr, run.stdout.strip()) == ("", "")
