"""GEXF 1.3 for Gephi and graphology, written as a stream: colour, size and position, and, if wanted, time.

In the timeline form nodes and edges have the days on which they are seen; Gephi then offers its timeline. What has no
date has no days and is always seen.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from kg import __version__
from kg.export.gephi import edge_values, find_keys, node_values
from kg.export.xmltext import attribute, legal_xml
from kg.files import atomic_writer
from kg.graph.filters import first_day, last_day
from kg.graph.network import Network, Value
from kg.graph.positions import Position, place_nodes

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
"""
_NAMES = {"string": "string", "int": "integer", "double": "double"}
_NODE_OWN = frozenset({"label", "entity", "r", "g", "b", "x", "y", "size"})  # elements and attributes of their own
_EDGE_OWN = frozenset({"label", "weight"})


def write_gexf_network(network: Network, path: Path, *, timeline: bool = False) -> None:
    """Writes nodes and edges; parallel edges have their relation as `kind`. With `timeline` they have their days."""
    places = place_nodes(network)
    kind = "directed" if network.directed else "undirected"
    mode = 'mode="dynamic" timeformat="date" timerepresentation="interval"' if timeline else 'mode="static"'
    node_keys = _without(find_keys(node_values(node, places[node.id]) for node in network.nodes), _NODE_OWN)
    edge_keys = _without(find_keys(map(edge_values, network.edges)), _EDGE_OWN)
    with atomic_writer(path) as file:
        file.write(f"{_HEAD}<meta><creator>kg {__version__}</creator></meta>\n")
        file.write(f'<graph defaultedgetype="{kind}" {mode}>\n')
        file.writelines(_declared("node", node_keys))
        file.writelines(_declared("edge", edge_keys))
        file.write(f'<nodes count="{len(network.nodes)}">\n')
        for node in network.nodes:
            days = _days(node.dates) if timeline else ""
            file.write(f"<node id={attribute(node.id)} label={attribute(node.label)}{days}>")
            file.write(_values(node_keys, node_values(node, places[node.id])))
            file.write(_look(node.colour, node.size, places[node.id]))
            file.write("</node>\n")
        file.write(f'</nodes>\n<edges count="{len(network.edges)}">\n')
        for edge in network.edges:
            days = _days(edge.dates) if timeline else ""
            relation = edge.attributes.get("relation")
            sort = f" kind={attribute(str(relation))}" if relation else ""
            ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
            own = f"id={attribute(edge.id)} {ends} label={attribute(edge.label)}{sort}"
            file.write(f'<edge {own} weight="{edge.weight}"{days}>')
            file.write(_values(edge_keys, edge_values(edge)))
            file.write("</edge>\n")
        file.write("</edges>\n</graph>\n</gexf>\n")


def _without(keys: Mapping[str, str], left_out: frozenset[str]) -> dict[str, str]:
    return {name: kind for name, kind in keys.items() if name not in left_out}


def _declared(owner: str, keys: Mapping[str, str]) -> Iterator[str]:
    if keys:
        yield f'<attributes class="{owner}" mode="static">\n'
        for name, kind in keys.items():
            yield f'<attribute id={attribute(name)} title={attribute(name)} type="{_NAMES[kind]}"/>\n'
        yield "</attributes>\n"


def _values(keys: Mapping[str, str], values: Mapping[str, Value]) -> str:
    found = (
        f"<attvalue for={attribute(name)} value={attribute(str(values[name]))}/>"
        for name in keys
        if legal_xml(str(values.get(name, "")))
    )
    inside = "".join(found)
    return f"<attvalues>{inside}</attvalues>" if inside else ""


def _look(colour: tuple[int, int, int], size: float, place: Position) -> str:
    red, green, blue = colour
    return (
        f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
        f'<viz:position x="{place[0]}" y="{place[1]}" z="0.0"/><viz:size value="{size}"/>'
    )


def _days(dates: tuple[str, str]) -> str:
    """The first and last day as attributes; a month or year counts with all its days."""
    first, last = dates
    if not first or not last:
        return ""
    end = last_day(last)
    year, month, day = map(int, end.split("-"))
    end = f"{end[:8]}{min(day, calendar.monthrange(year, month)[1]):02}"
    return f' start="{escape(first_day(first))}" end="{escape(end)}"'
