"""The talk that a visit to one body is (来我校考察，…参加座谈): who is heard behind it is heard there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import kg.regex as re
from kg.annotate.occasions.forms import Occasion
from kg.records import ArticleRelation, Mention, RelationMention, Sentence
from kg.resolve.heard import Fact
from kg.resolve.talks import Aside, is_told
from kg.resolve.turns import JUST_HELD
from kg.seeds import Seeds

# What people on a visit sit down to, as a word of the text.
TALK = re.compile("(?:座谈会?|会谈|洽谈会?|交流会)$")
_MET = re.compile(f"{TALK.pattern}|(?:仪式|汇报会|见面会|对接会|推进会)$")  # or what they came for
ACTS = frozenset("presides attends takesPartIn addresses contributesAt reportsAt".split())
_SAYINGS = frozenset("speaksAt addresses contributesAt reportsAt".split())
_LEAD = 3  # sentences in which the talk is told of
# Behind the words for a talk on a tour: it is held, or people do something there.
_HELD = re.compile(
    "上(?:，|[^，。；]{0,12}?(?:汇报|介绍|发言|指出|强调|说))|(?:随后)?[^，。；]{0,12}?(?:召开|举行)[，。；]|由"
)
_SPEECH = frozenset(("speak-in-speech", "speak-direct"))  # rules of speeches made at a talk and nowhere else on a tour
_GOES = frozenset(("inspects", "leads"))
# A sentence that goes on to another stop, whether its name is known or not: 会后，一行还走访了…
_GOES_ON = re.compile(
    "(?:还|又|先后|随后|接着|之后|会[前后]|一行)[^。；]{0,14}?(?:走访|看望|慰问|考察|参观|察看|查看|检查|来到|走进|前往|深入)"
)


class VisitTalk(Aside):
    """The talk of one visit, up to the end of the article."""

    __slots__ = ()

    def covers(self, found: RelationMention) -> bool:
        """Whether somebody is said to speak behind the words for the talk, and of no other occasion."""
        return found.relation in _SAYINGS and found.object is None and self.start <= found.start < self.until


def find_visit_talks(
    main: Occasion | None,
    by_mention: Mapping[Mention, Occasion],
    sentences: Sequence[Sentence],
    relations: Sequence[RelationMention],
) -> Iterator[VisitTalk]:
    """The talk that the lead of an article about a visit tells of, where the visit goes to one body only."""
    if main is None or main.kind != "调研" or not sentences:
        return
    end = sentences[min(_LEAD, len(sentences)) - 1].end
    acted = {r.object for r in relations if r.object is not None and r.relation in ACTS and r.object.start < end}
    talks = [m for m in acted if m.type == "Event" and _MET.search(m.text) and by_mention.get(m, main) is not main]
    stops = {(r.object.text, r.object.type) for r in relations if r.relation == "inspects" and r.object is not None}
    if talks and len(stops) == 1 and stops.pop()[1] in ("Company", "Organization"):
        first = min(talks, key=lambda m: m.start)
        yield VisitTalk(by_mention[first], frozenset(), first.start, first.end, sentences[-1].end + 1)


class TourTalk(Aside):
    """A talk held on a tour, and up to where what is said may be said there."""

    __slots__ = ()

    def covers(self, found: RelationMention) -> bool:
        """Whether somebody is said to speak behind the words for the talk."""
        return found.relation in _SAYINGS and self.start <= found.start < self.until


def find_tour_talks(
    main: Occasion | None,
    by_mention: Mapping[Mention, Occasion],
    sentences: Sequence[Sentence],
    relations: Sequence[RelationMention],
) -> list[TourTalk]:
    """The talks held on the tour that the article is about (随后召开座谈会。), each up to the next stop or talk."""
    if main is None or main.kind != "调研" or _MET.search(main.names[0]):
        return []
    held = [
        mention
        for sentence in sentences
        for mention in sentence.mentions
        if mention.type == "Event" and _MET.search(mention.text) and by_mention.get(mention, main) is not main
        if _is_held(sentence, mention)
    ]
    stops = [r.start for r in relations if r.relation in _GOES]
    stops += [s.start for s in sentences if _GOES_ON.search(s.text[:40]) and not is_told(s.text[:40])]
    talks = []
    for mention, following in pairwise([*held, None]):
        assert mention is not None
        ends = [following.start] if following else []
        until = min([*ends, *(at for at in stops if at > mention.end)], default=sentences[-1].end + 1)
        talks.append(TourTalk(by_mention[mention], frozenset(), mention.start, mention.end, until))
    return talks


def is_broad(main: Occasion | None, head: str, seeds: Seeds) -> bool:
    """Whether a head mostly means the main occasion: 活动, 启动仪式, and what no table has.

    What it is on a tour that ends in a talk (调研座谈会, 座谈交流会) is the talk.
    """
    talk = main is not None and main.kind == "调研" and _MET.search(head) is not None and head.endswith("会")
    return head in seeds.words.broad_occasions or not (talk or head in seeds.occasions)


def _is_held(sentence: Sentence, mention: Mention) -> bool:
    """Whether the sentence tells that the talk is held today."""
    before = sentence.text[: mention.start - sentence.start]
    if is_told(before):
        return False
    return bool(JUST_HELD.search(before) or _HELD.match(sentence.text, mention.end - sentence.start))


def only_at_talk(facts: Mapping[Fact, ArticleRelation], tour: str, talks: Iterable[TourTalk]) -> set[Fact]:
    """Of what is said on the tour what is said at a talk and by none of those who go: a report, a host's words."""
    covering = list(talks)
    leads = {r.subject for r in facts.values() if r.relation == "leads" and r.object == tour}
    going = leads | {r.subject for r in facts.values() if r.relation == "inspects"}
    return {
        key
        for key, r in facts.items()
        if r.object == tour and r.relation in _SAYINGS and any(t.start <= r.evidence[0] < t.until for t in covering)
        if r.relation != "speaksAt" or r.subject not in going or r.rule_id in _SPEECH
    }
