"""The commit that files belong to: the last one that changed any of them, so that other commits change nothing."""

from __future__ import annotations

import subprocess
from typing import Any


def read_commit(files: list[str]) -> dict[str, Any]:
    """`id`: the last commit that touched any of `files`, None outside git; `modified`: those that differ from it.

    Not the commit that is checked out: one that touches no input would otherwise make a new manifest of the same
    edition. A clone without its history cannot know, so it says None (in CI: `fetch-depth: 0`).
    """
    whole = _git("rev-parse", "--is-shallow-repository") == ["false"]
    last = _git("log", "-1", "--format=%H", "--", *files) if whole and files else []
    if not last:
        return {"id": None, "modified": []}
    tracked = set(_git("ls-files", "--", *files) or [])
    changed = set(_git("diff", "--name-only", "--relative", "HEAD", "--", *files) or [])
    return {"id": last[0], "modified": sorted(changed | (set(files) - tracked))}


def _git(*arguments: str) -> list[str] | None:
    """The lines that git prints; None where there is no git, or no repository."""
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    except OSError:
        return None
    return None if run.returncode else run.stdout.splitlines()
