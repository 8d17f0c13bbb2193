"""Draws composed pages as PDF, in several orders and pieces: what a reader gets differs, what one sees does not."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from setting import FONT, Glyph, Line, Shape, natural, register_font

BOLD = 0.2  # points between the two strokes of a fake bold headline
ROW = 3.0  # points; lines whose baselines are nearer than this are one row


@dataclass(frozen=True, slots=True)
class Variant:
    """How a page is drawn."""

    order: Literal["read", "rows", "shuffled"] = "read"
    pieces: Literal["line", "char"] = "line"  # what is one text object
    jitter: float = 0.0  # points, in both directions
    bold: bool = False  # headlines drawn twice
    indents: bool = False  # spaces of the text and indents are drawn as ideographic spaces


VARIANTS = {
    "plain": Variant(),
    "rows": Variant(order="rows"),
    "shuffled": Variant(order="shuffled"),
    "chars": Variant(pieces="char"),
    "shuffled-chars": Variant(order="shuffled", pieces="char"),
    "jitter": Variant(pieces="char", jitter=0.3),
    "bold": Variant(bold=True),
    "rows-bold-jitter": Variant(order="rows", pieces="char", jitter=0.3, bold=True),
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn on one page."""

    width: float
    height: float
    lines: tuple[Line, ...]
    shapes: tuple[Shape, ...]


def draw_shape(canvas: Canvas, shape: Shape, height: float) -> None:
    x0, y0, x1, y1 = shape.rect
    if shape.kind == "rule":
        canvas.setLineWidth(0.4)
        canvas.line(x0, height - y0, x1, height - y1)
    elif shape.kind == "image":
        wide, high = 24, 16
        picture = Image.new("L", (wide, high))
        picture.putdata([120 + (x * 5 + y * 7) % 110 for y in range(high) for x in range(wide)])
        canvas.drawImage(ImageReader(picture), x0, height - y1, x1 - x0, y1 - y0)
    else:
        canvas.setLineWidth(0.6)
        canvas.setFillGray({"ground": 0.15, "picture": 0.75}.get(shape.kind, 0))
        filled = shape.kind != "frame"
        canvas.rect(x0, height - y1, x1 - x0, y1 - y0, stroke=not filled, fill=filled)


def show(glyphs: Sequence[Glyph]) -> str:
    """The TJ operator that shows the glyphs of one line where they stand."""
    parts = []
    for glyph, after in zip(glyphs, [*glyphs[1:], None], strict=True):
        parts.append(f"<{glyph.char.encode('utf-16-be').hex()}>")
        if after is not None:
            back = natural(glyph.char) - (after.x - glyph.x) / glyph.size
            if abs(back) > 1e-4:
                parts.append(f"{back * 1000:.2f}")
    return f"[{' '.join(parts)}] TJ"


def draw_text(canvas: Canvas, glyphs: Sequence[Glyph], height: float, white: bool, shift: tuple[float, float]) -> None:
    """One text object."""
    text = canvas.beginText()
    text.setFillGray(1 if white else 0)
    text.setFont(FONT, round(glyphs[0].size, 2))
    text.setTextOrigin(glyphs[0].x + shift[0], height - glyphs[0].y + shift[1])
    text._code.append(show(glyphs))
    canvas.drawText(text)


def cut_pieces(line: Line, variant: Variant) -> list[tuple[Line, tuple[Glyph, ...]]]:
    """The text objects of a line."""
    if variant.pieces == "char" or line.role == "vertical":
        return [(line, (glyph,)) for glyph in line.glyphs]
    return [(line, line.glyphs)]


def in_order(lines: Iterable[Line], variant: Variant, chance: random.Random) -> list[tuple[Line, tuple[Glyph, ...]]]:
    """The text objects of a page in the order in which they are drawn."""
    pieces = [piece for line in lines for piece in cut_pieces(line, variant)]
    if variant.order == "rows":
        pieces.sort(key=lambda piece: (round(piece[1][0].y / ROW), piece[1][0].x))
    elif variant.order == "shuffled":
        chance.shuffle(pieces)
    return pieces


def draw(pages: Iterable[Drawing], variant: Variant, seed: int) -> bytes:
    """The pages as PDF; the same pages, variant and seed give the same bytes."""
    register_font()
    chance = random.Random(f"drawing {seed}")
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1, invariant=1)
    for page in pages:
        canvas.setPageSize((page.width, page.height))
        for shape in page.shapes:
            draw_shape(canvas, shape, page.height)
        for line, glyphs in in_order(page.lines, variant, chance):
            shift = (0.0, 0.0)
            if variant.jitter:
                shift = (chance.uniform(-1, 1) * variant.jitter, chance.uniform(-1, 1) * variant.jitter)
            draw_text(canvas, glyphs, page.height, line.white, shift)
            if variant.bold and line.role in ("headline", "kicker", "subheadline"):
                draw_text(canvas, glyphs, page.height, line.white, (shift[0] + BOLD, shift[1]))
        canvas.showPage()
    canvas.save()
    return out.getvalue()
