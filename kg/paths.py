"""The shortest way from one entity to another over facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.records import Entity, Statement

if TYPE_CHECKING:
    from kg.query import Graph


def find_path(graph: Graph, start: Entity, end: Entity, least: float = 0.0) -> list[Statement]:
    """The facts of a shortest way, in its order; [] when there is none. Facts under the confidence `least` don't count.

    Of several of one length the one over the least connected entities: what joins only these two tells more than
    what everybody is joined to. The direction of a fact doesn't matter.
    """
    best: dict[str, tuple[int, list[Statement]]] = {start.id: (0, [])}
    ring = [start.id]
    while ring and end.id not in best:
        reached: dict[str, tuple[int, list[Statement]]] = {}
        for node in ring:
            cost, way = best[node]
            for one in graph.about(graph.entities[node]):
                other = one.object if one.subject == node else one.subject
                if other in best or one.confidence < least:
                    continue
                found = (cost + len(graph.about(graph.entities[other])), [*way, one])
                known = reached.get(other)
                if known is None or (found[0], _ids(found[1])) < (known[0], _ids(known[1])):
                    reached[other] = found
        best |= reached
        ring = sorted(reached)
    return best[end.id][1] if end.id in best else []


def _ids(way: list[Statement]) -> list[str]:
    return [one.id for one in way]
