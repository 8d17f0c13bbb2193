"""Whether an article reports an occasion, announces it, looks back to it, or only cites it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

import kg.regex as re
from kg.records import Mention, Sentence

OccasionStatus = Literal["reported", "planned", "past", "cited"]
# Of two articles that speak of one occasion the one that reports it decides.
STATUS_ORDER: tuple[OccasionStatus, ...] = ("reported", "past", "planned", "cited")

_PLANS = re.compile(
    r"将(?:于|在|会|赴|出席|参加|举[行办]|召开|开展|启动|推出|主办|承办|迎来|组织|展开|实施)|即将(?!过去|出版|发行|结束)|拟(?:于|举|召|向)|定于|(?<!工作)(?<!协商)计划|预计|届时|"
    r"筹备|备战|期待|迎接|申办|(?:明年|下个?月)(?:在[^，。；]{2,12}?)?(?:举[行办]|召开)"
)
# Said further off in the clause, or inside the name of a visit, it counts: 将于4日至6日出席在某国某地举行的|某会议.
_WILL_GO = re.compile(
    "将(?:应邀|率[^，。；]{1,8}?|[同与][^，。；]{1,12}?|以视频方式|共同|一道|先后){0,2}(?:于|赴|出席|参加|举[行办]|召开|主[办持]|访问|对)"
)
_FAR = 120  # characters before an occasion, the last of a list, in which it is told that one will go there
_TO_BE_HELD = re.compile(
    r"(?![^，。；]{0,50}举行闭幕)(?:(?![上中的]|期间|宣布|表示|指出|介绍|获悉)[^，。；]){0,16}?"
    r"(?:将于|(?:将|即将|拟|定于|预计)[^，。；]{0,30}?(?:举[行办]|召开|开幕|启动|登场|拉开|亮相|承办))"
)
_TODAY = re.compile("[今昨当][天日](?=[^将]*(?:举[行办]|召开|启动)$)")  # 将于下月举行的某运动会今天举行|发布会
_DECIDES = re.compile("(?:决定|建议|通知)，$")
# 决定今年7月在某地召开|某会议
_DECIDED = re.compile("(?:决定|商定|约定|提议|建议)(?!了|性)[^，。；]{0,30}?(?:举[行办]|召开|开展)$")
_LOOKS_BACK = re.compile(
    r"去年|前年|(?:今年|此访|这次访问)是$|今年(?:\d{1,2}|[一二三四五六七八九十]+)月|曾(?:经)?|此前|不久前|上[一]?[届次]|历[届次]|当年|[一两三四五六七八九十\d]+年前"
)
_CLAUSE = re.compile("[。；]|(?<![年月日])(?<!年前)，")  # 去年6月，某某会议…: the date belongs to what follows
_VISIT_OF = re.compile(r"(\d{4})年.*(?:访问|考察|调研)$")
_CITES = re.compile(
    r"(?:贯彻|落实|学习|传达|领会|根据|按照|自从?|以来|深入|围绕|继|总结|回顾|弘扬|部署|精神|指出|强调)[^，。；、]{0,14}$"
)
_CITED_AFTER = re.compile(r"^(?:上的|的|精神|以来|期间|部署|要求|确定|提出|通过的|后，|成果|重要)")


# 看望参加|某会议|新闻报道的工作者, 同列席|某会议|的代表座谈: whom one meets is told by where they are.
_WHO_ARE_AT = re.compile(
    "(?:接见|会见|看望|慰问|宴请|同|与|和|向)[^，。；]{0,8}(?:参加|出席|列席|报道|采访|参与)(?:了)?$"
)
_PEOPLE = re.compile(
    "(?:新闻|宣传)?(?:报道|采访|服务|保障)?(?:工作)?的?[^，。；]{0,16}?(?:代表(?!团)|委员(?!会)|使节|嘉宾|人员|工作者|记者|同志|人士|领导人|负责人|[员生])"
)


class Naming(NamedTuple):
    """An occasion as its article has it: whether it is the one reported, whether anybody does anything at it."""

    name: str
    main: bool
    used: bool
    year: str  # of the page, or empty


def is_of_people(sentence: Sentence, mention: Mention) -> bool:
    """Whether a sentence only tells by an occasion which people somebody meets or greets."""
    before, after = mention.start - sentence.start, mention.end - sentence.start
    met = _WHO_ARE_AT.search(sentence.text[max(0, before - 24) : before])
    return met is not None and _PEOPLE.match(sentence.text, after) is not None


def status_in(sentences: Iterable[Sentence], first: tuple[int, int], how: Naming) -> OccasionStatus:
    """The status by the sentence with the first mention; an occasion without one is reported."""
    start, end = first
    sentence = next((s for s in sentences if s.start <= start < s.end), None)
    if sentence is None or start == end:
        return "reported"
    if _WILL_GO.search(sentence.text, start - sentence.start, end - sentence.start):
        return "planned"
    return find_status(sentence.text[: start - sentence.start], sentence.text[end - sentence.start :], how)


def find_status(before: str, after: str, how: Naming) -> OccasionStatus:
    """The status of an occasion by the words of its sentence before and after its name.

    The occasion that the article is about is announced or reported; another one that nobody does anything at is
    recalled or cited.
    """
    main, year = how.main, how.year
    clause = _TODAY.split(_CLAUSE.split(before)[-1])[-1]
    near = clause[-24:]
    if (
        _TO_BE_HELD.match(after)
        or _PLANS.search(near)
        or _WILL_GO.search(clause[-_FAR:])
        or (not main and (_DECIDES.search(before) or _DECIDED.search(clause)))
    ):
        return "planned"
    if main:
        return "reported"
    if _CITES.search(before[-24:]) or _CITED_AFTER.match(after):
        return "cited"
    years = re.findall(r"(\d{4})年", near)
    if visit := _VISIT_OF.search(how.name):  # 甲2019年对某国进行的访问
        years.append(visit.group(1))
    if (years and year and years[-1] < year) or _LOOKS_BACK.search(near) or _LOOKS_BACK.match(after):
        return "past"
    return "reported" if how.used else "cited"
