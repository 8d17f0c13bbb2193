"""Tours that are told of beside what an article is about: a visit to a village after the opening of a road."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import kg.regex as re
from kg.annotate.occasions.forms import Occasion
from kg.annotate.occasions.headlines import SAID_THERE
from kg.entries import Entry
from kg.records import Article, ArticleRelation, RelationMention, Sentence
from kg.resolve.talks import Aside, is_recalled, is_told

_TOURING = re.compile("(?:调研|走访|考察|视察|检查|督查|督导|慰问|看望|察看|查看|参观|巡查|暗访)(?![组团员])")
_NOT_NOW = re.compile("将|曾|拟|计划|此前|多次|会见|会谈|出席|主持|[去前]年|\\d{4}年|年\\d{1,2}月")
_WHEN = re.compile(
    r"^(?:(?:\d{1,2}月)?\d{1,2}日(?:至(?:\d{1,2}月)?\d{1,2}日)?|[今昨][天日晚]|当[天日晚]|日前|近日|[上下]午|晚上?|还|又|也|先后)+"
)
_GOES = frozenset(("inspects", "leads"))
# 由某某陪同，今天到某地: who goes along on a journey is not said to be at a meeting or a dinner on the way.
_ESCORT = re.compile("由[^，。；]{2,80}$")
_AT_TABLE = re.compile("(?:宴会|晚宴|招待会|酒会|午宴|茶话会)$")
_ON_TOUR = frozenset(("accompanies", "leads", "takesPartIn"))
_LONGEST = 60  # characters of the clause that names a tour


class SideTour(Aside):
    """One tour: who is on it, from where in the text, and up to where others are said to come along."""

    __slots__ = ()

    def covers(self, found: RelationMention) -> bool:
        """Whether a fact belongs to this tour: a stop of it, what is said there, who comes along."""
        if found.subject is None or not self.start <= found.start < self.until:
            return False
        if found.relation == "inspects":
            return found.subject.text in self.people
        if found.object is not None or (found.event_kinds and "调研" not in found.event_kinds):
            return False
        if found.relation == "speaksAt":
            return found.start < self.end and found.subject.text in self.people
        return found.relation in _ON_TOUR


def find_side_tours(
    article: Article, sentences: Sequence[Sentence], relations: Sequence[RelationMention], main: Occasion | None
) -> list[SideTour]:
    """The tours to which some fact belongs, in their order; none where the article is about one."""
    if main is not None and main.kind == "调研":
        return []
    tours: list[SideTour] = []
    going = [r for r in relations if r.relation in _GOES]
    for sentence in sentences[1 if main is not None else 0 :] if going else ():
        here = (r for r in going if sentence.start <= r.start < sentence.end)
        first = min(here, key=lambda r: r.subject.start if r.subject else r.start, default=None)
        if first is None or first.subject is None or first.subject.type != "Person":
            continue
        tour = _tour(article.body, sentences, sentence, first)
        if tour is not None and any(tour.covers(found) for found in relations):
            tours.append(tour)
    return tours


def _tour(body: str, sentences: Sequence[Sentence], sentence: Sentence, goes: RelationMention) -> SideTour | None:
    """The tour that a clause of the sentence tells of, if it is one of today."""
    subject = goes.subject
    assert subject is not None
    verb = _TOURING.search(body, subject.end, sentence.end)
    before = sentence.text[: subject.start - sentence.start]
    if verb is None or verb.end() - subject.start > _LONGEST or is_told(before) or is_recalled(before):
        return None
    end = min((i for i in (body.find(mark, verb.end()) for mark in "，。；") if i >= 0), default=sentence.end)
    clause = body[subject.end : end]
    act = clause.rpartition("，")[2]
    within = any(m.type == "Event" and subject.end <= m.start < verb.start() for m in sentence.mentions)
    if within or _NOT_NOW.search(clause) or _NOT_NOW.search(before):
        return None
    name = subject.text + SAID_THERE.sub("", _WHEN.sub("", act))
    return SideTour(
        Occasion([name], "调研"),
        frozenset([subject.text]),
        sentence.start,
        sentence.end,
        _until(body, sentences, sentence),
    )


def _until(body: str, sentences: Sequence[Sentence], sentence: Sentence) -> int:
    """The end of the paragraph, or where a later sentence of it names an occasion."""
    paragraph = body.find("\n", sentence.end)
    end = paragraph if paragraph >= 0 else len(body) + 1
    return next((s.start for s in sentences if sentence.end <= s.start < end and _names_occasion(s)), end)


def _names_occasion(sentence: Sentence) -> bool:
    return any(m.type == "Event" for m in sentence.mentions)


def is_escort(text: str, found: RelationMention, occasion: Entry | None) -> bool:
    """Whether one accompanies a guest on the way (由某某陪同，) and the occasion is but a talk or a dinner."""
    if occasion is None or not text.startswith("，", found.end) or not _ESCORT.search(text, 0, found.end):
        return False
    return occasion.attributes.get("kind") in ("会见", "会议") or _AT_TABLE.search(occasion.names[0]) is not None


def visits_made(events: Iterable[Entry], relations: Iterable[ArticleRelation], until: int) -> list[Entry]:
    """The visits to a country that someone is said to make before an offset of the body."""
    made = {r.object for r in relations if r.rule_id.startswith("take-part-visit") and r.evidence[1] <= until}
    return [event for event in events if event.id in made]
