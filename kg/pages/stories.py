"""Strips of body text → stories: which columns make up an article, in which order, and which headline it has.

Newspapers set articles as rectangles, or rectangles with a corner cut out, of one or more columns. A headline stands
above its body, sometimes beside or below it. What parts two articles is a headline, a rule, a frame, or white space.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kg.articles.headlines import Group, assign_headlines
from kg.pages.heads import Head, union
from kg.pages.runs import Box
from kg.pages.stacks import Stack, overlap
from kg.pages.strips import Column, Strip, Zone, continuity, with_picture

_CAPTION_NEAR = 60.0  # points between a caption and the text of its column
_HEAD_NEAR = 6.0  # lines between a headline and the body beside or above it at most


@dataclass(slots=True, eq=False)
class Story:
    """An article on the page: its strips in reading order, headlines and captions."""

    strips: list[Strip]
    heads: list[Head] = field(default_factory=list)
    captions: list[Stack] = field(default_factory=list)

    @property
    def columns(self) -> list[Column]:
        return [column for strip in self.strips for column in strip.columns]

    @property
    def box(self) -> Box:
        return union([*(strip.box for strip in self.strips), *(head.box for head in self.heads)])

    @property
    def doubted(self) -> bool:
        """Whether a part of it may be missing or another's: the text breaks off, at its end or where a column ends."""
        return self.breaks > 0 or (bool(self.columns) and self.columns[-1].open)

    @property
    def breaks(self) -> int:
        """How often the text does not go on from one column to the next: a sign that the order is wrong."""
        return sum(continuity(above, below) == -2 for above, below in pairwise(self.columns))


def find_stories(zone: Zone, leading: float) -> list[Story]:
    """The stories of a zone, with their headlines and captions."""
    stories: list[Story] = []
    for strip in sorted(zone.strips, key=lambda s: (s.box.x0, s.box.y0)):
        story = _story_of(strip, stories, zone, leading)
        if story is None:
            stories.append(Story([strip]))
        else:
            story.strips.append(strip)
    for story in stories:
        story.strips = _in_order(story.strips)
    _give_heads(stories, zone, leading)
    for caption in zone.captions:
        near = min(stories, key=lambda s: _caption_away(s, caption), default=None)
        if near is not None:
            near.captions.append(caption)
    return stories


def _story_of(strip: Strip, stories: Sequence[Story], zone: Zone, leading: float) -> Story | None:
    """The story that goes on with this strip: of the same headline, or of the column to its left."""
    first = strip.columns[0]
    if strip.top is not None:
        for story in stories:
            if any(other.top is strip.top for other in story.strips):
                return None if first.begins and not story.columns[-1].open else story
    if first.begins:
        return None
    left = _left_of(strip, zone, leading)
    if strip.top is not None:
        return _beside_head(first, strip.top, left, stories, leading)
    if left is None:
        return None
    for story in stories:
        mine = left in story.strips if isinstance(left, Strip) else any(left is other.top for other in story.strips)
        if mine:
            return story if continuity(story.columns[-1], first) > -2 else None
    return None


def _beside_head(
    first: Column, head: Head, left: Strip | Head | None, stories: Sequence[Story], leading: float
) -> Story | None:
    """The story that begins to the left of a headline and goes on below it."""
    story = next((story for story in stories if left in story.strips), None)
    if story is None or any(strip.top for strip in story.strips) or story.box.y0 > head.box.y0 + leading:
        return None
    fit = continuity(story.columns[-1], first)
    return story if fit == 2 or (fit > -2 and story.columns[0].begins) else None


def _left_of(strip: Strip, zone: Zone, leading: float) -> Strip | Head | None:
    """What stands left of the beginning of a strip, with no upright rule between."""
    box = strip.box
    level = box.y0 + 0.7 * leading
    best: Strip | Head | None = None
    furthest = -1.0
    parts: list[Strip | Head] = [*zone.strips, *zone.parts.heads]
    for part in parts:
        other = with_picture(part.box, zone.parts)
        level_with = other.y0 - leading <= level <= other.y1 + 2
        if part is not strip and level_with and furthest < other.x1 <= box.x0 + leading:
            best, furthest = part, other.x1
    if best is None:
        return None
    for wall in zone.parts.walls:
        if furthest - 2 <= wall.x0 <= box.x0 + 2 and wall.y0 < level < wall.y1:
            return None
    return best


def _in_order(strips: Sequence[Strip]) -> list[Strip]:
    """The strips as they are read: column by column, or row by row where the text goes on better so."""
    columns = sorted(strips, key=lambda s: (s.box.x0, s.box.y0))
    rows = sorted(strips, key=lambda s: (s.box.y0, s.box.x0))
    return min((columns, rows), key=lambda order: Story(order).breaks)


def _give_heads(stories: Sequence[Story], zone: Zone, leading: float) -> None:
    """Give each headline to the story below it; the others to a story beside or above them that has none."""
    left: list[Head] = []
    for head in zone.parts.heads:
        below = [story for story in stories if any(strip.top is head for strip in story.strips)]
        for story in below[:1]:
            story.heads.append(head)
        if not below:
            left.append(head)
    bare = [story for story in stories if not story.heads]
    pairs = sorted(
        ((_away(_body(story), head.box), i, j) for i, head in enumerate(left) for j, story in enumerate(bare)),
    )
    for distance, i, j in pairs:
        if distance <= _HEAD_NEAR * leading and left[i] not in taken(stories) and not bare[j].heads:
            bare[j].heads.append(left[i])
    rest = [head for head in left if head not in taken(stories)]
    texts = ["\n".join(column.stack.text for column in story.columns) for story in stories]
    groups = [Group(tuple(stack.text for stack in head.stacks)) for head in rest]
    for head, choice in zip(rest, assign_headlines(groups, texts, below=False), strict=True):
        if choice is not None:
            stories[choice].heads.append(head)


def taken(stories: Sequence[Story]) -> list[Head]:
    return [head for story in stories for head in story.heads]


def _body(story: Story) -> Box:
    return union([strip.box for strip in story.strips])


def _caption_away(story: Story, caption: Stack) -> tuple[bool, float]:
    """How far a caption stands from a story; one in whose columns it stands comes first."""
    box = caption.box
    own = [strip.box for strip in story.strips if overlap(strip.box, box) > 0.5]
    beside = [part for part in own if part.y0 - _CAPTION_NEAR < box.y1 and box.y0 < part.y1 + _CAPTION_NEAR]
    return not beside, min(_distance(part, box) for part in beside) if beside else _distance(story.box, box)


def _away(body: Box, head: Box) -> float:
    """How far a headline stands from a body that it is above, below or beside, points."""
    level = min(body.y1, head.y1) - max(body.y0, head.y0) > 0.5 * head.height
    if overlap(body, head) > 0.3 or level:
        return _distance(body, head)
    return _distance(body, head) + head.width


def _distance(a: Box, b: Box) -> float:
    """The white space between two boxes, points; 0 where they meet."""
    across = max(a.x0 - b.x1, b.x0 - a.x1, 0.0)
    down = max(a.y0 - b.y1, b.y0 - a.y1, 0.0)
    return across + down
