"""The theory of change as a picture, with what indicators say inside its results and effects."""

from __future__ import annotations

from statusreport.figures.canvas import Canvas, Paragraph
from statusreport.figures.figure import FULL_WIDTH_MM, Figure
from statusreport.figures.narrow import NARROW_MM
from statusreport.figures.theme import NOTE_POINTS, TEXT_POINTS, Palette
from statusreport.figures.theory_columns import HEADING_POINTS, draw_columns
from statusreport.figures.theory_stack import draw_stack
from statusreport.tables.material import NO_TARGET, Material, named, printed, source_line
from statusreport.tables.surveys import response_note
from statusreport.tables.wording import NO_INDICATOR
from statusreport.theory_of_change import SOFT_HYPHEN, Box, Frame
from statusreport.translation import _
from statusreport.verdicts import words

POINTS = 7.5


def theory_of_change(material: Material, palette: Palette) -> Figure:
    """The figure of report/theory-of-change.yaml; results and effects carry the values of their indicators."""
    steps = material.theory.steps
    page, phone = Canvas(FULL_WIDTH_MM, palette), Canvas(NARROW_MM, palette)
    height = draw_columns(page, steps, *_blocks(material, palette, POINTS, HEADING_POINTS))
    stacked = draw_stack(phone, steps, *_blocks(material, palette, NOTE_POINTS, TEXT_POINTS))
    entries = material.chosen(name for box in material.theory.claims for name in box.indicators)
    return Figure(
        id="theory-of-change",
        plot=page.plot(height),
        title=_title(material),
        subtitle=_("Forandringsteorien fra ressourcer til langsigtet effekt."),
        alt=_alt(material),
        notes=response_note(material, entries) if entries else "",
        source=source_line(material, entries),
        height_mm=height,
        narrow=phone.plot(stacked),
    )


def _blocks(
    material: Material, palette: Palette, points: float, heading_points: float
) -> tuple[list[list[Paragraph]], dict[str, list[Paragraph]]]:
    """The text of the frames, and of the boxes by their id."""
    theory = material.theory
    frames = [_frame(frame, palette, points, heading_points) for frame in theory.frames]
    return frames, {box.id: _box(box, material, palette, points) for step in theory.steps for box in step.boxes}


def _frame(frame: Frame, palette: Palette, points: float, heading_points: float) -> list[Paragraph]:
    bullet = len(frame.texts) > 1
    return [
        Paragraph(frame.heading, heading_points, palette.accent, bold=True),
        *(Paragraph(text, points, palette.ink, space=0.5, bullet=bullet) for text in frame.texts),
    ]


def _box(box: Box, material: Material, palette: Palette, points: float) -> list[Paragraph]:
    block = [Paragraph(box.heading, points, palette.ink, bold=True)] if box.heading else []
    if box.text:
        block.append(Paragraph(box.text, points, palette.ink, space=0.4 if box.heading else 0.0))
    block += [Paragraph(item, points, palette.ink, bullet=True) for item in box.items]
    return block + (_evidence(box, material, palette, points) if box.claim else [])


def _evidence(box: Box, material: Material, palette: Palette, points: float) -> list[Paragraph]:
    if not box.indicators:
        return [Paragraph(_(NO_INDICATOR), points, palette.muted, bold=True, space=1.4)]
    block = []
    for entry in material.chosen(box.indicators):
        block.append(Paragraph(named(entry), points, palette.accent, space=1.4))
        block.append(Paragraph(_value(entry), points, palette.accent, bold=True))
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
        "Diagram i {steps} trin, forbundet med pile fra det første til det sidste.", steps=len(material.theory.steps)
    )
    text = f"{opening} {frames} {steps}"
    return text.replace(SOFT_HYPHEN, "").replace("..", ".")


def _said(box: Box, material: Material) -> str:
    if not box.claim:
        return box.sentence
    values = [f"{named(entry)} {_value(entry)}" for entry in material.chosen(box.indicators)]
    return f"{box.sentence} [{', '.join(values) or _(NO_INDICATOR).lower()}]"
