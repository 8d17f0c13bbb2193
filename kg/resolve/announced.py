"""What is still to come: what a press conference announces, what one sets out for, what somebody will hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import kg.regex as re
from kg.annotate.occasions.forms import Occasion, kind_of
from kg.annotate.occasions.status import Naming, status_in
from kg.dates import resolve_date
from kg.entries import Entry
from kg.records import Article, ArticleRelation, Mention, Page, RelationMention, Sentence
from kg.resolve.heard import Fact
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

_DO = "(?:举[行办]|召开|开[幕展启赛始]|启[动幕]|主[持办]|出席|参加|进行|组织|展开|推出|实施|亮相|访问|赴)"
# What it is that 将 goes with: 将于4月在某地举行, 还将同某国总理共同主持, not 将活动推向高潮; what will close goes on.
_WILL_DO = re.compile(
    "(?<![小老名健猛女干中大上少])将(?=于|在|会|再|继续|陆续|相继|分[别批期]|[同与和]|联[合动]|全[面方]|扎实|深入|择机|适时|应|率|前往|集中|首次|正式|如期"
    f"|共同|一道|围绕|通过|推动|作为|对|重点|持续|[今明\\d]|{_DO})[^，。；]{{0,80}}?{_DO}(?!闭幕)"
)
# Further on in the sentence the same one will do more: 将于9日赴某国，并同某国总理共同主持.
_WILL_ALSO = re.compile(
    "(?<![小老名健猛女干中大上少])将(?:于|应|作为|赴|联[合动])[^，。；]*(?:，(?:并|同时|还|出席|参加|主持|围绕|在|应|赴)[^，。；]*)+$"
)
_WILL_BE = re.compile("即将|拟(?:于|在)|定于|(?:决定|建议|商定|约定)，?[^，。；]{0,16}?(?:\\d[月日]|明年|下个?月|未来)")
# To what is not the day's matter one is invited: 欢迎湖国议员参加我国举办的研讨班.
_INVITED = re.compile("(?<!热烈)(?:邀请(?![赛函])|欢迎|期待|希望)(?:(?!来)[^，。；]){1,30}(?:出席|参加|参与)")
# One sets out for it or arrives for it; what he has been at before is behind him.
_SETS_OUT = re.compile(
    "(?:抵达|飞抵|到达|离开|离京|启程|飞赴)(?:(?!结束|后[，抵])[^。；])*?(?:出席|参加|主持|(?<=赴)[^，。；]{1,12}举行)"
    "|(?:^|，)在(?:抵达|赴)[^。；]*(?:出席|参加)[^。；]*之际"
)
_TODAY = re.compile("(?<![于在])[今昨][天日](?![起后])")  # 将于明年举行的某运动会|今天在某地举行发布会
_MEETS = re.compile("(?:访问|会[谈见晤]|磋商|通话)$")  # a visit begins with the arrival, a talk follows it
_DONE = frozenset(
    "heldAt holds attends takesPartIn presides witnesses speaksAt addresses reportsAt contributesAt deploys".split()
)
_APART = frozenset("heldAt attends takesPartIn presides".split())


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


def find_statuses(
    entries: Iterable[Entry],
    facts: Mapping[Fact, ArticleRelation],
    page: Page,
    article: Article,
    sentences: Sequence[Sentence],
) -> set[Fact]:
    """Gives the occasions of an article their status; returns the facts that are only to come of those that are held.

    An occasion is planned by the words beside its first name, or where all that is told of it is to come.
    """
    late: set[Fact] = set()
    today = page.date or ""
    events = [e for e in entries if e.type == "Event"]
    for event in events:
        own = [key for key in facts if event.id in (key[0], key[2])]
        how = Naming(event.names[0], event.main, bool(own), today[:4])
        status = status_in(sentences, min(event.mentions, default=(0, 0)), how)
        if status != "planned":
            told = {key: _clause_of(facts[key], article.body) for key in own if key[1] in _DONE}
            later = {key for key, said in told.items() if _will_be(said) or (key[1] == "heldAt" and _dated(said, page))}
            later |= {key for key, said in told.items() if not event.main and _INVITED.search(said.clause)}
            met = _MEETS.search(event.names[0]) or any(o.main and _is_part(o, event) for o in events)
            left = [key for key, said in told.items() if key not in later and (met or not _sets_out(said))]
            dated = any(_dated(told[key], page) for key in later) and not any(key[1] == "heldAt" for key in left)
            if is_briefing(event.names) or (left and not dated):
                late |= {key for key in later if key[1] in _APART}
            elif told:
                status = "planned"
        event.attributes["eventStatus"] = status
    return late


class _Said(NamedTuple):
    """The words that a fact is read from: its sentence up to its end, its last clause, and what follows in that."""

    sentence: str
    clause: str
    rest: str


def _clause_of(fact: ArticleRelation, body: str) -> _Said:
    start, end = fact.evidence
    begin = max(body.rfind(mark, 0, start) for mark in "。；\n") + 1
    clause = max(body.rfind("，", begin, start) + 1, begin)
    rest = re.split("[，。；\n]", body[end:], maxsplit=1)[0]
    return _Said(body[begin:end], _TODAY.split(body[clause:end])[-1], rest)


def _will_be(said: _Said) -> bool:
    """Whether the words tell what somebody will do or what will be held."""
    will = _WILL_DO.search(said.clause + said.rest)
    if will is not None and will.start() < len(said.clause):
        return True
    return _WILL_BE.search(said.clause) is not None or _WILL_ALSO.search(said.sentence) is not None


def _sets_out(said: _Said) -> bool:
    """Whether the words tell that somebody leaves or arrives for it."""
    return _SETS_OUT.search(said.sentence + said.rest) is not None and "结束" not in said.sentence


def _is_part(part: Entry, whole: Entry) -> bool:
    """Whether an occasion is a part of another by its name: 某峰会|第一阶段会议."""
    return any(a != b and a.startswith(b) for a in part.names for b in whole.names)


def _dated(said: _Said, page: Page) -> bool:
    """Whether the words tell of a day after the page's, and not of the day on which it will close."""
    date = resolve_date(said.clause, page.date) or ""
    after = page.date is not None and len(date) == len(page.date) and date > page.date
    return after and "举行闭幕" not in said.clause + said.rest
