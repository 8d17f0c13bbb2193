"""Talks besides what an article is about: calls told in a line of a digest, a guest received before a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby

import kg.regex as re
from kg.annotate.occasions.forms import Occasion
from kg.annotate.people.forms import short_forms
from kg.entries import Entry
from kg.records import Article, ArticleRelation, Mention, RelationMention, Sentence

_RECEIVES = ("会见", "接见")
_OF_TALKS = frozenset(["会见"])
_CALLS = ("拜会", "晋见", "觐见", "谒见")  # whose first is the guest
_VERB = re.compile(
    "会见|接见|[晋觐谒召]见|(?<!团)拜会|会谈|会晤|会面|[晤面密商洽]谈|磋商|座谈(?!会)|通(?:(?:了)?[^，。；]{0,9}?电)?话"
)
_WITH = re.compile("[与同和跟]")
# The words before it say that the talk isn't one of today's.
_NOT_NOW = re.compile("将|曾|拟|此前|计划|希望|期待|邀请|愿意|打算|如果|时隔|多次|\\d[余多]?次|[来赴]华")
_EARLIER = re.compile("去年|前年|上个?月|年\\d{1,2}月|[一二三四五六七八九十两]年前|当年")
_RECALLED = re.compile(
    "19\\d\\d年|[今去前]年(?:\\d{1,2}月|[初底末春夏秋冬])?|上个?月|[一二三四五六七八九十两几]年前|几天前|不久前"
)
# What is said in passing of another occasion than the main one, and what else is done on its day.
_PAST = re.compile(
    "去年|前年|上个?月|上周|前不久|不久前|此前|几天前|[一二三四五六七八九十两几\\d]年前|[今去前]年\\d{1,2}月|计划(?=[今明]天|在)"
)
_BARE_TALK = re.compile("会[晤谈见面]")
_FAREWELL = re.compile("(?:出征|欢迎|欢送|送行|升旗)仪式$")  # before what the article is about: a launch, talks
_BANQUET = re.compile("[^，。；]{0,6}(?:宴会|[午晚国]宴)(?!上)")
_THEN_MEETS = re.compile("[^，。；]{0,12}，?[^，。；]{0,6}(?:主持|召开|举行)")  # 在某镇调研|并主持召开座谈会
_CHAT = re.compile("[^，。；]{0,16}(?:交谈|握手|合影|话别|寒暄)")
_MEETINGS = frozenset(["会议", "论坛", "仪式"])
_TOLD = re.compile("(?:表示|指出|强调|说|称|认为|回顾)[，：]")
_REPORTED = re.compile(  # notices, and what a body makes known
    "(?:消息|公报|通报|声明|公告|报道)(?:说|称)[，：]|发言人[^，。；：]{0,16}?(?:说|称|宣布|证实|透露)[，：]|(?:总统府|总理府|首相府|外交部|国防部|白宫|克里姆林宫|军方|媒体)"
    "(?:(?:今天|当天|\\d{1,2}日)(?:（[^（）]{1,12}）)?)?(?:还|也)?(?:说|称|表示|宣布|证实)[，：]"
)
# 乙主席昨天同总统先生举行会谈: what is said to a guest of a talk that others had with him.
_MET = re.compile(
    "(?:总书记|主席|总理|总统|、国家主席)*(?:昨天|今天|今[早晚]|刚刚|（[^（）]{1,12}）|上午|下午){0,3}[同与和]"
    "(?:你|您|(?:总统|总理|首相|主席|议长|国王|总书记)(?:先生|女士|殿下|阁下|陛下))(?:在[^，。；]{1,12}?)?"
    "(?:(?:举行|进行)(?:了)?[^，。；将]{0,10}?)?(?:会谈|会晤|会见|通话)"
)
# Told after each of several talks, it is said of that one: 在会见甲时，…。丙参加会见。在会见乙时，…。丁参加会见。
_TOOK_PART = re.compile("(?:参加|陪同|出席)(?:了)?(?:会见|会谈|会晤|接见)[。；]")
_OTHER_OCCASION = re.compile("在[^，。；]{0,12}(?:讲话|致辞|会议|大会|论坛|仪式)[^，。；]{0,4}[上中]")

Fact = tuple[str, str, str, str]  # subject, relation, object, title


@dataclass(frozen=True, slots=True)
class Aside:
    """What a text tells of beside its main occasion: who is there, where it is told, how far they are heard there."""

    occasion: Occasion
    people: frozenset[str]
    start: int
    end: int
    until: int


class Talk(Aside):
    """One talk: who talks, where the text tells of it, and up to where they are heard there."""

    __slots__ = ()

    def covers(self, found: RelationMention) -> bool:
        """Whether a fact without an occasion of its own is one of this talk."""
        talks = found.subject is not None and found.subject.text in self.people
        if self.start <= found.start < self.end:
            return found.relation == "heldAt" or (talks and found.event_kinds == _OF_TALKS)
        return talks and self._is_saying(found) and self.end <= found.start < self.until

    @staticmethod
    def _is_saying(found: RelationMention) -> bool:
        """甲表示, 乙强调; a speech (发表讲话) is held elsewhere."""
        return found.relation == "speaksAt" and (found.event_kinds == _OF_TALKS or "retells" in found.traits)


class TalkFinder:
    """Finds the talks of one article."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], relations: Iterable[RelationMention]) -> None:
        self._body, self._sentences = article.body, sentences
        relations = list(relations)
        self._hosts = {r.subject for r in relations if r.relation == "meets"}
        self._attends = sorted(
            (r for r in relations if r.relation == "attends" and r.event_kinds == _OF_TALKS and r.object is None),
            key=lambda r: (r.start, r.subject.start if r.subject else 0),
        )

    def find(self, main: Occasion | None) -> list[Talk]:
        """The talks in their order, without the one that is the main occasion."""
        talks: list[Talk] = []
        own: frozenset[str] | None = None  # who talks at the main occasion, where that is a talk
        for sentence in self._sentences if self._attends else ():
            here = [r for r in self._attends if sentence.start <= r.start < sentence.end]
            host: Mention | None = None
            for _, group in groupby(here, key=lambda r: r.start):
                facts = list(group)
                people = sorted({r.subject for r in facts if r.subject}, key=lambda m: (m not in self._hosts, m.start))
                host = host or people[0]
                if host not in people and len(people) < 2:
                    people.insert(0, host)
                if not self._is_of_today(sentence, facts[0], main):
                    continue
                names = _names(people)
                if main is not None and main.kind == "会见" and (own is None or names <= own):
                    own = own or names
                    continue
                talks += self._build(sentence, facts, people, main)
        return talks

    def _is_of_today(self, sentence: Sentence, fact: RelationMention, main: Occasion | None) -> bool:
        """The talk is reported, not recalled, planned or told in a speech."""
        before = sentence.text[: fact.start - sentence.start]
        if is_told(before) or _EARLIER.search(before):
            return False
        subject = fact.subject.start if fact.subject else fact.start
        clause = re.split("[，。；]", sentence.text[: subject - sentence.start])[-1]
        between = self._body[fact.start : fact.end]
        verb = _VERB.search(between)
        if main is not None and self._body.startswith(("总书记", "主席"), fact.subject.end if fact.subject else 0):
            return False  # 习近平主席同某某会谈, in what another says without 表示
        return verb is not None and not _NOT_NOW.search(clause) and not _NOT_NOW.search(between[: verb.start()])

    def _build(
        self, sentence: Sentence, facts: list[RelationMention], people: list[Mention], main: Occasion | None
    ) -> list[Talk]:
        end = max(r.end for r in facts)
        text = self._body[facts[0].start : end]
        verb = _VERB.search(text)
        word = _plain(verb.group()) if verb else "会见"
        host, guests = people[0], people[1:]
        at = facts[0].start + verb.start() if verb else 0
        if word in _RECEIVES:
            behind = [p for p in guests if p.end > at]  # 甲、乙会见来宾: all before it are hosts
            guests = guests if not behind and _WITH.search(self._body, host.end, at) else behind
        until = self._until(sentence, main)
        if "分别" in text and len(guests) > 1:
            return [self._talk([host, guest], word, guest.text, facts[0].start, end, until) for guest in guests]
        if word in _CALLS and guests:
            return [self._talk([guests[0], host], word, host.text, facts[0].start, end, until)]
        whom = "、".join(g.text for g in guests) or text[verb.end() if verb else 0 :].lstrip("了")
        joint = _WITH.search(self._body, host.end, end)
        if word == "座谈" and joint and (beside := [g.text for g in guests if g.end <= joint.start()]):
            whom = f"{'、'.join(beside)}与{'、'.join(g.text for g in guests[len(beside) :])}"
            return [self._talk(people, word, f"、{whom}", facts[0].start, end, until)]
        return [self._talk(people, word, whom, facts[0].start, end, until)]

    def _talk(self, people: list[Mention], word: str, whom: str, start: int, end: int, until: int) -> Talk:
        joint = "" if whom.startswith("、") else "与"
        received = word in _RECEIVES or word in _CALLS
        name = f"{people[0].text}{word}{whom}" if received else f"{people[0].text}{joint}{whom}{word}"
        return Talk(Occasion([name], "会见"), _names(people), start, end, until)

    def _until(self, sentence: Sentence, main: Occasion | None) -> int:
        """To the end of an article about no one thing, else of the paragraph, or where another occasion is named."""
        paragraph = self._body.find("\n", sentence.end)
        end = len(self._body) if main is None or paragraph < 0 else paragraph
        for later in self._sentences:
            if sentence.end <= later.start < end and _OTHER_OCCASION.search(later.text):
                return later.start
        return end


def talk_names(body: str, host: Mention, guest: Mention) -> list[str]:
    """What a talk of two is called: 甲会见乙, and as the text tells it (甲跟乙会谈, 甲召见乙)."""
    names = [f"{host.text}会见{guest.text}"]
    between = body[host.end : guest.start]
    if "召见" in between:
        names.append(f"{host.text}召见{guest.text}")
    elif joint := _WITH.search(between):
        behind = re.split("[，。；]", body[guest.end : guest.end + 40])[0]
        if verb := _VERB.search(behind):
            names.append(f"{host.text}{joint.group()}{guest.text}{_plain(verb.group())}")
    return names


def is_recalled(before: str) -> bool:
    """Whether the words before put a talk into another time than the article's (今年6月，甲同乙举行会晤)."""
    return _RECALLED.search(before) is not None


def is_told(before: str) -> bool:
    """Whether the words before belong to somebody's speech (甲表示，…) and not to a notice (公报说，…)."""
    return _TOLD.search(_REPORTED.sub("", before)) is not None


def is_of_another(found: RelationMention, occasion: Entry, body: str) -> bool:
    """Whether a place is told of another occasion than the main one, which is what `occasion` then is.

    A talk of the past (去年11月在某地举行会晤), a banquet after the talks, a tour before a meeting, a chat on the way,
    a ceremony for those who set out.
    """
    named = found.subject.text if found.subject is not None else ""
    if not occasion.main:
        return False
    if named and not _BARE_TALK.fullmatch(named):
        return _FAREWELL.search(named) is not None and "仪式" not in occasion.names[0]
    start = max(body.rfind(mark, 0, found.start) for mark in "。；\n") + 1
    kind, done = occasion.attributes.get("kind"), body[found.start : found.end]
    if start and _PAST.search("，".join(body[start : found.start].split("，")[-2:]) + done):
        return True
    if kind == "会见" and done.endswith("举行"):
        return _BANQUET.match(body, found.end) is not None
    if kind in _MEETINGS and done.endswith(("考察", "调研")):
        return _THEN_MEETS.match(body, found.end) is None
    return kind in _MEETINGS and done.endswith(("同", "与")) and _CHAT.match(body, found.end) is not None


def find_met(person: Entry, body: str) -> list[tuple[int, int]]:
    """Where the body of an article about a talk says to the guest that the person met him at another."""
    found = ((start, _MET.match(body, end)) for start, end in sorted(person.mentions))
    return [(start, match.end()) for start, match in found if match]


def find_received(body: str, at: int, guests: Iterable[str]) -> list[str]:
    """Those of the guests, received one by one, of whom the text tells since it last said who took part in a talk."""
    told = [match.end() for match in _TOOK_PART.finditer(body)]
    if len(told) < 2 or not any(end >= at for end in told):
        return []
    since = max((end for end in told if end <= at), default=body.find("。") + 1)
    spoken = body[since:at]
    return [guest for guest in guests if f"见{guest}" in spoken or f"{guest}表示" in spoken]


def seen_with_others(
    facts: Mapping[Fact, ArticleRelation], talks: Set[str], mentions: Mapping[str, Set[tuple[int, int]]]
) -> dict[Fact, ArticleRelation]:
    """Who attends talks, told in words that name nobody else there: with the words that tell it of another.

    甲会见乙和丙 says up to 乙 that 甲 met 乙, up to 丙 that he met 丙. `mentions` are those of each entity.
    """
    there: dict[str, list[tuple[Fact, ArticleRelation]]] = {}
    for key, fact in facts.items():
        if fact.relation == "attends" and fact.object in talks:
            there.setdefault(fact.object, []).append((key, fact))

    def names(fact: ArticleRelation, person: str) -> bool:
        return any(fact.evidence[0] <= start and end <= fact.evidence[1] for start, end in mentions[person])

    found = {}
    for known in there.values():
        for key, fact in known:
            others = [other for _, other in known if other.subject != fact.subject]
            both = (other for other in others if names(other, other.subject) and names(other, fact.subject))
            if (own := next(both, None)) is not None and not any(names(fact, other.subject) for other in others):
                found[key] = replace(fact, evidence=own.evidence)
    return found


def _plain(verb: str) -> str:
    """通了20分钟电话 → 通电话."""
    return re.sub("通了.*电话", "通电话", verb)


def _names(people: Iterable[Mention]) -> frozenset[str]:
    return frozenset(form for m in people for form in (m.text, *short_forms(m.text)))
