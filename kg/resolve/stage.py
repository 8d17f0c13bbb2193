"""Whether the text stands at an occasion where people speak, and who speaks there to discuss and not to lead."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

import kg.regex as re
from kg.entries import Entry
from kg.records import Article, ArticleRelation, RelationMention, Sentence
from kg.resolve.heard import THERE, pairs
from kg.resolve.occasion_of import OccasionResolver
from kg.resolve.talks import is_of_another, is_told
from kg.seeds import Seeds

Told = tuple[Entry, RelationMention, Entry]  # who says it, the words, the occasion

_LEADS = frozenset("attends presides holds speaksAt leads".split())
_PRESENT = THERE | {"speaksAt", "holds"}  # who is so is heard there as well
_SEEN = THERE | {"witnesses", "leads"}  # who is so is known to be there
_GATHERS = frozenset("会议 仪式 论坛 签约 活动 培训 展会 其他".split())
BRIEFINGS = ("发布会", "吹风会", "通气会", "记者会", "记者招待会")  # whoever tells something there does so to the press
# What people do at an occasion, by which a paragraph tells that it is at hand.
_ACTS = frozenset("attends takesPartIn presides speaksAt addresses reportsAt contributesAt witnesses".split())
_AT = re.compile(
    "(?:(?<![社国议协机])会|座谈|研讨|讨论|仪式|典礼|论坛|活动|现场)[上中]?[，：。]"
    "|(?:(?<![社国议协机])会|仪式|典礼|论坛)[上中]"
)
# 在某公司，总经理张三介绍…: told on a tour, before no audience.
_ELSEWHERE = re.compile("(?:^|[，；])(?:在|走进|来到)(?:(?![会式礼坛场]上?，)[^，；]){2,30}，[^，；]*$")
# 在某省，|他强调; 在某省考察时，|他强调: told of a tour.
_ON_TOUR = re.compile("(?:^|[。；，])在[^，。；]{1,16}?(?:(?:考察|调研|视察|走访|访问)(?:时|期间|中)|[边岸旁里地])$")
_AT_PLACE = re.compile("(?:^|[。；，])在[^，。；]{0,6}$")
# 安理会举行中东问题公开会: whoever of the United Nations is heard behind it speaks there.
_COUNCIL = re.compile(
    "(?:安理会|安全理事会|联合国大会|联大|人权理事会)[^。；]{0,50}?(?:会|会议|磋商|辩论|表决|审议[^。；]{2,30})(?=[，。])"
)
_DELEGATE = re.compile("联合国[^，。；]{0,24}$")
_JOINED = ("审议", "讨论")  # who is said to take part in one, of many who do, is a leader
_NO_STAGE = ("大选", "选举", "投票", "公投", "战争", "军演", "巡视", "普查", "友好年", "文化年", "交流年", "旅游年")
_DISCUSSING = re.compile("(?:分组|小组|联组|分团|集体|界别)(?:会议)?(?:讨论|审议|协商)|座谈(?:会|时|中)")
_DISCUSSED = re.compile(
    "(?:座谈|座谈会|研讨会|论坛|恳谈会|听证会|交流会|对接会|推介会|分享会|会商会|见面会|茶话会|首发式|讨论|审议|协商会|议事会)$"
)


class Stage:
    """The paragraphs of one article, and where in them people speak."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        relations: Iterable[RelationMention],
        occasions: OccasionResolver,
    ) -> None:
        self._article, self._sentences, self._occasions = article, sentences, occasions
        self._acts = [r for r in relations if r.relation in _ACTS and r.subject is not None and not r.event_kinds]

    def stands(self, found: RelationMention) -> bool:
        """Whether an occasion where people gather is at hand: the paragraph names it, or tells what others do there."""
        start, end = self._paragraph(found)
        occasion = self._occasions.occasion(None, found.start)
        if occasion is None or occasion.kind not in _GATHERS | found.event_kinds or self._elsewhere(found):
            return False
        if any(start <= mention.start < found.start for mention in occasion.mentions):
            return True
        return bool(_AT.search(self._article.body, start, found.start)) or any(
            start <= act.start < end and act.subject != found.subject and "on-stage" not in act.traits
            for act in self._acts
        )

    def discussed(self, found: RelationMention) -> bool:
        """Whether the paragraph has come to an occasion at which those who come say what they think."""
        body, (start, _) = self._article.body, self._paragraph(found)
        occasion = self._occasions.occasion(None, found.start)
        if occasion is None:
            return False
        named = any(_DISCUSSED.search(name) for name in occasion.names)
        own = found.subject is not None and found.subject.method != "pronoun"
        if not named and not (own and occasion.kind == "会议" and _DISCUSSING.search(body, start, found.start)):
            return False
        told = self.is_told(found) or body.startswith("介绍", found.end - 2)
        at = _AT.search(body, start, found.start) or any(start <= m.start < found.start for m in occasion.mentions)
        return not told and not self._elsewhere(found) and bool(at)

    def hears(self, found: RelationMention, event: Entry) -> bool:
        """Whether the occasion is a briefing or a session of the United Nations, at which whoever is heard speaks."""
        return self._briefs(found, event) or (event.attributes.get("kind") == "会议" and self._in_council(found))

    def _in_council(self, found: RelationMention) -> bool:
        """Whether the paragraph has come to a session of the United Nations and one of their people is heard."""
        body, (start, _) = self._article.body, self._paragraph(found)
        if found.subject is None or self.is_told(found) or _COUNCIL.search(body, start, found.subject.start) is None:
            return False
        return _DELEGATE.search(body, start, found.subject.start) is not None

    def _briefs(self, found: RelationMention, event: Entry) -> bool:
        """Whether it is told at a briefing: the one that the article is about, once told of, or its paragraph names."""
        start, end = self._paragraph(found)
        told = event.main and min(event.mentions, default=(0, 0))[0] <= found.start
        here = told or any(start <= at < end for at, _ in event.mentions)
        return event.names[0].endswith(BRIEFINGS) and here

    def is_told(self, found: RelationMention) -> bool:
        """Whether it stands in what somebody else tells in the same sentence."""
        sentence = next((s for s in self._sentences if s.start <= found.start < s.end), None)
        told = found.subject if found.subject is not None and found.subject.method == "told" else found
        before = sentence.text[: told.start - sentence.start] if sentence else ""
        return is_told(before) and not before.endswith("。")

    def is_left(self, found: RelationMention, event: Entry) -> bool:
        """Whether it was said elsewhere than at the occasion spoken of: on a tour; a welcome is no meal."""
        if found.rule_id == "welcome-guest":
            return event.names[0].endswith("宴会")
        if found.relation != "speaksAt" or found.subject is None or event.attributes.get("kind") in ("调研", "会见"):
            return False
        sentence = next(s for s in self._sentences if s.start <= found.start < s.end)
        before = sentence.text[: found.subject.start - sentence.start].rstrip("，")
        last = next((m for m in sentence.mentions if m.end - sentence.start == len(before)), None)
        if last is not None and last.type == "Place":
            return _AT_PLACE.search(before, 0, last.start - sentence.start) is not None
        return _ON_TOUR.search(before) is not None and (last is None or last.type != "Event")

    def _paragraph(self, found: RelationMention) -> tuple[int, int]:
        body = self._article.body
        end = body.find("\n", found.end)
        return body.rfind("\n", 0, found.start) + 1, end if end >= 0 else len(body)

    def _elsewhere(self, found: RelationMention) -> bool:
        sentence = next(s for s in self._sentences if s.start <= found.start < s.end)
        return _ELSEWHERE.search(sentence.text[: found.start + 1 - sentence.start]) is not None


def is_not_spoken_at(relation: str, event: Entry) -> bool:
    """Whether nobody speaks at such an occasion, only of it: games, elections, a war."""
    if relation not in ("speaksAt", "contributesAt"):
        return False
    return event.attributes.get("kind") == "赛事" or event.names[0].endswith(_NO_STAGE)


def is_elsewhere(found: RelationMention, games: Entry, place: Entry, body: str, seeds: Seeds) -> bool:
    """Whether what is said to be held there is something else: 2005年华沙世锦赛 is not what is held in another town."""
    if is_of_another(found, games, body):
        return True
    name, mention = games.names[0], found.subject
    if mention is None or mention.text == name:
        return False
    if mention.text == "会议" and name.endswith(BRIEFINGS):
        return True  # 在北京举行的|会议 is no briefing
    if games.attributes.get("kind") != "赛事":
        return False
    parts = (name[i : i + size] for size in (4, 3, 2) for i in range(len(name) - size))
    town = next((part for part in parts if part in seeds.foreign_places or part in seeds.divisions), None)
    return town is not None and not any(town in own or own in name for own in place.names)


def spoken(stage: Stage, said: Iterable[Told], facts: Collection[ArticleRelation]) -> Iterator[Told]:
    """Of what people said at other occasions than talks what counts there: those who lead speak, others contribute.

    What is told before those who are gathered counts unless the chair tells it.
    """
    present, led, visitors = pairs(facts, _PRESENT), pairs(facts, _LEADS), _visitors(facts)
    joined = pairs(facts, {"takesPartIn"})
    chairs, seen = pairs(facts, {"presides", "speaksAt"}), pairs(facts, _SEEN)
    hosts = pairs(facts, {"accompanies"})
    for subject, found, event in said:
        toured = event.attributes.get("kind") == "调研" and (
            subject.id in visitors or ((subject.id, event.id) in hosts and not stage.is_told(found))
        )
        own = event.names[0].startswith(subject.names[0]) and "抵达" in event.names[0]
        leads = (subject.id, event.id) in led or subject.id in visitors
        leads = leads or ((subject.id, event.id) in joined and event.names[0].endswith(_JOINED))
        if "shows-presence" in found.traits:
            if (subject.id, event.id) not in seen:
                yield subject, found, event
        elif "on-stage" in found.traits:
            if (subject.id, event.id) not in chairs:
                yield subject, found, event
        elif "discusses" in found.traits and not leads and stage.discussed(found):
            yield subject, replace(found, relation="contributesAt"), event
        elif (subject.id, event.id) in present or toured or own or stage.hears(found, event):
            yield subject, found, event


def _visitors(facts: Iterable[ArticleRelation]) -> set[str]:
    return {r.subject for r in facts if r.relation == "inspects"}
