"""The tour of inspection that the lead of an article tells of, though no name of where it went is found."""

from __future__ import annotations

from collections.abc import Sequence

import kg.regex as re
from kg.annotate.occasions.forms import Occasion
from kg.records import Sentence
from kg.rules.matching import PERSON, POST, SYMBOLS, encode

_LOOK = (
    "(?:调研|考察|视察|督查|督导|检查|抽查|巡查|暗访|走访|慰问|看望|指导|察看|查看|座谈|评审|验收|宣讲|送清凉|送温暖"
    "|接访|约访|下访|接待(?:了)?(?:来访|上访|信访)群众)"
)
_CUE = re.compile(_LOOK)
# Who goes: one with a post, the last of a row, with all who go with them: 副局长某某率某科一行3人，; or a party.
_WHO = (
    rf"(?:{SYMBOLS['Organization']}(?=一行)|{POST}{PERSON}(?:同志)?(?:、[^，。；：]{{0,24}}?{PERSON}){{0,8}}"
    rf"(?:等(?:[^，。；：{PERSON}]{{0,12}}?(?:领导|人|同志|一行))?)?)"
    r"(?:一行)?(?:\d*[余多]?人)?"
    rf"(?:(?:率队?|带队|率领|带领|会同|代表|带着|携)[^。；：{PERSON}]{{0,40}}?(?:，|(?=[来到赴深前莅])))?"
    rf"(?:[^，。；：{PERSON}{POST}]{{0,8}}在[^。；：]{{2,90}}?陪同下，?)?"
)
_THEN = (
    r"(?:[日今昨前当近][天日晚前]?|\d{1,2}日|上午|下午|先后|分别|专程|实地|亲自|"
    r"冒雨|冒着[^，。；]{2,6}|又|还|再次|率先|一行)*"
)
_GO = "(?:来到|来|到|赴|深入到?|前往|莅临|走进|奔赴|直奔|下到|进驻)(?![场会])"
_TOUR = re.compile(
    rf"{_WHO}{_THEN}(?P<did>(?:(?:{_GO}(?!华|访)|在(?=[^，。；]{{2,30}}?[接下约][访待]))[^。；：“”{PERSON}{POST}]{{1,60}}?)?(?<![工作]){_LOOK}(?![组团员站队时会中的])[^，。；：]{{0,24}})"
)
_NOT_NOW = re.compile(
    "将|曾|拟|计划|此前|去年|出席|参加|主持|会见|会谈|召开|举行|参观[^，。；]*展|时(?:强调|指出|说|表示)"
)


def find_tour(sentences: Sequence[Sentence]) -> Occasion | None:
    """The tour that one of the first two sentences says somebody with a post goes on."""
    for sentence in sentences[:2]:
        if _CUE.search(sentence.text) is None:
            continue
        text, owners = encode(sentence, over_posts=True)
        match = _TOUR.search(text)
        if match is None or _NOT_NOW.search(match.group()) or _NOT_NOW.search(text[: match.start()]):
            continue
        start, end = (owners[i] for i in (match.start("did"), match.end("did") - 1))
        if not isinstance(start, int):
            continue
        stop = end + 1 if isinstance(end, int) else end.end
        return Occasion([sentence.text[start - sentence.start : stop - sentence.start]], "调研")
    return None
