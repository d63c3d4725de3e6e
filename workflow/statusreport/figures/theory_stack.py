"""The theory of change on a phone: the frames, then step below step, what a box leads to along the right edge."""

from __future__ import annotations

from statusreport.figures.canvas import Canvas, Paragraph, text_height
from statusreport.figures.theme import TEXT_POINTS
from statusreport.figures.theory_columns import Block
from statusreport.theory_of_change import Box, Step

PAD = 2.0
GAP = 2.0
HEADER = 6.4
RISE = 7.0  # from a step to the next, with an arrow
RAIL = 4.0  # at the right edge, for the arrows from box to box

Heights = dict[str, tuple[float, float]]  # box → where it begins and ends


def draw_stack(canvas: Canvas, steps: tuple[Step, ...], frames: list[Block], boxes: dict[str, Block]) -> float:
    """Draw the text of the frames, and of the boxes by their id; returns the height in mm."""
    width, palette, y = canvas.width - RAIL, canvas.palette, 0.2
    for block in frames:
        y = _draw_box(canvas, block, y, width, palette.surface, palette.surface) + GAP
    placed: Heights = {}
    y += RISE - GAP
    for number, step in enumerate(steps):
        if number:
            canvas.arrow((width / 2, y - GAP + 0.4), (width / 2, y - GAP + RISE - 0.4))
            y += RISE - GAP
        y = _draw_header(canvas, step.heading, y, width) + GAP
        for box in step.boxes:
            border = palette.accent if box.claim else palette.line
            bottom = _draw_box(canvas, boxes[box.id], y, width, palette.paper, border)
            placed[box.id] = (y, bottom)
            y = bottom + GAP
    _draw_rail(canvas, [box for step in steps for box in step.boxes], placed, width)
    return y - GAP + 0.5


def _draw_header(canvas: Canvas, heading: str, y: float, width: float) -> float:
    palette = canvas.palette
    canvas.rect(0.2, y, width - 0.4, HEADER, palette.accent, palette.accent)
    canvas.text(0, y + 1.1, width, [Paragraph(heading, TEXT_POINTS, palette.paper, bold=True)], centre=True)
    return y + HEADER


def _draw_box(canvas: Canvas, block: Block, y: float, width: float, fill: str, border: str) -> float:
    inner = width - 2 * PAD
    height = text_height(block, inner) + 2 * PAD
    canvas.rect(0.2, y, width - 0.4, height, fill, border)
    canvas.text(PAD, y + PAD * 0.8, inner, block)
    return y + height


def _draw_rail(canvas: Canvas, boxes: list[Box], placed: Heights, width: float) -> None:
    edge, rail = width + 0.2, width + RAIL - 0.6
    for box in boxes:
        for name in box.leads_to:
            (_, above), (below, _) = placed[box.id], placed[name]
            start, end = above - PAD * 1.5, below + PAD * 1.5  # apart, where a box is led to and leads on
            canvas.arrow((edge, start), (rail, start), (rail, end), (edge, end))
