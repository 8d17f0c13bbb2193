"""What a press conference announces: the festival, the games or the fair that who holds them, and 本届, are said of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import kg.regex as re
from kg.annotate.occasions.forms import Occasion, kind_of
from kg.records import Mention, RelationMention, Sentence
from kg.seeds import Seeds

_BRIEFING = re.compile("(?:(?:发布|通气|吹风|(?:媒体|记者)见面|媒体沟通|新闻通报)会|记者(?:招待)?会)$")
_BRIEFING_OF = re.compile(
    "(?P<what>.{4,}?)(?:活动)?(?:新闻|媒体|情况|倒计时|首[场次]|筹备|工作|进展)*" + _BRIEFING.pattern
)
_GOES_ON = re.compile("(?:[节周月季展赛年]|(?:[大年博交运洽]|博览|展览|展示|交易|洽谈|音乐)会|论坛|马拉松|活动)$")
_WILL = re.compile(
    "[^，。；]{0,12}?(?:将于|将在|定于|拟于|即将)[^，。；]{0,30}?(?:举[行办]|召开|开幕|启幕|开赛|开跑|登场|拉开)"
)
_EDITION = re.compile("第[\\d一二三四五六七八九十]+[届次]|首届|20\\d\\d")
_HELD_BY = frozenset("hosts undertakes coOrganizes".split())
_ITSELF = re.compile("(?:发布|通气|吹风|见面|沟通|通报|记者|招待)会，?由[^，。；]*$")  # 发布会由某某主办
_LEAST = 4  # characters of a name that is looked for in another


def is_briefing(names: Sequence[str]) -> bool:
    """Whether an occasion is a press conference."""
    return any(_BRIEFING.search(name) for name in names)


def find_announced(
    briefing: Occasion, occasions: Sequence[Occasion], sentences: Sequence[Sentence], named: Mapping[Mention, Occasion]
) -> Occasion | None:
    """What the press conference is about, by its name or as the one occasion that is said to be held later."""
    whats = _whats(briefing)
    others = [o for o in occasions if o is not briefing and not is_briefing(o.names)]
    for other in others:
        for name in [name for name in other.names if len(name) >= _LEAST]:
            if full := next((what for what in whats if what.endswith(name) or name.endswith(what)), None):
                if full.endswith(name) and full != name and _EDITION.search(full):
                    other.names.insert(0, full)
                return other
    planned = {
        id(named[m]): named[m]
        for s in sentences
        for m in s.mentions
        if named.get(m) in others and _WILL.match(s.text, m.end - s.start)
    }
    return next(iter(planned.values())) if len(planned) == 1 else None


def announced_by_name(briefing: Occasion, seeds: Seeds) -> Occasion | None:
    """What the name of the press conference says that it is about, if that has a name of its own."""
    what = next((w for w in _whats(briefing) if _GOES_ON.search(w) and _EDITION.search(w)), None)
    return Occasion([what], kind_of(seeds, what)) if what else None


def is_announced(mention: Mention, sentence: Sentence) -> bool:
    """Whether a head alone stands for what is announced: 比赛|将于下月在某地举行."""
    after = sentence.text, mention.end - sentence.start
    return _WILL.match(*after) is not None and not is_briefing([mention.text])


def is_of_announced(found: RelationMention, body: str) -> bool:
    """Whether a fact told at a press conference is of what it announces: who holds it."""
    return found.relation in _HELD_BY and not _ITSELF.search(body, max(0, found.start - 12), found.start + 2)


def _whats(briefing: Occasion) -> list[str]:
    return [m["what"] for name in briefing.names if (m := _BRIEFING_OF.fullmatch(name))]
