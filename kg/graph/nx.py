"""Knowledge as a networkx graph, and projections of it."""

from __future__ import annotations

from itertools import combinations

import networkx as nx

from kg.errors import KGError
from kg.ids import entities_by_id
from kg.ontology import Ontology, load_ontology
from kg.records import Entity, Knowledge, Statement


def build_graph(knowledge: Knowledge, ontology: Ontology | None = None) -> nx.MultiDiGraph:
    """The graph of all entities and statements: a node for each entity, an edge for each statement.

    A node is its Entity.id, with `type`, `name`, `label` (the name), `aliases` (a tuple) and the entity's attributes.
    An edge's key is its Statement.id, with the qualifiers (`title`, `date` …), `relation`, `label` (Chinese),
    `confidence`, `status`, `evidence` (a tuple, never empty), `sources` (how many); `rule` and `quote` are the first's.
    Raises KGError for a relation that the ontology lacks, an unknown entity, or a statement without evidence.
    """
    ontology = ontology or load_ontology()
    graph = nx.MultiDiGraph()
    for entity in entities_by_id(knowledge).values():
        graph.add_node(entity.id, **_node(entity))
    for statement in knowledge.statements:
        graph.add_edge(statement.subject, statement.object, key=statement.id, **_edge(statement, ontology))
    return graph


def together(graph: nx.MultiDiGraph) -> nx.Graph:
    """The persons of the graph, joined where they were at the same event in any role.

    `weight` is the number of such events, `events` a tuple of their ids, sorted. Nodes keep their attributes.
    """
    projection = nx.Graph()
    projection.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if data["type"] == "Person")
    shared: dict[tuple[str, str], list[str]] = {}
    for event in sorted(node for node, data in graph.nodes(data=True) if data["type"] == "Event"):
        people = sorted({person for person in graph.predecessors(event) if person in projection})
        for pair in combinations(people, 2):
            shared.setdefault(pair, []).append(event)
    for (one, other), events in sorted(shared.items()):
        projection.add_edge(one, other, weight=len(events), events=tuple(events))
    return projection


def _node(entity: Entity) -> dict[str, object]:
    own = {"type": entity.type, "name": entity.name, "label": entity.name, "aliases": entity.aliases}
    return {**entity.attributes, **own}


def _edge(statement: Statement, ontology: Ontology) -> dict[str, object]:
    relation = ontology.relations.get(statement.relation)
    if relation is None:
        raise KGError(f"statement {statement.id}: the ontology has no relation {statement.relation}")
    first = statement.evidence[0]
    own = {
        "relation": relation.name,
        "label": relation.label_zh,
        "confidence": statement.confidence,
        "status": statement.status,
        "rule": first.rule_id,
        "quote": first.quote,
        "sources": len(statement.evidence),
        "evidence": statement.evidence,
    }
    return {**statement.qualifiers, **own}
