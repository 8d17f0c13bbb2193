"""Bodies that the extraction cut and interleaved, put together again.

A text layer may give the parts of two bodies in turn: A B A B, A B B A. A part ends in the middle of a sentence, and
its rest begins in the middle of one. Where a page shows such ends, every way to go on is judged by what stands on both
sides (kg/articles/joints.py), and the most plausible order of the whole page is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from kg.articles.blocks import Block
from kg.articles.drafts import is_dated, starts
from kg.articles.joints import Evidence, is_open, is_ragged, width_score
from kg.articles.line_roles import ARTICLE, HEAD, MORE, PARAGRAPH_START, REST
from kg.articles.lines import FROM, TO
from kg.words.pairs import load_pairs

# Natural logarithms of how much likelier something is where texts go on than where they don't; rounded from what
# made the most bodies of invented pages right (tests/rejoining.py).
_ADJACENT = 2.5  # nothing between the two pieces
_BESIDE_HEADLINE = 1.0
_TORN = -7.0  # a piece begins in the middle of a sentence and continues nothing
_FRESH = -2.0  # an article begins without byline, dateline or headline
_DATED = 0.0  # the same, but it begins with a day
_DATED_BELOW, _UNDATED_BELOW = 2.5, -1.5  # an article begins below the end of another, nothing between them
_BELOW_HEADLINE, _BELOW_UNSURE = 0.5, -1.0  # without byline or dateline; it doesn't begin like news
_LEFT_OPEN = -5.0  # a piece that nothing continues
_LEANING = 3.0  # for all of a headline's words in the article above it, and none in the one below
_CLASH = -3.5  # what width and characters say where the text can hardly go on
_GAIN = 1.0  # the best order of a page must be so much likelier than the printed one
_SURE = 3.0  # the best order of a page is so much likelier than one without the joint
_BEAM = 24  # orders of a page that are kept at each piece
_MOST_OPEN = 8  # ends that are still waited for
_MOST_MEMBERS = 24  # pieces of an article that are compared with a new one
_BY_ROLE = {ARTICLE: 2.0, PARAGRAPH_START: 1.0, REST: -2.0, MORE: -2.0}  # what its first line looks like
_SHOWN = 4  # lines on each side of a joint that show the column's width

Kind = Literal["new", "stay", "join", "torn", "head"]


class Choice(NamedTuple):
    """What is made of a text block: the first of an article, more of the one above, more of the one that broke off
    with block `end`, the rest of something that isn't there, or a headline."""

    kind: Kind
    strand: int = -1
    end: int = -1


class _Chosen(NamedTuple):
    """What was made of a block, and of those before it."""

    before: _Chosen | None
    block: int
    choice: Choice


@dataclass(slots=True)
class _Path:
    """One order of the page as far as it is read."""

    score: float = 0.0
    choices: _Chosen | None = None
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
    begins: frozenset[int]  # ids of the blocks with which an article begins
    doubted: frozenset[int]  # ids of blocks whose article is not sure to be whole


def rejoin(blocks: Sequence[Block]) -> Rejoined | None:
    """The blocks of a page in columns with its bodies put together; None where none was cut."""
    if not _is_cut(blocks):
        return None
    return _Search(blocks).rejoined()


def _is_cut(blocks: Sequence[Block]) -> bool:
    """Whether a body breaks off before another begins, or goes on in a way that can't be meant."""
    above: Block | None = None
    for block in blocks:
        if block.kind == "note":
            above = None
            continue
        body = block.kind == "text" and bool(block.lines) and block.lines[0].role != HEAD
        begins = starts(block) or (body and (block.lines[0].sign == FROM or is_dated(block)))
        if above is not None and (begins or (body and _clashes(above, block))):
            return True
        if body:
            above = block if is_open(block) and not is_ragged(block) else None
    return False


def _clashes(above: Block, below: Block) -> bool:
    """Whether the text can hardly go on from the one to the other."""
    odds = load_pairs().odds(above.lines[-1].text[-1], below.lines[0].text[0])
    return odds + width_score(above.lines[-_SHOWN:], below.lines[:_SHOWN]) < _CLASH


class _Search:
    """Seeks the order of a page."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.evidence = Evidence(blocks)

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
            if block.kind == "text" and self.evidence.texts[i]:
                first = pending or block.opens is not None or block.lines[0].sign == FROM
                pending = False
                grown = [(path, *step) for path in paths for step in self._grow(path, i, first, as_printed)]
                paths = self._prune(grown, i)
                continue
            sign = block.lines[0].sign if block.kind == "note" else ""
            pending = pending or starts(block) or sign == FROM
            if sign in (TO, FROM) if block.kind == "note" else block.kind == "byline" and not starts(block):
                for path in paths:
                    path.open = tuple(pair for pair in path.open if pair[0] != path.current)
                    path.current = -1
        for path in paths:
            path.score += sum(_LEFT_OPEN for _, end in path.open if not is_ragged(self.blocks[end]))
        paths.sort(key=lambda path: -path.score)
        return paths

    def _prune(self, grown: list[tuple[_Path, Choice, float]], i: int) -> list[_Path]:
        """The best paths with their choice for block i, at most two of those that go on alike."""
        grown.sort(key=lambda step: -step[0].score - step[2])
        alike: Counter[object] = Counter()
        found: list[_Path] = []
        for path, choice, score in grown:
            new = self._with(path, i, choice, score)
            key = new.open, new.current, new.last, new.parted
            alike[key] += 1
            if alike[key] <= 2:
                found.append(new)
            if len(found) == _BEAM:
                break
        return found

    def _grow(self, path: _Path, i: int, first: bool, as_printed: bool) -> list[tuple[Choice, float]]:
        """What block i may be below a path, each with its score."""
        if first:
            return [(Choice("new", path.strands), 0.0)]
        block, evidence = self.blocks[i], self.evidence
        grown: list[tuple[Choice, float]] = []
        if evidence.heads[i]:
            return [(Choice("head"), 0.0)]
        opening = evidence.opening(i) + _BY_ROLE.get(block.lines[0].role, 0.0)
        fresh = evidence.is_fresh(i)
        if path.current >= 0 and not any(strand == path.current for strand, _ in path.open):
            grown += self._below_closed(path, i, opening, fresh)
        else:
            begins = _DATED if is_dated(block) else _FRESH if fresh or path.current < 0 or path.parted else _TORN
            grown.append((Choice("new" if fresh else "torn", path.strands), opening + begins))
        strands = [path.members[strand] for strand, _ in path.open]
        names = evidence.named(strands, i) if len(strands) > 1 and not as_printed else [0.0] * len(strands)
        for (strand, end), score in zip(path.open, names, strict=True):
            if strand == path.current:
                score += _BESIDE_HEADLINE if path.parted else _ADJACENT
            elif as_printed:
                continue
            score += evidence.joint(end, i, adjacent=strand == path.current)
            grown.append((Choice("join", strand, end), score))
        return grown

    def _below_closed(self, path: _Path, i: int, opening: float, fresh: bool) -> list[tuple[Choice, float]]:
        """What block i may be below the end of a sentence, a headline between them or not."""
        lines, members = self.blocks[i].lines, path.members[path.current]
        stay = opening + self.evidence.column_score(path.last, i, members) + 2.0 * lines[0].indent
        choice = Choice("stay", path.current, path.last)
        if not path.parted:
            begins = opening + (_DATED_BELOW if is_dated(self.blocks[i]) else _UNDATED_BELOW)
            new = [(Choice("new", path.strands), begins)] if lines[0].gap and fresh else []
            return [(choice, stay + _ADJACENT), *new]
        lean = _LEANING * self.evidence.leaning_up(members, i)
        score = opening + lean + (_BELOW_HEADLINE if fresh else _BELOW_UNSURE)
        grown = [(Choice("new", path.strands), score)]
        return grown if fresh else [*grown, (choice, stay - lean)]

    def _with(self, path: _Path, i: int, choice: Choice, score: float) -> _Path:
        """The path with this choice."""
        new = _Path(
            path.score + score,
            _Chosen(path.choices, i, choice),
            path.open,
            path.current,
            path.last,
            path.parted,
            path.strands,
        )
        if choice.kind == "head":
            new.parted = True
            new.members = path.members
            return new
        new.open = tuple(pair for pair in path.open if pair[0] != choice.strand)
        new.strands = max(path.strands, choice.strand + 1)
        new.current, new.last, new.parted = choice.strand, i, False
        members = (*path.members.get(choice.strand, ())[1 - _MOST_MEMBERS :], i)
        if is_open(self.blocks[i]):
            new.open = (*new.open, (choice.strand, i))[-_MOST_OPEN:]
            lost = set(path.open) - set(new.open)
            new.score += sum(_LEFT_OPEN for strand, _ in lost if strand != choice.strand)
        if self.blocks[i].lines[-1].sign == TO:
            new.current = -1
        new.members = {strand: path.members[strand] for strand, _ in new.open if strand != choice.strand}
        new.members[choice.strand] = members
        return new

    def _order(self, paths: Sequence[_Path]) -> Rejoined:
        best = paths[0]
        chosen = dict(_choices(best))
        last: dict[int, int] = {}
        for i, choice in chosen.items():
            if choice.kind != "head":
                last[choice.strand] = max(i, last.get(choice.strand, i))
        doubted = {i for i, choice in chosen.items() if choice.kind == "torn"}
        doubted |= {end for _, end in best.open if not is_ragged(self.blocks[end])}
        doubted |= self._unsure(paths, chosen)
        for i, choice in chosen.items():
            if choice.kind == "stay":
                for j in range(choice.end + 1, i):
                    if j in chosen and chosen[j].kind == "head":
                        chosen[j] = Choice("stay", choice.strand, choice.end)  # a sub-heading
        lists = self._lists(chosen, last)

        def ids(*kinds: Kind) -> frozenset[int]:
            return frozenset(id(self.blocks[i]) for i, choice in chosen.items() if choice.kind in kinds)

        return Rejoined(
            blocks=tuple(self.blocks[i] for i in lists),
            heads=ids("head"),
            begins=ids("new", "torn"),
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
    while rest is not None:
        found.append((rest.block, rest.choice))
        rest = rest.before
    return found[::-1]
