"""Runs → stacks: lines of one size that stand below each other, as in a piece of a column or in a headline."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import kg.regex as re
from kg.articles.lines import is_furniture, squeeze
from kg.pages.runs import Box, Leaf, Run

HEAD_SIZE = 1.25  # times the size of body text: larger letters make headlines
_SAME_SIZE = 0.08  # share by which the sizes in a stack may differ
_LEADING = 1.6  # em, where the page has no lines to measure it
_MOST_LEADING = 1.3  # times the usual leading: more is white space between two stacks
_HEAD_LEADING = 1.75  # em between the lines of a headline
_INDENT = (1.2, 3.2)  # em by which the first line of a paragraph is set in
_CLOSED = re.compile(r"[。！？!?…][”’」』）)】]*$|[）)]$")
_SENTENCE = re.compile("[。；，]")

Kind = Literal["text", "head", "minor", "furniture"]


@dataclass(slots=True, eq=False)
class Stack:
    """Lines of one size, each below the other."""

    runs: list[Run]
    zone: int  # the frame it stands in; -1: none
    kind: Kind = "text"

    @property
    def x0(self) -> float:
        return min(run.x0 for run in self.runs)

    @property
    def x1(self) -> float:
        return max(run.x1 for run in self.runs)

    @property
    def top(self) -> float:
        return self.runs[0].top

    @property
    def bottom(self) -> float:
        return self.runs[-1].bottom

    @property
    def size(self) -> float:
        return self.runs[0].size

    @property
    def box(self) -> Box:
        return Box(self.x0, self.top, self.x1, self.bottom)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    def indent(self, i: int) -> float:
        """How far the line is set in, em."""
        return (self.runs[i].x0 - self.x0) / self.size


def overlap(a: Box, b: Box) -> float:
    """The share of the narrower one's breadth that both have in common."""
    common = min(a.x1, b.x1) - max(a.x0, b.x0)
    return max(0.0, common / max(1e-6, min(a.width, b.width)))


def box_of(run: Run) -> Box:
    return Box(run.x0, run.top, run.x1, run.bottom)


def find_leading(runs: Sequence[Run], size: float) -> float:
    """The usual distance between two lines of body text, points."""
    gaps = []
    body = [run for run in runs if abs(run.size / size - 1) <= _SAME_SIZE]
    for i, run in enumerate(body):
        for below in body[i + 1 :]:
            if below.y - run.y > 3 * size:
                break
            if below.y - run.y > 0.7 * size and overlap(box_of(run), box_of(below)) > 0.6:
                gaps.append(below.y - run.y)
                break
    return statistics.median(gaps) if gaps else _LEADING * size


def find_stacks(leaf: Leaf, runs: Sequence[Run], size: float, leading: float) -> list[Stack]:
    """The stacks of a page from top to bottom; `size` and `leading` (points) are those of body text."""
    stacks: list[Stack] = []
    near: list[Stack] = []  # those that may still go on
    reach = 2.2 * max((run.size for run in runs), default=0.0)
    for i, run in enumerate(runs):
        if i % 50 == 0:
            near = [stack for stack in near if stack.runs[-1].y > run.y - reach]
        zone = _zone(leaf, run)
        stack = _stack_of(leaf, run, zone, near, leading / size, size)
        if stack is None:
            stacks.append(Stack([run], zone))
            near.append(stacks[-1])
        else:
            stack.runs.append(run)
    for stack in stacks:
        stack.kind = _kind(leaf, stack, size)
    _mark_masthead(leaf, stacks, size)
    return stacks


def _mark_masthead(leaf: Leaf, stacks: Sequence[Stack], size: float) -> None:
    """Mark as furniture what stands in a line with furniture at the edge, or over the rule below the masthead."""
    rows = [stack for stack in stacks if stack.kind == "furniture"]
    edge = max(
        (
            rule.y0
            for rule in leaf.rules
            if rule.y0 < 0.16 * leaf.height
            and rule.width > 0.7 * leaf.width
            and any(row.bottom < rule.y0 for row in rows)
        ),
        default=0.0,
    )
    for stack in stacks:
        outer = stack.bottom < 0.08 * leaf.height or stack.top > 0.94 * leaf.height
        level = any(abs(row.runs[0].y - stack.runs[0].y) < size for row in rows)
        if stack.bottom < edge or (outer and level and len(stack.runs) == 1):
            stack.kind = "furniture"


def _zone(leaf: Leaf, run: Run) -> int:
    """The smallest frame around a run; -1 when it stands in none."""
    x, y = (run.x0 + run.x1) / 2, run.y - 0.3 * run.size
    around = [
        (frame.width * frame.height, i)
        for i, frame in enumerate(leaf.frames)
        if frame.x0 <= x <= frame.x1
        and frame.y0 <= y <= frame.y1
        and frame.width * frame.height < 0.8 * leaf.width * leaf.height
    ]
    return min(around)[1] if around else -1


def _stack_of(leaf: Leaf, run: Run, zone: int, stacks: Iterable[Stack], leading: float, size: float) -> Stack | None:
    """The stack that goes on with this run: the nearest one above it, when nothing parts the two."""
    above = _lowest(run, stacks)
    if above is None or above.zone != zone or not _goes_on(above, run, leading, size):
        return None
    last = above.runs[-1]
    for rule in leaf.rules:
        if rule.width > rule.height and last.y < rule.y0 < run.y and overlap(rule, box_of(run)) > 0.5:
            return None
    return above


def _lowest(run: Run, stacks: Iterable[Stack]) -> Stack | None:
    """The stack that ends nearest above the run: over it, or over where it would stand if it were set in."""
    above: Stack | None = None
    for stack in stacks:
        last, column = stack.runs[-1], _column(stack)
        beside = 0 < column.x0 - run.x0 < _INDENT[1] * run.size and len(stack.runs) <= 3
        over = last.y < run.y - 0.5 * run.size and (beside or overlap(column, box_of(run)) > 0.1)
        if over and (above is None or last.y > above.runs[-1].y):
            above = stack
    return above


def _column(stack: Stack) -> Box:
    """Where the lines below may stand: as broad as the last lines."""
    lines = stack.runs[-3:]
    return Box(min(run.x0 for run in lines), 0, max(run.x1 for run in lines), 0)


def _goes_on(stack: Stack, run: Run, leading: float, size: float) -> bool:
    """Whether the run has the size, the distance and the place of the stack's next line."""
    last = stack.runs[-1]
    if abs(run.size / stack.size - 1) > _SAME_SIZE:
        return False
    most = _MOST_LEADING * leading if run.size < HEAD_SIZE * size else _HEAD_LEADING
    if (run.y - last.y) / run.size > most:
        return False
    if run.size >= HEAD_SIZE * size and not _SENTENCE.search(stack.text + run.text):
        return overlap(_column(stack), box_of(run)) > 0.5
    left = (run.x0 - stack.x0) / run.size
    if left < -0.6:
        together = all(abs(other.x0 - stack.x0) < 0.6 * run.size for other in stack.runs)
        if not (together and len(stack.runs) <= 3 and _INDENT[0] <= -left <= _INDENT[1]):
            return False
    elif left > _INDENT[1]:
        return False
    right = (run.x1 - stack.x1) / run.size
    full = sum(1 for other in stack.runs if stack.x1 - other.x1 < 0.6 * run.size)
    return right <= 0.8 or full < 2


def _kind(leaf: Leaf, stack: Stack, size: float) -> Kind:
    """Text, headline, furniture, or a line or two that may be byline, kicker, caption or rest of a text."""
    text = stack.text
    if all(is_furniture(run.text) or is_furniture(squeeze(run.text)) for run in stack.runs):
        return "furniture"
    prose = len(_SENTENCE.findall(text))
    if len(stack.runs) >= 5 and prose >= 2:
        return "text"
    if stack.size >= HEAD_SIZE * size and "。" not in text:
        return "head"
    if len(stack.runs) <= 2 and "。" not in text:
        return "minor"
    return "text"


def is_open(stack: Stack) -> bool:
    """Whether the last line breaks off in the middle of a sentence."""
    return not _CLOSED.search(stack.runs[-1].text.rstrip())
