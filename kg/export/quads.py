"""A graph → RDF triples in two layers, in one graph or with a named graph for each article.

They come as a stream from the tables of the graph (kg/graph/tables.py), so that the graph need not fit into memory.
All triples of one resource within one graph follow each other (kg/export/triples.py makes them).

Each triple stands in exactly one graph. An article's graph, named by the article's IRI, holds the article, its
evidence, and each statement that only this article supports; whatever several articles support, entities, pages and
vocabulary stand in the default graph. So a source is taken out by dropping one graph; a statement of several articles
that have all been dropped is one without kg:evidence (ontology/queries/unsupported-facts.rq).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import pyoxigraph as ox

from kg.export.terms import BASE_IRI
from kg.export.triples import Triples
from kg.graph.tables import (
    ARTICLE,
    ENTITY,
    STATEMENT,
    GraphTables,
    Row,
    beside,
    read_article,
    read_entity,
    read_evidence,
    read_statement,
)
from kg.graph.writer import tables_of
from kg.ontology import Ontology
from kg.records import Evidence, Knowledge, Page

# Where all statements of a direct fact agree on the article in whose graph they stand, the fact stands there, too.
_DIRECT = """SELECT subject, relation, object, min(id) AS id,
    CASE WHEN count(home) = count(*) AND min(home) = max(home) THEN min(home) END AS home
    FROM statements GROUP BY subject, relation, object"""
_SAID = """evidence.page, evidence.article, evidence.first, evidence.last, evidence.quote, evidence.rule,
    coalesce(nullif(evidence.sentence, ''), sentences.sentence, '')"""
_PAIRS = "SELECT article, entity FROM {} ORDER BY article, entity"


def to_triples(graph: Knowledge | GraphTables, ontology: Ontology, base_iri: str = BASE_IRI) -> Iterator[ox.Triple]:
    """The triples of both layers, of pages, articles and evidence, and the labels of the ontology's terms.

    The order depends on ids only. Raises KGError for an unknown entity, relation, attribute or qualifier, a statement
    without evidence, or an id or base IRI that makes no valid IRI.
    """
    make = Triples(ontology, base_iri)
    with tables_of(graph) as tables:
        yield from make.vocabulary()
        for page in tables.pages():
            yield from make.page(page)
        for _, triples in _articles(tables, make, "SELECT id FROM articles"):
            yield from triples
        yield from _entities(tables, make, f"SELECT subject, relation, object, id FROM ({_DIRECT}) ORDER BY subject")
        yield from _titles(tables, make)
        statements = tables.rows(f"SELECT {STATEMENT} FROM statements ORDER BY id")
        links = tables.rows("SELECT statement, id FROM evidence ORDER BY statement")
        for row, own in beside(statements, links):
            statement = read_statement(row)
            yield from make.statement(statement)
            yield from make.links(statement, (key for _, key in own))
        query = f"""SELECT evidence.id, statements.id, relation, {_SAID} FROM evidence
            JOIN statements ON statements.id = evidence.statement
            LEFT JOIN sentences ON sentences.evidence = evidence.id
            ORDER BY evidence.id, evidence.statement, evidence.position"""
        for key, rows in groupby(tables.rows(query), key=itemgetter(0)):
            yield from _source(make, key, [row[1:] for row in rows])


def to_quads(graph: Knowledge | GraphTables, ontology: Ontology, base_iri: str = BASE_IRI) -> Iterator[ox.Quad]:
    """The triples of to_triples, each in its graph: first all of the default graph, then article by article."""
    make = Triples(ontology, base_iri)
    with tables_of(graph) as tables:
        yield from (ox.Quad(t.subject, t.predicate, t.object) for t in _shared(tables, make))
        there = "SELECT id FROM articles UNION SELECT article FROM evidence"
        direct = tables.rows(
            f"SELECT home, subject, relation, object, id FROM ({_DIRECT}) WHERE home IS NOT NULL ORDER BY home, subject"
        )
        said = tables.rows(f"""SELECT evidence.article, evidence.id, statements.home, {_SAID}, {_of(STATEMENT)}
            FROM evidence JOIN statements ON statements.id = evidence.statement
            LEFT JOIN sentences ON sentences.evidence = evidence.id
            ORDER BY evidence.article, evidence.statement, evidence.position""")
        own = zip(beside(_ids(tables, there), direct), beside(_ids(tables, there), said), strict=True)
        for (article_id, triples), ((_, facts), (_, words)) in zip(_articles(tables, make, there), own, strict=True):
            name = make.graph(article_id)
            yield from (ox.Quad(t.subject, t.predicate, t.object, name) for t in triples)
            rest = _of_article(make, article_id, facts, words)
            yield from (ox.Quad(t.subject, t.predicate, t.object, name) for t in rest)


def _shared(tables: GraphTables, make: Triples) -> Iterator[ox.Triple]:
    """What stands in the default graph."""
    yield from make.vocabulary()
    for page in tables.pages():
        yield from make.page(page)
    direct = f"SELECT subject, relation, object, id FROM ({_DIRECT}) WHERE home IS NULL ORDER BY subject"
    yield from _entities(tables, make, direct)
    yield from _titles(tables, make)
    for row in tables.rows(f"SELECT {STATEMENT} FROM statements WHERE home IS NULL ORDER BY id"):
        yield from make.statement(read_statement(row))


def _of_article(make: Triples, article_id: str, facts: list[Row], said: list[Row]) -> Iterator[ox.Triple]:
    """What stands in the graph of an article beside the article: direct facts, statements, evidence."""
    for subject, rows in groupby(facts, key=itemgetter(1)):
        yield from make.direct(subject, (row[2:] for row in rows))
    sources: dict[str, list[Row]] = {}
    for _, rows in groupby(said, key=itemgetter(10)):
        own = list(rows)
        statement = read_statement(own[0][10:])
        if own[0][2] == article_id:
            yield from make.statement(statement)
        yield from make.links(statement, (row[1] for row in own))
        for row in own:
            sources.setdefault(row[1], []).append((statement.id, statement.relation, *row[3:10]))
    for key in sorted(sources):
        yield from _source(make, key, sources[key])


def _articles(tables: GraphTables, make: Triples, there: str) -> Iterator[tuple[str, Iterator[ox.Triple]]]:
    """The articles of these ids, sorted, each with its triples; none of an article that is only cited."""
    query = f"""SELECT there.id, source, date, {ARTICLE} FROM ({there}) AS there
        LEFT JOIN articles ON articles.id = there.id LEFT JOIN pages ON pages.id = articles.page ORDER BY there.id"""
    reports = beside(_ids(tables, there), tables.rows(_PAIRS.format("reports")))
    mentioned = beside(_ids(tables, there), tables.rows(_PAIRS.format("mentioned")))
    for row, (_, events), (_, entities) in zip(tables.rows(query), reports, mentioned, strict=True):
        if row[3] is None:
            yield row[0], iter(())
        else:
            page = None if row[1] is None else Page(row[4], "", row[1], date=row[2])
            told = ([one[1] for one in events], [one[1] for one in entities])
            yield row[0], make.article(read_article(row[3:]), page, *told)


def _ids(tables: GraphTables, there: str) -> Iterator[Row]:
    return tables.rows(f"SELECT id FROM ({there}) ORDER BY id")


def _entities(tables: GraphTables, make: Triples, direct: str) -> Iterator[ox.Triple]:
    """All entities, each with the direct facts of which it is the subject."""
    entities = tables.rows(f"SELECT {ENTITY} FROM entities ORDER BY id")
    for row, facts in beside(entities, tables.rows(direct)):
        yield from make.entity(read_entity(row))
        yield from make.direct(row[0], (fact[1:] for fact in facts))


def _titles(tables: GraphTables, make: Triples) -> Iterator[ox.Triple]:
    for (title,) in tables.rows("SELECT DISTINCT title FROM statements WHERE title IS NOT NULL ORDER BY title"):
        yield from make.title(title)


def _source(make: Triples, key: str, rows: list[Row]) -> Iterator[ox.Triple]:
    """A piece of evidence; the rows are the statements that rest on it, each with its relation and the evidence."""
    evidence: Evidence = read_evidence(rows[0][2:])
    return make.source(key, evidence, evidence.sentence, (row[:2] for row in rows))


def _of(columns: str) -> str:
    return ", ".join(f"statements.{column}" for column in columns.split(", "))
