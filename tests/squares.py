"""A font whose characters are rectangles, to be embedded: what is read from a PDF then depends on no machine's fonts.

PDFium leaves out a text object without extent: on a machine without Chinese fonts each object of one Chinese
character in a font that is only named.
"""

from __future__ import annotations

import functools
import io

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph
from setting import CLOSERS, NO_END, natural

EM = 1000
WIDE = ((0x2010, 0x2027), (0x2460, 0x27BF), (0x3000, 0x303F), (0x4E00, 0x9FFF), (0xFF00, 0xFFEF))  # blocks of Unicode
HAN = (60, -80, 940, 820)  # left, low, right, high of the ink
CLOSER, OPENER = (70, -60, 380, 200), (620, -60, 930, 820)


def draw_box(box: tuple[int, int, int, int]) -> Glyph:
    """A rectangle."""
    left, low, right, high = box
    pen = TTGlyphPen(None)
    pen.moveTo((left, low))
    for point in ((left, high), (right, high), (right, low)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


@functools.cache
def build_squares() -> bytes:
    """The font as a TrueType file; Latin letters and figures are as wide as in the font of the pages."""
    empty = TTGlyphPen(None).glyph()
    drawn = {".notdef": draw_box(HAN), "space": empty, "han": draw_box(HAN)}
    drawn |= {"closer": draw_box(CLOSER), "opener": draw_box(OPENER)}
    widths = dict.fromkeys(drawn, EM)
    codes = {code: "han" for first, last in WIDE for code in range(first, last + 1)}
    codes |= {ord("·"): "han", ord("▢"): "han", 0x3000: "space"}
    codes |= {ord(char): "closer" for char in CLOSERS} | {ord(char): "opener" for char in NO_END}
    for code in range(0x21, 0x7F):
        name = f"latin{code}"
        codes[code] = name
        widths[name] = round(natural(chr(code)) * EM)
        drawn[name] = draw_box((30, 0, widths[name] - 30, 700))
    codes[0x20] = "narrow"
    drawn["narrow"], widths["narrow"] = empty, round(natural(" ") * EM)

    builder = FontBuilder(EM, isTTF=True)
    builder.font.recalcTimestamp = False
    builder.updateHead(created=0, modified=0)
    builder.setupGlyphOrder(list(drawn))
    builder.setupCharacterMap(codes)
    builder.setupGlyf(drawn)
    sides = {name: getattr(glyph, "xMin", 0) for name, glyph in drawn.items()}
    builder.setupHorizontalMetrics({name: (widths[name], sides[name]) for name in drawn})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular", "psName": "Squares"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()
