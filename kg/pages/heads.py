"""Headlines and captions of a page: which lines are some, and which of them stand together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import kg.regex as re
from kg.articles.bylines import BYLINE_GATE, read_byline, read_opening
from kg.articles.lines import NEWS_START
from kg.pages.runs import Box, join_pair
from kg.pages.stacks import HEAD_SIZE, Stack, overlap

_OVER = 0.4  # share of the breadth that lines of one headline have in common
_NEAR = 2.0  # em of the smaller letters: white space within a headline
_LEAST_HEAD_SIZE = 1.08  # times the size of body text: a line or two of larger letters may be a headline
_CAPTION_LINES = 4
_CAPTION_NEAR = 2.5  # lines between a picture and its caption at most
_CAPTION = re.compile(r"(?:[▲▼△▽←→↑↓◀▶]|图为|[上下左右本]图)|摄(?:影)?\s*[）)]?$")
_SUBHEADING = 12  # characters of a heading within a text at most


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """The parts of a headline that stand together, from top to bottom, and the bylines set between it and the body."""

    stacks: tuple[Stack, ...]
    bylines: tuple[Stack, ...] = ()

    @property
    def box(self) -> Box:
        return union([stack.box for stack in (*self.stacks, *self.bylines)])


def union(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )


def is_caption(stack: Stack, stacks: Sequence[Stack], pictures: Sequence[Box], size: float, leading: float) -> bool:
    """Whether a few lines beside or below a picture tell of it."""
    if len(stack.runs) > _CAPTION_LINES or stack.size > 1.2 * size:
        return False
    beside = any(_stands_by(stack.box, picture, leading) for picture in pictures)
    if not beside:
        return False
    return stack.size < 0.96 * size or _CAPTION.search(stack.text) is not None


def _stands_by(box: Box, picture: Box, leading: float) -> bool:
    reach = _CAPTION_NEAR * leading
    if overlap(box, picture) > 0.5:
        return -leading < box.y0 - picture.y1 < reach or -leading < picture.y0 - box.y1 < reach
    level = box.y1 > picture.y0 - leading and box.y0 < picture.y1 + leading
    return level and min(abs(box.x0 - picture.x1), abs(picture.x0 - box.x1)) < reach


def is_heading(stack: Stack, stacks: Sequence[Stack], size: float) -> bool:
    """Whether the stack is a headline or a part of one."""
    if stack.kind == "head":
        return True
    if stack.kind != "minor" or stack.size < _LEAST_HEAD_SIZE * size or read_byline(stack.text):
        return False
    if any(other.kind == "head" and _is_part(stack, other, stacks) for other in stacks):
        return True
    below = _nearest_below(stack, stacks)
    if below is None or len(stack.text) > _SUBHEADING or stack.size >= HEAD_SIZE * below.size:
        return True
    return NEWS_START.match(below.text) is not None or read_opening(below.text).end > 0


def _is_part(stack: Stack, head: Stack, stacks: Sequence[Stack]) -> bool:
    """Whether a line stands as close to a headline as its kicker does, and not in line with the body."""
    if any(
        other.kind == "text"
        and other.top < stack.bottom
        and stack.top < other.bottom
        and overlap(other.box, head.box) > 0.3
        for other in stacks
    ):
        return False
    near = min(abs(stack.top - head.bottom), abs(head.top - stack.bottom)) < _NEAR * stack.size
    middle = abs((stack.x0 + stack.x1) - (head.x0 + head.x1)) / 2
    aligned = min(middle, abs(stack.x0 - head.x0)) < 1.5 * stack.size
    return near and aligned and overlap(stack.box, head.box) > _OVER


def _nearest_below(stack: Stack, stacks: Sequence[Stack]) -> Stack | None:
    below = [s for s in stacks if s.top >= stack.bottom - 1 and overlap(s.box, stack.box) > 0.3]
    return min(below, key=lambda s: s.top, default=None)


def group_heads(stacks: Sequence[Stack], rules: Sequence[Box]) -> list[Head]:
    """The headlines that these parts make up: what stands close above each other, without a rule between."""
    groups: list[list[Stack]] = []
    for stack in sorted(stacks, key=lambda s: (s.top, s.x0)):
        for group in groups:
            last = group[-1]
            near = stack.top - last.bottom < _NEAR * min(stack.size, last.size)
            if near and overlap(stack.box, last.box) > _OVER and not _parted(last.box, stack.box, rules):
                group.append(stack)
                break
        else:
            groups.append([stack])
    return [Head(tuple(group)) for group in groups]


def with_bylines(heads: Sequence[Head], stacks: Sequence[Stack], leading: float) -> list[Head]:
    """The headlines with the bylines that are set by themselves below them."""
    lines = [s for s in stacks if len(s.runs) == 1 and BYLINE_GATE.search(s.text) and read_byline(s.text)]
    found = []
    for head in heads:
        box = head.box
        own = [s for s in lines if -2 <= s.top - box.y1 < 2 * leading and overlap(s.box, box) > 0.5]
        found.append(Head(head.stacks, tuple(own[:1])))
    return found


def _parted(above: Box, below: Box, rules: Sequence[Box]) -> bool:
    """Whether a rule runs between two boxes, one above the other."""
    return any(
        above.y1 - 2 <= rule.y0
        and rule.y1 <= below.y0 + 2
        and overlap(rule, below) > 0.5
        and overlap(rule, above) > 0.5
        for rule in rules
    )


def is_staggered(left: Head, right: Head, leading: float) -> bool:
    """Whether one is a line of smaller letters a little above or below the other, and beside it."""
    small, large = sorted((left, right), key=lambda head: max(stack.size for stack in head.stacks))
    if len(small.stacks) > 1 or len(small.stacks[0].runs) > 1:
        return False
    letters = max(stack.size for stack in large.stacks)
    apart = max(small.box.y0 - large.box.y1, large.box.y0 - small.box.y1)
    beside = left.box.x0 < right.box.x0 and overlap(left.box, right.box) <= _OVER
    return beside and -0.3 * letters < apart < 1.5 * leading and small.stacks[0].size < 0.8 * letters


def is_level(left: Head, right: Head) -> bool:
    """Whether two headlines have their largest letters in one line, so that they may be one."""
    a, b = (
        max((run for stack in head.stacks for run in stack.runs), key=lambda run: run.size) for head in (left, right)
    )
    return abs(a.y - b.y) < 0.1 * a.size and abs(a.size / b.size - 1) < 0.03 and 0 < b.x0 - a.x1 < 2.2 * a.size


def join_heads(left: Head, right: Head) -> Head:
    """One headline of two halves: the lines side by side, and what only one of them has."""
    stacks = []
    rest = list(right.stacks)
    for stack in left.stacks:
        beside = next((other for other in rest if abs(other.runs[0].y - stack.runs[0].y) < 2), None)
        if beside is None or len(beside.runs) != len(stack.runs):
            stacks.append(stack)
            continue
        rest.remove(beside)
        runs = [join_pair(a, b) for a, b in zip(stack.runs, beside.runs, strict=True)]
        stacks.append(Stack(runs, stack.zone, stack.kind))
    return Head(tuple(sorted([*stacks, *rest], key=lambda s: s.top)), (*left.bylines, *right.bylines))
