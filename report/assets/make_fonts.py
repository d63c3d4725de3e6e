"""Make the web fonts: the four styles that the pages use, cut to the letters of European text.

Run after a change of the font package; the results are committed, so that a build need not repeat it.
"""

from importlib.resources import files
from pathlib import Path

from fontTools import subset

STYLES = ("Regular", "It", "Semibold", "Bold")
LETTERS = "U+0020-007E,U+00A0-017F,U+2010-2026,U+202F-203A,U+20AC,U+2122,U+2190-2193,U+2212,U+2264-2265"


def cut_font(style: str, target: Path, *options: str) -> None:
    """One style without hinting, its timestamps as the package has them."""
    source = files("font_source_sans_pro") / "files" / f"SourceSansPro-{style}.ttf"
    options = ("--no-hinting", "--layout-features=kern,liga,lnum,tnum,mark", *options)
    subset.main([str(source), f"--unicodes={LETTERS}", f"--output-file={target}", *options])


def write_web_font(style: str, folder: Path) -> None:
    """One style as WOFF2."""
    cut_font(style, folder / f"SourceSansPro-{style}.woff2", "--flavor=woff2")


if __name__ == "__main__":
    for name in STYLES:
        write_web_font(name, Path(__file__).parent / "fonts")
