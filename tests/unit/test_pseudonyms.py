"""Pseudonyms are the same for the same person and need a key that lies elsewhere."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from statusreport.errors import ReportError
from statusreport.pseudonyms import KEY, KEY_FILE, fingerprint, pseudonym, read_key

SECRET = b"0123456789abcdef0123456789abcdef"


def test_a_pseudonym_is_a_keyed_hash_of_the_name():
    digest = hmac.new(SECRET, b"mette jensen", hashlib.sha256).hexdigest()
    assert pseudonym("  Mette   JENSEN ", SECRET) == f"p-{digest[:16]}"
    assert pseudonym("Mette Jensen", SECRET[::-1]) != pseudonym("Mette Jensen", SECRET)


def test_the_key_comes_from_a_file_outside_the_project_or_a_variable(tmp_path):
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "key").write_bytes(SECRET + b"\n")
    assert read_key({KEY_FILE: str(tmp_path / "key")}, project) == SECRET
    assert read_key({KEY: SECRET.decode()}, project) == SECRET
    assert SECRET.decode() not in fingerprint({KEY: SECRET.decode()}, project)


@pytest.mark.parametrize(
    ("environment", "said"),
    [({}, "there is no key"), ({KEY: "short"}, "could be guessed"), ({KEY_FILE: "inside"}, "lies in the project"),
     ({KEY_FILE: "../missing"}, "cannot be read")],
)  # fmt: skip
def test_a_key_that_is_no_secret_is_refused_with_what_to_do(tmp_path, environment, said):
    project = tmp_path / "project"
    project.mkdir()
    (project / "inside").write_bytes(SECRET)
    environment = {name: str(project / value) if name == KEY_FILE else value for name, value in environment.items()}
    with pytest.raises(ReportError) as error:
        read_key(environment, project)
    (problem,) = error.value.problems
    assert said in problem.finding
    assert "outside the project" in problem.remedy
