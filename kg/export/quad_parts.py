"""The N-Quads of kg.export.quads as steps of kg.flow: blocks of lines that together are the same graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg.export.terms import BASE_IRI
from kg.export.triples import Triples, home_of
from kg.flow import Data, Flow
from kg.identity.evidence import sentence_of
from kg.ids import evidence_id
from kg.ontology import load_ontology
from kg.records import Article, ArticleRecord, Entity, Evidence, Page, Statement

_MOST_TERMS = 20_000  # IRIs that a process remembers

Key = tuple[str, str]  # "article" and its id, …: what the blocks are of
Block = tuple[Key, str]


@dataclass(frozen=True)
class Streams:
    """What kg.records.Knowledge holds, as collections to be read as often as one likes."""

    articles: Data[ArticleRecord]  # for the article and its page
    entities: Data[Entity]
    statements: Data[Statement]
    mentioned: Data[tuple[str, str]]
    reports: Data[tuple[str, str]]


class _Fact(NamedTuple):
    """A direct property, and a statement that says so."""

    subject: str
    relation: str
    object: str
    statement: str


class _Told(NamedTuple):
    """What an article tells of a statement, which is `whole` where no other article does."""

    statement: Statement  # without evidence
    evidence: tuple[Evidence, ...]
    whole: bool


def quad_blocks(flow: Flow, streams: Streams, base_iri: str = BASE_IRI) -> Data[Block]:
    """The N-Quads of everything, a block for each thing of the default graph and for the graph of each article.

    A block is lines without the last newline, under a key that it alone has.
    """
    facts = streams.statements.flat_map(_fact_homes).group(_place_fact)
    vocabulary: Data[tuple[Key, Any]] = flow.of([(("vocabulary", ""), None)])
    pieces = vocabulary.union(
        streams.articles.flat_map(_of_record),
        streams.entities.flat_map(_of_entity),
        streams.statements.flat_map(_of_statement),
        streams.mentioned.flat_map(partial(_of_pair, "mentions")),
        streams.reports.flat_map(partial(_of_pair, "reports")),
        facts,
    )
    return pieces.group(partial(_block, base_iri))


def _fact_homes(statement: Statement) -> Iterator[tuple[tuple[str, str, str], tuple[str, str]]]:
    yield (statement.subject, statement.relation, statement.object), (home_of(statement) or "", statement.id)


def _place_fact(fact: tuple[str, str, str], told: list[tuple[str, str]]) -> Iterator[tuple[Key, Any]]:
    """A direct property stands in the graph of an article where all statements that say so agree on it."""
    homes = {home for home, _ in told}
    home = homes.pop() if len(homes) == 1 else ""
    yield ("article", home) if home else ("entity", fact[0]), _Fact(*fact, min(statement for _, statement in told))


def _of_record(record: ArticleRecord) -> Iterator[tuple[Key, Any]]:
    page = replace(record.page, text="", regions=(), doubted=(), joined=(), notes=())
    yield ("page", page.id), page
    yield ("article", record.article.id), (record.article, page)


def _of_entity(entity: Entity) -> Iterator[tuple[Key, Any]]:
    yield ("entity", entity.id), entity


def _of_statement(statement: Statement) -> Iterator[tuple[Key, Any]]:
    home = home_of(statement)
    own = replace(statement, evidence=())
    if home is None:
        yield ("statement", statement.id), own
    if title := statement.qualifiers.get("title"):
        yield ("title", title), None
    articles: dict[str, list[Evidence]] = {}
    for evidence in statement.evidence:
        articles.setdefault(evidence.article_id, []).append(evidence)
    for article, told in articles.items():
        yield ("article", article), _Told(own, tuple(told), home is not None)


def _of_pair(kind: str, pair: tuple[str, str]) -> Iterator[tuple[Key, Any]]:
    yield ("article", pair[0]), (kind, pair[1])


@lru_cache(maxsize=1)
def _triples(base_iri: str) -> Triples:
    """Loaded once in each process."""
    return Triples(load_ontology(), base_iri)


def _block(base_iri: str, key: Key, pieces: list[Any]) -> Iterator[Block]:
    make = _triples(base_iri)
    graph: ox.NamedNode | ox.DefaultGraph = ox.DefaultGraph()
    kind, name = key
    if kind == "article":
        graph, triples = make.graph(name), _article(make, pieces)
    elif kind == "entity":
        triples = _entity(make, name, pieces)
    elif kind == "page":
        triples = make.page(min(pieces, key=repr))
    elif kind == "statement":
        triples = make.statement(pieces[0])
    elif kind == "title":
        triples = make.title(name)
    else:
        triples = make.vocabulary()
    quads = (ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    made = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert made is not None
    if len(make.terms.cache) > _MOST_TERMS:
        make.terms.cache.clear()
    yield key, made.decode().removesuffix("\n")


def _entity(make: Triples, entity_id: str, pieces: Iterable[Any]) -> Iterator[ox.Triple]:
    facts = [piece for piece in pieces if isinstance(piece, _Fact)]
    for piece in pieces:
        if isinstance(piece, Entity):
            yield from make.entity(piece)
            break
    yield from make.direct(entity_id, ((fact.relation, fact.object, fact.statement) for fact in facts))


def _article(make: Triples, pieces: list[Any]) -> Iterator[ox.Triple]:
    """What stands in the graph of an article."""
    facts = sorted(piece for piece in pieces if isinstance(piece, _Fact))
    told = sorted((piece for piece in pieces if isinstance(piece, _Told)), key=lambda each: each.statement.id)
    records: list[tuple[Article, Page]] = [piece for piece in pieces if isinstance(piece[0], Article)]
    article, page = records[0] if records else (None, None)
    if article is not None:
        linked = {kind: sorted({each[1] for each in pieces if each[0] == kind}) for kind in ("reports", "mentions")}
        yield from make.article(article, page, linked["reports"], linked["mentions"])
    for subject in sorted({fact.subject for fact in facts}):
        own = ((fact.relation, fact.object, fact.statement) for fact in facts if fact.subject == subject)
        yield from make.direct(subject, own)
    supported: dict[str, tuple[Evidence, list[Statement]]] = {}
    for statement, evidence, whole in told:
        if whole:
            yield from make.statement(statement)
        yield from make.links(statement, map(evidence_id, evidence))
        for each in evidence:
            supported.setdefault(evidence_id(each), (each, []))[1].append(statement)
    for key in sorted(supported):
        each, statements = supported[key]
        sentence = each.sentence or (sentence_of(article, each) if article is not None else "")
        yield from make.source(key, each, sentence, ((s.id, s.relation) for s in statements))
