"""Where two files that should be the same begin to differ, in words; diffoscope tells more where it is installed."""

from __future__ import annotations

import difflib
import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PdfReader

LINES = 12  # of a difference that are shown
WIDTH = 160  # characters of a line
DIFFOSCOPE_SECONDS = 120


def difference(before: Path, after: Path) -> str:
    """A few lines on the first differences between two files."""
    if program := shutil.which("diffoscope"):
        command = [program, "--max-report-size=4000", str(before), str(after)]
        try:
            run = subprocess.run(command, capture_output=True, text=True, timeout=DIFFOSCOPE_SECONDS, check=False)
            if run.stdout.strip():
                return run.stdout.strip()
        except subprocess.TimeoutExpired:
            pass
    return _of_bytes(before.read_bytes(), after.read_bytes(), after.name)


def _of_bytes(before: bytes, after: bytes, name: str) -> str:
    for taken_apart in (_archive, _pdf, _text):
        if found := taken_apart(before, after, name):
            return found
    place = next((i for i, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), None)
    place = min(len(before), len(after)) if place is None else place
    return f"{name}: byte {place} of {len(before)} and {len(after)}: {_near(before, place)} → {_near(after, place)}"


def _near(data: bytes, place: int) -> str:
    return repr(data[max(place - 8, 0) : place + 16])


def _archive(before: bytes, after: bytes, name: str) -> str:
    """Word files and workbooks: their parts, and what the archive says of each."""
    if not all(zipfile.is_zipfile(io.BytesIO(data)) for data in (before, after)):
        return ""
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        if old.namelist() != new.namelist():
            return f"{name}: other parts, or in another order\n{_lines(old.namelist(), new.namelist())}"
        for one, other in zip(old.infolist(), new.infolist(), strict=True):
            if old.read(one) != new.read(other):
                return _of_bytes(old.read(one), new.read(other), f"{name}/{one.filename}")
            if one.date_time != other.date_time:
                return f"{name}/{one.filename}: the date in the archive, {one.date_time} → {other.date_time}"
    return ""


def _pdf(before: bytes, after: bytes, name: str) -> str:
    """PDF: what is known of the document, then the text of its pages."""
    if not all(data.startswith(b"%PDF-") for data in (before, after)):
        return ""
    from pypdf import PdfReader

    old, new = (PdfReader(io.BytesIO(data)) for data in (before, after))
    for read in (_facts, _printed):
        if read(old) != read(new):
            return f"{name}:\n{_lines(read(old), read(new))}"
    return ""


def _facts(pdf: PdfReader) -> list[str]:
    return [f"{key}: {value}" for key, value in sorted((pdf.metadata or {}).items())]


def _printed(pdf: PdfReader) -> list[str]:
    return [line for page in pdf.pages for line in page.extract_text().splitlines()]


def _text(before: bytes, after: bytes, name: str) -> str:
    try:
        old, new = (data.decode("utf-8").replace("><", ">\n<").splitlines() for data in (before, after))
    except UnicodeDecodeError:
        return ""
    return f"{name}:\n{_lines(old, new)}" if old != new else ""


def _lines(before: list[str], after: list[str]) -> str:
    found = [line for line in difflib.unified_diff(before, after, n=0, lineterm="")][2:]
    shown = [line if len(line) <= WIDTH else f"{line[:WIDTH]} …" for line in found[:LINES]]
    more = [f"… and {len(found) - LINES} lines more"] if len(found) > LINES else []
    return "\n".join(f"  {line}" for line in [*shown, *more])
