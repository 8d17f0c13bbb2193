"""PDF pages with a text layer: glyphs, rules and pictures where they stand on the page; the only user of pdfium."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from kg.errors import PageError
from kg.pages.layout import read_leaf
from kg.pages.runs import Box, Glyph, Leaf
from kg.pages.sheets import Sheet

_MAX_GLYPHS = 300_000  # on one page; a broadsheet page of a newspaper has some 10,000
_MAX_SHAPES = 20_000
_MAX_PAGES = 2_000
_THIN = 3.0  # points; a rule is thinner
_LEAST_RULE = 20.0  # points; a shorter one is ornament


def read_pdf(data: bytes, path: Path) -> tuple[Sheet, ...]:
    """The pages of a PDF that hold text. Raises PageError when none does, or the file can't be opened."""
    sheets = []
    glyphs = han = 0
    for leaf in read_leaves(data, path):
        glyphs += len(leaf.glyphs)
        han += sum(1 for glyph in leaf.glyphs if "\u2e80" <= glyph.text <= "\u9fff")
        sheets.append(read_leaf(leaf))
    if not glyphs:
        raise PageError(path, "a PDF without a text layer, a scan", allowed="recognise the text first (OCR)")
    if han < max(1, glyphs / 10):
        wrong = f"almost no Chinese text, {han} of {glyphs} characters: a text layer that is broken, or a scan?"
        raise PageError(path, wrong, allowed="recognise the text first (OCR)")
    return tuple(sheets)


def read_leaves(data: bytes, path: Path) -> Iterator[Leaf]:
    """The pages of a PDF, as they stand on paper. Raises PageError when it can't be opened."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise PageError(path, _cause(error), allowed="a PDF with a text layer") from error
    try:
        if len(document) == 0:
            raise PageError(path, "a PDF without pages", allowed="a PDF with a text layer")
        if len(document) > _MAX_PAGES:
            raise PageError(path, f"a PDF of {len(document)} pages", allowed=f"at most {_MAX_PAGES} a file")
        for number in range(len(document)):
            try:
                page = document[number]
                yield _read_leaf(page)
                page.close()
            except pypdfium2.PdfiumError as error:
                raise PageError(
                    path, f"page {number + 1} is broken: {error}", allowed="a PDF with a text layer"
                ) from error
    finally:
        document.close()


def _cause(error: Exception) -> str:
    if "password" in str(error).lower():
        return "a PDF that is locked with a password"
    return "a broken PDF"


def _read_leaf(page: Any) -> Leaf:
    left, bottom, right, top = page.get_bbox()
    glyphs, turned = _read_glyphs(page, left, top, right, bottom)
    rules: list[Box] = []
    frames: list[Box] = []
    pictures: list[Box] = []
    for count, shape in enumerate(page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE))):
        if count == _MAX_SHAPES:
            break
        x0, y0, x1, y1 = shape.get_bounds()
        box = Box(x0 - left, top - y1, x1 - left, top - y0)
        if shape.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(box)
        elif min(box.width, box.height) <= _THIN:
            if max(box.width, box.height) >= _LEAST_RULE:
                rules.append(box)
        else:
            (pictures if _is_filled(shape) else frames).append(box)
    return Leaf(right - left, top - bottom, glyphs, turned, rules, frames, pictures)


def _is_filled(shape: Any) -> bool:
    """Whether a path is painted over, as a picture's ground is, and not only drawn as a frame."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(shape, mode, stroke)) and mode.value != pdfium.FPDF_FILLMODE_NONE


def _read_glyphs(page: Any, left: float, top: float, right: float, bottom: float) -> tuple[list[Glyph], int]:
    """The upright glyphs with ink or a blank's width, and how many others are turned."""
    text = page.get_textpage()
    count = min(text.count_chars(), _MAX_GLYPHS)
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    glyphs: list[Glyph] = []
    turned = 0
    for i in range(count):
        if pdfium.FPDFText_IsGenerated(text, i) == 1:
            continue
        code = pdfium.FPDFText_GetUnicode(text, i)
        if code < 0x20 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            continue
        pdfium.FPDFText_GetMatrix(text, i, matrix)
        if abs(matrix.b) > 0.1 * abs(matrix.a) or matrix.a <= 0:
            turned += 1
            continue
        pdfium.FPDFText_GetLooseCharBox(text, i, box)
        pdfium.FPDFText_GetCharOrigin(text, i, x, y)
        scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
        size = pdfium.FPDFText_GetFontSize(text, i) * scale
        if size <= 0 or not (left <= x.value <= right and bottom <= y.value <= top):
            continue
        glyphs.append(Glyph(chr(code), x.value - left, max(box.right, x.value) - left, top - y.value, size))
    text.close()
    return glyphs, turned
