"""Glyphs on a page → runs: stretches of glyphs that stand in one line of a column."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

_BODY_GAP = 0.8  # em: white space within a line of a column is less, a gutter is more
_BLANK = 4.0  # em: white space between two words of a line is less
_NEAR_LINES = 4.5  # lines above or below that tell a blank from a gutter
_LONE_BLANK = 1.3  # em, where no other line says whether it is a gutter
_HEAD_GAP = 2.2  # em, in headlines, which are letterspaced
_PHRASE_GAP = 0.4  # em more than between the other letters: phrases of a headline
_CUT_GAP = 0.25  # em more than that: two headlines side by side
_LATIN_GAP = 0.15  # em between two Latin words
_SAME_LINE = 0.3  # em by which the baselines of a line may differ


class Glyph(NamedTuple):
    """One character as it stands on the page; points from the upper left corner."""

    text: str
    x0: float
    x1: float  # where the next one would begin
    y: float  # the baseline
    size: float  # of the font


class Box(NamedTuple):
    """A rectangle on the page; points from the upper left corner."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as it stands on paper: glyphs in the order of the file, rules, frames, pictures and painted grounds."""

    width: float
    height: float
    glyphs: Sequence[Glyph]
    turned: int  # glyphs that don't stand upright, which are left out
    rules: Sequence[Box]
    frames: Sequence[Box]
    pictures: Sequence[Box]


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one line of a column, white space at the ends left out."""

    glyphs: tuple[Glyph, ...]
    text: str
    x0: float
    x1: float
    y: float
    size: float

    @property
    def top(self) -> float:
        return self.y - 0.88 * self.size

    @property
    def bottom(self) -> float:
        return self.y + 0.12 * self.size


def body_size(glyphs: Iterable[Glyph]) -> float:
    """The size of most glyphs, points to a quarter; 0 without glyphs."""
    counts: dict[float, int] = {}
    for glyph in glyphs:
        size = round(glyph.size * 4) / 4
        counts[size] = counts.get(size, 0) + 1
    return max(counts, key=lambda size: (counts[size], -size), default=0.0)


def find_runs(glyphs: Iterable[Glyph], rules: Sequence[Box], head_size: float) -> list[Run]:
    """The runs of a page from top to bottom, none across a rule; glyphs of `head_size` may stand further apart."""
    walls = _walls(rules)
    open_runs: dict[int, list[list[Glyph]]] = {}
    found: list[list[Glyph]] = []
    for glyph in sorted(_printed_once(glyphs), key=lambda g: (g.x0, g.y, g.text)):
        run = _run_of(glyph, open_runs, head_size)
        if run is not None and _walled(walls, run[-1].x1, glyph.x0, glyph.y):
            run = None
        if run is None:
            run = []
            found.append(run)
            open_runs.setdefault(round(glyph.y / 4), []).append(run)
        run.append(glyph)
    runs = [run for glyphs in found for run in _finish(glyphs)]
    return sorted(runs, key=lambda run: (run.y, run.x0))


def _printed_once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """The glyphs without those printed again, a little beside, to look bold."""
    seen: dict[tuple[str, int, int], Glyph] = {}
    for glyph in glyphs:
        column, row = round(glyph.x0 / 2), round(glyph.y / 2)
        near = (seen.get((glyph.text, x, y)) for x in (column - 1, column, column + 1) for y in (row - 1, row, row + 1))
        reach = 0.15 * glyph.size
        if any(other and abs(other.x0 - glyph.x0) < reach and abs(other.y - glyph.y) < reach for other in near):
            continue
        seen[glyph.text, column, row] = glyph
        yield glyph


def _run_of(glyph: Glyph, open_runs: dict[int, list[list[Glyph]]], head_size: float) -> list[Glyph] | None:
    """The run that goes on with this glyph: the one that ends nearest to the left of it."""
    best: list[Glyph] | None = None
    tight = 0.3 * glyph.size  # letters of another size belong to the line when they stand close
    bucket, spread = round(glyph.y / 4), int(_SAME_LINE * glyph.size / 4) + 1
    for row in range(bucket - spread, bucket + spread + 1):
        for run in open_runs.get(row, ()):
            last = run[-1]
            if abs(last.y - glyph.y) > _SAME_LINE * glyph.size or not 0.75 < last.size / glyph.size < 1.34:
                continue
            most = tight
            if 0.92 < last.size / glyph.size < 1.09:
                most = (_HEAD_GAP if min(last.size, glyph.size) >= head_size else _BODY_GAP) * glyph.size
            if -0.6 * glyph.size < glyph.x0 - last.x1 <= most and (best is None or last.x1 > best[-1].x1):
                best = run
    return best


def _finish(glyphs: Sequence[Glyph]) -> list[Run]:
    """The run of these glyphs, with a space where Latin words or the phrases of a headline stand apart."""
    inked = [i for i, glyph in enumerate(glyphs) if not glyph.text.isspace()]
    if not inked:
        return []
    glyphs = glyphs[inked[0] : inked[-1] + 1]
    usual = usual_gap(glyphs)
    size = statistics.median(glyph.size for glyph in glyphs)
    text = [glyphs[0].text]
    for above, glyph in pairwise(glyphs):
        gap = glyph.x0 - above.x1 - usual
        words = above.text.isascii() and glyph.text.isascii() and (above.text + glyph.text).isalnum()
        latin = gap > _LATIN_GAP * size and words and not (above.text + glyph.text).isdigit()
        if (gap > _PHRASE_GAP * size or latin) and not above.text.isspace() and not glyph.text.isspace():
            text.append(" ")
        text.append(glyph.text)
    y = statistics.median(glyph.y for glyph in glyphs)
    return [Run(tuple(glyphs), "".join(text), glyphs[0].x0, max(glyph.x1 for glyph in glyphs), y, size)]


def join_runs(runs: Sequence[Run], leading: float, rules: Sequence[Box]) -> list[Run]:
    """The runs, those joined that only a blank parts: in the line above or below a letter stands over it.

    What parts two columns has white space above and below as well, or a rule. `leading` is the usual distance of two
    lines.
    """
    joined = list(runs)
    walls = _walls(rules)
    for _ in range(3):
        pairs = _blank_pairs(joined, leading, walls)
        if not pairs:
            break
        gone = {id(right) for right in pairs.values()}
        found: list[Run] = []
        for run in joined:
            if id(run) in gone:
                continue
            glyphs = list(run.glyphs)
            last = run
            while id(last) in pairs:
                last = pairs[id(last)]
                glyphs += last.glyphs
            found += _finish(glyphs) if last is not run else [run]
        joined = sorted(found, key=lambda run: (run.y, run.x0))
    return joined


def _walls(rules: Sequence[Box]) -> list[Box]:
    return [rule for rule in rules if rule.width <= rule.height]


def _walled(walls: Sequence[Box], x0: float, x1: float, y: float) -> bool:
    """Whether an upright rule runs between two letters of a line."""
    return any(x0 - 1 < wall.x0 < x1 + 1 and wall.y0 < y < wall.y1 for wall in walls)


def _blank_pairs(runs: Sequence[Run], leading: float, walls: Sequence[Box]) -> dict[int, Run]:
    """For the id of a run the run to its right that belongs to the same line of a column."""
    pairs: dict[int, Run] = {}
    for i, run in enumerate(runs):
        reach = _NEAR_LINES * leading
        near = [other for other in _around(runs, i, reach) if 0.93 < other.size / run.size < 1.08]
        right = min(
            (
                other
                for other in near
                if abs(other.y - run.y) < _SAME_LINE * run.size
                and -0.1 * run.size <= other.x0 - run.x1 < _BLANK * run.size
            ),
            key=lambda other: other.x0,
            default=None,
        )
        if right is None or _walled(walls, run.x1, right.x0, run.y):
            continue
        votes = [_vote(near, sign, run, right.x0) for sign in (-1, 1)]
        alone = votes == [0, 0] and right.x0 - run.x1 < _LONE_BLANK * run.size
        if sum(votes) > 0 or alone:
            pairs[id(run)] = right
    return pairs


def _around(runs: Sequence[Run], i: int, reach: float) -> list[Run]:
    """The runs, sorted by their baseline, that lie within `reach` of runs[i]."""
    first = last = i
    while first > 0 and runs[i].y - runs[first - 1].y <= reach:
        first -= 1
    while last + 1 < len(runs) and runs[last + 1].y - runs[i].y <= reach:
        last += 1
    return [run for j, run in enumerate(runs[first : last + 1], first) if j != i]


def _vote(near: Sequence[Run], sign: int, left: Run, x1: float) -> int:
    """What the lines above (-1) or below (1) say of the white space after a run: 1 a blank, -1 a gutter, 0 nothing."""
    x0, size = left.x1, left.size
    gutters: list[float] = []  # the lines that have a gutter there
    for run in sorted(near, key=lambda other: sign * other.y):
        away = sign * (run.y - left.y)
        if away < 0.5 * size:
            continue
        if run.x0 < x0 - 0.3 * size and run.x1 > x1 + 0.3 * size:
            return 1 if len(gutters) < 2 else -1
        if x0 - 0.8 * size < run.x1 <= x0 + 0.5 * size and not any(abs(away - line) < 0.5 * size for line in gutters):
            beside = any(
                x0 + 0.5 * size < other.x0 < x1 + 3.2 * size and abs(other.y - run.y) < 0.5 * size for other in near
            )
            if beside:
                gutters.append(away)
    return -1 if gutters else 0


def join_pair(left: Run, right: Run) -> Run:
    """Two runs of one line as one."""
    (run,) = _finish([*left.glyphs, *right.glyphs])
    return run


def usual_gap(glyphs: Sequence[Glyph]) -> float:
    """The white space between most neighbours of a line, points."""
    return statistics.median([b.x0 - a.x1 for a, b in pairwise(glyphs)] or [0.0])


def cut_run(run: Run, at: Callable[[float, float], bool]) -> list[Run]:
    """The pieces of a run, cut in each white space wider than the usual that `at`, given its ends, wants."""
    usual = usual_gap(run.glyphs)
    pieces: list[list[Glyph]] = [[run.glyphs[0]]]
    for above, glyph in pairwise(run.glyphs):
        if glyph.x0 - above.x1 > usual + _CUT_GAP * run.size and at(above.x1, glyph.x0):
            pieces.append([])
        pieces[-1].append(glyph)
    return [piece for glyphs in pieces for piece in _finish(glyphs)] if len(pieces) > 1 else [run]
