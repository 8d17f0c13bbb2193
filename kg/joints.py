"""Bodies that the extraction cut and interleaved, put together again: which piece of text goes on with which.

A text layer may give the parts of two bodies in turn: A B A B, A B B A. A part ends in the middle of a sentence and
its rest begins in the middle of one. Where a page shows such ends, every way to go on is judged by what stands on both
sides (column width, characters, quotation marks, names in common, nearness), and the most plausible order of the
whole page is taken.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import add
from typing import Literal, NamedTuple

from kg.blocks import Block
from kg.bylines import HAN
from kg.drafts import begins_news, can_head, starts
from kg.headlines import leaning
from kg.lines import FROM, TO, Line, has_phrases, is_closed, squeeze, width
from kg.pairs import PARAGRAPH, Pairs, load_pairs

# Natural logarithms of how much likelier something is where texts go on than where they don't; rounded from what
# made the most bodies of invented pages right (tests/rejoining.py).
_ADJACENT = 2.5  # nothing between the two pieces
_BESIDE_HEADLINE = 1.0
_LEAST_ADJACENT = -1.0  # a body goes on in a broader or narrower column
_WIDTHS = ((0.5, 1.6), (1.0, 1.2), (1.5, 0.2), (2.0, -0.8), (3.0, -2.0), (math.inf, -2.8))  # by their difference
_INDENTED = -6.0
_QUOTED = 1.5  # a quotation mark or bracket is closed that was left open
_UNQUOTED = -2.0
_TORN = -7.0  # a piece begins in the middle of a sentence and continues nothing
_FRESH = -2.0  # an article begins without byline, dateline or headline
_BELOW_HEADLINE = 0.5
_LEFT_OPEN = -5.0  # a piece that nothing continues
_LEANING = 3.0  # for all of a headline's words in the article above it, and none in the one below
_HEADLINE = 1.0
_PHRASES = 2.0  # a headline with spaces between its phrases
_ABOVE_START = 4.0  # a headline above a byline, a dateline or the end of the page
_MISFIT = -6.0  # a piece of a body that breaks off and is not as broad as its column
_NAMED, _MOST_NAMED = 1.0, 2.5  # rare words in common with the article
_RARE = 12  # pieces of a page that hold a rare word
_CLASH = -3.5  # what width and characters say where the text can hardly go on
_GAIN = 3.0  # the best order of a page must be so much likelier than the printed one
_SURE = 3.0  # the best order of a page is so much likelier than one without the joint

_BEAM = 48  # orders of a page that are kept at each piece
_MOST_OPEN = 8  # ends that are still waited for
_REACH = 4  # lines on each side that show the column's width
_WORDS = re.compile(f"[{HAN}]{{2,}}")
_BRACKETS = ("“”", "《》", "（）", "‘’")
_NO_PAUSE = tuple("、，的了")
_STOP = re.compile("[。；]")
_NO_START = "，、。；：！？”’》）」』】"

Kind = Literal["new", "stay", "join", "torn", "head"]


class Choice(NamedTuple):
    """What is made of a text block: the first of an article, more of the one above, more of the one that broke off
    with block `end`, the rest of something that isn't there, or a headline."""

    kind: Kind
    strand: int = -1
    end: int = -1


@dataclass(slots=True)
class _Path:
    """One order of the page as far as it is read."""

    score: float = 0.0
    choices: tuple[object, ...] = ()  # (those before, index of the block, Choice)
    open: tuple[tuple[int, int], ...] = ()  # (strand, its last block) of those that broke off, the last one latest
    current: int = -1  # the strand above; -1: none
    last: int = -1  # its last block
    parted: bool = False  # a headline stands between
    strands: int = 0
    members: dict[int, tuple[int, ...]] = field(default_factory=dict)  # blocks of the open strands


@dataclass(frozen=True, slots=True)
class Rejoined:
    """Blocks in an order in which bodies are in one piece."""

    blocks: tuple[Block, ...]
    heads: frozenset[int]  # ids of blocks that are headlines
    bodies: frozenset[int]  # ids of blocks that look like headlines and are pieces of a body
    begins: frozenset[int]  # ids of the blocks with which an article begins
    doubted: frozenset[int]  # ids of blocks whose article is not sure to be whole


def rejoin(blocks: Sequence[Block]) -> Rejoined | None:
    """The blocks of a page in columns with its bodies put together; None where none was cut."""
    if not _is_cut(blocks):
        return None
    return _Page(blocks).rejoined()


def is_open(block: Block) -> bool:
    """Whether a block ends in the middle of a sentence, to be continued on this page."""
    return block.kind == "text" and bool(block.lines) and not block.closes and not is_closed(block.lines[-1])


def is_caption(blocks: Sequence[Block], i: int) -> bool:
    """Whether blocks[i] is the text below a picture: a photographer's credit ends it or stands below it."""
    block = blocks[i]
    below = blocks[i + 1].credit if i + 1 < len(blocks) and not starts(blocks[i + 1]) else None
    return block.kind == "text" and any(credit is not None and credit.photo for credit in (block.closes, below))


def _is_cut(blocks: Sequence[Block]) -> bool:
    """Whether a body breaks off before another begins, or goes on in a way that can't be meant."""
    pairs: Pairs | None = None
    above: Block | None = None
    for block in blocks:
        if block.kind == "text" and block.lines:
            if above is not None and is_open(above) and not can_head(above) and not _is_ragged(above):
                if starts(block) or block.lines[0].sign == FROM:
                    return True
                if not can_head(block):
                    pairs = pairs or load_pairs()
                    if (
                        _width_score(above.lines[-_REACH:], block.lines[:_REACH]) + _pair_score(pairs, above, block)
                        < _CLASH
                    ):
                        return True
            if not can_head(block):
                above = block
        elif starts(block) and above is not None and is_open(above) and not can_head(above) and not _is_ragged(above):
            return True
        elif block.kind == "note":
            above = None
    return False


def _is_ragged(block: Block) -> bool:
    """Whether the last line is too short to have been broken off by the column."""
    lines = block.lines
    return len(lines) > 1 and width(lines[-1]) < max(map(width, lines[-_REACH:])) - 2


def _width_score(above: Sequence[Line], below: Sequence[Line]) -> float:
    """How well the widths of the columns agree on both sides of a joint."""
    upper, lower = max(map(width, above)), max(map(width, below))
    if len(below) == 1 and is_closed(below[0]) and lower < upper:
        return 0.3
    difference = abs(lower - upper)
    if len(below) == 1 or len(above) == 1:
        difference = max(0.0, difference - 1.0)
    return next(score for limit, score in _WIDTHS if difference <= limit)


def _pair_score(pairs: Pairs, above: Block, below: Block) -> float:
    return pairs.odds(_last(above), _first(below))


def _last(block: Block) -> str:
    return block.lines[-1].text[-1]


def _first(block: Block) -> str:
    return block.lines[0].text[0]


class _Page:
    """A page whose order is sought."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.pairs = load_pairs()
        self.texts = [squeeze(block.text) if block.kind == "text" else "" for block in blocks]
        self.grams = [self._grams(text) for text in self.texts]
        self.spread = Counter(gram for grams in self.grams for gram in grams)
        runs = [run for text in self.texts for run in _WORDS.findall(text)]
        self.triples = Counter(t for run in runs for t in map(add, map(add, run, run[1:]), run[2:]))
        self.twos = Counter(t for run in runs for t in map(add, run, run[1:]))
        self.heads = [can_head(block) for block in blocks]
        self._joined: dict[tuple[int, int, bool], float] = {}

    @staticmethod
    def _grams(text: str) -> frozenset[str]:
        return frozenset(t for run in _WORDS.findall(text) for t in map(add, map(add, run, run[1:]), run[2:]))

    # --- what speaks for a joint

    def _joint(self, end: int, start: int, *, adjacent: bool = False) -> float:
        """How likely block `start` goes on with the sentence in which block `end` breaks off."""
        key = end, start, adjacent
        if key not in self._joined:
            above, below = self.blocks[end], self.blocks[start]
            score = _width_score(self._column(end), below.lines[:_REACH])
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

    def _column(self, i: int, members: Sequence[int] = ()) -> Sequence[Line]:
        """The lines above a joint that show how broad the column is; `members`: the article's blocks up to that one."""
        lines = self.blocks[i].lines[-_REACH - 2 :]
        if self.blocks[i].opens is not None and len(self.blocks[i].lines) > 1:
            lines = lines[-len(self.blocks[i].lines) + 1 :]
        if len(lines) < 3 and len(members) > 1 and is_closed(lines[-1]):
            return [*self.blocks[members[-2]].lines[-_REACH:], *lines]
        return lines

    def _opening(self, i: int) -> float:
        """How likely a block begins a paragraph."""
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
        for opening, closing in _BRACKETS:
            left_open = upper.rfind(opening) > upper.rfind(closing)
            text = below.text
            at = text.find(closing)
            closes = at >= 0 and not 0 <= text.find(opening) < at
            if left_open and closes:
                score += _QUOTED
            elif left_open != closes:
                score += _UNQUOTED * (1.0 if closes else 0.4)
        return score

    def _named(self, path: _Path, start: int) -> dict[int, float]:
        """For each open strand how much more block `start` has in common with it than with the others."""
        wanted = [gram for gram in self.grams[start] if 2 <= self.spread[gram] <= _RARE]
        shared, sizes = {}, {}
        for strand, _ in path.open:
            held = [self.grams[member] for member in path.members[strand]]
            shared[strand] = sum(1 / (self.spread[g] - 1) for g in wanted if any(g in grams for grams in held))
            sizes[strand] = sum(map(len, held)) + 20
        total, size = sum(shared.values()), sum(sizes.values())
        odds = {s: math.log((shared[s] + 0.7) / (total * sizes[s] / size + 0.7)) for s in shared}
        return {strand: max(-_MOST_NAMED, min(_MOST_NAMED, _NAMED * value)) for strand, value in odds.items()}

    def _leaning(self, path: _Path, i: int) -> float:
        """How much more of the headline above block i belongs to the article above than to that block."""
        first = i - 1
        while self.blocks[first].kind == "text" and self.heads[first] and first > path.last + 1:
            first -= 1
        lines = [self.texts[j] for j in range(first, i) if self.heads[j]]
        above = "".join(self.texts[j] for j in path.members.get(path.current, (path.last,)))
        return leaning(lines, above, self.texts[i]) if lines else 0.0

    def _fits(self, above: int, i: int) -> bool:
        """Whether the lines of a block are as broad as those of a block above, as all but the last of a paragraph are."""
        broad = max(map(width, self.blocks[above].lines[-_REACH:]))
        slack = 3.5  # the first line of a paragraph is indented by two
        for line in self.blocks[i].lines:
            if not broad - slack <= width(line) <= broad + 1.5:
                return False
            slack = 2.0
        return True

    def _heading_score(self, i: int) -> float:
        """How likely a block that looks like a headline is one."""
        score = _HEADLINE
        if has_phrases(self.blocks[i].lines[0].text):
            score += _PHRASES
        below = i + 1
        while below < len(self.blocks) and self.heads[below] and below < i + 6:
            below += 1
        if below == len(self.blocks) or starts(self.blocks[below]) or self.blocks[below].kind == "note":
            score += _ABOVE_START
        return score

    # --- the search

    def rejoined(self) -> Rejoined | None:
        """The best order; None when the printed one is nearly as good."""
        paths = self._search()
        printed = self._search(as_printed=True)
        if paths[0].score < printed[0].score + _GAIN:
            return None
        return self._order(paths)

    def _search(self, *, as_printed: bool = False) -> list[_Path]:
        """The likeliest orders, best first. `as_printed`: nothing goes on after a part of another article."""
        paths = [_Path()]
        pending = False
        for i, block in enumerate(self.blocks):
            if block.kind == "byline":
                if starts(block):
                    pending = True
                else:
                    for path in paths:
                        path.open = tuple(pair for pair in path.open if pair[0] != path.current)
                        path.current = -1
            elif block.kind == "note":
                sign = block.lines[0].sign
                pending = pending or sign == FROM
                if sign in (TO, FROM):
                    for path in paths:
                        path.open = tuple(pair for pair in path.open if pair[0] != path.current)
                        path.current = -1
            elif block.kind == "text" and block.lines:
                first = pending or block.opens is not None or block.lines[0].sign == FROM
                pending = False
                grown = [new for path in paths for new in self._grow(path, i, first, as_printed)]
                grown.sort(key=lambda path: -path.score)
                paths = self._prune(grown)
        for path in paths:
            path.score += sum(_LEFT_OPEN for _, end in path.open if not _is_ragged(self.blocks[end]))
        paths.sort(key=lambda path: -path.score)
        return paths

    @staticmethod
    def _prune(paths: list[_Path]) -> list[_Path]:
        """The best paths, of those that go on alike the best."""
        kept: dict[object, list[_Path]] = {}
        count = 0
        found = []
        for path in paths:
            same = kept.setdefault((path.open, path.current, path.last, path.parted), [])
            if len(same) < 2:
                same.append(path)
                found.append(path)
                count += 1
                if count >= _BEAM:
                    break
        return found

    def _grow(self, path: _Path, i: int, first: bool, as_printed: bool) -> list[_Path]:
        """The path with each thing that block i may be."""
        block = self.blocks[i]
        grown = []
        is_current_open = any(strand == path.current for strand, _ in path.open)
        if first:
            return [self._with(path, i, Choice("new", path.strands), 0.0)]
        if self.heads[i]:
            grown.append(self._with(path, i, Choice("head"), self._heading_score(i)))
        opening = self._opening(i)
        misfit = self.heads[i] and is_open(block)
        if misfit:
            opening += 0.0 if path.last >= 0 and self._fits(path.last, i) else _MISFIT
        fresh = begins_news(block) or block.lines[0].indent or block.closes is not None or is_caption(self.blocks, i)
        if path.current >= 0 and not is_current_open:
            stay = (
                opening
                + _width_score(self._column(path.last, path.members[path.current]), block.lines[:_REACH])
                + 2.0 * block.lines[0].indent
            )
            if path.parted:
                lean = _LEANING * self._leaning(path, i)
                score = opening + lean + (_BELOW_HEADLINE if fresh else _BELOW_HEADLINE - 1.5)
                grown.append(self._with(path, i, Choice("new", path.strands), score))
                if not fresh:
                    grown.append(self._with(path, i, Choice("stay", path.current, path.last), stay - lean))
            else:
                grown.append(self._with(path, i, Choice("stay", path.current, path.last), stay + _ADJACENT))
        else:
            score = opening + (_FRESH if fresh or path.current < 0 or path.parted else _TORN)
            grown.append(self._with(path, i, Choice("torn" if not fresh else "new", path.strands), score))
        names = self._named(path, i) if len(path.open) > 1 and not as_printed else {}
        for strand, end in path.open:
            if as_printed and strand != path.current:
                continue
            score = self._joint(end, i, adjacent=strand == path.current) + (
                _MISFIT if misfit and not self._fits(end, i) else 0.0
            )
            if strand == path.current:
                score += _BESIDE_HEADLINE if path.parted else _ADJACENT
            score += names.get(strand, 0.0)
            grown.append(self._with(path, i, Choice("join", strand, end), score))
        return grown

    def _with(self, path: _Path, i: int, choice: Choice, score: float) -> _Path:
        """The path with this choice."""
        new = _Path(
            path.score + score, (path.choices, i, choice), path.open, path.current, path.last, path.parted, path.strands
        )
        if choice.kind == "head":
            new.parted = True
            new.members = path.members
            return new
        new.open = tuple(pair for pair in path.open if pair[0] != choice.strand)
        new.strands = max(path.strands, choice.strand + 1)
        new.current, new.last, new.parted = choice.strand, i, False
        new.members = {**path.members, choice.strand: (*path.members.get(choice.strand, ()), i)}
        if is_open(self.blocks[i]):
            new.open = (*new.open, (choice.strand, i))[-_MOST_OPEN:]
            lost = set(path.open) - set(new.open)
            new.score += sum(_LEFT_OPEN for strand, _ in lost if strand != choice.strand)
        if self.blocks[i].lines[-1].sign == TO:
            new.current = -1
        return new

    # --- the order found

    def _order(self, paths: Sequence[_Path]) -> Rejoined:
        best = paths[0]
        chosen = dict(_choices(best))
        last = {}
        for i, choice in chosen.items():
            if choice.kind != "head":
                last[choice.strand] = max(i, last.get(choice.strand, i))
        doubted = {i for i, choice in chosen.items() if choice.kind == "torn"}
        doubted |= {end for _, end in best.open if not _is_ragged(self.blocks[end])}
        doubted |= self._unsure(paths, chosen)
        for i, choice in chosen.items():
            if choice.kind == "stay":
                for j in range(choice.end + 1, i):
                    if j in chosen and chosen[j].kind == "head":
                        chosen[j] = Choice("stay", choice.strand, choice.end)  # a sub-heading
        lists = self._lists(chosen, last)
        ids = lambda kind: frozenset(id(self.blocks[i]) for i, c in chosen.items() if c.kind == kind)  # noqa: E731
        return Rejoined(
            blocks=tuple(self.blocks[i] for i in lists),
            heads=ids("head"),
            bodies=frozenset(id(self.blocks[i]) for i, c in chosen.items() if self.heads[i] and c.kind != "head"),
            begins=ids("new") | ids("torn"),
            doubted=frozenset(id(self.blocks[i]) for i in doubted),
        )

    def _unsure(self, paths: Sequence[_Path], chosen: dict[int, Choice]) -> set[int]:
        """Both sides of each joint without which the page would be nearly as likely."""
        unsure: set[int] = set()
        for path in paths[1:]:
            if path.score < paths[0].score - _SURE:
                break
            other = dict(_choices(path))
            for i, choice in chosen.items():
                if (choice.kind == "join" or other[i].kind == "join") and other[i].end != choice.end:
                    unsure |= {i, *(end for end in (choice.end, other[i].end) if end >= 0)}
        return unsure

    def _lists(self, chosen: dict[int, Choice], last: dict[int, int]) -> list[int]:
        """The blocks' indices in their new order: each strand with the bylines and headlines that stand by it."""
        strands: dict[int, tuple[list[int], list[int], list[int]]] = {}
        lead: list[int] = []  # headlines since the last text that do not belong below it
        above = -1  # the strand of the last text
        ended = True
        texts = [i for i in sorted(chosen) if chosen[i].kind != "head"]
        position = 0
        start: list[int] = []
        for i, block in enumerate(self.blocks):
            if i in chosen and chosen[i].kind != "head":
                strand = chosen[i].strand
                before, body, after = strands.setdefault(strand, ([], [], []))
                if not body:
                    before += lead
                elif above == strand:
                    body += lead
                else:
                    after += lead
                body.append(i)
                lead, above, ended = [], strand, i == last[strand]
                position += 1
            elif (
                above >= 0
                and ended
                and not (block.kind == "byline" and starts(block))
                and not any(self.blocks[j].kind == "byline" and starts(self.blocks[j]) for j in lead)
            ):
                strands[above][2].append(i)
            elif above >= 0 and block.kind in ("byline", "note") and not starts(block):
                strands[above][1].append(i)
            else:
                lead.append(i)
        found = [i for strand in sorted(strands) for part in strands[strand] for i in part]
        return [*found, *lead]


def _choices(path: _Path) -> list[tuple[int, Choice]]:
    found = []
    rest = path.choices
    while rest:
        rest, i, choice = rest  # type: ignore[misc,assignment]
        found.append((i, choice))
    return found[::-1]  # type: ignore[return-value]
