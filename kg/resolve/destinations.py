"""Where a tour goes by its own name (市领导到某县督查防汛工作 is held in that county); who is at home there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import kg.regex as re
from kg.entries import Entry
from kg.records import ArticleRelation
from kg.resolve.heard import Fact, pairs

_GOES = "(?:赴|来到|到|前往|深入|莅临|走进|来|访问|出访|视察|考察|对)"
_AMONG = "(?:[^，。；：、]{2,8}、){0,3}"  # other places before it in a list
_TOURS = re.compile(
    "(?:调研|考察|督查|督导|检查|视察|调查|验收|访问|走访|察看|暗访|学习|交流|参观|对接|指导|监督|招商)(?![团组])"
)
_NOT_BEFORE = re.compile("结束|离开|欢迎|邀请|将")
_REGION = re.compile("(?:[省市县区旗州盟镇乡村国]|街道|特别行政区)$|^我[省市县区旗州盟镇]$")
_MOST = 16  # characters between a place and the word that tells of a tour


def visits_at_home(facts: Mapping[Fact, ArticleRelation]) -> set[Fact]:
    """The visits of those who have their post there: 在某医院，县长甲与院长乙交流."""
    at_home = pairs(facts.values(), {"holdsPost"})
    return {fact for fact in facts if fact[1] == "inspects" and (fact[0], fact[2]) in at_home}


def find_destinations(
    tour: Entry, places: Iterable[Entry], known: Iterable[str], body: str
) -> Iterator[tuple[Entry, int, int]]:
    """The regions that a name of the tour goes to, each with the clause of the body that says so.

    `known` are regions whose names need not end in a level: 中国, 浙江.
    """
    for place in places:
        for name in place.names:
            if not (_REGION.search(name) or name in known):
                continue
            if any(_goes_to(name, told) for told in tour.names) and (clause := _clause(place, body)):
                yield place, *clause
                break


def _goes_to(place: str, tour: str) -> bool:
    """Whether the name of the tour says that it goes there."""
    if place not in tour:
        return False
    match = re.search(f"(?P<before>.*?)(?P<goes>{_GOES}){_AMONG}{re.escape(place)}(?P<behind>.*)", tour)
    if match is None or _NOT_BEFORE.search(match["before"]):
        return False
    if match["goes"] in ("访问", "出访", "视察", "考察"):
        return not match["behind"] or match["behind"][0] in "、，和与并"  # 视察某市|医院建设情况 is no tour of the city
    told = _TOURS.search(match["behind"])
    return told is not None and told.start() <= _MOST and (match["goes"] != "对" or "访问" in match["behind"])


def _clause(place: Entry, body: str) -> tuple[int, int] | None:
    """The first clause that goes there."""
    for start, end in sorted(place.mentions):
        before = re.search(f"{_GOES}{_AMONG}$", body[max(0, start - 40) : start])
        if before is not None:
            first = max(0, start - 40) + before.start()
            return first, end + len(re.split("[，。；\n]", body[end:], maxsplit=1)[0])
    return None
