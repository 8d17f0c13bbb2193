"""Stacks → strips of body text: each one column, read downwards, with the headline above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.articles.bylines import BYLINE_GATE, read_byline, read_opening
from kg.pages.heads import (
    Head,
    group_heads,
    is_caption,
    is_heading,
    is_level,
    is_staggered,
    join_heads,
    union,
    with_bylines,
)
from kg.pages.runs import Box, Leaf
from kg.pages.stacks import Stack, is_open, overlap

_SET_IN = 1.2  # em by which the first line of a paragraph is set in at least
_FEW_LINES = 3  # that may all be short or all be set in
_SIDE = 3.2  # em by which the pieces of a column may begin further right
_WHITE = 2.5  # lines of white space that part two articles, where the text doesn't go on
_HEAD_WHITE = 4.0  # lines of white space below a headline at most
_PICTURE_NEAR = 4.0  # lines between a picture and the text below it, caption and all
_PICTURE_WHITE = 1.9  # lines of white space above and below a picture in a text


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A piece of a column of body text; `left` and `right` are the column's edges."""

    stack: Stack
    left: float
    right: float

    @property
    def box(self) -> Box:
        return Box(self.left, self.stack.top, self.right, self.stack.bottom)

    @property
    def flush(self) -> bool:
        """Whether it goes on with a paragraph: its first line is not set in."""
        return (self.stack.runs[0].x0 - self.left) / self.stack.size < _SET_IN

    @property
    def open(self) -> bool:
        """Whether it breaks off in the middle of a sentence."""
        return is_open(self.stack)

    @property
    def full(self) -> bool:
        """Whether the last line reaches the end of the column, so that the paragraph may go on."""
        return (self.right - self.stack.runs[-1].x1) / self.stack.size < 1.6

    @property
    def begins(self) -> bool:
        """Whether an article begins here: with a byline or a dateline."""
        text = self.stack.text
        return read_opening(text).end > 0 or (
            BYLINE_GATE.search(text) is not None and read_byline(self.stack.runs[0].text) is not None
        )


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """Pieces of one column below each other that are read one after the other."""

    columns: tuple[Column, ...]
    top: Head | None  # what stands right above it; None: a rule, the page's edge or white space

    @property
    def box(self) -> Box:
        return union([column.box for column in self.columns])


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands in a zone before the columns are linked; `leading` is the usual distance of two lines, points."""

    columns: Sequence[Column]
    heads: Sequence[Head]
    rules: Sequence[Box]
    walls: Sequence[Box]  # upright rules
    obstacles: Sequence[Box]  # pictures, captions, and frames within the zone
    leading: float


@dataclass(frozen=True, slots=True)
class Zone:
    """One frame, or the page outside of all frames, with what stands in it."""

    parts: Parts
    strips: Sequence[Strip]
    captions: Sequence[Stack]


def read_zone(leaf: Leaf, zone: int, stacks: Sequence[Stack], size: float, leading: float) -> Zone:
    """The parts of a zone; `stacks` without furniture, `size` and `leading` (points) those of body text."""
    obstacles = [*leaf.pictures, *(frame for i, frame in enumerate(leaf.frames) if i != zone)]
    rules = tuple(rule for rule in leaf.rules if rule.width > rule.height)
    walls = tuple(rule for rule in leaf.rules if rule.width <= rule.height)
    captions = [stack for stack in stacks if is_caption(stack, stacks, leaf.pictures, size, leading)]
    rest = [stack for stack in stacks if stack not in captions]
    heading = [stack for stack in rest if is_heading(stack, rest, size)]
    body = [stack for stack in rest if stack not in heading]
    heads = with_bylines(group_heads(heading, rules), body, leading)
    bylines = [byline for head in heads for byline in head.bylines]
    body = [stack for stack in body if stack not in bylines]
    columns = [_column(stack, body) for stack in body]
    obstacles += [caption.box for caption in captions]
    parts = Parts(columns, heads, rules, walls, obstacles, leading)
    strips = _strips(parts)
    rejoined = _rejoin(parts, strips)
    if len(rejoined) < len(parts.heads):
        parts = replace(parts, heads=rejoined)
        strips = _strips(parts)
    return Zone(parts, strips, captions)


def _column(stack: Stack, stacks: Sequence[Stack]) -> Column:
    """The stack with the edges of its column, told from the stacks above and below it where it has few lines."""
    left, right = stack.x0, stack.x1
    if len(stack.runs) <= _FEW_LINES:
        beside = [
            other
            for other in stacks
            if other is not stack
            and len(other.runs) >= 2
            and other.x0 <= stack.x0 + 1
            and other.x1 >= stack.x1 - stack.size
            and (stack.x0 - other.x0 <= _SIDE * stack.size or _is_centred(stack, other))
        ]
        near = min(
            beside, key=lambda other: min(abs(other.top - stack.bottom), abs(stack.top - other.bottom)), default=None
        )
        if near is not None:
            left, right = min(left, near.x0), max(right, near.x1)
    return Column(stack, left, right)


def _is_centred(stack: Stack, column: Stack) -> bool:
    """Whether a line stands in the middle of a column, as a heading within the text does."""
    left, right = stack.x0 - column.x0, column.x1 - stack.x1
    return min(left, right) > stack.size and abs(left - right) < 2 * stack.size


def _rejoin(parts: Parts, strips: Sequence[Strip]) -> list[Head]:
    """The headlines, those made one that stand side by side above columns of the same article."""
    heads = list(parts.heads)
    for left in parts.heads:
        for right in parts.heads:
            if left in heads and right in heads and _is_one(left, right, parts, strips):
                heads[heads.index(left)] = join_heads(left, right)
                heads.remove(right)
    return heads


def _is_one(left: Head, right: Head, parts: Parts, strips: Sequence[Strip]) -> bool:
    """Whether two headlines side by side are one: the text goes on from the columns of one to those of the other."""
    staggered = is_staggered(left, right, parts.leading)
    if not (staggered or is_level(left, right)):
        return False
    if any(left.box.x1 <= wall.x0 <= right.box.x0 and wall.y0 <= left.box.y1 <= wall.y1 for wall in parts.walls):
        return False
    under = [sorted((s for s in strips if s.top is head), key=lambda s: s.box.x0) for head in (left, right)]
    if not under[0] or not under[1]:
        return False
    first, last = under[1][0].columns[0], under[0][-1].columns[-1]
    fit = continuity(last, first)
    start = under[0][0].columns[0]
    level = abs(first.box.y0 - start.box.y0) < 0.6 * parts.leading
    return not first.begins and (fit == 2 or (fit == 1 and start.begins and level))


def _strips(parts: Parts) -> list[Strip]:
    """The columns linked downwards where nothing parts them."""
    tops: list[Head | None] = []
    chains: list[list[Column]] = []
    for column in sorted(parts.columns, key=lambda c: (c.box.y0, c.box.x0)):
        above = _above(column, parts)
        chain = next((chain for chain in chains if chain[-1] is above), None)
        if chain is not None and isinstance(above, Column) and _links(above, column, parts):
            chain.append(column)
        else:
            chains.append([column])
            tops.append(above if isinstance(above, Head) and _reaches(above, column, parts) else None)
    under = [(chain[0].box, top) for chain, top in zip(chains, tops, strict=True) if top]
    for i, chain in enumerate(chains):
        if tops[i] is None:
            tops[i] = _head_across(chain[0].box, under, parts)
    return [Strip(tuple(chain), top) for chain, top in zip(chains, tops, strict=True)]


def _head_across(box: Box, under: Sequence[tuple[Box, Head]], parts: Parts) -> Head | None:
    """The headline, narrower than its body, that stands above the columns beside this one, level with it."""
    for other, head in sorted(under, key=lambda pair: abs(pair[0].x0 - box.x0)):
        tops = (other.y0, with_picture(other, parts).y0)
        if all(abs(top - box.y0) > 1.3 * parts.leading for top in tops):
            continue
        over = head.box
        left, right = (over.x1 + 2, box.x1) if box.x0 > over.x1 else (box.x0, max(box.x1, over.x0 - 2))
        field = Box(left, over.y0 + 2, right, box.y0 - 2)  # beside the headline
        inside = [part.box for part in parts.columns]
        inside += [part.box for part in parts.heads if part is not head]
        if not any(_meet(field, part) for part in (*inside, *parts.rules, *parts.walls)):
            return head
    return None


def _meet(a: Box, b: Box) -> bool:
    return a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1


def _above(column: Column, parts: Parts) -> Column | Head | None:
    """What stands right above a column: a column, a headline, or None: a rule or nothing."""
    box = column.box
    best: Column | Head | None = None
    lowest = -1.0
    standing: list[Column | Head] = [*parts.columns, *parts.heads]
    for part in standing:
        other = part.box
        if part is not column and other.y1 <= box.y0 + 3 and overlap(other, box) > 0.3 and other.y1 > lowest:
            best, lowest = part, other.y1
    for rule in parts.rules:
        if lowest - 3 <= rule.y0 <= box.y0 + 3 and overlap(rule, box) > 0.5:
            return None
    return best


def with_picture(box: Box, parts: Parts) -> Box:
    """The box with the picture that stands above it."""
    over = [
        picture.y0
        for picture in parts.obstacles
        if overlap(picture, box) > 0.6 and -parts.leading < box.y0 - picture.y1 < _PICTURE_NEAR * parts.leading
    ]
    return box._replace(y0=min([box.y0, *over]))


def _reaches(head: Head, column: Column, parts: Parts) -> bool:
    """Whether nothing but a picture and a little white space stands between a headline and a column below it."""
    return column.box.y0 - head.box.y1 <= _HEAD_WHITE * parts.leading or _filled(head.box, column.box, parts)


def _filled(above: Box, below: Box, parts: Parts) -> bool:
    """Whether a picture or frame, with its caption, fills the space between two boxes, one above the other."""
    least = _PICTURE_WHITE * parts.leading
    down = above.y1
    for box in sorted(parts.obstacles, key=lambda box: box.y0):
        if box.x0 < below.x1 and box.x1 > below.x0 and above.y1 - parts.leading < box.y1 < below.y0 + parts.leading:
            if box.y0 - down > least:
                return False
            down = max(down, box.y1)
    return down > above.y1 and below.y0 - down <= least


def _links(above: Column, below: Column, parts: Parts) -> bool:
    """Whether the text goes on from one column to the one below it."""
    fit = continuity(above, below)
    gap = (below.box.y0 - above.box.y1) / parts.leading
    if below.begins and not above.open:
        return len(above.stack.runs) == 1 and read_byline(above.stack.text) is not None
    if fit < 2 and gap > 1 and _goes_on_from_left(below, parts):
        return False
    if _filled(above.box, below.box, parts):
        return fit > -2
    return gap <= (_WHITE if fit > -2 else 0.8)


def _goes_on_from_left(column: Column, parts: Parts) -> bool:
    """Whether the text goes on from the column to the left, be it below a headline there."""
    level = column.box.y0 + 0.7 * parts.leading
    nearest: Column | None = None
    for other in parts.columns:
        top = other.box.y0
        above = _above(other, parts)
        if isinstance(above, Head) and _reaches(above, other, parts):
            top = above.box.y0
        left = other.box.x1 <= column.box.x0 + parts.leading and top - parts.leading <= level <= other.box.y1
        if left and (nearest is None or other.box.x1 > nearest.box.x1):
            nearest = other
    return nearest is not None and continuity(nearest, column) == 2


def continuity(above: Column, below: Column) -> int:
    """How well a text goes on from the end of one column to the start of another: 2 surely, -2 hardly."""
    if above.open:
        if not above.full and len(above.stack.runs) > 1:
            return 0  # a heading within the text, a byline
        return 2 if below.flush else -2
    if below.flush and len(below.stack.runs) > 1:
        return 0 if above.full else -2
    return 1
