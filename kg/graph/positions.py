"""Where to draw the nodes of a large network: connected nodes near each other, parts apart, leaves around their hub.

A part of some size is spread by forces: neighbours attract in proportion to distance, all nodes push each other off in
inverse proportion (as ForceAtlas2 does). The push is summed over a grid by Fourier transforms, so that 100,000 nodes
take seconds. Positions are rounded in each step: the same network gives the same picture whatever the processor.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.graph.network import Network

Position = tuple[float, float]

_GAP = 6.0  # free room around a node
_GRID = 128  # cells along each side
_STEPS, _FEWEST = 150, 40  # of moving all nodes; of many nodes fewer
_MANY = 800_000  # nodes times steps
_SMALL = 40  # nodes of a part that is drawn in rings around its middle
_GRAIN = 2.0**20  # parts of the unit that positions are rounded to
_GOLDEN = math.pi * (3 - math.sqrt(5))  # the angle by which leaves of a plant turn
_GRAVITY = 0.5  # keeps chains from hanging far out
_PULL = 3.0  # of an edge, against the push of nodes: by eye, so that groups show
_CROWD = 40  # passes that part overlapping nodes


def place_nodes(network: Network) -> dict[str, Position]:
    """The position of each node by id, in units of Node.size, one decimal; y grows upwards, as in Gephi."""
    sizes = {node.id: node.size for node in network.nodes}
    beside = _neighbours(network)
    parts = [_place_part(part, beside, sizes) for part in _parts([node.id for node in network.nodes], beside)]
    return {node: (round(x, 1), round(y, 1)) for node, (x, y) in _pack(parts, sizes).items()}


def _neighbours(network: Network) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {node.id: set() for node in network.nodes}
    for edge in network.edges:
        if edge.source != edge.target:
            found[edge.source].add(edge.target)
            found[edge.target].add(edge.source)
    return {node: sorted(others) for node, others in found.items()}


def _parts(nodes: Sequence[str], beside: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """The connected parts, the largest first, each in the order of a walk outwards from its most connected node."""
    seen: set[str] = set()
    parts = []
    for hub in sorted(nodes, key=lambda node: (-len(beside[node]), node)):
        if hub in seen:
            continue
        seen.add(hub)
        part, todo = [], deque([hub])
        while todo:
            node = todo.popleft()
            part.append(node)
            fresh = [other for other in beside[node] if other not in seen]
            seen.update(fresh)
            todo.extend(fresh)
        parts.append(part)
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _place_part(
    part: Sequence[str], beside: Mapping[str, Sequence[str]], sizes: Mapping[str, float]
) -> dict[str, Position]:
    """Positions of one part around its middle; leaves stand around the one node that they hang on."""
    leaves: dict[str, list[str]] = defaultdict(list)
    for node in part:
        if len(beside[node]) == 1 and len(part) > 2 and (len(beside[beside[node][0]]) > 1):
            leaves[beside[node][0]].append(node)
    hanging = {leaf for group in leaves.values() for leaf in group}
    core = [node for node in part if node not in hanging]
    room = {node: _crown(sizes[node], [sizes[leaf] for leaf in leaves.get(node, ())]) for node in core}
    placed = _rings(core, beside, room) if len(core) <= _SMALL else _spread(core, beside, room)
    for node, group in leaves.items():
        x, y = placed[node]
        radius = sizes[node] / 2
        step = max(sizes[leaf] for leaf in group) + _GAP / 2
        for number, leaf in enumerate(sorted(group)):
            distance = radius + step * (0.8 + math.sqrt(number) * 0.6)
            turn = number * _GOLDEN
            placed[leaf] = (x + distance * math.cos(turn), y + distance * math.sin(turn))
    return placed


def _crown(size: float, leaves: Sequence[float]) -> float:
    """The diameter of a node with its leaves."""
    return size + _GAP + (2 * (max(leaves) + _GAP / 2) * (1.3 + 0.6 * math.sqrt(len(leaves))) if leaves else 0.0)


def _rings(core: Sequence[str], beside: Mapping[str, Sequence[str]], room: Mapping[str, float]) -> dict[str, Position]:
    """The first node in the middle, the others on rings by their distance from it."""
    levels = {core[0]: 0}
    inside = set(core)
    for node in core:
        for other in beside[node]:
            if other in inside:
                levels.setdefault(other, levels[node] + 1)
    placed = {core[0]: (0.0, 0.0)}
    radius = room[core[0]] / 2
    for level in range(1, max(levels.values()) + 1):
        ring = [node for node in core if levels[node] == level]
        widest = max(room[node] for node in ring)
        radius = max(radius + widest / 2 + _GAP, sum(room[node] for node in ring) / (2 * math.pi))
        turn = 0.4 * level
        for node in ring:
            placed[node] = (radius * math.cos(turn), radius * math.sin(turn))
            turn += 2 * math.pi * room[node] / sum(room[other] for other in ring)
        radius += widest / 2
    return placed


def _spread(core: Sequence[str], beside: Mapping[str, Sequence[str]], room: Mapping[str, float]) -> dict[str, Position]:
    """Positions by forces, then scaled to the room that the nodes need, and overlaps parted."""
    import numpy as np

    number = {node: i for i, node in enumerate(core)}
    pairs = [(i, number[other]) for node, i in number.items() for other in beside[node] if number.get(other, -1) > i]
    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    width = np.array([room[node] for node in core])
    mass = 1.0 + np.bincount(ends.ravel(), minlength=len(core)) + (width / width.min()) ** 2 / 4
    turn = np.arange(len(core)) * _GOLDEN
    radius = np.sqrt((np.arange(len(core)) + 0.5) / len(core))
    at = _round(np.stack([radius * np.cos(turn), radius * np.sin(turn)], axis=1))
    kernel = _kernel()
    steps = max(_FEWEST, min(_STEPS, _MANY // len(core)))
    for step in range(steps):
        force = (_push(at, mass, kernel) - _GRAVITY * at) * mass[:, None] - _PULL * _pull(at, ends)
        length = np.maximum(np.hypot(force[:, 0], force[:, 1]), 1e-9)
        reach = 0.2 * (1 - step / steps) ** 1.5 + 0.002
        move = force / mass[:, None]
        move *= np.minimum(1.0, reach / np.maximum(length / mass, 1e-9))[:, None]
        at = _round(at + move)
        at -= _round(at.mean(axis=0))
    need = math.sqrt(float((width**2).sum()) * 3.0)
    spread = 2 * math.sqrt(float((at**2).sum(axis=1).mean()))
    at = _round(at * (need / max(spread, 1e-9)) / 1024) * 1024
    at = _part_crowds(at, width)
    return {node: (float(at[i, 0]), float(at[i, 1])) for node, i in number.items()}


def _round(values: Any) -> Any:
    """Values with the last bits off, in which processors differ."""
    import numpy as np

    return np.round(values * _GRAIN) / _GRAIN


def _kernel() -> Any:
    """The Fourier transforms of the push of one unit on all cells around it, in both directions."""
    import numpy as np

    offset = np.fft.fftfreq(2 * _GRID, 1 / (2 * _GRID))
    x, y = np.meshgrid(offset, offset, indexing="ij")
    square = np.maximum(x * x + y * y, 1.0)
    return np.fft.rfft2(x / square), np.fft.rfft2(y / square)


def _push(at: Any, mass: Any, kernel: Any) -> Any:
    """What pushes each node: the sum over all others of their share of the mass, divided by the distance."""
    import numpy as np

    low = at.min(axis=0)
    cell = max(float((at.max(axis=0) - low).max()), 1e-9) / (_GRID - 2)
    where = (at - low) / cell
    base = np.floor(where).astype(np.int64)
    part = where - base
    shares = [
        (base[:, 0] + dx, base[:, 1] + dy, abs(1 - dx - part[:, 0]) * abs(1 - dy - part[:, 1]))
        for dx in (0, 1)
        for dy in (0, 1)
    ]
    density = np.zeros((2 * _GRID, 2 * _GRID))
    for x, y, share in shares:
        np.add.at(density, (x, y), share * mass)
    seen = np.fft.rfft2(density)
    out = np.zeros_like(at)
    for axis in (0, 1):
        field = np.fft.irfft2(seen * kernel[axis], s=density.shape)
        for x, y, share in shares:
            out[:, axis] += share * field[x, y]
    return out / (cell * mass.sum())


def _pull(at: Any, ends: Any) -> Any:
    """What pulls each node: the sum of the ways to its neighbours, reversed."""
    import numpy as np

    way = at[ends[:, 0]] - at[ends[:, 1]]
    out = np.zeros_like(at)
    for axis in (0, 1):
        out[:, axis] += np.bincount(ends[:, 0], weights=way[:, axis], minlength=len(at))
        out[:, axis] -= np.bincount(ends[:, 1], weights=way[:, axis], minlength=len(at))
    return out


def _part_crowds(at: Any, width: Any) -> Any:
    """Moves nodes that overlap apart, a share of the way in each pass."""
    import numpy as np

    for _ in range(max(10, min(_CROWD, 600_000 // len(at)))):
        one, other = _close_pairs(at, float(width.max()) if len(at) < 3000 else float(np.quantile(width, 0.98)))
        way = at[one] - at[other]
        apart = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-3)
        lack = (width[one] + width[other]) / 2 - apart
        near = lack > 0
        if not near.any():
            break
        one, other = one[near], other[near]
        shift = way[near] * (0.5 * lack[near] / apart[near])[:, None]
        same = apart[near] <= 1e-3  # at one point: apart in a direction of their own
        shift[:, 0] += np.where(same, np.cos(one * _GOLDEN), 0.0)
        shift[:, 1] += np.where(same, np.sin(one * _GOLDEN), 0.0)
        share = width[one] ** 2 / (width[one] ** 2 + width[other] ** 2)
        move = np.zeros_like(at)
        for axis in (0, 1):
            move[:, axis] += np.bincount(one, weights=shift[:, axis] * (1 - share), minlength=len(at))
            move[:, axis] -= np.bincount(other, weights=shift[:, axis] * share, minlength=len(at))
        at = _round((at + move) / 1024) * 1024
    return at


def _close_pairs(at: Any, reach: float) -> tuple[Any, Any]:
    """Pairs of nodes in the same or a neighbouring cell of that width, each once."""
    import numpy as np

    cells = np.floor((at - at.min(axis=0)) / reach).astype(np.int64) + 1
    key = cells[:, 0] * (1 << 31) + cells[:, 1]
    order = np.argsort(key, kind="stable")
    key = key[order]
    ones, others = [], []
    for dx, dy in ((0, 0), (0, 1), (1, -1), (1, 0), (1, 1)):
        wanted = key + dx * (1 << 31) + dy
        first, last = np.searchsorted(key, wanted, "left"), np.searchsorted(key, wanted, "right")
        if (dx, dy) == (0, 0):
            first = np.arange(1, len(key) + 1)
        count = np.maximum(last - first, 0)
        one = np.repeat(np.arange(len(key)), count)
        start = np.repeat(first - np.concatenate([[0], np.cumsum(count)[:-1]]), count)
        ones.append(order[one])
        others.append(order[np.arange(len(one)) + start])
    return np.concatenate(ones), np.concatenate(others)


def _pack(parts: Iterable[Mapping[str, Position]], sizes: Mapping[str, float]) -> dict[str, Position]:
    """The first part on top, the others in rows below it, the highest first."""
    boxes = []
    for part in parts:
        half = {node: sizes[node] / 2 + _GAP / 2 for node in part}
        left, right = min(x - half[n] for n, (x, _) in part.items()), max(x + half[n] for n, (x, _) in part.items())
        low, high = min(y - half[n] for n, (_, y) in part.items()), max(y + half[n] for n, (_, y) in part.items())
        boxes.append((left, right, low, high, part))
    if not boxes:
        return {}
    area = sum((right - left) * (high - low) for left, right, low, high, _ in boxes[1:])
    width = max(boxes[0][1] - boxes[0][0], math.sqrt(area))
    placed: dict[str, Position] = {}
    across, top, deep = 0.0, 0.0, 0.0
    for left, right, low, high, part in [boxes[0], *sorted(boxes[1:], key=lambda b: (b[2] - b[3], min(b[4])))]:
        if across and (across + right - left > width or not deep):
            across, top, deep = 0.0, top - deep, 0.0
        if not placed:
            across = (width - (right - left)) / 2
        for node, (x, y) in part.items():
            placed[node] = (across + x - left, top + y - high)
        deep = max(deep, high - low)
        across = across + right - left if len(placed) > len(boxes[0][4]) else math.inf  # the first has a row of its own
    return placed
