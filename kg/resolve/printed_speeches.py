"""Speeches printed whole: 在某大会上的讲话 over the text, and whose it is and the day in its first line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import kg.regex as re
from kg.annotate.occasions.forms import Occasion, kind_of
from kg.records import Article, Mention, RelationMention, Sentence
from kg.seeds import Seeds

_HEADLINE = re.compile(
    "(?:^|——|--|—)(?P<who>[\u4e00-\u9fa5·]{2,12}?)?在(?P<occasion>[^，。；：！？]{3,44}?)(?:会)?[上中时]?的"
    "(?P<what>讲话|演讲|讲演|致辞|致词|祝词|祝辞|开幕词|闭幕词|报告|发言)(?:（[^（）]{1,12}）)*$"
)
_SIGNED = re.compile("[）\\s]*（(?:[\\d一二三四五六七八九十〇○零]{4}年)?[\\d一二三四五六七八九十〇○零]{1,3}月[^（）]{1,6}日）")
_GIVEN = re.compile("(?:举行|举办|召开|主办)的?(?=[^，。；]{2,}$)")  # 某国总统举行的|国宴
_RELATIONS = {"报告": ("reportsAt", "report-list"), "发言": ("contributesAt", "contribute-at")}
_ADDRESSES = frozenset("致辞 致词 祝词 祝辞 开幕词 闭幕词".split())
_FIRST = 60  # characters of the text within which it says whose the speech is


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
    what = head["what"]
    relation, rule = ("addresses", "address-in") if what in _ADDRESSES else _RELATIONS.get(what, ("speaksAt", "speak-direct"))
    made = RelationMention(relation, author, None, rule, author.start, author.end, 0.9)
    return PrintedSpeech(Occasion(list(dict.fromkeys(names)), kind_of(seeds, names[0])), made)


def _author(body: str, sentences: Sequence[Sentence]) -> Mention | None:
    """The person with whose name and a day in brackets the text begins."""
    people = (m for s in sentences[:2] for m in s.mentions if m.type == "Person" and m.end <= _FIRST)
    return next((m for m in people if _SIGNED.match(body, m.end)), None)
