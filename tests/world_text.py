"""Pieces of text that know whom they name, and pages set from them: how the invented world of `world.py` is put down.

A Piece's marks are offsets in its own text; joining, filling a template and wrapping lines carry them along.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

SLOT = re.compile(r"\{(\w+)\}")
NOT_AT_THE_BEGINNING = "，。、；：？！”》）"  # of a line


@dataclass(frozen=True, slots=True)
class Mark:
    """What a stretch of a text names; optional: one that a program may well pass over (会议指出, 市政府 in a title)."""

    start: int
    end: int
    entity: str
    type: str  # Person | Company | Organization | Event
    optional: bool = False

    def shift(self, by: int) -> Mark:
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Piece:
    """A text with its marks."""

    text: str
    marks: tuple[Mark, ...] = ()

    def __add__(self, other: Piece | str) -> Piece:
        if isinstance(other, str):
            return Piece(self.text + other, self.marks)
        return Piece(self.text + other.text, self.marks + tuple(m.shift(len(self.text)) for m in other.marks))


EMPTY = Piece("")


def name(text: str, entity: str, kind: str, optional: bool = False) -> Piece:
    """The text as one mention."""
    return Piece(text, (Mark(0, len(text), entity, kind, optional),))


def join(pieces: Iterable[Piece], between: str = "、") -> Piece:
    joined = EMPTY
    for number, piece in enumerate(pieces):
        joined = joined + (between if number else "") + piece
    return joined


def render(template: str, slots: Mapping[str, Piece | str]) -> Piece:
    """The template with its slots filled. Raises KeyError for a slot that is not given."""
    made, done = EMPTY, 0
    for match in SLOT.finditer(template):
        made = made + template[done : match.start()] + slots[match[1]]
        done = match.end()
    return made + template[done:]


def wrap(piece: Piece, width: int) -> Piece:
    """The piece broken in lines of about so many characters, as a column is: also inside names, not in figures."""
    lines: list[str] = []
    moved: list[int] = []  # offset in the wrapped text of each character
    text, start, offset = piece.text, 0, 0
    while start < len(text):
        end = min(start + width, len(text))
        while end < len(text) and (text[end] in NOT_AT_THE_BEGINNING or text[end - 1 : end + 1].isdecimal()):
            end += 1
        lines.append(text[start:end])
        moved += range(offset, offset + end - start)
        offset += end - start + 1
        start = end
    moved.append(offset)
    marks = tuple(replace(m, start=moved[m.start], end=moved[m.end - 1] + 1) for m in piece.marks)
    return Piece("\n".join(lines), marks)


@dataclass(frozen=True, slots=True)
class Story:
    """An article ready to be set."""

    headlines: tuple[Piece, ...]
    byline: str
    paragraphs: tuple[Piece, ...]
    event: str | None = None  # what it reports
    caption: bool = False


@dataclass(frozen=True, slots=True)
class SetStory:
    """An article on its page: where it stands, and where its body does."""

    start: int
    end: int
    body: tuple[int, int]
    event: str | None


def set_page(stories: Iterable[Story], markdown: bool, width: int) -> tuple[Piece, list[SetStory]]:
    """The text of a page, and where its articles stand. In a text layer the headlines follow the body."""
    page, places = EMPTY, []
    for story in stories:
        start = len(page.text)
        heads = join(story.headlines, "\n\n### " if markdown else "\n")
        if markdown:
            page = page + "### " + heads + "\n\n"
        if story.byline and not story.caption:
            page = page + story.byline + "\n\n"
        first = len(page.text)
        between = "\n\n" if markdown else "\n"
        body = join((p if markdown else wrap(p, width) for p in story.paragraphs), between)
        page = page + body
        ends = len(page.text)
        if story.caption:
            page = page + ("\n\n" + story.byline)
        page = page + "\n\n" if markdown else page + "\n\n" + heads + "\n\n"
        places.append(SetStory(start, len(page.text), (first, ends), story.event))
    return page, places
