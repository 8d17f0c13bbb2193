"""Knowledge as nodes and edges to look at: the whole graph, or a projection, with weight, dates, colour and size."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from kg.errors import KGError
from kg.graph.filters import fact_dates
from kg.graph.tables import ENTITY, STATEMENT, GraphTables, beside, read_entity, read_statement
from kg.ids import content_id, entities_by_id
from kg.ontology import Ontology
from kg.records import Entity, Knowledge, Statement

# Red, green, blue of each entity type: told apart also by readers who don't see red and green alike (Okabe and Ito).
COLOURS: Mapping[str, tuple[int, int, int]] = {
    "Person": (0, 114, 178),
    "Company": (230, 159, 0),
    "Organization": (213, 94, 0),
    "Event": (0, 158, 115),
    "Place": (204, 121, 167),
    "Document": (120, 120, 120),
}
SMALLEST, LARGEST = 4.0, 40.0  # sizes of nodes, as Gephi shows them well
_BODIES = frozenset({"Company", "Organization"})
_SHOWN = 10  # names of events that an edge of a projection lists

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Node:
    """A node as readers show it; `attributes` holds no empty value."""

    id: str
    label: str
    type: str  # an EntityType
    degree: int  # neighbours, each once
    dates: tuple[str, str]  # first and last date of its edges, or an event's own; empty when unknown
    attributes: Mapping[str, Value] = field(default_factory=dict)

    @property
    def colour(self) -> tuple[int, int, int]:
        """Red, green, blue."""
        return COLOURS[self.type]

    @property
    def size(self) -> float:
        """A diameter that grows with the root of the degree, so that the area tells how connected a node is."""
        return round(min(LARGEST, SMALLEST * math.sqrt(self.degree + 1)), 2)


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge as readers show it; `weight` is above 0, `dates` the first and the last one, empty when unknown."""

    id: str
    source: str
    target: str
    label: str
    weight: float
    dates: tuple[str, str]
    attributes: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges, each sorted by id."""

    nodes: Sequence[Node]
    edges: Sequence[Edge]
    directed: bool


def build_network(graph: Knowledge | GraphTables, ontology: Ontology) -> Network:
    """The whole graph: a node for each entity, an edge for each statement, as read_nodes and read_edges give them."""
    if isinstance(graph, GraphTables):
        return Network(list(read_nodes(graph, ontology)), list(read_edges(graph, ontology)), True)
    entities, sources = entities_by_id(graph), {page.id: page.source for page in graph.pages}
    edges = []
    for statement in graph.statements:
        first, dates = statement.evidence[0], fact_dates(statement, entities)
        said = first.quote, sources.get(first.page_id, first.page_id), first.rule_id
        edges.append(_fact_edge(statement, ontology, len(statement.evidence), dates, said))
    return _network(entities.values(), edges, ontology, directed=True)


def read_nodes(tables: GraphTables, ontology: Ontology) -> Iterator[Node]:
    """A node for each entity, by id. Raises KGError for an unknown class."""
    degrees = tables.rows("""SELECT one, count(DISTINCT CASE WHEN other != one THEN other END), min(first), max(last)
        FROM (SELECT subject AS one, object AS other, nullif(first, '') AS first, nullif(last, '') AS last
            FROM statements JOIN dates ON dates.statement = statements.id
            UNION ALL SELECT object, subject, nullif(first, ''), nullif(last, '')
            FROM statements JOIN dates ON dates.statement = statements.id)
        GROUP BY one ORDER BY one""")
    for row, own in beside(tables.rows(f"SELECT {ENTITY} FROM entities ORDER BY id"), degrees):
        _, degree, first, last = own[0] if own else ("", 0, None, None)
        yield _node(read_entity(row), ontology, degree, (first or "", last or ""))


def read_edges(tables: GraphTables, ontology: Ontology) -> Iterator[Edge]:
    """An edge for each statement, by id, whose weight is the number of its sources.

    An edge has the quote, the file and the rule of its first source. Raises KGError for an unknown relation.
    """
    rows = tables.rows(f"""SELECT {STATEMENT}, sources, dates.first, dates.last, quote, coalesce(source, page), rule
        FROM (SELECT {STATEMENT}, sources FROM statements) AS said
        JOIN dates ON dates.statement = said.id
        JOIN (SELECT statement, position, page, quote, rule FROM evidence) AS words
            ON words.statement = said.id AND position = 0
        LEFT JOIN (SELECT id AS page_id, source FROM pages) ON page_id = page
        ORDER BY said.id""")
    for *row, weight, first, last, quote, source, rule in rows:
        statement = read_statement(tuple(row))
        yield _fact_edge(statement, ontology, weight, (first, last), (quote, source, rule))


def _fact_edge(
    statement: Statement, ontology: Ontology, weight: int, dates: tuple[str, str], said: tuple[str, str, str]
) -> Edge:
    """The edge of a statement; `said` is the quote, the file and the rule of its first source."""
    relation = ontology.relations.get(statement.relation)
    if relation is None:
        raise KGError(f"statement {statement.id}: the ontology has no relation {statement.relation}")
    own: dict[str, Value] = {
        "relation": relation.name,
        "confidence": statement.confidence,
        "status": statement.status,
        **dict(zip(("quote", "source", "rule"), said, strict=True)),
        "statement": statement.id,  # igraph 1.0 fills the ids of edges with those of nodes
    }
    for key, value in statement.qualifiers.items():
        if value:
            own[f"{key}_" if key in own else key] = value
    ends = (statement.subject, statement.object)
    return Edge(statement.id, *ends, relation.label_zh, float(weight), dates, own)


def project_people(knowledge: Knowledge, ontology: Ontology) -> Network:
    """The persons who were at an event with others, joined by it; an edge's weight is the number of such events."""
    entities = entities_by_id(knowledge)
    present: dict[str, set[str]] = defaultdict(set)
    for statement in knowledge.statements:
        if entities[statement.subject].type == "Person" and entities[statement.object].type == "Event":
            present[statement.object].add(statement.subject)
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for event in sorted(present):
        for pair in combinations(sorted(present[event]), 2):
            shared[pair].append(event)
    edges = [_shared_edge(pair, [entities[event] for event in shared[pair]]) for pair in sorted(shared)]
    return _network(_ends(entities, edges), edges, ontology, directed=False)


def project_posts(knowledge: Knowledge, ontology: Ontology) -> Network:
    """Persons and the bodies that they have a post in, visit or otherwise have to do with."""
    return _bipartite(knowledge, ontology, lambda one, other: one == "Person" and other in _BODIES)


def project_hosts(knowledge: Knowledge, ontology: Ontology) -> Network:
    """Bodies and the events that they organize or take part in."""
    return _bipartite(knowledge, ontology, lambda one, other: one in _BODIES and other == "Event")


PROJECTIONS: Mapping[str, Callable[[Knowledge, Ontology], Network]] = {
    "people": project_people,
    "person-body": project_posts,
    "body-event": project_hosts,
}


def _bipartite(knowledge: Knowledge, ontology: Ontology, fits: Callable[[str, str], bool]) -> Network:
    """One edge for all statements between two things of fitting types; its weight is the number of their sources."""
    entities = entities_by_id(knowledge)
    joined: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in sorted(knowledge.statements, key=lambda each: each.id):
        if fits(entities[statement.subject].type, entities[statement.object].type):
            joined[(statement.subject, statement.object)].append(statement)
    edges = []
    for (source, target), statements in sorted(joined.items()):
        labels = {ontology.relations[each.relation].label_zh for each in statements}
        titles = {each.qualifiers["title"] for each in statements if each.qualifiers.get("title")}
        dates = _span(fact_dates(each, entities) for each in statements)
        weight = float(len({(e.article_id, e.start, e.end) for each in statements for e in each.evidence}))
        label = "、".join(sorted(titles) or sorted(labels))
        relations = {"relations": "、".join(sorted(labels))}
        edges.append(Edge(content_id(source, target), source, target, label, weight, dates, relations))
    return _network(_ends(entities, edges), edges, ontology, directed=True)


def _shared_edge(pair: tuple[str, str], events: Sequence[Entity]) -> Edge:
    dates = _span((event.attributes.get("date", ""),) * 2 for event in events)
    names = "；".join(event.name for event in events[:_SHOWN])
    more = f" 等{len(events)}次" if len(events) > _SHOWN else ""
    label = f"同场{len(events)}次"
    return Edge(content_id(*pair), *pair, label, float(len(events)), dates, {"events": f"{names}{more}"})


def _ends(entities: Mapping[str, Entity], edges: Iterable[Edge]) -> list[Entity]:
    return [entities[id_] for id_ in sorted({end for edge in edges for end in (edge.source, edge.target)})]


def _network(entities: Iterable[Entity], edges: list[Edge], ontology: Ontology, *, directed: bool) -> Network:
    neighbours: dict[str, set[str]] = defaultdict(set)
    dates: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for edge in edges:
        neighbours[edge.source].add(edge.target)
        neighbours[edge.target].add(edge.source)
        if edge.dates[0]:
            dates[edge.source].append(edge.dates)
            dates[edge.target].append(edge.dates)
    nodes = [
        _node(entity, ontology, len(neighbours.get(entity.id, set()) - {entity.id}), _span(dates.get(entity.id, [])))
        for entity in sorted(entities, key=lambda each: each.id)
    ]
    return Network(nodes, sorted(edges, key=lambda edge: edge.id), directed)


def _node(entity: Entity, ontology: Ontology, degree: int, dates: tuple[str, str]) -> Node:
    found = ontology.classes.get(entity.type)
    if found is None:
        raise KGError(f"entity {entity.id}: the ontology has no class {entity.type}")
    own = {"type": entity.type, "type_zh": found.label_zh, "aliases": "；".join(entity.aliases)}
    attributes = {key: value for key, value in {**entity.attributes, **own}.items() if value}
    if entity.type == "Event":
        dates = _span([(entity.attributes.get("date", ""),) * 2])
    return Node(entity.id, entity.name, entity.type, degree, dates, attributes)


def _span(dates: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """From the first to the last of dates; a date without a year counts as none."""
    known = [(first, last) for first, last in dates if first[:4].isdigit() and last[:4].isdigit()]
    return (min(first for first, _ in known), max(last for _, last in known)) if known else ("", "")
