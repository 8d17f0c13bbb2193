"""The shortest way from one entity to another over facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.records import Entity, Statement

if TYPE_CHECKING:
    from kg.query.graph import Graph


def find_path(graph: Graph, start: Entity, end: Entity, least: float = 0.0) -> list[Statement]:
    """The facts of a shortest way, in its order; [] when there is none. Facts under the confidence `least` don't count.

    Of several of one length the one over the least connected entities: what joins only these two tells more than
    what everybody is joined to. The direction of a fact doesn't matter.
    """
    rings = _rings(graph, start.id, end.id, least)
    best: dict[str, tuple[int, list[str]]] = {start.id: (0, [])}
    for ring in rings[1:]:
        reached: dict[str, tuple[int, list[str]]] = {}
        for node, (cost, way) in best.items():
            for one, other in graph.links(node, least):
                if other not in ring:
                    continue
                found = (cost + graph.degree(other), [*way, one])
                if other not in reached or found < reached[other]:
                    reached[other] = found
        best = reached
    return [graph.statements[one] for one in best[end.id][1]] if rings else []


def _rings(graph: Graph, start: str, end: str, least: float) -> list[set[str]]:
    """The entities that lie on shortest ways, by their distance from the start; [] when there is no way.

    Searches from both ends, always on the side that has reached less, and holds ids only.
    """
    sides = [[{start}], [{end}]]
    seen = [{start}, {end}]
    while not sides[0][-1] & sides[1][-1]:
        side = 0 if len(sides[0][-1]) <= len(sides[1][-1]) else 1
        ring = {other for node in sides[side][-1] for _, other in graph.links(node, least)} - seen[side]
        if not ring:
            return []
        sides[side].append(ring)
        seen[side] |= ring
    halves = []
    for rings in sides:
        kept = [sides[0][-1] & sides[1][-1]]
        for ring in reversed(rings[:-1]):
            kept.append({other for node in kept[-1] for _, other in graph.links(node, least)} & ring)
        halves.append(kept)
    return [*reversed(halves[0]), *halves[1][1:]]
