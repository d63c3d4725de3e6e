"""The theory of change as a picture: frames above, six columns below, evidence inside the results and effects."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from statusreport.figures.canvas import Canvas, Paragraph, text_height
from statusreport.figures.figure import FULL_WIDTH_MM, Figure
from statusreport.figures.theme import Palette
from statusreport.tables.material import NO_TARGET, Material, named, printed, source_line
from statusreport.tables.surveys import response_note
from statusreport.tables.wording import NO_INDICATOR
from statusreport.theory_of_change import SOFT_HYPHEN, Box, Frame, Step
from statusreport.translation import _
from statusreport.verdicts import words

POINTS = 7.5
HEADING_POINTS = 8.0
PAD = 1.4
GUTTER = 5.0
GAP = 2.4
HEADER = 6.4


@dataclass(frozen=True)
class Placed:
    """A box with its place on the page, in mm."""

    box: Box
    paragraphs: list[Paragraph]
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def theory_of_change(material: Material, palette: Palette) -> Figure:
    """The figure of report/theory-of-change.yaml; results and effects carry the values of their indicators."""
    canvas = Canvas(FULL_WIDTH_MM, palette)
    top = _draw_frames(canvas, material.theory.frames) + GAP * 1.6
    columns, bottom = _place(material, palette, top + HEADER + GAP)
    for step, column in zip(material.theory.steps, columns, strict=True):
        _draw_column(canvas, step, column, top)
    _draw_arrows(canvas, columns, top + HEADER / 2)
    entries = material.chosen(name for box in material.theory.claims for name in box.indicators)
    return Figure(
        id="theory-of-change",
        plot=canvas.plot(bottom + 0.5),
        title=_title(material),
        subtitle=_("Forandringsteorien fra ressourcer til langsigtet effekt."),
        alt=_alt(material),
        notes=response_note(material, entries) if entries else "",
        source=source_line(material, entries),
        height_mm=bottom + 0.5,
    )


def _draw_frames(canvas: Canvas, frames: tuple[Frame, ...]) -> float:
    palette = canvas.palette
    width = (canvas.width - GAP * (len(frames) - 1)) / len(frames)
    inner = width - 2 * PAD
    blocks = [
        [
            Paragraph(frame.heading, HEADING_POINTS, palette.accent, bold=True),
            *(Paragraph(text, POINTS, palette.ink, space=0.5, bullet=len(frame.texts) > 1) for text in frame.texts),
        ]
        for frame in frames
    ]
    height = max(text_height(block, inner) for block in blocks) + 2 * PAD
    for index, block in enumerate(blocks):
        x = index * (width + GAP)
        canvas.rect(x + 0.2, 0.2, width - 0.4, height, palette.surface, palette.surface)
        canvas.text(x + PAD, PAD, inner, block)
    return height


def _place(material: Material, palette: Palette, top: float) -> tuple[list[list[Placed]], float]:
    steps = material.theory.steps
    width = (FULL_WIDTH_MM - GUTTER * (len(steps) - 1)) / len(steps)
    texts = [[_paragraphs(box, material, palette) for box in step.boxes] for step in steps]
    heights = [[text_height(block, width - 2 * PAD) + 2 * PAD for block in column] for column in texts]
    tallest = max(sum(column) + GAP * len(column) for column in heights)
    columns = []
    for index, step in enumerate(steps):
        # what the column has left over goes above, between and below its boxes
        gap = (tallest - sum(heights[index])) / len(step.boxes)
        y = top + gap / 2
        column = []
        for box, block, height in zip(step.boxes, texts[index], heights[index], strict=True):
            column.append(Placed(box, block, index * (width + GUTTER), y, width, height))
            y += height + gap
        columns.append(column)
    return columns, top + tallest


def _paragraphs(box: Box, material: Material, palette: Palette) -> list[Paragraph]:
    block = [Paragraph(box.heading, POINTS, palette.ink, bold=True)] if box.heading else []
    if box.text:
        block.append(Paragraph(box.text, POINTS, palette.ink, space=0.4 if box.heading else 0.0))
    block += [Paragraph(item, POINTS, palette.ink, bullet=True) for item in box.items]
    return block + (_evidence(box, material, palette) if box.claim else [])


def _evidence(box: Box, material: Material, palette: Palette) -> list[Paragraph]:
    if not box.indicators:
        return [Paragraph(_(NO_INDICATOR), POINTS, palette.muted, bold=True, space=1.4)]
    block = []
    for entry in material.chosen(box.indicators):
        block.append(Paragraph(named(entry), POINTS, palette.accent, space=1.4))
        block.append(Paragraph(_value(entry), POINTS, palette.accent, bold=True))
    return block


def _value(entry: dict) -> str:
    """Result, target and verdict; the mark of a proxy stands with the name."""
    if entry["verdict"] is None:
        return f"{printed(entry['display'])}, {_(NO_TARGET)}"
    return _(
        "{result} (mål {target}): {verdict}",
        result=printed(entry["display"]),
        target=printed(entry["target_display"]),
        verdict=words(entry["verdict"]),
    )


def _draw_column(canvas: Canvas, step: Step, column: list[Placed], top: float) -> None:
    palette, first = canvas.palette, column[0]
    canvas.rect(first.x, top, first.width, HEADER, palette.accent, palette.accent)
    heading = Paragraph(step.heading, HEADING_POINTS, palette.paper, bold=True)
    canvas.text(first.x, top + 1.2, first.width, [heading], centre=True)
    for placed in column:
        border = palette.accent if placed.box.claim else palette.line
        canvas.rect(placed.x + 0.2, placed.y, placed.width - 0.4, placed.height, palette.paper, border)
        canvas.text(placed.x + PAD, placed.y + PAD * 0.8, placed.width - 2 * PAD, placed.paragraphs)


def _draw_arrows(canvas: Canvas, columns: list[list[Placed]], headings: float) -> None:
    at = {placed.box.id: placed for column in columns for placed in column}
    for column, following in pairwise(columns):
        start, end = column[0].x + column[0].width + 0.3, following[0].x - 0.3
        canvas.arrow((start, headings), (end, headings))
        for source, target in ((placed, at[name]) for placed in column for name in placed.box.leads_to):
            turn = start + (end - start) * 0.4
            path = [(start, source.middle), (turn, source.middle), (turn, target.middle), (end, target.middle)]
            canvas.arrow(*path)


def _title(material: Material) -> str:
    claims = material.theory.claims
    backed = sum(bool(box.indicators) for box in claims)
    return _(
        "{backed} af {count} resultater og effekter er belyst af indikatorer; {rest} er ikke.",
        backed=backed,
        count=len(claims),
        rest=len(claims) - backed,
    )


def _alt(material: Material) -> str:
    frames = " ".join(f"{frame.heading}: {'; '.join(frame.texts)}." for frame in material.theory.frames)
    steps = " ".join(
        f"{step.heading}: {'; '.join(_said(box, material) for box in step.boxes)}." for step in material.theory.steps
    )
    opening = _(
        "Diagram i {steps} kolonner, forbundet med pile fra venstre mod højre.", steps=len(material.theory.steps)
    )
    text = f"{opening} {frames} {steps}"
    return text.replace(SOFT_HYPHEN, "").replace("..", ".")


def _said(box: Box, material: Material) -> str:
    if not box.claim:
        return box.sentence
    values = [f"{named(entry)} {_value(entry)}" for entry in material.chosen(box.indicators)]
    return f"{box.sentence} [{', '.join(values) or _(NO_INDICATOR).lower()}]"
