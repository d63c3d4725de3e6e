"""The archive that a workbook is: its size when unzipped, its checksums, the XML of its parts."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from xml.parsers import expat

from statusreport import limits
from statusreport.unpacking.structure import Refused, Structure

_CHUNK = 1 << 20


def check_zip(file: Path) -> None:
    """Raises Refused where the archive is too large when unzipped, damaged, or no workbook of today's format."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            names = [entry.filename for entry in entries]
            if len(entries) > limits.ZIP_ENTRIES or sum(entry.file_size for entry in entries) > limits.UNZIPPED_BYTES:
                raise Refused("large", f"it unzips to more than {limits.UNZIPPED_BYTES >> 20} MB")
            if "xl/workbook.xml" not in names:
                raise Refused("foreign", "")
            if len(set(names)) < len(names):
                raise Refused("damaged", "two of its parts have one name")
            _check_parts(archive, entries)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise Refused("damaged", str(error)) from None
    except RuntimeError as error:  # an entry with a password
        raise Refused("locked", str(error)) from None


def _check_parts(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    left = limits.UNZIPPED_BYTES
    sheets, parts = 0, 0
    for entry in entries:
        structure = Structure()
        is_xml = entry.filename.endswith((".xml", ".rels", ".vml"))
        # reading to the end also checks the entry's checksum
        left -= _read(archive, entry, left, structure if is_xml and not entry.filename.endswith(".vml") else None)
        sheets += structure.sheets if entry.filename == "xl/workbook.xml" else 0
        parts += bool(re.fullmatch(r"xl/(work|chart|dialog|macro)sheets/[^/]+\.xml", entry.filename))
    if sheets != parts:
        raise Refused("damaged", f"it lists {sheets} sheets and has {parts}")


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, structure: Structure | None) -> int:
    parser = expat.ParserCreate(namespace_separator=" ")
    if structure:
        parser.StartElementHandler, parser.EndElementHandler = structure.start, structure.end
        parser.StartDoctypeDeclHandler = _refuse_declarations
    size = 0
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            size += len(chunk)
            if size > left:
                raise Refused("large", "it unzips to more than it says")
            if structure:
                _parse(parser, entry.filename, chunk, False)
    if structure:
        _parse(parser, entry.filename, b"", True)
    return size


def _parse(parser: expat.XMLParserType, name: str, chunk: bytes, last: bool) -> None:
    try:
        parser.Parse(chunk, last)
    except expat.ExpatError as error:
        raise Refused("damaged", f"{name}: {error}") from None


def _refuse_declarations(*_: object) -> None:
    raise Refused("damaged", "a workbook declares no entities")
