"""Games and the contests that they are made of: who competes in the final of 女子100米蛙泳 takes part in the games."""

from __future__ import annotations

from collections.abc import Iterable
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
_BEFORE_NOW = re.compile("(?:去年|前年|此前|曾|\\d{4}年)[^，。；]{0,8}$")


def at_games(
    facts: Iterable[ArticleRelation], events: Iterable[Entry], body: str, main: Entry | None
) -> dict[Fact, ArticleRelation]:
    """For each fact on who competes in one contest the same on the games: the main ones, the last, or the lead's.

    A contest called by its discipline alone (女子100米蛙泳决赛) is called after these games, too.
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
                contest.names.insert(0, games.names[0] + contest.names[0])
            found.setdefault((fact.subject, "takesPartIn", games.id, ""), replace(fact, object=games.id))
    return found


def _is_part(event: Entry) -> bool:
    return any(is_contest(name) or _STAGE.search(name) for name in event.names)


def _begun_with(whole: Iterable[Entry], body: str) -> Entry | None:
    """The games that an article begins with, each paragraph tells of another contest: 某运动会今天进入第三个比赛日."""
    first = [event for event in whole if _OPENS.match(body) and any(start <= _LEAD for start, _ in event.mentions)]
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
