"""Draws composed pages as PDF, in several orders and pieces: what a reader gets differs, what one sees does not."""

from __future__ import annotations

import functools
import io
import itertools
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from setting import FONT, Glyph, Line, Shape, advance, natural, register_font
from squares import build_squares

BOLD = 0.2  # points between the two strokes of a fake bold headline
SPACE = "　"
ROW = 3.0  # points; lines whose baselines are nearer than this are one row


@dataclass(frozen=True, slots=True)
class Variant:
    """How a page is drawn."""

    order: Literal["read", "rows", "shuffled"] = "read"
    pieces: Literal["line", "char", "row"] = "line"  # what is one text object; a row goes on in the next column
    jitter: float = 0.0  # points, in both directions
    bold: Literal["", "at once", "later"] = ""  # headlines drawn twice, at once or when all else is drawn
    spaces: bool = False  # indents and wide gaps hold ideographic spaces
    font: str = "squares"  # what is embedded: squares.py's or a TrueType file; "": none, and a person can read the page


VARIANTS = {
    "plain": Variant(),
    "rows": Variant(order="rows"),
    "shuffled": Variant(order="shuffled"),
    "chars": Variant(pieces="char"),
    "shuffled-chars": Variant(order="shuffled", pieces="char"),
    "jitter": Variant(pieces="char", jitter=0.3),
    "whole-rows": Variant(pieces="row"),
    "spaces": Variant(spaces=True),
    "bold": Variant(bold="at once"),
    "bold-later": Variant(bold="later"),
    "rows-bold-jitter": Variant(order="rows", pieces="char", jitter=0.3, bold="at once"),
    "named": Variant(font=""),
    "named-rows": Variant(font="", pieces="row"),
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn on one page."""

    width: float
    height: float
    lines: tuple[Line, ...]
    shapes: tuple[Shape, ...]


@functools.cache
def embed_font(path: str) -> str:
    """Makes a TrueType font (of a collection the first) known to reportlab; its name there."""
    name = f"embedded {path}"
    file = io.BytesIO(build_squares()) if path == "squares" else path
    pdfmetrics.registerFont(TTFont(name, file, subfontIndex=0))
    return name


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


def show(glyphs: Sequence[Glyph], codes: Sequence[bytes], widths: Sequence[float]) -> str:
    """The TJ operator that shows glyphs of one line where they stand."""
    parts = []
    for at, glyph in enumerate(glyphs):
        parts.append(f"<{codes[at].hex()}>")
        if at + 1 < len(glyphs):
            back = widths[at] - (glyphs[at + 1].x - glyph.x) / glyph.size
            if abs(back) > 1e-4:
                parts.append(f"{back * 1000:.2f}")
    return f"[{' '.join(parts)}] TJ"


def fill_gaps(line: Line) -> Line:
    """The line with an ideographic space in each gap that is wide enough, and with its indent as such spaces."""
    first = line.glyphs[0]
    glyphs = [Glyph(SPACE, first.x - n * first.size, first.y, first.size) for n in range(int(line.indent + 0.5), 0, -1)]
    for glyph, after in zip(line.glyphs, [*line.glyphs[1:], None], strict=True):
        glyphs.append(glyph)
        end = glyph.x + advance(glyph.char) * glyph.size
        if after is not None and after.x - end >= 0.8 * glyph.size:
            glyphs.append(Glyph(SPACE, end, glyph.y, glyph.size))
    return replace(line, glyphs=tuple(glyphs))


def draw_text(canvas: Canvas, line: Line, height: float, shift: tuple[float, float], font: str) -> None:
    """One text object; of an embedded font one for each run of characters in one of its subsets."""
    text = canvas.beginText()
    text.setFillGray(1 if line.white else 0)
    if not font:
        text.setFont(FONT, round(line.glyphs[0].size, 2))
        text.setTextOrigin(line.glyphs[0].x + shift[0], height - line.glyphs[0].y + shift[1])
        codes = [glyph.char.encode("utf-16-be") for glyph in line.glyphs]
        text._code.append(show(line.glyphs, codes, [natural(glyph.char) for glyph in line.glyphs]))
        canvas.drawText(text)
        return
    embedded = pdfmetrics.getFont(font)
    coded = [(*embedded.splitString(glyph.char, canvas._doc)[0], glyph) for glyph in line.glyphs]
    for subset, run in itertools.groupby(coded, key=lambda one: one[0]):
        part = list(run)
        glyphs = [glyph for *_, glyph in part]
        text._code.append(f"{embedded.getSubsetInternalName(subset, canvas._doc)} {glyphs[0].size:.2f} Tf")
        text.setTextOrigin(glyphs[0].x + shift[0], height - glyphs[0].y + shift[1])
        widths = [pdfmetrics.stringWidth(glyph.char, font, 1000) / 1000 for glyph in glyphs]
        text._code.append(show(glyphs, [code for _, code, _ in part], widths))
    canvas.drawText(text)


def join_rows(lines: Iterable[Line]) -> list[Line]:
    """The lines with those of one baseline, size and colour made one."""
    rows: dict[tuple[float, float, bool], list[Line]] = {}
    for line in lines:
        key = (round(line.glyphs[0].y, 1), line.glyphs[0].size, line.white)
        rows.setdefault(key, []).append(line)
    return [
        replace(row[0], glyphs=tuple(sorted((g for line in row for g in line.glyphs), key=lambda g: g.x)))
        for row in rows.values()
    ]


def cut_pieces(lines: Iterable[Line], variant: Variant) -> list[Line]:
    """The text objects of a page, each as a line of its own."""
    filled = [fill_gaps(line) if variant.spaces and line.role != "vertical" else line for line in lines]
    upright = [replace(line, glyphs=(glyph,)) for line in filled if line.role == "vertical" for glyph in line.glyphs]
    level = [line for line in filled if line.role != "vertical"]
    if variant.pieces == "char":
        level = [replace(line, glyphs=(glyph,)) for line in level for glyph in line.glyphs]
    elif variant.pieces == "row":
        level = join_rows(level)
    return level + upright


def in_order(lines: Iterable[Line], variant: Variant, chance: random.Random) -> list[Line]:
    """The text objects of a page in the order in which they are drawn."""
    pieces = cut_pieces(lines, variant)
    if variant.order == "rows":
        pieces.sort(key=lambda piece: (round(piece.glyphs[0].y / ROW), piece.glyphs[0].x))
    elif variant.order == "shuffled":
        chance.shuffle(pieces)
    return pieces


def draw(pages: Iterable[Drawing], variant: Variant, seed: int) -> bytes:
    """The pages as PDF; the same pages, variant and seed give the same bytes."""
    register_font()
    font = embed_font(variant.font) if variant.font else ""
    chance = random.Random(f"drawing {seed}")
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1, invariant=1)
    for page in pages:
        canvas.setPageSize((page.width, page.height))
        for shape in page.shapes:
            draw_shape(canvas, shape, page.height)
        later = []
        for line in in_order(page.lines, variant, chance):
            shift = (0.0, 0.0)
            if variant.jitter:
                shift = (chance.uniform(-1, 1) * variant.jitter, chance.uniform(-1, 1) * variant.jitter)
            draw_text(canvas, line, page.height, shift, font)
            if variant.bold and line.role in ("headline", "kicker", "subheadline"):
                later.append((line, (shift[0] + BOLD, shift[1])))
            if variant.bold == "at once":
                for twice, aside in later:
                    draw_text(canvas, twice, page.height, aside, font)
                later.clear()
        for line, shift in later:
            draw_text(canvas, line, page.height, shift, font)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
