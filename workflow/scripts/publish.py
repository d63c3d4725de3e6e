"""Rule publish: the audited documents take the place of the last edition."""

import json
from pathlib import Path

from statusreport.publishing import publish
from statusreport.step import run


def main(published: str, output: Path) -> None:
    """Put everything into the published folder, all at once; `published` is JSON, name there → file or folder."""
    publish({name: Path(path) for name, path in json.loads(published).items()}, output)


if __name__ == "__main__":
    run(main)
