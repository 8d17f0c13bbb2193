"""The whole graph in one compact JSON object, for the explorer: rows instead of objects, numbers instead of ids.

`entities` are [id, type, name, aliases, attributes], `facts` [id, subject, relation, object, confidence, status,
qualifiers, evidence], a piece of evidence [article, start, end, quote, rule] with offsets in code points of the
article's text, `articles` [id, headlines, bylines, date, paper, number, place, source, kind, entities named in it],
`reports` [article, event]; types, relations, statuses and rules are numbers in the lists of that name.
kg/explorer/src/data.js reads it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import kg.regex as re
from kg import __version__
from kg.query.plain import body_marks
from kg.records import Article, Entity, Evidence, Statement

if TYPE_CHECKING:
    from kg.query.graph import Graph

_BREAK = re.compile(r"\s*\n\s*")


def explorer_json(graph: Graph, title: str = "", *, texts: bool = False, review: bool = False) -> str:
    """The graph as one line of JSON; with `texts` the articles' texts are in it; `review`: there is a queue."""
    knowledge, ontology = graph.knowledge, graph.ontology
    types, relations = _Numbers(ontology.classes), _Numbers(ontology.relations)
    rules, statuses = _Numbers(()), _Numbers(())
    entities = _Numbers(entity.id for entity in knowledge.entities)
    articles = _Numbers(article.id for article in knowledge.articles)
    named: dict[str, list[int]] = {article.id: [] for article in knowledge.articles}
    for article_id, entity_id in knowledge.mentioned:
        named[article_id].append(entities[entity_id])
    marks = {article.id: _marks(graph, article) for article in knowledge.articles}

    def evidence_row(one: Evidence) -> list[Any]:
        start, end = marks[one.article_id][one.start, one.end]
        return [articles[one.article_id], start, end, _BREAK.sub("", one.quote), rules[one.rule_id]]

    def fact_row(one: Statement) -> list[Any]:
        ends = entities[one.subject], relations[one.relation], entities[one.object]
        said = [evidence_row(each) for each in one.evidence]
        return [one.id, *ends, round(one.confidence, 3), statuses[one.status], dict(one.qualifiers), said]

    value = {
        "format": 1,
        "version": __version__,
        "title": title,
        "types": [[name, *_labels(ontology.classes[name])] for name in types.names],
        "relations": [_relation_row(ontology.relations[name]) for name in relations.names],
        "entities": [_entity_row(entity, types) for entity in knowledge.entities],
        "facts": [fact_row(statement) for statement in knowledge.statements],
        "articles": [_article_row(graph, article, named[article.id]) for article in knowledge.articles],
        "pages": sum(not page.joined for page in knowledge.pages),
        "reports": [[articles[article], entities[event]] for article, event in knowledge.reports],
        "rules": rules.names,
        "statuses": statuses.names,
        "review": review,
    }
    if texts:
        value["texts"] = [article.body for article in knowledge.articles]
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair is no character


class _Numbers:
    """Numbers for names, in the order in which they come."""

    def __init__(self, names: Any) -> None:
        self._numbers: dict[str, int] = {}
        for name in names:
            self[name]

    def __getitem__(self, name: str) -> int:
        return self._numbers.setdefault(name, len(self._numbers))

    @property
    def names(self) -> Sequence[str]:
        return list(self._numbers)


def _marks(graph: Graph, article: Article) -> dict[tuple[int, int], tuple[int, int]]:
    said = (one for statement in graph.said_in(article.id) for one in statement.evidence)
    return body_marks(article, (one for one in said if one.article_id == article.id))


def _labels(term: Any) -> tuple[str, str]:
    return term.label_zh, term.label_en


def _relation_row(relation: Any) -> list[Any]:
    """Name, labels, and what kind of fact it makes: event, post or other."""
    above = relation.ancestors | {relation.name}
    kind = "event" if "involvedIn" in above else "post" if "holdsPost" in above else "other"
    return [relation.name, *_labels(relation), kind]


def _entity_row(entity: Entity, types: _Numbers) -> list[Any]:
    return [entity.id, types[entity.type], entity.name, list(entity.aliases), dict(entity.attributes)]


def _article_row(graph: Graph, article: Article, named: Sequence[int]) -> list[Any]:
    page = graph.pages[article.page_id]
    return [
        article.id,
        list(article.headlines),
        [[byline.name, byline.role] for byline in article.bylines],
        page.date or "",
        page.paper or "",
        page.number or "",
        page.place or "",
        page.source,
        article.kind,
        sorted(named),
    ]
