"""Whether two lines of a headline are one headline that the layout cut, or two: kicker, headline, subheadline."""

from __future__ import annotations

import kg.regex as re
from kg.articles.lines import has_phrases, squeeze
from kg.words.dictionary import tag_words
from kg.words.pairs import PARAGRAPH, load_pairs

_CUT_END = re.compile(r"[的地和与及或、“《（(在为向对将把让以从被于是由给—·‘]$")
_CUT_START = re.compile(r"^[的”》）)、，,。：之等里中上了·’]")
_WHOLE_END = re.compile(r"[：:！!？?。…—]$|(?:强调|指出|要求|决定|提出|表示|会议)$")
_OPEN_END = re.compile(
    r"(?:招募|推进|推动|打造|建设|开展|举办|实施|落实|贯彻|学习|助力|护航|加快|提升|深化|实现|发布|创建|培育|构建|建立|完善|优化|做好|抓好|守护|"
    r"争创|争当|成为|列入|入选|荣获|获得|获评|突破|超过|达到|来自|走进|聚焦|围绕|服务|迈向|迈入|全力|奋力|迎来|启用|出台|印发|部署|研究)$"
)
# 举行 at the end without an occasion before it: what is held stands in the next line.
_HOLDS_WHAT = re.compile(r"(?<![会议式动坛礼赛节展班典幕周日月])(?:举行|召开|举办|开展)$")
_PREDICATE_START = re.compile(
    r"^(?:\d{1,2}月|\d{1,2}日|今|明|昨|在|于|将|举行|召开|开幕|闭幕|启动|发布|正式|圆满|顺利|成功|获|已)"
)
_BRACKETS = (("“", "”"), ("《", "》"), ("（", "）"), ("「", "」"), ("【", "】"))

# What speaks for one headline, as natural logarithms: rounded from what told the lines of 3,100 cut headlines of
# newspapers and television (tests/destroyed.py) from 1,170 pairs of phrases in them; 86 % of either are told rightly.
_ONE = -1.3
_EVEN = 2.0  # for lines of one length
_PAIR = 0.5  # for each unit by which the characters at the joint go together
_EDGE = -0.3  # for each unit by which they end and begin paragraphs
_TOLD_FOUR, _TOLD_TWO = 2.0, 1.5  # the text has the four, or the two, characters round the joint
_LENGTH = -0.08  # for each character of both lines
_TWO_VERBS = -1.0
_SUBJECT_AND_VERB, _AFTER_CLAUSE = 0.6, -1.0  # a noun, then a verb; a verb stands already before them
_FUNCTION_END, _FUNCTION_START = 1.1, 1.5  # prepositions, particles and adverbs at the end, conjunctions and 的 behind
_PREDICATE = 2.0
_WANTS_OBJECT = 0.9
_NAME_START = 0.4

# Characters of lines in large type that are one headline.
_SHORT_FIRST, _SHORT, _SHORT_BOTH = 5, 4, 6


def is_cut(above: str, below: str, body: str, *, doubt: bool = True) -> bool:
    """Whether the headline `above` goes on in the line `below`; `body`: the article's text without white space.

    `doubt`: whether to weigh what both lines say; without it, only where the end of a line can't end a headline.
    """
    first, second = squeeze(above), squeeze(below)
    if _CUT_END.search(first) or _CUT_START.match(second) or not is_balanced(first):
        return True
    if second.startswith(("—", "──")):
        return False
    if first[-3:] + second[:3] in body or _HOLDS_WHAT.search(first):
        return True
    if not doubt or not first or not second or _WHOLE_END.search(first) or has_phrases(above) or has_phrases(below):
        return False
    if len(first) <= _SHORT_FIRST or len(second) <= _SHORT or max(len(first), len(second)) <= _SHORT_BOTH:
        return True
    return _shape(first, second, body) + _words(first, second) > 0


def _shape(first: str, second: str, body: str) -> float:
    """What lengths and characters say."""
    pairs = load_pairs()
    score = _ONE + _EVEN * min(len(first), len(second)) / max(len(first), len(second))
    score += _PAIR * pairs.odds(first[-1], second[0])
    score += _EDGE * (pairs.odds(first[-1], PARAGRAPH) + pairs.odds(PARAGRAPH, second[0]))
    score += _TOLD_FOUR * (first[-2:] + second[:2] in body) + _TOLD_TWO * (first[-1] + second[0] in body)
    score += _LENGTH * (len(first) + len(second))
    return score + _PREDICATE * bool(_PREDICATE_START.match(second)) + _WANTS_OBJECT * bool(_OPEN_END.search(first))


def _words(first: str, second: str) -> float:
    """What the kinds of words say."""
    upper, lower = tag_words(first), tag_words(second)
    end, start = upper[-1][1], lower[0][1]
    verb = _has_verb(upper)
    score = _TWO_VERBS * (verb and _has_verb(lower))
    if end.startswith("n") and start.startswith("v"):
        score += _SUBJECT_AND_VERB + _AFTER_CLAUSE * verb
    score += _FUNCTION_END * (end[:1] in "pcduxm") + _FUNCTION_START * (start[:1] in "cu")
    return score + _NAME_START * start.startswith(("nr", "ns", "nt"))


def _has_verb(words: tuple[tuple[str, str], ...]) -> bool:
    return any(tag.startswith("v") and tag != "vn" for _, tag in words)


def is_balanced(text: str) -> bool:
    """Whether every quotation mark and bracket in `text` is closed, and none closed that wasn't opened."""
    return all(text.count(a) == text.count(b) and text.find(b) >= text.find(a) for a, b in _BRACKETS)
