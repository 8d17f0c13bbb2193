"""Writes a graph as SQLite tables (kg/graph/tables.py) from streams of its parts."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from operator import sub
from typing import TypeVar

from kg.errors import KGError
from kg.graph.filters import fact_dates
from kg.graph.tables import ARTICLE, CACHE, FORMAT, GraphTables, Row, load_map, read_whole_article
from kg.graph.when import dated
from kg.identity.evidence import sentence_of
from kg.ids import evidence_id
from kg.recordjson import format_page
from kg.records import Article, Doubt, Entity, Evidence, Knowledge, Page, Statement

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE pages (id TEXT PRIMARY KEY, source TEXT, date TEXT, paper TEXT, number TEXT, rest TEXT);
CREATE TABLE texts (page TEXT PRIMARY KEY, text TEXT);
CREATE TABLE articles (id TEXT PRIMARY KEY, page TEXT, headlines TEXT, bylines TEXT, kind TEXT, layout TEXT);
CREATE TABLE bodies (article TEXT PRIMARY KEY, body TEXT, origin BLOB);
CREATE TABLE entities (id TEXT PRIMARY KEY, type TEXT, name TEXT, aliases TEXT, attributes TEXT);
CREATE TABLE names (name TEXT, entity TEXT, own INTEGER, PRIMARY KEY (name, entity, own)) WITHOUT ROWID;
CREATE TABLE statements (id TEXT PRIMARY KEY, subject TEXT, relation TEXT, object TEXT, title TEXT, confidence REAL,
  status TEXT, qualifiers TEXT, home TEXT, sources INTEGER);
CREATE TABLE evidence (statement TEXT, position INTEGER, id TEXT, article TEXT, page TEXT, first INTEGER, last INTEGER,
  quote TEXT, rule TEXT, sentence TEXT, PRIMARY KEY (statement, position)) WITHOUT ROWID;
CREATE TABLE mentioned (article TEXT, entity TEXT, PRIMARY KEY (article, entity)) WITHOUT ROWID;
CREATE TABLE reports (article TEXT, entity TEXT, PRIMARY KEY (article, entity)) WITHOUT ROWID;
CREATE TABLE doubts (number INTEGER PRIMARY KEY, type TEXT, one TEXT, other TEXT, merged INTEGER, reason TEXT);
CREATE TABLE dates (statement TEXT PRIMARY KEY, first TEXT, last TEXT, day TEXT) WITHOUT ROWID;
CREATE TABLE sentences (evidence TEXT PRIMARY KEY, sentence TEXT) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX statements_by_fact ON statements (subject, relation, object, home);
CREATE INDEX statements_by_object ON statements (object);
CREATE INDEX statements_by_relation ON statements (relation);
CREATE INDEX evidence_by_article ON evidence (article);
CREATE INDEX mentioned_by_entity ON mentioned (entity);
CREATE INDEX reports_by_entity ON reports (entity);
CREATE INDEX entities_by_type ON entities (type);
"""

_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_Thing = TypeVar("_Thing")


@contextmanager
def tables_of(graph: Knowledge | GraphTables) -> Iterator[GraphTables]:
    """The tables of a graph: its own, or temporary ones of what is in memory. Raises as write_tables."""
    if isinstance(graph, GraphTables):
        yield graph
        return
    tables = GraphTables()
    try:
        with TableWriter(tables.db) as writer:
            writer.add(graph)
        yield tables
    finally:
        tables.close()


class TableWriter:
    """Writes tables from the parts of a graph, which come as streams in any order; the with statement completes them.

    Raises KGError when two things have one id, a statement has no evidence or an end that is no entity.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        """Begins new tables in an empty database."""
        self._db = db
        for pragma in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = {CACHE}"):
            db.execute(f"PRAGMA {pragma}")
        db.execute("BEGIN")
        self._run(_TABLES)

    def __enter__(self) -> TableWriter:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._complete()

    def _run(self, script: str) -> None:
        for statement in filter(str.strip, script.split(";")):
            self._db.execute(statement)

    def _insert(self, table: str, columns: int, rows: Iterable[Row], how: str = "INSERT") -> None:
        self._db.executemany(f"{how} INTO {table} VALUES ({_marks(columns)})", rows)

    def add(self, knowledge: Knowledge) -> None:
        """Adds all parts of what is in memory."""
        self.add_pages(knowledge.pages)
        self.add_articles(knowledge.articles)
        self.add_entities(knowledge.entities)
        self.add_statements(knowledge.statements)
        self.add_mentioned(knowledge.mentioned)
        self.add_reports(knowledge.reports)
        self.add_doubts(knowledge.doubts)

    def note(self, key: str, value: str) -> None:
        """Notes something on the graph."""
        self._insert("meta", 2, [(key, value)], "INSERT OR REPLACE")

    def add_pages(self, pages: Iterable[Page]) -> None:
        """Adds pages; of two of one id the later counts."""
        for some in _chunks(pages):
            rows = ((p.id, p.source, p.date, p.paper, p.number, format_page(replace(p, text=""))) for p in some)
            self._insert("pages", 6, rows, "INSERT OR REPLACE")
            self._insert("texts", 2, ((page.id, page.text) for page in some), "INSERT OR REPLACE")

    def add_articles(self, articles: Iterable[Article]) -> None:
        """Adds articles; of two of one id the later counts."""
        for some in _chunks(articles):
            rows = (
                (a.id, a.page_id, _dump(a.headlines), _dump([(b.name, b.role) for b in a.bylines]), a.kind, a.layout)
                for a in some
            )
            self._insert("articles", 6, rows, "INSERT OR REPLACE")
            bodies = ((one.id, one.body, _packed(one.origin)) for one in some)
            self._insert("bodies", 3, bodies, "INSERT OR REPLACE")

    def add_entities(self, entities: Iterable[Entity]) -> None:
        """Adds entities."""
        for some in _chunks(entities):
            rows = ((e.id, e.type, e.name, _dump(e.aliases), _dump(dict(e.attributes))) for e in some)
            try:
                self._insert("entities", 5, rows)
            except sqlite3.IntegrityError as error:
                raise KGError("two entities have the same id") from error
            names = ((name, e.id, own) for e in some for name, own in ((e.name, 1), *((n, 0) for n in e.aliases)))
            self._insert("names", 3, names, "INSERT OR IGNORE")

    def add_statements(self, statements: Iterable[Statement]) -> None:
        """Adds statements with their evidence."""
        for some in _chunks(statements):
            for statement in some:
                if not statement.evidence:
                    raise KGError(f"statement {statement.id}: no evidence")
                try:
                    self._db.execute(f"INSERT INTO statements VALUES ({_marks(10)})", _statement_row(statement))
                except sqlite3.IntegrityError as error:
                    raise KGError(f"statement {statement.id}: two statements have this id") from error
            self._insert("evidence", 10, chain.from_iterable(map(_evidence_rows, some)))

    def add_mentioned(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Adds pairs of an article and an entity that it names."""
        self._insert("mentioned", 2, pairs, "INSERT OR IGNORE")

    def add_reports(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Adds pairs of an article and an event that it reports."""
        self._insert("reports", 2, pairs, "INSERT OR IGNORE")

    def add_doubts(self, doubts: Iterable[Doubt]) -> None:
        """Adds what is undecided, in its order."""
        rows = ((None, one.type, one.one, one.other, one.merged, one.reason) for one in doubts)
        self._insert("doubts", 6, rows)

    def _complete(self) -> None:
        """Adds indexes, the dates of facts and the sentences around quotes, once all parts are there."""
        for end in ("subject", "object"):
            query = (
                f"SELECT id, {end} FROM statements WHERE NOT EXISTS (SELECT 1 FROM entities WHERE id = {end}) LIMIT 1"
            )
            for statement_id, entity_id in self._db.execute(query):
                raise KGError(f"statement {statement_id}: no entity has the id {entity_id}")
        self._run(_INDEXES)
        self._insert("dates", 4, self._dates())
        self._insert("sentences", 2, self._sentences(), "INSERT OR IGNORE")
        self.note("format", FORMAT)
        self._db.execute("COMMIT")

    def _dates(self) -> Iterator[Row]:
        """The first and last date of each fact, and the one under which it is listed."""
        query = """SELECT statements.id, subject, object, qualifiers, one.type, one.attributes, other.type,
            other.attributes FROM statements JOIN entities AS one ON one.id = subject
            JOIN entities AS other ON other.id = object"""
        for id_, subject, target, qualifiers, *ends in self._db.execute(query):
            statement = Statement(id_, subject, "", target, (), 0.0, load_map(qualifiers))
            pairs = ((subject, *ends[:2]), (target, *ends[2:]))
            between = {key: Entity(key, kind, "", (), load_map(told)) for key, kind, told in pairs}
            yield id_, *fact_dates(statement, between), dated(statement, between)

    def _sentences(self) -> Iterator[Row]:
        """The sentence around each quote whose evidence does not bring its own."""
        chosen = f"""SELECT {ARTICLE}, body, origin FROM articles JOIN bodies ON bodies.article = articles.id
            WHERE body != '' AND articles.id IN (SELECT article FROM evidence WHERE sentence = '')
            ORDER BY articles.id"""
        for row in self._db.execute(chosen):
            article = read_whole_article(row)
            quotes = "SELECT DISTINCT id, first, last FROM evidence WHERE article = ? AND sentence = ''"
            for key, first, last in self._db.execute(quotes, (article.id,)):
                if sentence := sentence_of(article, Evidence(article.page_id, article.id, first, last, "", "")):
                    yield key, sentence


def _statement_row(one: Statement) -> Row:
    first = one.evidence[0].article_id
    home = first if all(each.article_id == first for each in one.evidence) else None
    said, title = _dump(dict(one.qualifiers)), one.qualifiers.get("title")
    fact = (one.id, one.subject, one.relation, one.object)
    return (*fact, title, one.confidence, one.status, said, home, len(one.evidence))


def _evidence_rows(statement: Statement) -> Iterator[Row]:
    for position, e in enumerate(statement.evidence):
        where = (e.article_id, e.page_id, e.start, e.end)
        yield (statement.id, position, evidence_id(e), *where, e.quote, e.rule_id, e.sentence)


def _packed(origin: tuple[int, ...]) -> bytes:
    """Offsets as runs: first, length, first, length …"""
    if not origin:
        return b""
    cuts = [i for i, step in enumerate(map(sub, origin[1:], origin), 1) if step != 1]
    starts, ends = [0, *cuts], [*cuts, len(origin)]
    return array("q", [value for a, b in zip(starts, ends, strict=True) for value in (origin[a], b - a)]).tobytes()


def _chunks(things: Iterable[_Thing], size: int = 500) -> Iterator[list[_Thing]]:
    chunk: list[_Thing] = []
    for thing in things:
        chunk.append(thing)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _marks(columns: int) -> str:
    return ", ".join("?" * columns)
