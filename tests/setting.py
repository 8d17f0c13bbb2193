"""Sets lines as a compositor does: widths of characters, line breaking, justified columns, headlines in balanced lines.

Lengths are points; y grows downwards from the top of the page.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

FONT = "STSong-Light"
ASCENT, DESCENT = 0.88, 0.12  # of the em, above and below the baseline
NO_START = frozenset("，。、；：！？）》”’】」%…—～·")
NO_END = frozenset("（《“‘【「")
CLOSERS = frozenset("，。、；：！？）》”’】」")  # ink in the left half only: half an em at a line's end is enough
TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,/:@%-]*|——|……|.", re.DOTALL)
NARROWEST = 6  # ems; beside a picture no shorter lines are set

Role = Literal["kicker", "headline", "subheadline", "byline", "text", "caption", "furniture", "section", "vertical"]
Align = Literal["left", "center", "right"]


class Rect(NamedTuple):
    x0: float
    y0: float
    x1: float
    y1: float

    def grow(self, by: float) -> Rect:
        return Rect(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)

    def meets(self, other: Rect) -> bool:
        return self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1


class Glyph(NamedTuple):
    """A character on the page: left end of its baseline."""

    char: str
    x: float
    y: float
    size: float

    @property
    def box(self) -> Rect:
        """The em box, as wide as the character is."""
        top = self.y - ASCENT * self.size
        return Rect(self.x, top, self.x + advance(self.char) * self.size, top + self.size)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of one role; `article` counts the page's articles, None for what belongs to none."""

    glyphs: tuple[Glyph, ...]
    role: Role
    article: int | None = None
    white: bool = False  # on a dark ground
    indent: float = 0.0  # ems before the first line of a paragraph

    @property
    def text(self) -> str:
        return "".join(glyph.char for glyph in self.glyphs)

    @property
    def box(self) -> Rect:
        boxes = [glyph.box for glyph in self.glyphs]
        return Rect(
            min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes)
        )

    def moved(self, dx: float, dy: float) -> Line:
        return replace(self, glyphs=tuple(g._replace(x=g.x + dx, y=g.y + dy) for g in self.glyphs))


@dataclass(frozen=True, slots=True)
class Shape:
    """A rule, frame, ground or picture."""

    rect: Rect
    kind: Literal["rule", "frame", "ground", "picture", "image"]


class Place(NamedTuple):
    """Where a line of body text can stand."""

    x0: float
    x1: float
    top: float


@functools.cache
def register_font() -> None:
    """Makes the font known to reportlab."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))


@functools.cache
def natural(char: str) -> float:
    """Width of a character in the font, in ems."""
    register_font()
    return float(pdfmetrics.stringWidth(char, FONT, 1000) / 1000)


def advance(char: str, latin: bool = False) -> float:
    """Ems that a character takes; a space takes one em among Chinese, 0.3 among Latin words."""
    if char == " ":
        return 0.3 if latin else 1.0
    if ord(char) < 128 and not char.isalpha():
        return max(0.5, natural(char))
    return natural(char)


def advances(text: str) -> list[float]:
    """The advance of each character of a text."""
    found = []
    for at, char in enumerate(text):
        around = text[at - 1 : at] + text[at + 1 : at + 2]
        latin = char == " " and len(around) == 2 and around.isascii()
        found.append(advance(char, latin))
    return found


def measure(text: str) -> float:
    """Width of a text in ems."""
    return sum(advances(text))


def tokens(text: str) -> list[str]:
    """What a line may be broken between: Latin words and numbers stay whole."""
    return TOKEN.findall(text)


def fill(parts: list[str], start: int, width: float) -> int:
    """Where the line that begins with this token ends; `width` in ems."""
    used = 0.0
    end = start
    while end < len(parts):
        around = parts[max(0, end - 1) : end + 2] if parts[end] == " " else []
        part = advance(" ", latin=len(around) == 3 and "".join(around).isascii()) if around else measure(parts[end])
        least = part / 2 if parts[end] in CLOSERS else part
        if used + least > width + 1e-6:
            break
        used += part
        end += 1
        if used > width + 1e-6:
            break
    end = max(end, start + 1)
    if end == len(parts):
        return end
    best = end
    while end > start + 1 and (parts[end][0] in NO_START or parts[end - 1][-1] in NO_END):
        end -= 1
    return end if end > start + 1 else best


def justify(parts: list[str], place: tuple[float, float], baseline: float, size: float, last: bool) -> list[Glyph]:
    """The glyphs of one line between two abscissas; all but the last line of a paragraph fill the width."""
    text = "".join(parts).rstrip(" ")
    ems = advances(text)
    if text[-1] in CLOSERS and sum(ems) * size > place[1] - place[0] + 1e-6:
        ems[-1] /= 2
    joints = set()  # positions after which the slack goes
    at = 0
    for part in parts:
        at += len(part)
        joints.add(at - 1)
    joints.discard(len(text) - 1)
    joints = {joint for joint in joints if joint < len(text) - 1}
    slack = place[1] - place[0] - sum(ems) * size
    share = 0.0 if last and slack > 0 else slack / max(1, len(joints))
    x = place[0]
    glyphs = []
    for at, char in enumerate(text):
        if char != " ":
            glyphs.append(Glyph(char, x, baseline, size))
        x += ems[at] * size + (share if at in joints else 0.0)
    return glyphs


def set_paragraph(
    text: str, places: Iterator[Place], size: float, role: Role, article: int | None, indent: float = 2.0
) -> list[Line] | None:
    """The lines of a paragraph in the next places; None when there are too few."""
    parts = tokens(text)
    lines: list[Line] = []
    start = 0
    while start < len(parts):
        place = next(places, None)
        if place is None:
            return None
        x0 = place.x0 + (indent * size if start == 0 else 0.0)
        while start < len(parts) and parts[start] == " ":
            start += 1
        end = fill(parts, start, (place.x1 - x0) / size)
        last = end == len(parts)
        glyphs = justify(parts[start:end], (x0, place.x1), place.top + ASCENT * size, size, last)
        lines.append(Line(tuple(glyphs), role, article, indent=0.0 if lines else indent))
        start = end
    return lines


def find_places(columns: Iterable[Rect], size: float, pitch: float, obstacles: Iterable[Rect]) -> list[Place]:
    """Where lines of body text can stand, column by column, around the obstacles."""
    walls = list(obstacles)
    places = []
    for column in columns:
        top = column.y0
        while top + size <= column.y1 + 0.01:
            line = Rect(column.x0, top, column.x1, top + size)
            free = [(column.x0, column.x1)]
            for wall in walls:
                if wall.meets(line):
                    free = [
                        part
                        for x0, x1 in free
                        for part in ((x0, min(x1, wall.x0)), (max(x0, wall.x1), x1))
                        if part[1] > part[0]
                    ]
            if free:
                x0, x1 = max(free, key=lambda part: part[1] - part[0])
                if x1 - x0 >= NARROWEST * size:
                    places.append(Place(x0, x1, top))
            top += pitch
    return places


def break_title(text: str, width: float) -> list[str]:
    """A headline in as few lines as fit `width` ems, at its space where it has one, else of about one length."""
    if measure(text) <= width:
        return [text]
    phrases = text.split(" ")
    if len(phrases) == 2 and max(map(measure, phrases)) <= width:
        return phrases
    parts = tokens(text)
    count = math.ceil(measure(text) / width)
    while True:
        goal = measure(text) / count
        lines: list[str] = []
        start = 0
        while start < len(parts):
            end = fill(parts, start, max(goal + 0.5, 1.0) if len(lines) < count - 1 else width)
            lines.append("".join(parts[start:end]).strip())
            start = end
        if max(map(measure, lines)) <= width or count > len(parts):
            return lines
        count += 1


def set_title(
    text: str,
    across: tuple[float, float],
    top: float,
    size: float,
    role: Role,
    article: int | None,
    *,
    align: Align = "center",
    spacing: float = 0.0,
    most: int = 2,
    white: bool = False,
) -> tuple[list[Line], float]:
    """Lines of a headline and their bottom; `spacing` in ems between characters; smaller where it is too long."""
    width = across[1] - across[0]
    while True:
        stretch = 1 + spacing
        broken = break_title(text, width / size / stretch)
        if (len(broken) <= most and max(map(measure, broken)) * size * stretch <= width + 1) or size <= 10:
            break
        if spacing:
            spacing = 0.0
        else:
            size -= 1
    lines = []
    for part in broken:
        ems = [each + spacing for each in advances(part)]
        slack = width - (sum(ems) - spacing) * size
        x = across[0] + {"left": 0.0, "center": slack / 2, "right": slack}[align]
        glyphs = []
        for char, each in zip(part, ems, strict=True):
            if char != " ":
                glyphs.append(Glyph(char, x, top + ASCENT * size, size))
            x += each * size
        lines.append(Line(tuple(glyphs), role, article, white))
        top += size * 1.25
    return lines, top - size * 0.2
