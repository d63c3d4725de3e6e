"""How large a raw file may be, in one place. Beyond a limit a file is refused at once, whatever it holds.

Each limit lies far above what a survey tool, a booking system or a person writes, and far below what would stop the
machine. A raw file is never unpacked or read in full before it has passed the limits that can be seen from outside.
"""

from __future__ import annotations

MEGABYTE = 1 << 20

FILE_BYTES = 32 * MEGABYTE  # a survey of 1,000 variables and 10,000 replies takes about 20 MB as CSV
PLAIN_BYTES = 1_024 * MEGABYTE  # a plain text file, which is read by columns: about four times its size in memory
PLAIN_ROWS = 20_000_000  # likewise; no spreadsheet shows them, an editor does
UNZIPPED_BYTES = 256 * MEGABYTE  # a workbook of that size grows about eightfold when it is unzipped
ZIP_ENTRIES = 2_000  # a workbook has one entry a sheet, and about ten more
ROWS = 1_048_576  # what a spreadsheet can show, so that every row that a message names can be looked up
COLUMNS = 16_384  # likewise
CELLS = 5_000_000  # 10,000 replies of 500 variables; each takes up to 100 bytes as a Python object
CELL_CHARACTERS = 131_072  # four times what a spreadsheet can hold in one cell
LOOKED_THROUGH = 50  # rows in which the headings are looked for
SECONDS = 30  # for taking one workbook apart, in a process of its own: the largest allowed takes about 10
MEMORY_BYTES = 2_048 * MEGABYTE  # for that process, where the system can limit it: the largest allowed takes about half
