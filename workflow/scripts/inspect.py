"""Rule inspect: what a file is that no catalogue describes yet, with the catalogue entry to paste."""

import sys
from pathlib import Path

from statusreport.detection.account import account
from statusreport.detection.inspection import inspect
from statusreport.step import run


def main(file: Path, encoding: str, delimiter: str, sheet: str) -> None:
    """Print what the file is. What is known already is given; "" where it is not."""
    known = {"encoding": encoding, "delimiter": delimiter.replace("\\t", "\t"), "sheet": sheet}
    seen = inspect(file.as_posix(), {name: value for name, value in known.items() if value})
    print(account(seen))
    if seen.asks:
        sys.exit("Two readings are possible; see »To decide« above")


if __name__ == "__main__":
    run(main)
