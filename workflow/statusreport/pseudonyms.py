"""Pseudonyms: the same value always becomes the same name, and only who has the key can tell which."""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Mapping
from pathlib import Path

from statusreport.errors import ReportError

KEY_FILE = "STATUSREPORT_KEY_FILE"
KEY = "STATUSREPORT_KEY"
SHORTEST = 32  # characters: a key that can be guessed lets anybody undo the pseudonyms by trying
_REMEDY = (
    f"Set {KEY_FILE} to a file outside the project with at least {SHORTEST} random characters, or {KEY} to the"
    " characters themselves; see docs/personal-data.md"
)


def pseudonym(value: str, key: bytes) -> str:
    """The name that stands for `value`: HMAC-SHA256, 64 bits of it. Case and white space make no difference."""
    digest = hmac.new(key, " ".join(value.casefold().split()).encode(), hashlib.sha256).hexdigest()
    return f"p-{digest[:16]}"


def read_key(environment: Mapping[str, str] = os.environ, project: Path | None = None) -> bytes:
    """The key, from the file or the variable that the environment names; `project` is the folder it may not lie in.

    Raises ReportError where there is none, it lies in the project, or it is short enough to be guessed.
    """
    if environment.get(KEY_FILE):
        key = _from_file(Path(environment[KEY_FILE]), (project or Path.cwd()).resolve())
    else:
        key = environment.get(KEY, "").strip().encode()
    if not key:
        raise ReportError.one("the environment", "", "there is no key to make pseudonyms with", _REMEDY)
    if len(key) < SHORTEST:
        finding = f"the key for pseudonyms has {len(key)} characters, it could be guessed"
        raise ReportError.one("the environment", "", finding, _REMEDY)
    return key


def fingerprint(environment: Mapping[str, str] = os.environ, project: Path | None = None) -> str:
    """A name for the key that does not tell it: pseudonyms made with another key are another result."""
    return pseudonym("fingerprint", read_key(environment, project))


def _from_file(path: Path, project: Path) -> bytes:
    if path.resolve().is_relative_to(project):
        finding = "the key for pseudonyms lies in the project, where it could be published with it"
        raise ReportError.one(KEY_FILE, "", finding, _REMEDY)
    try:
        return path.read_bytes().strip()
    except OSError as error:
        raise ReportError.one(KEY_FILE, "", f"the key file cannot be read: {error.strerror}", _REMEDY) from None
