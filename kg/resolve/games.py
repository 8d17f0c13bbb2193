"""Games and the contests that they are made of: who competes in the final of 女子100米蛙泳 takes part in the games."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

import kg.regex as re
from kg.annotate.occasions.contests import is_contest
from kg.entries import Entry
from kg.records import ArticleRelation
from kg.resolve.heard import Fact

_STAGE = re.compile("(?:[预初复决]赛|小组赛|淘汰赛|排名赛|强赛|个人赛|团体赛|接力赛|资格赛|比赛|计时赛|竞速赛|追逐赛)$")
_NAMED = re.compile("20\\d\\d|第[^赛]{1,4}届|[会杯节]|(?:锦标|公开|大奖|联|世锦|资格)赛")  # not merely 女子单打决赛
_OPENS = re.compile("[^。\n]{0,40}?(?:进入|迎来|继续进行|展开)[^。\n]{0,24}?(?:比赛|争夺|角逐|赛程|[。\n])")
_LEAD = 24  # where in an article the games stand that it begins with
_MEDALS = re.compile("[^。\n]{0,100}?(?:[金银铜奖]牌|\\d[金银铜])")
_LEAD_OF_MEDALS = 80  # and those that it tells the medals of
_OF_ALL_SPORTS = re.compile("(?:运动|[奥亚大全冬残]运?|奥林匹克运动)会$")
_BEFORE_NOW = re.compile("(?:去年|前年|此前|曾|\\d{4}年)[^，。；]{0,8}$")
# Names that each of several sports has: 女子67公斤以上级决赛, 男子团体比赛, 男单决赛, 女子500米决赛.
_OF_ANY_SPORT = re.compile(
    "(?:男|女|混|男女)[子合]?(?:[单双团]|单打|双打|个人|团体|双人|[\\d.]+公斤(?:以[上下])?级|[\\d.]+(?:米|公里)|[A-Z]\\d+级别[\\d.]+公斤级)(?:直道竞速)?"
    "(?:[一二三四五六七八九十\\d]+[/分强]之?\\d?)?(?:[预决初半]+赛|比赛|金牌赛|个人赛|团体赛|赛)?"
)
# What sport a sentence speaks of before a contest: 体操赛场，, 柔道比赛今晚收官，.
_SCENE = re.compile("(?P<scene>[一-龥]{2,10}?)的?(?:各?单项|各[个项]?|团体)?(?:赛场|比赛|项目|决赛)")


def at_games(
    facts: Iterable[ArticleRelation],
    events: Iterable[Entry],
    body: str,
    main: Entry | None,
    sports: Collection[str],
) -> dict[Fact, ArticleRelation]:
    """For each fact on who competes in one contest the same on the games: the main ones, the last, or the lead's.

    A contest called by its discipline alone (女子100米蛙泳决赛) is called after these games, too, and one that each
    of several of the `sports` has (女子团体决赛) after the sport that its sentence speaks of.
    """
    contests = {e.id: e for e in events if e.attributes.get("kind") == "赛事"}
    whole = [e for e in contests.values() if not _is_part(e)]
    for event in whole:
        del contests[event.id]
    found: dict[Fact, ArticleRelation] = {}
    for fact in facts:
        if fact.object not in contests or fact.relation != "takesPartIn" or not fact.rule_id.startswith("compete"):
            continue
        games = main if main in whole else _last_before(whole, body, fact.evidence[0]) or _begun_with(whole, body)
        if games is not None:
            contest = contests[fact.object]
            called = any(_NAMED.search(name) or name.startswith(games.names[0]) for name in contest.names)
            if not called:
                sport = _sport_of(contest, body, sports) if _OF_ANY_SPORT.fullmatch(contest.names[0]) else ""
                contest.names.insert(0, games.names[0] + sport * (sport not in games.names[0]) + contest.names[0])
            found.setdefault((fact.subject, "takesPartIn", games.id, ""), replace(fact, object=games.id))
    return found


def _sport_of(contest: Entry, body: str, sports: Collection[str]) -> str:
    """The sport that a sentence tells of last before the contest; empty where it tells of none."""
    at = min((start for start, _ in contest.mentions), default=0)
    first = max(body.rfind(mark, 0, at) for mark in "。\n") + 1
    told = ((m.end(), len(s), s) for m in _SCENE.finditer(body, first, at) for s in sports if m["scene"].endswith(s))
    return max(told, default=(0, 0, ""))[2]


def _is_part(event: Entry) -> bool:
    """Whether all its names are those of one contest; 【某运动会】射击比赛 may head an article on the games."""
    return all(is_contest(name) or _STAGE.search(name) for name in event.names)


def _begun_with(whole: Iterable[Entry], body: str) -> Entry | None:
    """The games that an article begins with, each paragraph tells of another contest: 某运动会今天进入第三个比赛日.

    Games of all sports are those of all its medals, too: 代表团在某奥运会再获3金1银.
    """
    last = _LEAD if _OPENS.match(body) else _LEAD_OF_MEDALS if _MEDALS.match(body) else -1
    first = [
        event
        for event in whole
        if any(start <= last for start, _ in event.mentions)
        and (last == _LEAD or _OF_ALL_SPORTS.search(event.names[0]))
    ]
    return first[0] if len(first) == 1 else None


def _last_before(whole: Iterable[Entry], body: str, at: int) -> Entry | None:
    """The games that the paragraph of an offset names last before it, of this year."""
    start = body.rfind("\n", 0, at) + 1
    told = [
        (mention, event)
        for event in whole
        for mention in event.mentions
        if start <= mention[0] < at and not _BEFORE_NOW.search(body, max(0, mention[0] - 12), mention[0])
    ]
    return max(told, key=lambda t: t[0])[1] if told else None
