"""What a fact of an article looks like: its ends, the words around them, what else the article says of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import kg.regex as re
from kg.records import ArticleEntity, ArticleRecord, ArticleRelation

_RANGES = ((6, 8), (9, 12), (13, 20), (21, 40))  # beyond 5, numbers are told apart by these only
_SIZES = [str(n) for n in range(6)] + [f"{low}-{high}" for low, high in _RANGES for _ in range(low, high + 1)]
_OTHER_TIME = re.compile("去年|当年|此前|曾|以来|上世纪|\\d{4}年|将于|即将|明年|计划|拟")


def fact_features(record: ArticleRecord) -> Iterator[tuple[ArticleRelation, list[str]]]:
    """Each fact of the record with its features, in the order of the record."""
    if record.relations:
        facts = _Facts(record)
        for relation in record.relations:
            yield relation, facts.features(relation)


def _size(number: int) -> str:
    return _SIZES[number] if number < len(_SIZES) else "more"


class _Facts:
    """The facts of one article, counted by what they share."""

    def __init__(self, record: ArticleRecord) -> None:
        self._body = record.article.body
        self._entities = {entity.id: entity for entity in record.entities}
        people = [entity for entity in record.entities if entity.type == "Person"]
        self._people = sorted(start for entity in people for start, _ in entity.mentions)
        self._of_article = ["facts:" + _size(len(record.relations)), "people:" + _size(len(people))]
        self._by_end: dict[tuple[str, str, str], int] = {}  # how many facts of a relation have that subject, object
        self._by_words: dict[tuple[int, int], int] = {}
        self._between: dict[tuple[str, str], list[str]] = {}
        self._known: dict[tuple[str, str], list[str]] = {}  # features of an end, whatever the words that tell the fact
        for one in record.relations:
            for end in (("s", one.subject, one.relation), ("o", one.object, one.relation)):
                self._by_end[end] = self._by_end.get(end, 0) + 1
            self._by_words[one.evidence] = self._by_words.get(one.evidence, 0) + 1
            self._between.setdefault((one.subject, one.object), []).append(one.relation)

    def features(self, fact: ArticleRelation) -> list[str]:
        """The features of one fact, in a fixed order; none stands there twice."""
        body, (start, end) = self._body, fact.evidence
        subject, target = self._entities[fact.subject], self._entities[fact.object]
        found = [
            "is:" + fact.relation,
            *self._of_article,
            "words:" + _size(end - start),
            "sentence:" + _size(body.count("。", 0, start) + body.count("\n", 0, start)),
            "told of:" + _size(bisect_left(self._people, end) - bisect_left(self._people, start)),
            "before:" + body[max(0, start - 1) : start],
            "behind:" + body[end : end + 1],
            "same words:" + _size(self._by_words[fact.evidence]),
            "of subject:" + _size(self._by_end[("s", fact.subject, fact.relation)]),
            "of object:" + _size(self._by_end[("o", fact.object, fact.relation)]),
        ]
        found += ["also:" + name for name in self._between[(fact.subject, fact.object)] if name != fact.relation]
        one, other = self._add_end(found, "s", subject, start, end), self._add_end(found, "o", target, start, end)
        if one and other:
            apart = other[0] - one[1] if one[0] < other[0] else one[0] - other[1]
            found.append(("on:" if one[0] < other[0] else "back:") + _size(max(0, apart)))
        if _OTHER_TIME.search(body, body.rfind("。", 0, start) + 1, start):
            found.append("another time")
        if title := fact.qualifiers.get("title"):
            found += ["title:" + title[-2:], "title of:" + title[-2:] + "|" + target.names[0][-1:]]
        return found

    def _add_end(
        self, found: list[str], side: str, entity: ArticleEntity, start: int, end: int
    ) -> tuple[int, int] | None:
        """Adds the features of one end; gives its mention in the words that tell the fact, if there is one."""
        body, mentions = self._body, entity.mentions
        known = self._known.get((side, entity.id))
        if known is None:
            known = self._known[(side, entity.id)] = self._of_end(side, entity)
        found += known
        number = bisect_left(mentions, (start,))
        inside = mentions[number] if number < len(mentions) and mentions[number][0] < end else None
        if inside is None:
            nearest = mentions[max(0, number - 1) : number + 1]
            away = min((self._sentences_between(mention[0], start) for mention in nearest), default=-1)
            found.append(side + "-away:" + (_size(away) if away >= 0 else "nowhere"))
        if mentions:
            first, last = inside or mentions[0]
            before, behind = body[max(0, first - 2) : first], body[last : last + 2]
            found += [side + "<" + before[-1:], side + ">" + behind[:1], side + "<<" + before, side + ">>" + behind]
        return inside

    def _of_end(self, side: str, entity: ArticleEntity) -> list[str]:
        name = entity.names[0]
        found = [side + "=" + entity.type, side + "#" + _size(len(name)), side + "$" + name[-1:]]
        found += [side + "$$" + name[-2:], side + "^" + name[:1]]
        if name not in self._body:
            found.append(side + "-resolved")
        if entity.type == "Event":
            told = entity.attributes
            found.append(side + ("-main" if entity.main else "-other"))
            found += [side + "-kind:" + told.get("kind", ""), side + "-status:" + told.get("eventStatus", "")]
        return found

    def _sentences_between(self, one: int, other: int) -> int:
        low, high = (one, other) if one < other else (other, one)
        return self._body.count("。", low, high) + self._body.count("\n", low, high)
