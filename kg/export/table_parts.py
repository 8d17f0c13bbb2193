"""The graph as rows of tables, as steps of kg.flow: entities, statements, evidence, articles, mentions.

Unlike the tables of kg.export.tables they are joined by ids: names stand with the entities only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from typing import Any

from kg.export.quad_parts import Streams
from kg.flow import Data
from kg.identity.evidence import sentence_of
from kg.ontology import load_ontology
from kg.records import Article, ArticleRecord, Entity, Evidence, Statement

Row = tuple[tuple[str, ...], dict[str, Any]]  # what the rows of a table are sorted by, and the cells
Columns = Mapping[str, type]

_BETWEEN = "；"
_TEXT = dict.fromkeys
STATEMENT_COLUMNS: Columns = {
    **_TEXT(["id", "subject", "relation", "label", "object", "title", "date", "lastSeen", "start", "end"], str),
    "status": str,
    "occupancyStatus": str,
    "confidence": float,
    "sources": int,
}
EVIDENCE_COLUMNS: Columns = {
    **_TEXT(["statement", "article", "page"], str),
    **_TEXT(["start", "end"], int),
    **_TEXT(["quote", "sentence", "rule"], str),
}
ARTICLE_COLUMNS: Columns = _TEXT(
    ["id", "headline", "kind", "byline", "text", "page", "file", "paper", "date", "place", "number"], str
)
MENTION_COLUMNS: Columns = {"article": str, "entity": str, "reports": bool}


def entity_columns(keys: set[str]) -> Columns:
    """The columns of entities that have these attributes."""
    return _TEXT(["id", "type", "name", "aliases", *sorted(keys)], str)


def attribute_keys(entity: Entity) -> Iterator[str]:
    """The names of an entity's attributes."""
    yield from entity.attributes


def entity_rows(streams: Streams) -> Data[Row]:
    """A row for each entity."""
    return streams.entities.flat_map(_entity)


def statement_rows(streams: Streams) -> Data[Row]:
    """A row for each statement; `date` and `lastSeen` are the days on which it was first and last told."""
    return streams.statements.flat_map(_statement)


def evidence_rows(streams: Streams) -> Data[Row]:
    """A row for each piece of evidence of each statement."""
    articles: Data[tuple[str, Any]] = streams.articles.flat_map(_article_of)
    return articles.union(streams.statements.flat_map(_evidence_of)).group(_evidence)


def article_rows(streams: Streams) -> Data[Row]:
    """A row for each article."""
    return streams.articles.flat_map(_article)


def mention_rows(streams: Streams) -> Data[Row]:
    """A row for each entity that an article names."""
    named, reported = (
        streams.mentioned.flat_map(partial(_mark, False)),
        streams.reports.flat_map(partial(_mark, True)),
    )
    return named.union(reported).group(_mention)


# --- rows


@lru_cache(maxsize=1)
def _labels() -> dict[str, str]:
    return {name: relation.label_zh for name, relation in load_ontology().relations.items()}


def _entity(entity: Entity) -> Iterator[Row]:
    own = {"id": entity.id, "type": entity.type, "name": entity.name, "aliases": _BETWEEN.join(entity.aliases)}
    yield (entity.id,), {**entity.attributes, **own}


def _statement(statement: Statement) -> Iterator[Row]:
    said = dict(statement.qualifiers)
    row: dict[str, Any] = {
        "occupancyStatus": said.pop("status", ""),
        **said,
        "id": statement.id,
        "subject": statement.subject,
        "relation": statement.relation,
        "label": _labels()[statement.relation],
        "object": statement.object,
        "status": statement.status,
        "confidence": statement.confidence,
        "sources": len(statement.evidence),
    }
    yield (statement.id,), row


def _article_of(record: ArticleRecord) -> Iterator[tuple[str, Any]]:
    yield record.article.id, record.article


def _evidence_of(statement: Statement) -> Iterator[tuple[str, Any]]:
    for evidence in statement.evidence:
        yield evidence.article_id, (statement.id, evidence)


def _evidence(article_id: str, found: list[Any]) -> Iterator[Row]:
    article = next((each for each in found if isinstance(each, Article)), None)
    told: list[tuple[str, Evidence]] = [each for each in found if not isinstance(each, Article)]
    for statement, evidence in told:
        sentence = evidence.sentence or (sentence_of(article, evidence) if article else "")
        key = (statement, article_id, evidence.page_id, f"{evidence.start:09}", f"{evidence.end:09}", evidence.rule_id)
        yield (
            key,
            {
                "statement": statement,
                "article": article_id,
                "page": evidence.page_id,
                "start": evidence.start,
                "end": evidence.end,
                "quote": evidence.quote,
                "sentence": sentence,
                "rule": evidence.rule_id,
            },
        )


def _article(record: ArticleRecord) -> Iterator[Row]:
    article, page = record.article, record.page
    row = {
        "id": article.id,
        "headline": " ".join(article.headlines),
        "kind": article.kind,
        "byline": _BETWEEN.join(f"{byline.role} {byline.name}".strip() for byline in article.bylines),
        "text": article.body,
        "page": page.id,
        "file": page.source,
        "paper": page.paper,
        "date": page.date,
        "place": page.place,
        "number": page.number,
    }
    yield (article.id,), row


def _mark(reports: bool, pair: tuple[str, str]) -> Iterator[tuple[tuple[str, str], bool]]:
    yield pair, reports


def _mention(pair: tuple[str, str], reports: list[bool]) -> Iterator[Row]:
    yield pair, {"article": pair[0], "entity": pair[1], "reports": any(reports)}
