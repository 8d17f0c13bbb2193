"""Where one article ends and another begins below it, when no byline, dateline or headline stands between them."""

from __future__ import annotations

from collections.abc import Sequence

import kg.regex as re
from kg.articles.drafts import Draft
from kg.articles.headlines import leaning
from kg.articles.line_roles import PARAGRAPH_START
from kg.articles.lines import Line, is_closed, squeeze, width

# What speaks for two articles: rounded from what parted most bodies of printed pages rightly (tests/printed.py).
_ENOUGH = 2.5
_DATED = 2.0  # it begins with a day: 3月28日，… 近日，…
_LISTED = 2.0  # it begins with the mark of a list, nothing above does
_GOES_ON = -2.0  # it begins as a text goes on: 会上，… 据悉，…
_TWO_HEADLINES = 3.0  # one headline tells of the text above, another of the text below
_TWO_FAR = 2.0  # so do two of those that stand together elsewhere
_OTHER_HEADLINE = -1.5  # the only headline below tells of the text above
_OTHER_WIDTH, _SAME_WIDTH = 1.5, -1.0
_NARROW_AGAIN = 2.0  # below the broad lines that end a body
_OTHER_INDENT = 2.0
_BLANKS = -1.5  # blank lines stand between most paragraphs

_LEAST = 60  # characters of a body
_TOLD = 0.15  # of a headline's words, the share that one text holds more of than the other
_TOLD_FAR = 0.3  # the same of headlines elsewhere
_SHOWN = 6  # lines that show how broad a column is
_DIFFERENT = 0.9  # characters
_HANGING = "，。、；：！？”》）"
_BROAD = 1.7  # times the width of the lines above
_DAY = re.compile(
    r"[▲▼△▽]?(?:昨[日天晚]|[今前]日|今天|近日|日前|近期|连日来|[本上]周|\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月)"
)
_MARK = re.compile(r"[●◆■▲★◎○△]")
_GOING_ON = re.compile(
    r"[^，。；“]{0,6}?(?:会上|会议|会后|当[天日晚]|据[悉了介统]|此外|同时|随后|此次|本次|活动|仪式|[他她其该]|下一步|目前|[^，。]{2,3}(?:指出|强调|要求|表示|说|介绍))"
)


def part_body(draft: Draft, heads: Sequence[Sequence[str]], far: Sequence[Sequence[str]] = ()) -> int | None:
    """The paragraph with which another article begins in a body; `heads`: the lines of each headline beside it.

    `far`: those of headlines that stand together elsewhere on the page.
    """
    texts = [squeeze("".join(line.text for line in lines)) for lines in draft.paragraphs]
    scored = [
        (_score(draft, texts, heads, far, at), -at)
        for at in range(1, len(texts))
        if _may_part(draft, at) and min(sum(map(len, texts[:at])), sum(map(len, texts[at:]))) >= _LEAST
    ]
    score, at = max(scored, default=(0.0, 0))
    return -at if score >= _ENOUGH else None


def _may_part(draft: Draft, at: int) -> bool:
    first, above = draft.paragraphs[at][0], draft.paragraphs[at - 1][-1]
    return (first.gap or first.role == PARAGRAPH_START) and not first.sign and is_closed(above)


def _score(
    draft: Draft, texts: Sequence[str], heads: Sequence[Sequence[str]], far: Sequence[Sequence[str]], at: int
) -> float:
    """What speaks for an article that begins with a paragraph."""
    above, below = draft.paragraphs[:at], draft.paragraphs[at:]
    score = _beginning(texts, at) + _breadth(above[-1][-_SHOWN:], below[0][:_SHOWN])
    told = [leaning(lines, "".join(texts[:at]), "".join(texts[at:])) for lines in heads]
    if told and max(told) > _TOLD and min(told) < -_TOLD:
        score += _TWO_HEADLINES
    elif told and min(told) > _TOLD:
        score += _OTHER_HEADLINE
    elif far:
        told = [leaning(lines, "".join(texts[:at]), "".join(texts[at:])) for lines in far]
        score += _TWO_FAR if max(told) > _TOLD_FAR and min(told) < -_TOLD_FAR else 0.0
    if below[0][0].indent != above[-1][0].indent:
        score += _OTHER_INDENT
    others = [lines[0].gap for n, lines in enumerate(draft.paragraphs) if n not in (0, at)]
    return score + (_BLANKS if sum(others) > len(others) / 2 else 0.0)


def _beginning(texts: Sequence[str], at: int) -> float:
    if _DAY.match(texts[at]):
        return _DATED
    if _MARK.match(texts[at]) and not any(map(_MARK.match, texts[:at])):
        return _LISTED
    return _GOES_ON if _GOING_ON.match(texts[at]) else 0.0


def _breadth_of(line: Line) -> float:
    """The width of a line; half of a mark at its end may hang out of the column."""
    return width(line) - 0.5 * (line.text[-1] in _HANGING)


def _breadth(above: Sequence[Line], below: Sequence[Line]) -> float:
    """What the widths of the columns say."""
    if len(below) < 2:
        return 0.0
    upper, lower = max(map(_breadth_of, above)), max(map(_breadth_of, below))
    if upper > _BROAD * lower:
        return _NARROW_AGAIN
    if lower > _BROAD * upper:
        return 0.0
    return _OTHER_WIDTH if abs(upper - lower) > _DIFFERENT else _SAME_WIDTH
