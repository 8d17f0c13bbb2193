"""What addresses tell: who speaks at a talk is there; what is said again, only read out, or by others is no fact.

A speech printed whole (在某大会上的讲话 over the text, whose it is and the day in its first line) was made there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

import kg.regex as re
from kg.annotate.occasions.forms import Occasion, kind_of
from kg.entries import Entry
from kg.records import Article, ArticleRelation, Mention, RelationMention, Sentence
from kg.seeds import Seeds

Fact = tuple[str, str, str, str]  # subject, relation, object, title

THERE = frozenset("attends takesPartIn presides".split())
_AT_TALK = THERE | {"accompanies", "witnesses"}
# Of whom it is told at an occasion though they are elsewhere: by an instruction or a letter that is read out.
_SENT = re.compile(
    "(?:总书记|主席|总理)?(?:[^，。；：]{0,40}?[作做]出(?:的)?(?:重要)?(?:指示|批示)"
    r"|[^，。；：]{0,8}?(?:回信|复信|致信)|(?:\d{1,2}日|向)?[^，。；：]{0,30}?致(?:电|贺[信电]|慰问电|唁电))"
)
_WRITTEN = re.compile("指示|批示|回信|复信|致信|致电|致贺[信电]|致(?:慰问|唁)电")
# The headline over a speech printed whole, and what stands behind the name of its author.
_HEADLINE = re.compile(
    "(?:^|——|--|—)(?P<who>[\u4e00-\u9fa5·]{2,12}?)?在(?P<occasion>[^，。；：！？]{3,44}?)(?:会)?[上中时]?的"
    "(?P<what>讲话|演讲|讲演|致辞|致词|祝词|祝辞|开幕词|闭幕词|报告|发言)(?:（[^（）]{1,12}）)*$"
)
_DIGIT = "[\\d一二三四五六七八九十〇○零]"
_SIGNED = re.compile(f"[）\\s]*（(?:{_DIGIT}{{4}}年)?{_DIGIT}{{1,3}}月[^（）]{{1,6}}日）")
_GIVEN = re.compile("(?:举行|举办|召开|主办)的?(?=[^，。；]{2,}$)")  # 某国总统举行的|国宴
_SPEAKS = ("speaksAt", "speak-direct")
_RELATIONS = dict.fromkeys("致辞 致词 祝词 祝辞 开幕词 闭幕词".split(), ("addresses", "address-in")) | {
    "报告": ("reportsAt", "report-list"),
    "发言": ("contributesAt", "contribute-at"),
}
_FIRST = 60  # characters of the text within which it says whose the speech is


def pairs(facts: Iterable[ArticleRelation], relations: Set[str]) -> set[tuple[str, str]]:
    """Subject and object of each fact of these relations."""
    return {(r.subject, r.object) for r in facts if r.relation in relations}


def retold(facts: Mapping[Fact, ArticleRelation], said: Set[Fact], talks: Set[str]) -> set[Fact]:
    """Of what someone said (甲强调) what says an address again, and at talks what others said than those who met.

    What a spokesman says of a talk (联合国发言人甲说，…) isn't said at it.
    """
    addressed, met = pairs(facts.values(), {"addresses"}), pairs(facts.values(), {"meets"})
    there, talkers = pairs(facts.values(), _AT_TALK), {end for pair in met for end in pair}
    spokesmen = {fact[0] for fact in facts if fact[1] == "holdsPost" and fact[3].endswith("发言人")}
    found = set()
    for fact in said & facts.keys():
        subject, _, event, _ = fact
        apart = subject in spokesmen or (bool(met) and subject not in talkers)
        of_others = event in talks and apart and (subject, event) not in there
        if of_others or (subject, event) in addressed:
            found.add(fact)
    return found


def senders(texts: Iterable[str], people: Sequence[Entry]) -> frozenset[str]:
    """The ids of those of the people who sent an instruction or a letter, as one of the texts says."""
    written = [text for text in texts if _WRITTEN.search(text)]
    if not written:
        return frozenset()
    return frozenset(person.id for person in people if any(_sends(text, person.names[0]) for text in written))


def _sends(text: str, name: str) -> bool:
    """Whether what stands behind the name in a text says so."""
    at = text.find(name)
    while at >= 0:
        if _SENT.match(text, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


def only_read_out(facts: Mapping[Fact, ArticleRelation], said: Set[Fact], sent: Set[str]) -> set[Fact]:
    """Of what someone said what was read out: they sent it (作出重要指示) and aren't said to be there."""
    there = pairs(facts.values(), THERE) if sent else set()
    return {fact for fact in said & facts.keys() if fact[0] in sent and (fact[0], fact[2]) not in there}


def talkers_there(facts: Iterable[ArticleRelation], talks: Set[str]) -> dict[Fact, ArticleRelation]:
    """Who speaks at a talk takes part in it: said of nobody where it is 两国元首举行会谈."""
    known = list(facts)
    there = pairs(known, THERE)
    return {
        (r.subject, "attends", r.object, ""): replace(r, relation="attends")
        for r in known
        if r.relation == "speaksAt" and r.object in talks and (r.subject, r.object) not in there
    }


class PrintedSpeech(NamedTuple):
    """Where the speech was made, and that its author made it."""

    occasion: Occasion
    made: RelationMention


def find_printed(article: Article, sentences: Sequence[Sentence], seeds: Seeds) -> PrintedSpeech | None:
    """The speech that the article is; None where it is none, or where the text doesn't begin with whose it is."""
    head = next(filter(None, (_HEADLINE.search(re.sub(r"\s", "", line)) for line in article.headlines)), None)
    author = _author(article.body, sentences) if head is not None else None
    if head is None or author is None or (head["who"] and head["who"] != author.text):
        return None
    told = head["occasion"] + ("会" if head.string[head.end("occasion")] == "会" else "")
    given = _GIVEN.search(told)
    names = [told[given.end() :] if given else told, told]
    relation, rule = _RELATIONS.get(head["what"], _SPEAKS)
    made = RelationMention(relation, author, None, rule, author.start, author.end, 0.9)
    return PrintedSpeech(Occasion(list(dict.fromkeys(names)), kind_of(seeds, names[0])), made)


def _author(body: str, sentences: Sequence[Sentence]) -> Mention | None:
    """The person with whose name and a day in brackets the text begins."""
    people = (m for s in sentences[:2] for m in s.mentions if m.type == "Person" and m.end <= _FIRST)
    return next((m for m in people if _SIGNED.match(body, m.end)), None)
