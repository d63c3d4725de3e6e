"""Rule publish: the audited documents take the place of the last edition."""

from pathlib import Path

from statusreport.publishing import publish
from statusreport.step import run


def main(site: Path, files: list[Path], output: Path) -> None:
    """Put the site and the files into the published folder, all at once."""
    publish(site, files, output)


if __name__ == "__main__":
    run(main)
