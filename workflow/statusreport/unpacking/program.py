"""The program that takes one workbook apart; `readers.workbookfile` starts it.

Run with a path and sheet names as JSON; writes rows, or why they are refused, to standard output (pickle). calamine
reads what it can and skips what it cannot; therefore the structure is checked first, since a damaged file must not
lose rows in silence.
"""

from __future__ import annotations

import json
import pickle
import sys
from pathlib import Path

from statusreport import limits
from statusreport.unpacking.archive import check_zip
from statusreport.unpacking.structure import Refused

OLD_FORMAT = b"\xd0\xcf\x11\xe0"  # .xls, and .xlsx with a password


def read(file: Path, names: list[str] | str | None) -> tuple[dict[str, list[list[object]]], list[str]]:
    """Rows of the sheets in `names`, "all", or the first where None; and the names of all. Raises Refused."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

    with file.open("rb") as start:
        old = start.read(4) == OLD_FORMAT
    if not old:
        check_zip(file)
    try:
        workbook = CalamineWorkbook.from_path(str(file))
        present = [each.name for each in workbook.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
        chosen = present[:1] if names is None else present if names == "all" else names
        if set(chosen) <= set(present):
            rows = {name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in chosen}
            return rows, present
        return {}, present
    except PasswordError:
        raise Refused("locked", "") from None
    except CalamineError as error:
        raise Refused("damaged", str(error)) from None


def limit_memory() -> None:
    """Let the system end this process rather than the machine; not every system can."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY_BYTES, limits.MEMORY_BYTES))
    except (ImportError, ValueError, OSError):
        pass


def main() -> None:
    """Carry out the order on the command line."""
    file, names = json.loads(sys.argv[1])
    limit_memory()
    try:
        answer = ("rows", *read(Path(file), names))
    except Refused as refused:
        answer = refused.args
    except MemoryError:
        answer = ("large", "it takes more memory than is allowed")
    pickle.dump(answer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
