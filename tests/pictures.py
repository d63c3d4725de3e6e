"""Pictures compared with reviewed ones, which lie in tests/reviewed/; docs/accessibility.md says how they are renewed.

A pixel differs where a channel is more than a `shade` of 255 away: reviewed pictures have few colours, to be small. A
picture has changed where more of its pixels differ than its kind may, or where its size does.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy
from PIL import Image

REVIEWED = Path(__file__).parent / "reviewed"
COLOURS = 64


@dataclass(frozen=True)
class Kind:
    """A folder of reviewed pictures; how far a channel may be off, and the share of pixels that may be farther off."""

    folder: str
    shade: int
    tolerance: float

    def path(self, name: str) -> Path:
        """The reviewed picture."""
        return REVIEWED / self.folder / f"{name}.png"

    def names(self) -> set[str]:
        """All that were reviewed."""
        return {path.stem for path in (REVIEWED / self.folder).glob("*.png")}


# matplotlib sets letters by itself and draws the same everywhere: a digit is seen. Each version of
# a browser gives letters other edges: a line of text is seen.
CHARTS = Kind("charts", 40, 0.00001)
PAGES = Kind("pages", 80, 0.004)


def renew(kind: Kind, pictures: dict[str, Image.Image]) -> None:
    """Write what was made as the reviewed pictures, in few colours; somebody looks at them before a commit."""
    for name in kind.names() - set(pictures):
        kind.path(name).unlink()
    for name, picture in pictures.items():
        kind.path(name).parent.mkdir(parents=True, exist_ok=True)
        few = picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)  # rare ones, too
        few.save(kind.path(name), optimize=True)


def difference(kind: Kind, name: str, made: Image.Image, folder: Path) -> str:
    """What differs from the reviewed picture, and a sheet that shows both and their difference; empty if none."""
    reviewed = Image.open(kind.path(name)).convert("RGB")
    if reviewed.size != made.size:
        return f"{name}: {made.size} pixels, {reviewed.size} reviewed"
    channels = numpy.abs(numpy.asarray(reviewed, dtype=int) - numpy.asarray(made, dtype=int))
    differs = channels.max(axis=2) > kind.shade
    if differs.mean() <= kind.tolerance:
        return ""
    target = folder / f"{name}.png"
    _beside(reviewed, made, Image.fromarray(~differs)).save(target)
    return f"{name}: {differs.mean():.3%} of the pixels differ, {kind.tolerance:.3%} may; see {target}"


def _beside(*pictures: Image.Image) -> Image.Image:
    sheet = Image.new("RGB", (sum(picture.width for picture in pictures), pictures[0].height), "white")
    left = 0
    for picture in pictures:
        sheet.paste(picture, (left, 0))
        left += picture.width
    return sheet
