"""What speaks for two pieces of a page belonging together: one breaks off in a sentence, the other begins in one."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from operator import add

import kg.regex as re
from kg.articles.blocks import Block
from kg.articles.bylines import HAN
from kg.articles.drafts import begins_news, starts
from kg.articles.headlines import leaning
from kg.articles.line_roles import ARTICLE, HEAD
from kg.articles.lines import Line, is_closed, squeeze, width
from kg.words.pairs import PARAGRAPH, load_pairs

# Natural logarithms of how much likelier something is where texts go on than where they don't; rounded from what
# made the most bodies of invented pages right (tests/rejoining.py).
_LEAST_ADJACENT = -1.0  # a body goes on in a broader or narrower column
_WIDTHS = ((0.5, 1.6), (1.0, 1.2), (1.5, 0.2), (2.0, -0.8), (3.0, -2.0), (math.inf, -2.8))  # by their difference
_INDENTED = -6.0
_QUOTED = 1.5  # a quotation mark or bracket is closed that was left open
_UNQUOTED = -2.0
_MOST_NAMED = 2.5  # rare words in common with the article
_PRIOR, _PRIOR_LENGTH = 0.7, 20
_RARE = 12  # pieces of a page that hold a rare word

_HEADLINES = 6  # blocks of a headline
_REACH = 4  # lines on each side that show the column's width
_WORDS = re.compile(f"[{HAN}]{{2,}}")
_BRACKETS = (("“", "”"), ("《", "》"), ("（", "）"), ("‘", "’"))
_NO_PAUSE = tuple("、，的了")
_STOP = re.compile("[。；]")
_NO_START = "，、。；：！？”’》）」』】"


def is_open(block: Block) -> bool:
    """Whether a block ends in the middle of a sentence, to be continued on this page."""
    return block.kind == "text" and bool(block.lines) and not block.closes and not is_closed(block.lines[-1])


def is_caption(blocks: Sequence[Block], i: int) -> bool:
    """Whether blocks[i] is the text below a picture: a photographer's credit ends it or stands below it."""
    block = blocks[i]
    below = blocks[i + 1].credit if i + 1 < len(blocks) and not starts(blocks[i + 1]) else None
    return block.kind == "text" and any(credit is not None and credit.photo for credit in (block.closes, below))


def is_ragged(block: Block) -> bool:
    """Whether the last line is too short to have been broken off by the column."""
    lines = block.lines
    return len(lines) > 1 and width(lines[-1]) < max(map(width, lines[-_REACH:])) - 2


def width_score(above: Sequence[Line], below: Sequence[Line]) -> float:
    """How well the widths of the columns agree on both sides of a joint."""
    upper, lower = max(map(width, above)), max(map(width, below))
    if len(below) == 1 and is_closed(below[0]) and lower < upper:
        return 0.3
    difference = abs(lower - upper)
    if len(below) == 1 or len(above) == 1:
        difference = max(0.0, difference - 1.0)
    return next(score for limit, score in _WIDTHS if difference <= limit)


class Evidence:
    """What the pieces of a page say of which goes on with which; all scores are natural logarithms."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.pairs = load_pairs()
        self.texts = [squeeze(block.text) if block.kind == "text" else "" for block in blocks]
        self.grams = [self._grams(text) for text in self.texts]
        self.spread = Counter(gram for grams in self.grams for gram in grams)
        runs = [run for text in self.texts for run in _WORDS.findall(text)]
        self.triples = Counter(t for run in runs for t in map(add, map(add, run, run[1:]), run[2:]))
        self.twos = Counter(t for run in runs for t in map(add, run, run[1:]))
        self.heads = [block.kind == "text" and bool(block.lines) and block.lines[0].role == HEAD for block in blocks]
        self._joined: dict[tuple[int, int, bool], float] = {}
        self._fresh: dict[int, bool] = {}
        self._openings: dict[int, float] = {}
        self._broad: dict[tuple[int, int, int], float] = {}
        self._wanted: tuple[int, list[str], dict[tuple[int, ...], tuple[float, int]]] = (-1, [], {})

    @staticmethod
    def _grams(text: str) -> frozenset[str]:
        return frozenset(t for run in _WORDS.findall(text) for t in map(add, map(add, run, run[1:]), run[2:]))

    def joint(self, end: int, start: int, *, adjacent: bool = False) -> float:
        """How likely block `start` goes on with the sentence in which block `end` breaks off."""
        key = end, start, adjacent
        if key not in self._joined:
            above, below = self.blocks[end], self.blocks[start]
            score = width_score(self.column(end), below.lines[:_REACH])
            if above.opens is not None and len(above.lines) == 1:
                score = 0.0  # the dateline was cut off its only line
            score = max(score, _LEAST_ADJACENT) if adjacent else score
            score += self._across(self.texts[end], self.texts[start])
            score += self._brackets(above, below)
            if below.lines[0].indent:
                score += _INDENTED
            if begins_news(below):
                score -= 2.0
            self._joined[key] = score
        return self._joined[key]

    def column(self, i: int, members: Sequence[int] = ()) -> Sequence[Line]:
        """The lines above a joint that show how broad the column is; `members`: the article's blocks up to that one."""
        lines = self.blocks[i].lines[-_REACH - 2 :]
        if self.blocks[i].opens is not None and len(self.blocks[i].lines) > 1:
            lines = lines[-len(self.blocks[i].lines) + 1 :]
        if len(lines) < 3 and len(members) > 1 and is_closed(lines[-1]):
            return [*self.blocks[members[-2]].lines[-_REACH:], *lines]
        return lines

    def column_score(self, above: int, i: int, members: Sequence[int]) -> float:
        """How well the width of block i agrees with the column of the article above."""
        key = above, i, members[-2] if len(members) > 1 else -1
        if key not in self._broad:
            self._broad[key] = width_score(self.column(above, members), self.blocks[i].lines[:_REACH])
        return self._broad[key]

    def opening(self, i: int) -> float:
        """How likely a block begins a paragraph."""
        if i not in self._openings:
            self._openings[i] = self._judge_opening(i)
        return self._openings[i]

    def _judge_opening(self, i: int) -> float:
        text = self.texts[i]
        score = self.pairs.odds(PARAGRAPH, text[0])
        if text[0] in _NO_START:
            score -= 4.0
        elif text[1:2] in _NO_PAUSE:
            score -= 3.0
        stop = _STOP.search(text)
        if stop and stop.start() < 5:
            score -= 4.0
        return score

    def _across(self, above: str, below: str) -> float:
        """What the characters on both sides say: in general, and elsewhere on the page."""
        score = self.pairs.odds(above[-1], below[0])
        around = above[-2:] + below[:2]
        triples = [around[i : i + 3] for i in range(len(around) - 2)]
        found = sum(1 for triple in triples if self.triples.get(triple, 0))
        if found:
            return max(score, 1.0) + 2.0 * found
        return score + (1.0 if self.twos.get(above[-1] + below[0], 0) else 0.0)

    @staticmethod
    def _brackets(above: Block, below: Block) -> float:
        score = 0.0
        upper = above.text
        for first, closing in _BRACKETS:
            left_open = upper.rfind(first) > upper.rfind(closing)
            text = below.text
            at = text.find(closing)
            closes = at >= 0 and not 0 <= text.find(first) < at
            if left_open and closes:
                score += _QUOTED
            elif left_open != closes:
                score += _UNQUOTED * (1.0 if closes else 0.4)
        return score

    def named(self, strands: Sequence[tuple[int, ...]], start: int) -> list[float]:
        """For each article, given by its pieces, how much more piece `start` has in common with it than with others."""
        if self._wanted[0] != start:
            wanted = [gram for gram in sorted(self.grams[start]) if 2 <= self.spread[gram] <= _RARE]
            self._wanted = start, wanted, {}
        _, wanted, known = self._wanted
        for members in strands:
            if members not in known:
                held = [self.grams[member] for member in members]
                shared = sum(1 / (self.spread[g] - 1) for g in wanted if any(g in grams for grams in held))
                known[members] = shared, sum(map(len, held)) + _PRIOR_LENGTH
        total, size = (sum(known[members][k] for members in strands) for k in (0, 1))
        odds = [math.log((known[m][0] + _PRIOR) / (total * known[m][1] / size + _PRIOR)) for m in strands]
        return [max(-_MOST_NAMED, min(_MOST_NAMED, value)) for value in odds]

    def leaning_up(self, members: Sequence[int], i: int) -> float:
        """How much more of the headline above block i belongs to the article above, given by its pieces, than to it."""
        first = max(members[-1] + 1, i - _HEADLINES)
        lines = [self.texts[j] for j in range(first, i) if self.heads[j]]
        above = "".join(self.texts[j] for j in members)
        return leaning(lines, above, self.texts[i]) if lines else 0.0

    def is_fresh(self, i: int) -> bool:
        """Whether block i begins like a news text, a paragraph or a caption."""
        if i not in self._fresh:
            block = self.blocks[i]
            begins = (
                block.lines[0].role == ARTICLE
                or begins_news(block)
                or block.lines[0].indent
                or block.closes is not None
            )
            self._fresh[i] = begins or is_caption(self.blocks, i)
        return self._fresh[i]
