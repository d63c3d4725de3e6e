"""The one door through which raw files come in: their size is looked at before their content."""

from __future__ import annotations

from pathlib import Path

from statusreport import limits
from statusreport.errors import ReportError


def read_bytes(path: str) -> bytes:
    """The bytes of a raw file. Raises ReportError where it is empty, or larger than any export."""
    check_size(path)
    return Path(path).read_bytes()


def check_size(path: str, most: int = limits.FILE_BYTES) -> None:
    """Raises ReportError where a raw file is empty, larger than any export (`most`, bytes), or cannot be read."""
    try:
        size = Path(path).stat().st_size
    except OSError as error:
        raise ReportError.one(path, "", f"this cannot be read: {error.strerror}", "Put a readable file there") from None
    if not size:
        raise ReportError.one(path, "", "the file is empty", "Export it anew, or put the right file there")
    if size > most:
        finding = f"the file has {size / limits.MEGABYTE:,.0f} MB; more than {most >> 20} are not read"
        raise too_large(path, finding)


def too_large(path: str, finding: str) -> ReportError:
    """The error for a file beyond a limit."""
    remedy = "Look at what the file is; an export of this kind is far smaller. The limits stand in limits.py"
    return ReportError.one(path, "", finding, remedy)
