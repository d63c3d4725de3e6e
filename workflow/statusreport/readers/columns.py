"""A plain text file by columns: what a large log is, read without a Python object a cell.

Plain is a file of UTF-8 without quotation marks in which every row has as many cells as the first: a row is a line,
and nothing can be told apart in two ways. Whatever is not plain is read row by row in `textfile`, which says what is
wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import overload

import pandas as pd
import pyarrow as pa
import pyarrow.csv

from statusreport import limits
from statusreport.readers import rawfile

LARGE = limits.MEGABYTE  # smaller files are read by rows, which is faster then
_BLOCK = 16 * limits.MEGABYTE
_ROWS, _FEW = 100_000, 0.1  # rows that are looked at, and the share of different values that are few
_NOT_PLAIN = (b'"', b"\0", b"\xef\xbb\xbf")


class Columns(Sequence[list[str]]):
    """The rows of a plain file as a sequence; `cells` has them as columns of text, by position, nothing missing.

    A column that says few things many times is one of categories: it takes a tenth of the memory.
    """

    def __init__(self, cells: pd.DataFrame):
        self.cells = cells

    def __len__(self) -> int:
        return len(self.cells)

    @overload
    def __getitem__(self, place: int) -> list[str]: ...
    @overload
    def __getitem__(self, place: slice) -> list[list[str]]: ...
    def __getitem__(self, place: int | slice) -> list[str] | list[list[str]]:
        found = self.cells.iloc[place]
        return found.tolist() if isinstance(place, int) else found.to_numpy().tolist()

    def __iter__(self) -> Iterator[list[str]]:
        for start in range(0, len(self), 10_000):
            yield from self[start : start + 10_000]


def read_large(path: str, encoding: str, delimiter: str) -> Columns | None:
    """The rows of a large plain file; None where it is small, not plain, or not said to be UTF-8 with a delimiter."""
    if encoding != "utf-8" or not delimiter:
        return None
    rawfile.check_size(path, limits.PLAIN_BYTES)
    return read(path, delimiter) if Path(path).stat().st_size >= LARGE else None


def read(path: str, delimiter: str) -> Columns | None:
    """The rows of a plain file in UTF-8, or None where it is not plain."""
    width = _width(Path(path), delimiter)
    if not width:
        return None
    reading = pyarrow.csv.ReadOptions(autogenerate_column_names=True, block_size=_BLOCK)
    parsing = pyarrow.csv.ParseOptions(
        delimiter=delimiter, quote_char=False, double_quote=False, escape_char=False, ignore_empty_lines=False
    )
    text = pyarrow.csv.ConvertOptions(
        column_types={f"f{place}": pa.string() for place in range(width)}, strings_can_be_null=False
    )
    try:
        table = pyarrow.csv.read_csv(path, reading, parsing, text)
    except pa.ArrowInvalid:  # rows of another width, or bytes that are not UTF-8
        return None
    if table.num_columns != width or table.num_rows > limits.PLAIN_ROWS:
        return None
    return Columns(pd.DataFrame({place: _column(table.column(place)) for place in range(width)}, copy=False))


def _column(cells: pa.ChunkedArray) -> pd.Series:
    if len(cells) < _ROWS or len(cells.slice(0, _ROWS).unique()) > _ROWS * _FEW:
        return cells.to_pandas().astype("str")
    coded = cells.dictionary_encode().combine_chunks()
    texts = pd.Index(coded.dictionary.to_pandas(), dtype="str")
    return pd.Series(pd.Categorical.from_codes(coded.indices.to_numpy(), texts))


def _width(path: Path, delimiter: str) -> int:
    """The number of cells in the first row; 0 where the file is not plain."""
    width, last = 0, b""
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            if not width:
                first = block.partition(b"\n")[0]
                width = 0 if first.strip().lower().startswith(b"sep=") else first.count(delimiter.encode()) + 1
            joined = last + block  # a line's end may lie across two blocks
            if not width or any(mark in block for mark in _NOT_PLAIN) or _lone_returns(joined):
                return 0
            last = block[-1:]
    return width if width <= limits.COLUMNS and last != b"\r" else 0


def _lone_returns(block: bytes) -> bool:
    """Whether a carriage return ends a line by itself, other than at the end of the block."""
    return block.removesuffix(b"\r").count(b"\r") != block.count(b"\r\n")
