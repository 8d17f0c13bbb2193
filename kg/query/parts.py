"""The part of a graph around a name, as knowledge of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.records import Entity, Knowledge

if TYPE_CHECKING:
    from kg.query.graph import Graph


def part_around(graph: Graph, entity: Entity, steps: int) -> Knowledge:
    """All entities up to so many facts away, the facts between them, and the articles and pages of these facts."""
    chosen, ring = {entity.id}, {entity.id}
    for _ in range(steps):
        ring = {other for one in ring for _, other in graph.links(one)} - chosen
        chosen |= ring
    inside = {fact for one in chosen for fact, other in graph.links(one) if other in chosen}
    statements = [graph.statements[one] for one in sorted(inside)]
    entities = [graph.entities[one] for one in sorted(chosen)]
    cited = {one.article_id for statement in statements for one in statement.evidence}
    articles = [graph.articles[one] for one in sorted(cited) if one in graph.articles]
    pages = {one.page_id for statement in statements for one in statement.evidence}
    pages |= {one.page_id for one in articles}
    mentioned = {(article, one.id) for one in entities for article in graph.mentioned_in(one)}
    reports = {(article, one.id) for one in entities for article in graph.reported_in(one)}
    return Knowledge(
        pages=tuple(graph.pages[one] for one in sorted(pages) if one in graph.pages),
        articles=tuple(articles),
        entities=tuple(entities),
        statements=tuple(statements),
        mentioned=tuple(sorted(pair for pair in mentioned if pair[0] in cited)),
        reports=tuple(sorted(pair for pair in reports if pair[0] in cited)),
    )
