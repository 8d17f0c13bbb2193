"""Entities, facts, articles and neighbourhoods as plain dicts and lists: what the JSON API says."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kg.errors import NameNotFound
from kg.graph.when import fact_date, within
from kg.records import Article, Entity, Evidence, Statement

if TYPE_CHECKING:
    from kg.query.graph import Graph
    from kg.query.search import Hit

MAX_NODES = 2000  # of a neighbourhood


def entity_ref(entity: Entity) -> dict[str, Any]:
    """An entity without its facts."""
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "attributes": dict(entity.attributes),
    }


def hit_view(hit: Hit) -> dict[str, Any]:
    """What a search found."""
    return {**entity_ref(hit.entity), "matched": hit.matched, "facts": hit.facts}


def fact_view(graph: Graph, statement: Statement) -> dict[str, Any]:
    """A fact with both its ends and all its evidence."""
    relation = graph.ontology.relations[statement.relation]
    return {
        "id": statement.id,
        "subject": _end(graph, statement.subject),
        "relation": statement.relation,
        "label": {"zh": relation.label_zh, "en": relation.label_en},
        "object": _end(graph, statement.object),
        "date": fact_date(graph, statement) or None,
        "qualifiers": dict(statement.qualifiers),
        "confidence": statement.confidence,
        "status": statement.status,
        "evidence": [evidence_view(graph, one) for one in statement.evidence],
    }


def evidence_view(graph: Graph, evidence: Evidence) -> dict[str, Any]:
    """A quote with its page; `start` and `end` count in the page file."""
    page = graph.pages[evidence.page_id]
    return {
        "quote": evidence.quote,
        "article": evidence.article_id,
        "page": page.id,
        "source": page.source,
        "date": page.date,
        "start": evidence.start,
        "end": evidence.end,
        "rule": evidence.rule_id,
    }


def entity_view(graph: Graph, entity: Entity) -> dict[str, Any]:
    """An entity with all its facts, by date."""
    facts = sorted(graph.about(entity), key=lambda one: (fact_date(graph, one) or "~", one.id))
    return {**entity_ref(entity), "facts": [fact_view(graph, one) for one in facts]}


def article_view(graph: Graph, article: Article) -> dict[str, Any]:
    """An article with its text and the facts it says; `marks` are the offsets in "text" of each fact's quotes."""
    page = graph.pages[article.page_id]
    marks = body_marks(
        article, (e for s in graph.said_in(article.id) for e in s.evidence if e.article_id == article.id)
    )
    return {
        "id": article.id,
        "headlines": list(article.headlines),
        "bylines": [{"name": byline.name, "role": byline.role} for byline in article.bylines],
        "text": article.body,
        "kind": article.kind,
        "page": {
            "id": page.id,
            "source": page.source,
            "date": page.date,
            "place": page.place,
            "paper": page.paper,
            "number": page.number,
        },
        "facts": [
            {
                **fact_view(graph, one),
                "marks": [marks[e.start, e.end] for e in one.evidence if (e.start, e.end) in marks],
            }
            for one in graph.said_in(article.id)
        ],
    }


def body_marks(article: Article, evidence: Iterable[Evidence]) -> dict[tuple[int, int], tuple[int, int]]:
    """For each quote's offsets in the page its offsets in the article's body."""
    origin = article.origin
    straight = all(a <= b for a, b in pairwise(origin))
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for one in evidence:
        if straight:
            start, end = bisect_left(origin, one.start), bisect_right(origin, one.end - 1)
        else:  # columns out of order
            start = origin.index(one.start)
            end = len(origin) - origin[::-1].index(one.end - 1)
        found[one.start, one.end] = (start, max(end, start))
    return found


def neighbourhood(
    graph: Graph,
    entity: Entity,
    *,
    depth: int = 1,
    limit: int = 200,
    relations: frozenset[str] = frozenset(),
    least: float = 0.0,
    since: str | None = None,
    until: str | None = None,
) -> dict[str, Any]:
    """The facts around an entity up to `depth` steps away, at most `limit` nodes, the nearest and most connected first.

    `truncated` says how many nodes were left out.
    """

    def near(node: str) -> list[Statement]:
        return [
            one
            for one in graph.about(graph.entities[node])
            if (not relations or one.relation in relations)
            and one.confidence >= least
            and within(fact_date(graph, one), since, until)
        ]

    chosen: dict[str, int] = {entity.id: 0}
    left_out = 0
    ring = [entity.id]
    for step in range(1, depth + 1):
        links = Counter(
            end for node in ring for one in near(node) for end in {one.subject, one.object} if end not in chosen
        )
        weight = links if step > 1 else {}  # of the first ring all are joined to the one entity
        order = sorted(links, key=lambda one: (-weight.get(one, 0), -graph.degree(one), one))
        most = math.ceil(limit / 2) if step < depth else limit  # leaves room for the next ring
        ring = order[: max(0, most - len(chosen))]
        left_out += len(order) - len(ring)
        chosen |= dict.fromkeys(ring, step)
    inside = {one.id: one for node in chosen for one in near(node) if one.subject in chosen and one.object in chosen}
    return {
        "nodes": [{**entity_ref(graph.entities[one]), "step": step} for one, step in chosen.items()],
        "edges": [
            {
                "id": one.id,
                "subject": one.subject,
                "relation": one.relation,
                "object": one.object,
                "date": fact_date(graph, one) or None,
                "confidence": one.confidence,
            }
            for _, one in sorted(inside.items())
        ],
        "truncated": left_out,
    }


def find_article(graph: Graph, article_id: str) -> Article:
    """The article of that id. Raises NameNotFound."""
    article = graph.articles.get(article_id)
    if article is None:
        raise NameNotFound(f"{article_id}: no article of this id in the graph")
    return article


def _end(graph: Graph, entity_id: str) -> dict[str, str]:
    entity = graph.entities[entity_id]
    return {"id": entity.id, "type": entity.type, "name": entity.name}
