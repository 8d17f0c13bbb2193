"""The part of a graph that a filter leaves, as tables of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from kg.graph.filters import Filter, check_filter, find_relations, in_time
from kg.graph.tables import EVIDENCE, POST, STATEMENT, GraphTables, beside, read_evidence, read_statement
from kg.graph.writer import TableWriter
from kg.ontology import Ontology
from kg.records import Statement

_WITHOUT_ENDS = (
    "DELETE FROM statements WHERE subject NOT IN (SELECT id FROM entities) OR object NOT IN (SELECT id FROM entities)",
    "DELETE FROM evidence WHERE statement NOT IN (SELECT id FROM statements)",
)
_UNUSED = (
    "DELETE FROM entities WHERE id NOT IN (SELECT subject FROM statements UNION SELECT object FROM statements)",
    "DELETE FROM articles WHERE id NOT IN (SELECT article FROM evidence)",
    "DELETE FROM pages WHERE id NOT IN (SELECT page FROM evidence UNION SELECT page FROM articles)",
)
_LOOSE = (
    "DELETE FROM names WHERE entity NOT IN (SELECT id FROM entities)",
    "DELETE FROM mentioned WHERE entity NOT IN (SELECT id FROM entities) OR article NOT IN (SELECT id FROM articles)",
    "DELETE FROM reports WHERE entity NOT IN (SELECT id FROM entities) OR article NOT IN (SELECT id FROM articles)",
)


@contextmanager
def apply_filter(tables: GraphTables, chosen: Filter, ontology: Ontology) -> Iterator[GraphTables]:
    """The graph that is left: facts that pass, their ends, and the pages and articles that they stand in, textless.

    A fact of an event has the event's date, any other the dates on which it was seen; an undated one has no place
    between two dates. Where no fact is filtered out by itself, entities without facts stay. Raises KGError for an
    unknown relation, type or status, or what is no date.
    """
    if chosen == Filter():
        yield tables
        return
    check_filter(chosen)
    relations = find_relations(chosen.relations, ontology)
    left = GraphTables()
    try:
        with TableWriter(left.db) as writer:
            writer.add_pages(tables.pages())
            articles = tables.articles()
            writer.add_articles(articles if chosen.bylines else (replace(one, bylines=()) for one in articles))
            writer.add_entities(one for one in tables.entities() if not chosen.types or one.type in chosen.types)
            if not chosen.residents:
                _drop_residents(tables, left, ontology)
            writer.add_statements(_chosen(tables, chosen, relations))
            writer.add_mentioned(tables.rows("SELECT article, entity FROM mentioned"))
            writer.add_reports(tables.rows("SELECT article, entity FROM reports"))
            for statement in (*_WITHOUT_ENDS, *(_UNUSED if chosen.chooses_facts else ()), *_LOOSE):
                left.db.execute(statement)
        yield left
    finally:
        left.close()


def _chosen(tables: GraphTables, chosen: Filter, relations: frozenset[str]) -> Iterator[Statement]:
    """The statements that pass by themselves, whatever becomes of their ends; evidence brings its sentence along."""
    rows = tables.rows(f"""SELECT {STATEMENT}, first, last FROM statements
        JOIN dates ON dates.statement = statements.id ORDER BY id""")
    columns = EVIDENCE.replace("sentence", "coalesce(nullif(evidence.sentence, ''), sentences.sentence, '')")
    evidence = tables.rows(f"""SELECT statement, {columns} FROM evidence
        LEFT JOIN sentences ON sentences.evidence = evidence.id ORDER BY statement, position""")
    for row, own in beside(rows, evidence):
        statement = read_statement(row[:7], (read_evidence(one[1:]) for one in own))
        if (
            statement.confidence >= chosen.least
            and (not chosen.statuses or statement.status in chosen.statuses)
            and (not relations or statement.relation in relations)
            and in_time(row[7], row[8], chosen)
        ):
            yield statement


def _drop_residents(tables: GraphTables, left: GraphTables, ontology: Ontology) -> None:
    """Takes out the persons who are in no fact about a post or an event."""
    roles = sorted({POST, *(name for name, relation in ontology.relations.items() if "Event" in relation.range)})
    marks = ", ".join("?" * len(roles))
    left.db.execute("CREATE TEMP TABLE officials (id TEXT PRIMARY KEY) WITHOUT ROWID")
    found = tables.rows(f"SELECT DISTINCT subject FROM statements WHERE relation IN ({marks})", *roles)
    left.db.executemany("INSERT INTO officials VALUES (?)", found)
    left.db.execute("DELETE FROM entities WHERE type = 'Person' AND id NOT IN (SELECT id FROM officials)")
