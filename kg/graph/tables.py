"""A whole graph as SQLite tables, read as sorted streams and by key; kg/graph/writer.py writes them.

What is asked of a graph, or written of it, comes from these tables, so that the graph itself need not fit into memory.
Texts of pages and bodies of articles stand in tables of their own: most readers don't need them.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import KGError
from kg.recordjson import parse_page
from kg.records import Article, Byline, Doubt, Entity, Evidence, Knowledge, Page, Statement

FORMAT = "1"
POST = "holdsPost"
CACHE = -32_000  # kilobytes of the file that SQLite keeps in memory, and of what it sorts there
ARTICLE = "articles.id, articles.page, articles.headlines, articles.bylines, articles.kind, articles.layout"
ENTITY = "id, type, name, aliases, attributes"
STATEMENT = "id, subject, relation, object, confidence, qualifiers, status"
EVIDENCE = "page, article, first, last, quote, rule, sentence"

Row = tuple[Any, ...]
_Thing = TypeVar("_Thing")


class GraphTables:
    """The tables of one graph. In a file, or without a path in a temporary one that goes with this object."""

    def __init__(self, path: Path | None = None) -> None:
        """Opens tables to read them, or an empty temporary file. Raises KGError when the file holds no such tables."""
        try:
            where = f"file:{_quoted(path)}?mode=ro" if path else ""
            # The threads of a program that asks a graph may share it: SQLite lets one after the other in.
            self.db = sqlite3.connect(where, uri=True, isolation_level=None, check_same_thread=False)
            self.db.execute(f"PRAGMA cache_size = {CACHE}")
            found = self.meta("format") if path else FORMAT
        except sqlite3.Error as error:
            raise KGError(f"{path}: holds no tables of a graph: {error}") from error
        if found != FORMAT:
            raise KGError(f"{path}: tables of format {found}, not {FORMAT}")

    def close(self) -> None:
        """Closes the file."""
        self.db.close()

    def meta(self, key: str) -> str:
        """What is noted under a key; "" when nothing is."""
        row = self.db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else ""

    def rows(self, query: str, *values: str | float | None) -> Iterator[Row]:
        """What a query gives, row by row; nothing for a text with half a surrogate pair, which no table holds."""
        try:
            return self.db.execute(query, values)
        except UnicodeEncodeError:
            return iter(())

    def count(self, table: str) -> int:
        """How many rows a table has."""
        (number,) = self.db.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(number)

    # --- sorted streams

    def pages(self, *, texts: bool = False) -> Iterator[Page]:
        """All pages by id, without their texts unless these are asked for."""
        if not texts:
            return (parse_page(rest) for (rest,) in self.rows("SELECT rest FROM pages ORDER BY id"))
        rows = self.rows("SELECT rest, text FROM pages LEFT JOIN texts ON texts.page = pages.id ORDER BY id")
        return (replace(parse_page(rest), text=text or "") for rest, text in rows)

    def articles(self, *, texts: bool = False) -> Iterator[Article]:
        """All articles by id, without their bodies unless these are asked for."""
        if not texts:
            return (read_article(row) for row in self.rows(f"SELECT {ARTICLE} FROM articles ORDER BY id"))
        joined = "articles LEFT JOIN bodies ON bodies.article = articles.id"
        return (
            read_whole_article(row) for row in self.rows(f"SELECT {ARTICLE}, body, origin FROM {joined} ORDER BY id")
        )

    def entities(self, where: str = "", *values: str) -> Iterator[Entity]:
        """All entities by id, or those that a condition on their columns chooses."""
        return (read_entity(row) for row in self.rows(f"SELECT {ENTITY} FROM entities {where} ORDER BY id", *values))

    def statements(self, where: str = "", *values: str) -> Iterator[Statement]:
        """All statements by id, or those that a condition on their columns chooses."""
        chosen = f"WHERE statement IN (SELECT id FROM statements {where})" if where else ""
        rows = self.rows(f"SELECT {STATEMENT} FROM statements {where} ORDER BY id", *values)
        evidence = self.rows(
            f"SELECT statement, {EVIDENCE} FROM evidence {chosen} ORDER BY statement, position", *values
        )
        for row, own in beside(rows, evidence):
            yield read_statement(row, (read_evidence(one[1:]) for one in own))

    def knowledge(self, *, texts: bool = True) -> Knowledge:
        """All of it in memory."""
        doubts = self.rows("SELECT type, one, other, merged, reason FROM doubts ORDER BY number")
        pairs = "SELECT article, entity FROM {} ORDER BY article, entity"
        return Knowledge(
            pages=tuple(self.pages(texts=texts)),
            articles=tuple(self.articles(texts=texts)),
            entities=tuple(self.entities()),
            statements=tuple(self.statements()),
            mentioned=tuple(self.rows(pairs.format("mentioned"))),
            reports=tuple(self.rows(pairs.format("reports"))),
            doubts=tuple(Doubt(kind, one, other, bool(merged), why) for kind, one, other, merged, why in doubts),
        )

    # --- by key

    def page(self, page_id: str) -> Page | None:
        """The page of that id, with its text."""
        rows = self.rows("SELECT rest, text FROM pages JOIN texts ON texts.page = pages.id WHERE id = ?", page_id)
        return next((replace(parse_page(rest), text=text) for rest, text in rows), None)

    def article(self, article_id: str) -> Article | None:
        """The article of that id, with its body."""
        joined = "articles JOIN bodies ON bodies.article = articles.id"
        rows = self.rows(f"SELECT {ARTICLE}, body, origin FROM {joined} WHERE articles.id = ?", article_id)
        return next(map(read_whole_article, rows), None)

    def entity(self, entity_id: str) -> Entity | None:
        """The entity of that id."""
        return next(self.entities("WHERE id = ?", entity_id), None)

    def statement(self, statement_id: str) -> Statement | None:
        """The statement of that id."""
        return next(self.statements("WHERE id = ?", statement_id), None)


def beside(left: Iterable[Row], right: Iterable[Row]) -> Iterator[tuple[Row, list[Row]]]:
    """Each row of the one with those of the other that begin with the same key; both are sorted by it."""
    others = iter(right)
    other = next(others, None)
    for row in left:
        own = []
        while other is not None and other[0] <= row[0]:
            if other[0] == row[0]:
                own.append(other)
            other = next(others, None)
        yield row, own


# --- records as rows


def read_article(row: Row) -> Article:
    """The article of a row of ARTICLE, without its body."""
    headlines, bylines = json.loads(row[2]), json.loads(row[3])
    kind, layout = row[4:6]
    return Article(row[0], row[1], tuple(headlines), tuple(Byline(*one) for one in bylines), "", (), kind, layout)


def read_whole_article(row: Row) -> Article:
    """The article of a row of ARTICLE, body, origin."""
    return replace(read_article(row), body=row[6] or "", origin=_unpacked(row[7] or b""))


def read_entity(row: Row) -> Entity:
    """The entity of a row of ENTITY."""
    return Entity(row[0], row[1], row[2], tuple(json.loads(row[3])) if row[3] != "[]" else (), load_map(row[4]))


def read_statement(row: Row, evidence: Iterable[Evidence] = ()) -> Statement:
    """The statement of a row of STATEMENT."""
    return Statement(row[0], row[1], row[2], row[3], tuple(evidence), row[4], load_map(row[5]), row[6])


def read_evidence(row: Row) -> Evidence:
    """The evidence of a row of EVIDENCE."""
    return Evidence(*row)


def _unpacked(runs: bytes) -> tuple[int, ...]:
    values = array("q", runs)
    return tuple(chain.from_iterable(range(a, a + n) for a, n in zip(values[::2], values[1::2], strict=True)))


def load_map(text: str) -> Mapping[str, str]:
    """The map that stands in a cell."""
    return json.loads(text) if text != "{}" else {}


def _quoted(path: Path) -> str:
    from urllib.parse import quote

    return quote(str(path.resolve()))
