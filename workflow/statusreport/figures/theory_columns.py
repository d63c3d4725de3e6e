"""The theory of change across a page: frames above, six columns below."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from statusreport.figures.canvas import Canvas, Paragraph, text_height
from statusreport.theory_of_change import Box, Step

HEADING_POINTS = 8.0
PAD = 1.4
GUTTER = 5.0
GAP = 2.4
HEADER = 6.4

Block = list[Paragraph]


@dataclass(frozen=True)
class Placed:
    """A box with its place on the page, in mm."""

    box: Box
    block: Block
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def draw_columns(canvas: Canvas, steps: tuple[Step, ...], frames: list[Block], boxes: dict[str, Block]) -> float:
    """Draw the text of the frames, and of the boxes by their id; returns the height in mm."""
    top = _draw_frames(canvas, frames) + GAP * 1.6
    columns, bottom = _place(canvas.width, steps, boxes, top + HEADER + GAP)
    for step, column in zip(steps, columns, strict=True):
        _draw_column(canvas, step, column, top)
    _draw_arrows(canvas, columns, top + HEADER / 2)
    return bottom + 0.5


def _draw_frames(canvas: Canvas, blocks: list[Block]) -> float:
    palette = canvas.palette
    width = (canvas.width - GAP * (len(blocks) - 1)) / len(blocks)
    inner = width - 2 * PAD
    height = max(text_height(block, inner) for block in blocks) + 2 * PAD
    for index, block in enumerate(blocks):
        x = index * (width + GAP)
        canvas.rect(x + 0.2, 0.2, width - 0.4, height, palette.surface, palette.surface)
        canvas.text(x + PAD, PAD, inner, block)
    return height


def _place(
    page: float, steps: tuple[Step, ...], boxes: dict[str, Block], top: float
) -> tuple[list[list[Placed]], float]:
    width = (page - GUTTER * (len(steps) - 1)) / len(steps)
    heights = [[text_height(boxes[box.id], width - 2 * PAD) + 2 * PAD for box in step.boxes] for step in steps]
    tallest = max(sum(column) + GAP * len(column) for column in heights)
    columns = []
    for index, step in enumerate(steps):
        # what the column has left over goes above, between and below its boxes
        gap = (tallest - sum(heights[index])) / len(step.boxes)
        y = top + gap / 2
        column = []
        for box, height in zip(step.boxes, heights[index], strict=True):
            column.append(Placed(box, boxes[box.id], index * (width + GUTTER), y, width, height))
            y += height + gap
        columns.append(column)
    return columns, top + tallest


def _draw_column(canvas: Canvas, step: Step, column: list[Placed], top: float) -> None:
    palette, first = canvas.palette, column[0]
    canvas.rect(first.x, top, first.width, HEADER, palette.accent, palette.accent)
    heading = Paragraph(step.heading, HEADING_POINTS, palette.paper, bold=True)
    canvas.text(first.x, top + 1.2, first.width, [heading], centre=True)
    for placed in column:
        border = palette.accent if placed.box.claim else palette.line
        canvas.rect(placed.x + 0.2, placed.y, placed.width - 0.4, placed.height, palette.paper, border)
        canvas.text(placed.x + PAD, placed.y + PAD * 0.8, placed.width - 2 * PAD, placed.block)


def _draw_arrows(canvas: Canvas, columns: list[list[Placed]], headings: float) -> None:
    at = {placed.box.id: placed for column in columns for placed in column}
    for column, following in pairwise(columns):
        start, end = column[0].x + column[0].width + 0.3, following[0].x - 0.3
        canvas.arrow((start, headings), (end, headings))
        for source, target in ((placed, at[name]) for placed in column for name in placed.box.leads_to):
            turn = start + (end - start) * 0.4
            path = [(start, source.middle), (turn, source.middle), (turn, target.middle), (end, target.middle)]
            canvas.arrow(*path)
