from __future__ import annotations

import ast
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from workflow import setup


@pytest.fixture
def world(monkeypatch, tmp_path):
    """Set-up in an empty folder, with nothing real: no network, no pip; what was asked of pip."""
    asked = []

    def pip(*options, **_):
        asked.append(options[-1])
        return subprocess.CompletedProcess([], 1 if options[-1] in world["broken"] else 0)

    world = {"asked": asked, "broken": set()}
    monkeypatch.setattr(setup, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(setup.venv, "create", lambda path, **_: Path(path).mkdir())
    monkeypatch.setattr(setup, "pip", pip)
    monkeypatch.setattr(setup, "reachable", lambda url: False)
    monkeypatch.setattr(setup, "quarto_on_path", lambda: None)
    return world


def test_the_environment_is_ready_after_its_packages_and_quarto(world, capsys):
    setup.main()
    assert (setup.VENV / "ready").exists()
    assert world["asked"] == ["requirements.lock"]
    assert capsys.readouterr().out.splitlines()[-1].endswith("with nothing missing.")


def test_an_environment_without_its_packages_is_not_ready(world):
    world["broken"] = {"requirements.lock"}
    with pytest.raises(SystemExit, match=r"requirements\.lock could not be installed"):
        setup.main()
    assert not (setup.VENV / "ready").exists()


def test_an_environment_that_is_a_link_to_one_of_another_checkout_leaves_that_one_alone(world, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "ready").touch()
    setup.VENV.symlink_to(tmp_path / "other")
    setup.main()
    assert not setup.VENV.is_symlink()
    assert (tmp_path / "other" / "ready").exists()


def test_an_old_python_is_told_what_is_needed(world, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 1))
    with pytest.raises(SystemExit, match=r"Python 3\.11 or newer is needed"):
        setup.main()


def test_an_old_python_can_read_the_program_that_tells_it():
    ast.parse(Path(setup.__file__).read_text(encoding="utf-8"), feature_version=(3, 8))


def test_a_quarto_on_path_is_used_and_nothing_is_downloaded(world, monkeypatch):
    monkeypatch.setattr(setup, "quarto_on_path", lambda: (1, 9, 3))
    monkeypatch.setattr(setup, "reachable", lambda url: pytest.fail("asked the network"))
    assert setup.quarto() == "Quarto 1.9.3 is on PATH and will render the report."
    assert world["asked"] == []


@pytest.mark.parametrize("version", [None, (1, 8, 27), (0, 99)])
def test_a_missing_or_old_quarto_is_installed_where_the_network_allows(world, monkeypatch, version):
    monkeypatch.setattr(setup, "quarto_on_path", lambda: version)
    monkeypatch.setattr(setup, "reachable", lambda url: True)
    assert setup.quarto() == "Quarto was installed into .venv and will render the report."
    assert world["asked"] == ["requirements-quarto.lock"]


def test_version_1_10_is_newer_than_1_9(world, monkeypatch):
    monkeypatch.setattr(setup, "quarto_on_path", lambda: (1, 10, 19))
    assert "on PATH" in setup.quarto()


def test_a_closed_network_costs_one_sentence_and_no_attempt(world):
    assert "the embedded renderer will make the report" in setup.quarto()
    assert world["asked"] == []


def test_a_download_that_fails_costs_one_sentence(world, monkeypatch):
    monkeypatch.setattr(setup, "reachable", lambda url: True)
    world["broken"] = {"requirements-quarto.lock"}
    assert "the embedded renderer will make the report" in setup.quarto()


@pytest.fixture
def quarto_says(monkeypatch, tmp_path):
    """Put a program `quarto` that prints a version on PATH."""

    def quarto_says(text):
        program = tmp_path / "quarto"
        program.write_text(f"#!/bin/sh\necho '{text}'\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")

    return quarto_says


@pytest.mark.parametrize(("text", "version"), [("1.10.19", (1, 10, 19)), ("99.9.9-dev", (99, 9, 9)), ("", ())])
def test_the_version_of_quarto_is_read_from_the_program(quarto_says, text, version):
    quarto_says(text)
    assert setup.quarto_on_path() == version


def test_no_quarto_has_no_version(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert setup.quarto_on_path() is None


def test_a_host_that_does_not_answer_is_not_reachable():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # bound, not listening: a connection is refused
        assert setup.reachable(f"http://127.0.0.1:{closed.getsockname()[1]}/") is False


@pytest.mark.parametrize(("answer", "expected"), [(b"200 OK", True), (b"403 Forbidden", False), (b"", False)])
def test_a_host_is_reachable_where_it_answers_well(answer, expected):
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            connection, _ = server.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(b"HTTP/1.1 " + answer + b"\r\nContent-Length: 0\r\n\r\n" if answer else b"?\r\n\r\n")

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            assert setup.reachable(f"http://127.0.0.1:{server.getsockname()[1]}/") is expected
        finally:
            thread.join()


def test_pip_is_that_of_the_new_environment_and_a_timeout_is_a_failure(monkeypatch):
    commands = []

    def run(command, **options):
        commands.append((list(map(str, command)), options["timeout"]))
        raise subprocess.TimeoutExpired(command, options["timeout"])

    monkeypatch.setattr(subprocess, "run", run)
    assert setup.pip("--requirement", "x.lock", timeout=3).returncode == 1
    [(command, timeout)] = commands
    assert command[0].startswith(str(setup.VENV)) and command[-2:] == ["--requirement", "x.lock"]
    assert timeout == 3


def test_set_up_needs_the_standard_library_alone():
    tree = ast.parse(Path(setup.__file__).read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names
