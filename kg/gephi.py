"""Knowledge as GraphML for Gephi, yEd, networkx and igraph, written as a stream.

networkx's own writer repeats the ids of parallel edges (Gephi then drops edges) and refuses absent values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from kg.errors import KGError
from kg.files import atomic_writer
from kg.ids import entities_by_id
from kg.ontology import Ontology
from kg.records import Entity, Knowledge, Page, Statement
from kg.xmltext import legal_xml

# Red, green, blue of each entity type: told apart also by readers who don't see red and green alike (Okabe and Ito).
COLOURS: Mapping[str, tuple[int, int, int]] = {
    "Person": (0, 114, 178),
    "Company": (230, 159, 0),
    "Organization": (213, 94, 0),
    "Event": (0, 158, 115),
    "Place": (204, 121, 167),
    "Document": (120, 120, 120),
}

# Attribute → GraphML type. Attributes of entities and qualifiers of statements follow as strings.
_NODE_KEYS = {"label": "string", "type": "string", "type_zh": "string", "aliases": "string"}
_COLOUR_KEYS = {"r": "int", "g": "int", "b": "int"}
_EDGE_KEYS = {"label": "string", "weight": "double", "relation": "string", "confidence": "double", "status": "string"}
# `statement` repeats the edge's id: igraph 1.0 fills the ids of edges with those of nodes.
_EDGE_SOURCE_KEYS = {"quote": "string", "source": "string", "rule": "string", "statement": "string"}
_RESERVED = frozenset({"id", "target"})  # names that readers keep for themselves

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write_graphml(knowledge: Knowledge, ontology: Ontology, path: Path) -> None:
    """Writes a node for each entity and an edge for each statement, both sorted by id.

    An edge's id is its Statement.id, its `weight` the number of its sources, `quote` and `source` (the file) those of
    the first. Raises KGError for an unknown entity, class or relation, or a statement without evidence.
    """
    entities = sorted(entities_by_id(knowledge).values(), key=lambda entity: entity.id)
    statements = sorted(knowledge.statements, key=lambda statement: statement.id)
    pages = {page.id: page for page in knowledge.pages}
    extra_node = sorted({key for entity in entities for key in entity.attributes} - _NODE_KEYS.keys())
    extra_edge = sorted({key for each in statements for key in each.qualifiers} - _EDGE_KEYS.keys())
    node_keys = _NODE_KEYS | {_free(key, _COLOUR_KEYS): "string" for key in extra_node} | _COLOUR_KEYS
    edge_keys = _EDGE_KEYS | {_free(key, _EDGE_SOURCE_KEYS): "string" for key in extra_edge} | _EDGE_SOURCE_KEYS
    with atomic_writer(path) as file:
        file.write(_HEAD)
        file.writelines(_key_lines("node", node_keys))
        file.writelines(_key_lines("edge", edge_keys))
        file.write('<graph id="kg" edgedefault="directed">\n')
        for entity in entities:
            file.write(f"<node id={_attribute(entity.id)}>")
            file.writelines(_data("n", node_keys, _node_values(entity, ontology)))
            file.write("</node>\n")
        for statement in statements:
            ends = f"source={_attribute(statement.subject)} target={_attribute(statement.object)}"
            file.write(f"<edge id={_attribute(statement.id)} {ends}>")
            file.writelines(_data("e", edge_keys, _edge_values(statement, ontology, pages)))
            file.write("</edge>\n")
        file.write("</graph>\n</graphml>\n")


def _node_values(entity: Entity, ontology: Ontology) -> dict[str, object]:
    found = ontology.classes.get(entity.type)
    if found is None:
        raise KGError(f"entity {entity.id}: the ontology has no class {entity.type}")
    red, green, blue = COLOURS[entity.type]
    own = {"label": entity.name, "type": entity.type, "type_zh": found.label_zh, "aliases": "；".join(entity.aliases)}
    extra = {_free(key, _COLOUR_KEYS): value for key, value in entity.attributes.items()}
    return {**extra, **own, "r": red, "g": green, "b": blue}


def _edge_values(statement: Statement, ontology: Ontology, pages: Mapping[str, Page]) -> dict[str, object]:
    relation = ontology.relations.get(statement.relation)
    if relation is None:
        raise KGError(f"statement {statement.id}: the ontology has no relation {statement.relation}")
    first = statement.evidence[0]
    page = pages.get(first.page_id)
    own = {
        "label": relation.label_zh,
        "weight": float(len(statement.evidence)),
        "relation": relation.name,
        "confidence": statement.confidence,
        "status": statement.status,
        "quote": first.quote,
        "source": page.source if page else first.page_id,
        "rule": first.rule_id,
        "statement": statement.id,
    }
    extra = {_free(key, _EDGE_SOURCE_KEYS): value for key, value in statement.qualifiers.items()}
    return {**extra, **own}


def _free(key: str, taken: Mapping[str, str]) -> str:
    """The name of an attribute or qualifier in the file; a taken or reserved one gets a line after it."""
    return f"{key}_" if key in taken or key in _RESERVED else key


def _key_lines(owner: str, keys: Mapping[str, str]) -> Iterator[str]:
    for name, kind in keys.items():
        key_id = _attribute(f"{owner[0]}_{name}")
        yield f'<key id={key_id} for="{owner}" attr.name={_attribute(name)} attr.type="{kind}"/>\n'


def _data(owner: str, keys: Mapping[str, str], values: Mapping[str, object]) -> Iterator[str]:
    """The data elements of one node or edge in the order of the keys; nothing for an absent or empty value."""
    for name in keys:
        text = legal_xml(str(values.get(name, "")))
        if text:
            yield f"<data key={_attribute(f'{owner}_{name}')}>{escape(text)}</data>"


def _attribute(text: str) -> str:
    return quoteattr(legal_xml(text))
