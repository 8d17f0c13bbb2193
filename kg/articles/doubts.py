"""Which articles of a page are not sure to be whole, or to be one: what the text layer has destroyed beyond repair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from kg.articles.drafts import Draft
from kg.articles.lines import FROM, Line, is_closed, squeeze, width
from kg.words.pairs import load_pairs

# Counted on 38 invented pages, 8 sample pages, 3 newspaper pages and 200 texts of television news set in lines: where
# lines follow each other, 0.24-0.90 of the character pairs at their joints are far likelier than by chance; where the
# lines of two columns alternate, 0-0.12.
_LIKELY = 1.5  # natural logarithm
_LEAST_SHARE = 0.18
_LEAST_MEAN = 0.3
_LEAST_JOINTS = 15  # with fewer, none may be likely
_FEWEST_JOINTS = 10
_ENOUGH_JOINTS = 30  # of an article; more tell nothing more
_PAUSES = "，、；："
_NO_START = "，、。；：！？”’》）」』】"
_SHOWN = 4  # lines that show how broad a column is


def mark_doubts(drafts: Sequence[Draft], *, wrapped: bool) -> None:
    """Mark the drafts whose text does not hold together or lacks its beginning or end."""
    if wrapped:
        odds = [_line_odds(draft.paragraphs) for draft in drafts]
        everything = _is_mixed([value for own in odds for value in own])
        for draft, own in zip(drafts, odds, strict=True):
            draft.doubted |= everything or _is_mixed(own)
    for draft in drafts:
        if draft.kind == "report" and draft.paragraphs:
            draft.doubted |= _breaks_off(draft, wrapped=wrapped) or _begins_within(draft)


def _line_odds(paragraphs: Iterable[Sequence[Line]]) -> list[float]:
    """For each line that goes on in a word or phrase how likely the first character below it is."""
    pairs = load_pairs()
    joints = [
        (above.text[-1], below.text[0])
        for lines in paragraphs
        for above, below in pairwise(lines)
        if above.text and below.text and above.text[-1] not in _PAUSES and not is_closed(above)
    ]
    step = 1 + len(joints) // _ENOUGH_JOINTS
    return [pairs.odds(first, second) for first, second in joints[::step]]


def _is_mixed(odds: Sequence[float]) -> bool:
    """Whether the lines are those of several columns in turn: few of them go on where the line above ends."""
    likely = sum(1 for value in odds if value > _LIKELY)
    share = _LEAST_SHARE if len(odds) >= _LEAST_JOINTS else 0.0
    return len(odds) >= _FEWEST_JOINTS and likely <= share * len(odds) and sum(odds) < _LEAST_MEAN * len(odds)


def _breaks_off(draft: Draft, *, wrapped: bool) -> bool:
    """Whether the body ends in the middle of a sentence."""
    lines = draft.paragraphs[-1]
    last = lines[-1]
    if is_closed(last) or last.sign or not last.text:
        return False
    if last.text[-1] in "，、":
        return True
    if not wrapped or len(lines) < 2 or not draft.open:
        return False
    text = "".join(line.text for line in lines)
    return any(mark in text for mark in "，。") and width(last) > max(map(width, lines[-_SHOWN:])) - 2


def _begins_within(draft: Draft) -> bool:
    """Whether the body begins in the middle of a clause; one that comes from another page may."""
    first = draft.paragraphs[0][0]
    return first.sign != FROM and squeeze(first.text)[:1] in tuple(_NO_START)
