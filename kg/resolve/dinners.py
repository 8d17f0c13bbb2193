"""The dinner or the reception that an article is about where it names none: 设宴招待, 宴请, 举行酒会."""

from __future__ import annotations

from collections.abc import Sequence

import kg.regex as re
from kg.annotate.occasions.forms import Occasion
from kg.records import Article, Sentence

_HEAD = "(?:宴会|晚宴|午宴|国宴|招待会|酒会|冷餐会|茶会)"
_GIVEN = re.compile(f"设(?:晚|午|国|便|盛)?宴(?=[^，。；]|$)|宴请|举行(?:了)?[^，。；]{{0,12}}?{_HEAD}")
_NOT_NOW = re.compile("将|曾|拟|计划|此前|多次|去年|会见并|会谈")
_NAMED = re.compile(_HEAD)


def find_dinner(article: Article, sentences: Sequence[Sentence]) -> Occasion | None:
    """The one that the lead tells of and later sentences call 宴会 or 招待会, with what its headline says."""
    lead = "".join(sentence.text for sentence in sentences[:2])
    given = _GIVEN.search(lead)
    if given is None or _NOT_NOW.search(re.split("[。；]", lead[: given.start()])[-1]):
        return None
    called = _NAMED.search(given[0]) or _NAMED.search(article.body)
    names = [called[0] if called else "宴会", *(line for line in article.headlines if _GIVEN.search(line))]
    return Occasion(list(dict.fromkeys(names)), "活动")
