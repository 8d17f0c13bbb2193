"""The hour at which people act of what goes on for days: the opening of a festival, the last session of a meeting."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import kg.regex as re
from kg.annotate.occasions.forms import Occasion, are_one_whole, kind_of, whole_of
from kg.records import Article, Mention, RelationMention, Sentence
from kg.resolve.main_occasion import LEAD_SENTENCES
from kg.seeds import Seeds

_SESSION = re.compile("[开闭]幕[会式]")  # of a meeting or of games that go on for days
_OPENS_OR_CLOSES = re.compile("[开闭落]幕|开班|结业|开学|毕业")
_COURSE, _COURSE_HOUR = re.compile("班$"), re.compile("(?:开班|结业|开学|毕业)(?:式|仪式|典礼)")
# The hour with which a festival, a fair or games begin or end.
_HOUR = re.compile(
    "(?:[开闭]幕|启动|启幕|起跑|开跑|开赛|开展|开街|开市|开锣|鸣枪|发令|发车|开捕|开园|颁奖)(?:式|仪式|典礼)"
)
_GOES_ON = re.compile(
    "(?:[节周月季展]”?|展览|马拉松|运动会|[大联竞决]赛|公开赛|挑战赛|邀请赛|锦标赛|博览会|展览会|展示会|展销会|交易会|活动|专项行动)$"
)
_THIS_ONE = re.compile("(?:[本此该这][届次场项期]|本|该)$")
# 本届桃花节|由某局主办, 大赛|由某局、某会主办: what is said of the whole by the end of its name.
_TOLD_OF_WHOLE = re.compile(
    "(?:[本此该这][届次项场期]|(?<![一-龥])[本该])([一-龥]{1,6}?[节周月季展会赛])(?=[由共以为将于设分吸是持，]|活动)"
    "|(?<![一-龥])([一-龥]{1,6}?[节周月季展会赛])(?=由[^，。；]{2,60}?[主承]办)"
)
_SHORT_NAME = 6  # characters of 茶文化节, 展会 behind 本届
_HELD_BY = frozenset("hosts undertakes coOrganizes holds".split())
_THERE = ("上，", "由", "后，", "现场，")  # behind a ceremony that the text has moved on to


def is_hour(name: str) -> bool:
    """Whether a name is no more than that of the hour at which something begins or ends: 开幕式, 颁奖仪式."""
    return _HOUR.fullmatch(name) is not None


def is_of_course(name: str) -> bool:
    """Whether it is that of a course: 开班式, 结业典礼."""
    return _COURSE_HOUR.fullmatch(name) is not None


def find_hours(
    whole: Occasion, sentences: Sequence[Sentence], relations: Sequence[RelationMention], named: Collection[Mention]
) -> list[Mention]:
    """The ceremonies that begin or end what goes on for days (某文化节: 开幕式, 颁奖仪式), each by its first mention.

    `named` are the mentions of occasions with a name of their own.
    """
    if not _GOES_ON.search(whole.names[0]) or _SESSION.search(whole.names[0]):
        return []
    found: dict[str, Mention] = {}
    acted = {r.object for r in relations if r.subject is not None and r.subject.type == "Person"}
    for sentence in sentences:
        for mention in sentence.mentions:
            if mention.type != "Event" or mention in named or not _HOUR.fullmatch(mention.text):
                continue
            if mention in acted or sentence.text.startswith(_THERE, mention.end - sentence.start):
                found.setdefault(mention.text, mention)
    return list(found.values())


def find_session(
    whole: Occasion,
    article: Article,
    sentences: Sequence[Sentence],
    relations: Sequence[RelationMention],
    named: Collection[Mention],
) -> list[Mention]:
    """The last session, or none, where people act at it: 某常委会会议闭幕。张三主持闭幕会.

    Of a forum or a fair the opening is the forum unless the headline names it; games go on for days, and so do
    meetings with an 闭幕会 and courses, which have a 开班式.
    """
    if not whole.mentions or _SESSION.search(whole.names[0]):
        return []
    course = _COURSE.search(whole.names[0]) is not None
    parts = [
        r.object
        for r in relations
        if r.object is not None
        and r.object not in named
        and r.subject is not None
        and r.subject.type == "Person"
        and (_COURSE_HOUR if course else _SESSION).fullmatch(r.object.text)
        and (
            course
            or whole.kind == "赛事"
            or (whole.kind == "会议" and r.object.text.endswith("会"))
            or any(whole.names[0] + r.object.text in headline for headline in article.headlines)
        )
    ]
    lead = [s.text for s in sentences[:LEAD_SENTENCES]] + list(article.headlines)
    if len({m.text for m in parts}) != 1 or not any(_OPENS_OR_CLOSES.search(text) for text in lead):
        return []
    return parts[:1]


def find_these(sentences: Sequence[Sentence]) -> list[Mention]:
    """What stands for the occasion in question by a short name: 本届茶文化节, 本次展会."""
    return [
        mention
        for sentence in sentences
        for mention in sentence.mentions
        if mention.type == "Event"
        and len(mention.text) <= _SHORT_NAME
        and _THIS_ONE.search(sentence.text[: mention.start - sentence.start])
    ]


def find_whole(
    hour: Occasion, opened: str, others: Sequence[Occasion], sentences: Sequence[Sentence], seeds: Seeds
) -> Occasion | None:
    """What a ceremony opens or closes, of the `others` or by the name in the ceremony's: 本届桃花节由某局主办.

    The names of what is so found are no longer the ceremony's.
    """
    if (found := next((o for o in others if any(are_one_whole(opened, name) for name in o.names)), None)) is not None:
        return found
    told = (m[1] or m[2] for s in sentences for m in _TOLD_OF_WHOLE.finditer(s.text))
    if _GOES_ON.search(opened) and any(opened.endswith(short) for short in told):
        names = [name for name in hour.names if whole_of(name) is None and are_one_whole(opened, name)]
        hour.names = [name for name in hour.names if name not in names]
        return Occasion(list(dict.fromkeys([opened, *names])), kind_of(seeds, opened))
    return None


def is_of_whole(found: RelationMention, hour: str, body: str) -> bool:
    """Whether a fact is of all the days of games and not of the hour of that name: who holds them, wins, is awarded."""
    told = body[found.start : found.end]
    award = found.relation == "witnesses" and "颁" in told and "颁" not in hour and not _HOUR.search(told)
    return award or found.relation in _HELD_BY or found.event_kinds == {"赛事"}
