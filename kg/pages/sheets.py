"""What a reader makes of one page of a file: its text in reading order and, where the file tells, its layout."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kg.records import Markup, Region, RegionKind


class Piece(NamedTuple):
    """One headline, byline, paragraph or caption of an article, unwrapped; articles are numbered from 0."""

    kind: RegionKind
    text: str
    article: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a file as its reader understood it; None for what the file doesn't say."""

    text: str
    markup: Markup
    regions: tuple[Region, ...] = ()
    date: str | None = None  # YYYY-MM-DD
    date_basis: Literal["masthead", "meta"] | None = None
    paper: str | None = None
    number: str | None = None
    doubted: tuple[int, ...] = ()  # articles whose text may be out of order
    notes: tuple[str, ...] = ()  # what was left out, for the user


def lay_out(pieces: Iterable[Piece]) -> tuple[str, tuple[Region, ...]]:
    """The text of a sheet made of these pieces in their order, a line each, articles parted by a blank line."""
    lines: list[str] = []
    regions: list[Region] = []
    at = 0
    above: int | None = None
    for piece in pieces:
        text = " ".join(piece.text.split("\n")).strip()
        if not text:
            continue
        if above is not None and piece.article != above:
            lines.append("\n")
            at += 1
        regions.append(Region(at, at + len(text), piece.kind, piece.article))
        lines += [text, "\n"]
        at += len(text) + 1
        above = piece.article
    return "".join(lines), tuple(regions)
