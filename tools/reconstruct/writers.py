"""The files of the reconstruction as data, and the one place that writes them."""

import csv
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

FIXED_ZIP_DATE = (2011, 1, 3, 9, 0, 0)
FIXED_DATE = datetime(2011, 1, 3, 9, 0, 0)

Row = Sequence[object]


@dataclass(frozen=True)
class TextFile:
    """A delimited file. Defaults are those of the booking system: cp1252, semicolons, Windows line ends."""

    path: str
    header: Row | None
    rows: Sequence[Row]
    encoding: str = "cp1252"
    delimiter: str = ";"
    line_end: str = "\r\n"

    def content(self) -> bytes:
        """The bytes of the file."""
        buffer = io.StringIO(newline="")
        writer = csv.writer(buffer, delimiter=self.delimiter, lineterminator=self.line_end)
        if self.header is not None:
            writer.writerow(self.header)
        writer.writerows(self.rows)
        return buffer.getvalue().encode(self.encoding)


@dataclass(frozen=True)
class WorkbookFile:
    """A workbook: every sheet a list of rows; cells that are dates get the given number format."""

    path: str
    sheets: Mapping[str, Sequence[Row]]
    date_format: str

    def content(self) -> bytes:
        """The bytes of the file, without any trace of when they were made."""
        from openpyxl import Workbook

        book = Workbook()
        book.remove(book.active)
        book.properties.creator = "TaskForce Integration"
        book.properties.created = FIXED_DATE
        for title, rows in self.sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
            self._format_dates(sheet)
        buffer = io.BytesIO()
        book.save(buffer)
        return _without_clock(buffer)

    def _format_dates(self, sheet) -> None:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.is_date:
                    cell.number_format = self.date_format


def _without_clock(workbook: io.BytesIO) -> bytes:
    """The same workbook with fixed dates. Members are stored uncompressed: deflated bytes differ between zlibs."""
    stamp = FIXED_DATE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    fixed = io.BytesIO()
    with zipfile.ZipFile(workbook) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_STORED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            member = zipfile.ZipInfo(name, FIXED_ZIP_DATE)
            member.create_system = 3  # else Windows and Unix write different bytes
            target.writestr(member, content)
    return fixed.getvalue()


def write_file(folder: Path, file: TextFile | WorkbookFile) -> None:
    """Write one file below the folder, making the folders it needs."""
    path = folder / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file.content())
