"""Where the lines of a page that has no blank lines begin something new: a headline, an article below it, a byline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.bylines import BYLINE_GATE, OPENING_GATE, read_byline, read_opening
from kg.lines import DATED_START, Line, is_closed, squeeze, width

# Of the lines of pages with blank lines 17-30 % have one above them; furniture leaves some on any page.
_MOST_GAPS = 0.04
_EVERYWHERE = 0.9
_MOST_LINES = 6  # of a headline with kicker and subheadline
_SHOWN = 6  # lines that show how broad a column is
_NARROWER, _BROADER = 2.6, 1.2  # characters by which no line of a paragraph but the last differs from its column
_EVEN = 1.6  # characters by which full lines of a column differ
_FULL = 2  # such lines of a paragraph
_LONGEST_DATELINE = 2  # characters of what is no dateline by itself at the beginning of a line
_STOP = re.compile("[。；;]")
_MARK = re.compile("[●◆■▲★◎○△]")  # of an item in a list of short news
_PAUSE = re.compile("[，、]")
_PAUSE_END = tuple("，、；：,;:。")


def find_gaps(lines: Sequence[Line]) -> list[Line]:
    """The lines, those with which something new begins as if a blank line stood above them and no other did.

    Lines of a page that has blank lines between its texts come back as they are; blank lines below each line are none.
    """
    count = sum(line.gap for line in lines)
    if 1 + _MOST_GAPS * len(lines) < count < _EVERYWHERE * len(lines):
        return list(lines)
    begins = {i for i, line in enumerate(lines) if line.gap and count < _EVERYWHERE * len(lines)}
    heads: set[int] = set()
    i = 0
    while i < len(lines):
        fresh = i == 0 or i in begins or is_closed(lines[i - 1])
        below = _below_heading(lines, i) if fresh else i
        if below > i:
            begins |= {i, below}
            heads.add(i)
        elif _is_start(lines[i]) or (fresh and (_is_dated(lines[i]) or _MARK.match(lines[i].text))):
            begins.add(i)
        i = max(below, i + 1)
    return [line._replace(gap=i in begins, head=i in heads) for i, line in enumerate(lines)]


def _is_start(line: Line) -> bool:
    """Whether the line is a byline or begins with a dateline."""
    text = line.text
    if BYLINE_GATE.search(text) and (credit := read_byline(text)) is not None:
        return credit.marked or " " in text or "\u3000" in text
    return OPENING_GATE.match(text) is not None and read_opening(text).end > _LONGEST_DATELINE


def _is_dated(line: Line) -> bool:
    """Whether the line begins with the day it tells of: 3月28日，… 近日，…"""
    return DATED_START.match(squeeze(line.text)) is not None


def _below_heading(lines: Sequence[Line], i: int) -> int:
    """The line below the headline lines that begin with lines[i]; i where they are none."""
    for j in range(i, min(len(lines), i + _MOST_LINES)):
        if j > i and _is_start(lines[j]):
            return j
        if j > i and _is_dated(lines[j]) and not any(map(_PAUSE.search, (line.text for line in lines[i:j]))):
            return j
        if j > i and (lines[j].indent or _MARK.match(lines[j].text) or (_are_odd(lines, i, j) and _is_even(lines, j))):
            return j
        if not _can_head(lines[j]):
            return i
    return len(lines) if i + _MOST_LINES >= len(lines) else i


def _can_head(line: Line) -> bool:
    text = line.text
    if not text or line.sign or _STOP.search(text) or text.endswith(_PAUSE_END):
        return False
    return text.count("，") < 2 and not _MARK.match(text) and not _is_start(line) and not line.indent


def _are_odd(lines: Sequence[Line], i: int, j: int) -> bool:
    """Whether none of the lines from i to j is as broad as those of the paragraphs that end above and begin below."""
    above, below = _breadth(lines[max(0, i - _SHOWN) : i]), _breadth(lines[j : j + _SHOWN])
    return not any(
        broad - _NARROWER <= width(line) <= broad + _BROADER for line in lines[i:j] for broad in (above, below) if broad
    )


def _breadth(lines: Sequence[Line]) -> float:
    """How broad a column is by some of its lines."""
    return max(map(width, lines), default=0.0)


def _is_even(lines: Sequence[Line], j: int) -> bool:
    """Whether a paragraph of several lines of one width begins with lines[j]."""
    full = 0
    for line in lines[j : j + _SHOWN]:
        if is_closed(line):
            break
        full += 1
    broad = _breadth(lines[j : j + full])
    even = all(width(line) >= broad - _EVEN for line in lines[j + 1 : j + full])
    return full >= _FULL and even and width(lines[j]) >= broad - _NARROWER
