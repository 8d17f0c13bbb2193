"""GraphML for Gephi, yEd, networkx and igraph, written as a stream.

networkx's own writer repeats the ids of parallel edges (Gephi then drops edges) and refuses absent values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import kg.regex as re
from kg.export.xmltext import attribute, content
from kg.files import atomic_writer
from kg.graph.network import Edge, Network, Node, Value, build_network
from kg.ids import content_id

if TYPE_CHECKING:
    from kg.graph.positions import Position
    from kg.graph.tables import GraphTables
    from kg.ontology import Ontology
    from kg.records import Knowledge

_TYPES = {str: "string", int: "int", float: "double"}
_RESERVED = frozenset({"id", "target"})  # names that readers keep for themselves
_LOOK = frozenset({"r", "g", "b", "x", "y", "size"})  # what Gephi takes as colour, position and size of a node

# GraphML's ids are name tokens; validators hold to those of the first XML 1.0: no （）《》, no rare characters.
_NO_TOKEN = re.compile("[^A-Za-z0-9._:·À-ÖØ-öø-ÿ〇一-龥-]")

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write_graphml(graph: Knowledge | GraphTables, ontology: Ontology, path: Path) -> None:
    """Writes the whole graph: a node for each entity, an edge for each statement; raises as build_network does."""
    write_graphml_network(build_network(graph, ontology), path)


def write_graphml_network(network: Network, path: Path) -> None:
    """Writes nodes with colour, size and position, and edges with their weight; absent values are left out.

    GraphML has no time: the dates of an edge stand as `first` and `last`. An id that is no name token becomes one; the
    Entity.id stands in `entity`.
    """
    from kg.graph.positions import place_nodes

    places = place_nodes(network)
    ids = {node.id: attribute(_token(node.id)) for node in network.nodes}
    nodes = (node_values(node, places[node.id]) for node in network.nodes)
    node_keys = find_keys(node_values(node, places[node.id]) for node in network.nodes)
    edge_keys = find_keys(map(edge_values, network.edges))
    with atomic_writer(path) as file:
        file.write(_HEAD)
        file.writelines(_key_lines("node", node_keys))
        file.writelines(_key_lines("edge", edge_keys))
        file.write(f'<graph id="kg" edgedefault="{"directed" if network.directed else "undirected"}">\n')
        marks = {name: f"<data key={attribute(f'n_{name}')}>" for name in node_keys}
        for node, values in zip(network.nodes, nodes, strict=True):
            file.write(f"<node id={ids[node.id]}>{''.join(_data(marks, values))}</node>\n")
        marks = {name: f"<data key={attribute(f'e_{name}')}>" for name in edge_keys}
        for edge in network.edges:
            ends = f"source={ids[edge.source]} target={ids[edge.target]}"
            file.write(f"<edge id={attribute(edge.id)} {ends}>{''.join(_data(marks, edge_values(edge)))}</edge>\n")
        file.write("</graph>\n</graphml>\n")


def _token(id_: str) -> str:
    """An id as a name token; a hash keeps ids apart that differ only in other characters."""
    return id_ if not _NO_TOKEN.search(id_) else f"{_NO_TOKEN.sub('_', id_)}-{content_id(id_)[:8]}"


def node_values(node: Node, place: Position) -> dict[str, Value]:
    """What a file says of a node, by name; attributes with a taken or reserved name get a line after it."""
    red, green, blue = node.colour
    look: dict[str, Value] = {"r": red, "g": green, "b": blue, "x": place[0], "y": place[1], "size": node.size}
    taken = _RESERVED | _LOOK | {"label", "entity"}
    return {"label": node.label, "entity": node.id, **_free(node.attributes, taken), **look}


def edge_values(edge: Edge) -> dict[str, Value]:
    """What a file says of an edge, by name, without what is empty."""
    first, last = edge.dates
    dates = {key: value for key, value in (("first", first), ("last", last)) if value}
    taken = _RESERVED | {"label", "weight", "first", "last"}
    return {"label": edge.label, "weight": edge.weight, **dates, **_free(edge.attributes, taken)}


def find_keys(things: Iterator[dict[str, Value]]) -> dict[str, str]:
    """The names of values with their GraphML types, in the order in which they first occur."""
    found: dict[str, str] = {}
    for values in things:
        for name, value in values.items():
            if name not in found:
                found[name] = _TYPES[type(value)]
    return found


def _free(attributes: Mapping[str, Value], taken: frozenset[str]) -> dict[str, Value]:
    if taken.isdisjoint(attributes):
        return dict(attributes)
    return {f"{key}_" if key in taken else key: value for key, value in attributes.items()}


def _key_lines(owner: str, keys: Mapping[str, str]) -> Iterator[str]:
    for name, kind in keys.items():
        key_id = attribute(f"{owner[0]}_{name}")
        yield f'<key id={key_id} for="{owner}" attr.name={attribute(name)} attr.type="{kind}"/>\n'


def _data(marks: Mapping[str, str], values: Mapping[str, Value]) -> Iterator[str]:
    """The data elements of one node or edge in the order of the keys; nothing for an absent or empty value."""
    for name, mark in marks.items():
        value = values.get(name, "")
        text = content(value) if isinstance(value, str) else str(value)
        if text:
            yield f"{mark}{text}</data>"
