"""A graph whose parts are read from tables when they are asked for; what it answers is what Graph answers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from kg.graph.tables import GraphTables
from kg.graph.when import within
from kg.identity.careers import Occupancy
from kg.query.graph import POST, Graph
from kg.records import Article, Entity, Knowledge, Page, Statement

if TYPE_CHECKING:
    from kg.ontology import Ontology

_KEPT = 5_000  # things of one kind that are remembered
_Thing = TypeVar("_Thing")


class StoredGraph(Graph):
    """The graph in tables. `knowledge`, `nx` and what else holds all of it load all of it."""

    def __init__(self, tables: GraphTables, ontology: Ontology) -> None:
        self._tables = tables
        self.ontology = ontology

    @property
    def knowledge(self) -> Knowledge:
        """All that the graph is made from, in memory."""
        return self._loaded

    @cached_property
    def _loaded(self) -> Knowledge:
        return self._tables.knowledge()

    @property
    def source(self) -> Knowledge | GraphTables:
        """The tables."""
        return self._tables

    def whole(self) -> Graph:
        """The graph with everything in memory."""
        return Graph(self.knowledge, self.ontology)

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """All entities by id."""
        return _ById(self._tables, "entities", self._tables.entity)

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """All statements by id."""
        return _ById(self._tables, "statements", self._tables.statement)

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """All pages by id."""
        return _ById(self._tables, "pages", self._tables.page)

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """All articles by id."""
        return _ById(self._tables, "articles", self._tables.article)

    def said_in(self, article_id: str) -> list[Statement]:
        """All statements that an article has evidence for, by id."""
        chosen = "WHERE id IN (SELECT statement FROM evidence WHERE article = ?)"
        return list(self._tables.statements(chosen, article_id))

    def about(self, entity: Entity) -> list[Statement]:
        """All statements that have `entity` at either end, by id."""
        return list(self._tables.statements("WHERE subject = ? OR object = ?", entity.id, entity.id))

    def degree(self, entity_id: str) -> int:
        """How many statements have this entity at either end."""
        query = "SELECT count(*) FROM statements WHERE subject = ? OR object = ?"
        return int(next(self._tables.rows(query, entity_id, entity_id))[0])

    def links(self, entity_id: str, least: float = 0.0) -> list[tuple[str, str]]:
        """The statements of at least this confidence that have an entity at either end: id, and the other end's id."""
        query = """SELECT id, CASE WHEN subject = ? THEN object ELSE subject END FROM statements
            WHERE (subject = ? OR object = ?) AND confidence >= ? ORDER BY id"""
        return [(one, other) for one, other in self._tables.rows(query, *([entity_id] * 3), least)]

    def all_entities(self, *types: str) -> Iterator[Entity]:
        """The entities of these types, or all, by id."""
        return self._tables.entities(f"WHERE type IN ({_marks(types)})" if types else "", *types)

    def all_statements(self, relations: Collection[str] | None = None) -> Iterator[Statement]:
        """The statements of these relations, or all, by id."""
        if relations is None:
            return self._tables.statements()
        return self._tables.statements(f"WHERE relation IN ({_marks(relations)})", *sorted(relations))

    def named(self, *texts: str) -> list[Entity]:
        """The entities that have one of the texts as id, name or other name, by id."""
        marks = _marks(texts)
        chosen = f"WHERE id IN (SELECT entity FROM names WHERE name IN ({marks})) OR id IN ({marks})"
        return list(self._tables.entities(chosen, *texts, *texts))

    def containing(self, text: str) -> Iterator[Entity]:
        """The entities with a name or other name that holds the text, by id."""
        return self._tables.entities("WHERE id IN (SELECT entity FROM names WHERE instr(name, ?))", text)

    def all_names(self, *types: str) -> list[str]:
        """The first names of the entities of these types, or of all, each once, sorted."""
        chosen = f"WHERE type IN ({_marks(types)})" if types else ""
        return [
            name for (name,) in self._tables.rows(f"SELECT DISTINCT name FROM entities {chosen} ORDER BY name", *types)
        ]

    def objects_of(self, relations: Collection[str]) -> set[str]:
        """The ids of all that these relations lead to."""
        query = f"SELECT DISTINCT object FROM statements WHERE relation IN ({_marks(relations)})"
        return {one for (one,) in self._tables.rows(query, *relations)}

    def mentioned_in(self, entity: Entity) -> list[str]:
        """The ids of the articles that name an entity, sorted."""
        rows = self._tables.rows("SELECT article FROM mentioned WHERE entity = ? ORDER BY article", entity.id)
        return [article for (article,) in rows]

    def reported_in(self, event: Entity) -> list[str]:
        """The ids of the articles that report an event as what they are about, sorted."""
        rows = self._tables.rows("SELECT article FROM reports WHERE entity = ? ORDER BY article", event.id)
        return [article for (article,) in rows]

    def posts_titled(self, text: str) -> list[Occupancy]:
        """The posts whose title the text ends with (清湖市市长: 市长, 长 …), by statement."""
        titles = [text[cut:] for cut in range(len(text) + 1)]
        chosen = f"WHERE relation = ? AND coalesce(title, '') IN ({_marks(titles)})"
        return self._occupancies(self._tables.statements(chosen, POST, *titles))

    def titles_at(self, body: str) -> list[str]:
        """The titles of posts in bodies whose name begins so, each once, sorted."""
        query = """SELECT DISTINCT coalesce(title, '') AS title FROM statements JOIN entities ON entities.id = object
            WHERE relation = ? AND (? = '' OR instr(name, ?) = 1) ORDER BY title"""
        return [title for (title,) in self._tables.rows(query, POST, body, body)]

    def most_active(
        self, relations: Collection[str], since: str | None, until: str | None, limit: int | None
    ) -> list[str]:
        """The ids of the persons with facts of these relations in time, those with most of different objects first."""
        self._tables.db.create_function("holds_within", 3, within, deterministic=True)
        in_time = "holds_within(day, ?, ?)" if since or until else "? IS ?"
        query = f"""SELECT subject FROM statements JOIN entities ON entities.id = subject
            JOIN dates ON dates.statement = statements.id
            WHERE type = 'Person' AND relation IN ({_marks(relations)}) AND {in_time}
            GROUP BY subject ORDER BY count(DISTINCT object) DESC, subject LIMIT ?"""
        span = (since, until) if since or until else (None, None)
        found = self._tables.rows(query, *sorted(relations), *span, -1 if limit is None else limit)
        return [who for (who,) in found]


class _ById(Mapping[str, _Thing]):
    """The things of one table by id; those asked for last are remembered."""

    def __init__(self, tables: GraphTables, table: str, read: Callable[[str], _Thing | None]) -> None:
        self._tables, self._table, self._read = tables, table, read
        self._known: dict[str, _Thing] = {}

    def __getitem__(self, key: str) -> _Thing:
        known = self._known.get(key)
        if known is None:
            known = self._read(key)
            if known is None:
                raise KeyError(key)
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[key] = known
        return known

    def __iter__(self) -> Iterator[str]:
        return (key for (key,) in self._tables.rows(f"SELECT id FROM {self._table} ORDER BY id"))

    def __len__(self) -> int:
        return self._tables.count(self._table)


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))
