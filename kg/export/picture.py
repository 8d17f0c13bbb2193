"""A static picture of a graph as SVG: who is joined to which body and which event, the most connected first.

The same graph gives the same bytes: the layout starts from a fixed seed and coordinates are rounded.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from xml.sax.saxutils import escape

import networkx as nx

import kg.regex as re
from kg.errors import KGError
from kg.export.xmltext import legal_xml
from kg.files import atomic_writer
from kg.graph.network import COLOURS

FONTS = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','WenQuanYi Zen Hei',sans-serif"
_TYPES = {"Person": "人物", "Organization": "机构", "Company": "企业", "Event": "活动"}
_LINES = {"event": ("参与、组织活动", ""), "post": ("任职", "7 4"), "other": ("会见、调研、签约等", "2 4")}
_LINE_COLOURS = {"event": "#7d93a6", "post": "#c9773f", "other": "#8a5fa3"}
_COMMON = ("出席", "参加")  # the labels of long lists: other labels take the free room first

# What no line of a label parts: a number, a mark that opens with what follows, one that closes with what goes before.
_UNBROKEN = re.compile("[“‘（《「]*(?:[0-9A-Za-z.]+|.)[”’）》」、，：。·—-]*", re.DOTALL)
_FONT = 13.0  # px, of node labels; an edge label is smaller
_EDGE_FONT = 11.0
_LEADING = 1.3
_GAP = 16.0  # px at least between two nodes with their labels
_MARGIN = 40.0
_HEADER, _FOOTER = 84.0, 64.0
_MIN_WIDTH = 900.0
_ASPECT = 1.5
_ROOM = 5.5  # area of the picture for one of nodes: by eye, 10 to 80 nodes
_MOST = 400  # nodes: the layout of networkx needs scipy from 500 on
_ROUNDS = 400  # of pushing nodes apart; 60 nodes need about 50


@dataclass(slots=True)
class _Node:
    """A node as drawn: `x`, `y` the middle of its shape, which reaches `rx`, `ry` from there; below it its label."""

    id: str
    type: str
    name: str
    lines: list[str]
    rx: float
    ry: float
    x: float = 0.0
    y: float = 0.0

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of shape and label."""
        half = max(self.rx, max(map(_width, self.lines)) / 2)
        below = 0.0 if self.type == "Event" else len(self.lines) * _FONT * _LEADING + 2
        return self.x - half, self.y - self.ry, self.x + half, self.y + self.ry + below


@dataclass(frozen=True, slots=True)
class _Edge:
    """All relations from one node to another."""

    source: _Node
    target: _Node
    kind: str  # a key of _LINES
    label: str


def write_picture(graph: nx.MultiDiGraph, path: Path, *, limit: int = 60, title: str = "新闻知识图谱") -> None:
    """Draws the `limit` most connected persons, bodies and events of a graph from `build_graph` as an SVG file.

    Raises KGError when `limit` is above 400.
    """
    if limit > _MOST:
        raise KGError(f"a picture of {limit} nodes can't be read (at most {_MOST})")
    chosen = _choose(graph, limit)
    nodes = {node: _make_node(node, chosen) for node in sorted(chosen)}
    edges = _make_edges(chosen, nodes)
    _place(chosen, nodes)
    width, height = _fit(list(nodes.values()))
    with atomic_writer(path) as file:
        file.writelines(_svg(list(nodes.values()), edges, width, height, title, _subtitle(graph, chosen)))


def _choose(graph: nx.MultiDiGraph, limit: int) -> nx.MultiDiGraph:
    """The part of the graph to draw: the most connected nodes, without those that then stand alone."""
    drawn = graph.subgraph([node for node, data in graph.nodes(data=True) if data["type"] in _TYPES])
    neighbours = {node: len(set(nx.all_neighbors(drawn, node)) - {node}) for node in drawn}
    ranked = sorted((node for node in drawn if neighbours[node]), key=lambda node: (-neighbours[node], node))
    top = drawn.subgraph(ranked[:limit])
    return top.subgraph([node for node in top if set(nx.all_neighbors(top, node)) - {node}])


def _make_node(node: str, graph: nx.MultiDiGraph) -> _Node:
    data = graph.nodes[node]
    kind, name = data["type"], " ".join(legal_xml(data["name"]).split()) or "？"
    lines = _wrap(name, 9 if kind == "Event" else 10, 3 if kind == "Event" else 2)
    if kind == "Event":
        rx, ry = max(map(_width, lines)) / 2 + 12, len(lines) * _FONT * _LEADING / 2 + 8
    else:
        rx = ry = min(8 + 3 * math.sqrt(len(set(nx.all_neighbors(graph, node)))), 24)
    return _Node(node, kind, name, lines, rx, ry)


def _make_edges(graph: nx.MultiDiGraph, nodes: dict[str, _Node]) -> list[_Edge]:
    labels: dict[tuple[str, str, str], set[str]] = {}
    for source, target, data in graph.edges(data=True):
        if source != target:
            post, to_event = data["relation"] == "holdsPost", nodes[target].type == "Event"
            kind = "post" if post else "event" if to_event else "other"
            word = data.get("title") or data["label"] if post else data["label"]
            labels.setdefault((source, target, kind), set()).add(" ".join(legal_xml(word).split()))
    return [
        _Edge(nodes[source], nodes[target], kind, _shorten("、".join(sorted(words)), 12))
        for (source, target, kind), words in sorted(labels.items())
    ]


def _place(graph: nx.MultiDiGraph, nodes: dict[str, _Node]) -> None:
    """Gives each node its place: springs first, then nodes whose boxes meet are pushed apart."""
    if not nodes:
        return
    springs = nx.Graph()
    springs.add_nodes_from(nodes)
    springs.add_edges_from(sorted({(min(s, t), max(s, t)) for s, t in graph.edges() if s != t}), weight=1.0)
    hub = ""  # a weak tie to the middle keeps separate parts from drifting off; no entity has an empty id
    springs.add_weighted_edges_from((hub, node, 0.06) for node in nodes)
    spread = nx.spring_layout(springs, k=2.2 / math.sqrt(len(nodes)), iterations=300, seed=7, weight="weight")
    area = sum((right - left + _GAP) * (bottom - top + _GAP) for left, top, right, bottom in _boxes(nodes.values()))
    height = math.sqrt(area * _ROOM / _ASPECT)
    xs, ys = ([float(spread[node][axis]) for node in nodes] for axis in (0, 1))
    for node, x, y in zip(nodes.values(), xs, ys, strict=True):
        node.x = round(_ASPECT * height * (x - min(xs)) / (max(xs) - min(xs) or 1), 3)
        node.y = round(height * (y - min(ys)) / (max(ys) - min(ys) or 1), 3)
    for _ in range(_ROUNDS):
        if not _push_apart(list(nodes.values())):
            break


def _push_apart(nodes: Sequence[_Node]) -> bool:
    """Moves each two nodes whose boxes meet apart, the shorter way; whether any had to be moved."""
    moved = False
    for one, other in combinations(nodes, 2):
        a, b = one.box, other.box
        across = min(a[2], b[2]) - max(a[0], b[0]) + _GAP
        down = min(a[3], b[3]) - max(a[1], b[1]) + _GAP
        if across > 0.1 and down > 0.1:
            moved = True
            if across < down:
                step = across / 2 if a[0] + a[2] <= b[0] + b[2] else -across / 2
                one.x, other.x = one.x - step, other.x + step
            else:
                step = down / 2 if a[1] + a[3] <= b[1] + b[3] else -down / 2
                one.y, other.y = one.y - step, other.y + step
    return moved


def _fit(nodes: Sequence[_Node]) -> tuple[float, float]:
    """Moves all nodes into the picture, rounds their places and gives the picture's width and height."""
    if not nodes:
        return _MIN_WIDTH, 360.0
    boxes = _boxes(nodes)
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    width = max(right - left + 2 * _MARGIN, _MIN_WIDTH)
    shift = (width - (right - left)) / 2 - left
    for node in nodes:
        node.x, node.y = round(node.x + shift, 1), round(node.y - top + _HEADER + _MARGIN / 2, 1)
    return math.ceil(width), math.ceil(bottom - top + _HEADER + _FOOTER + _MARGIN)


def _svg(
    nodes: Sequence[_Node], edges: Sequence[_Edge], width: float, height: float, title: str, subtitle: str
) -> Iterator[str]:
    size = f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FONTS}" role="img" lang="zh">\n'
    yield f"<title>{escape(legal_xml(title))}</title>\n<defs>\n"
    for kind, colour in _LINE_COLOURS.items():
        yield (
            f'<marker id="to-{kind}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
            f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 1L8 4L0 7z" fill="{colour}"/></marker>\n'
        )
    yield f'</defs>\n<rect width="{width:g}" height="{height:g}" fill="#fff"/>\n'
    yield _text(_MARGIN, 42, title, 24, "#1c2733", "start", bold=True)
    yield _text(_MARGIN, 66, subtitle, 13, "#5b6873", "start")
    yield from map(_edge_svg, edges)
    yield from map(_node_svg, nodes)
    yield from _edge_labels(edges, nodes)
    if not nodes:
        yield _text(width / 2, height / 2, "没有可画的内容", 16, "#5b6873", "middle")
    yield from _legend(height - _FOOTER / 2)
    yield "</svg>\n"


def _edge_svg(edge: _Edge) -> str:
    (x1, y1), (x2, y2) = _ends(edge)
    dashes = f' stroke-dasharray="{_LINES[edge.kind][1]}"' if _LINES[edge.kind][1] else ""
    words = escape(f"{edge.source.name} {edge.label} {edge.target.name}")
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{_LINE_COLOURS[edge.kind]}" '
        f'stroke-width="1.3" stroke-opacity="0.75"{dashes} marker-end="url(#to-{edge.kind})">'
        f"<title>{words}</title></line>\n"
    )


def _node_svg(node: _Node) -> str:
    shape = _shape(node.type, node.x, node.y, node.rx, node.ry)
    inside = node.type == "Event"
    step = _FONT * _LEADING
    first = node.y - (len(node.lines) - 1) * step / 2 + _FONT * 0.36 if inside else node.y + node.ry + _FONT + 2
    colour = "#fff" if inside else "#1c2733"
    label = "".join(
        _text(node.x, first + row * step, line, _FONT, colour, "middle", halo=not inside)
        for row, line in enumerate(node.lines)
    )
    return f"<g><title>{escape(node.name)}（{_TYPES[node.type]}）</title>{shape}\n{label}</g>\n"


def _shape(kind: str, x: float, y: float, rx: float, ry: float) -> str:
    paint = f'fill="{_colour(kind)}" stroke="#fff" stroke-width="1.5"'
    if kind == "Person":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{rx:.1f}" {paint}/>'
    if kind == "Company":
        points = f"{x:.1f},{y - ry:.1f} {x + rx:.1f},{y:.1f} {x:.1f},{y + ry:.1f} {x - rx:.1f},{y:.1f}"
        return f'<polygon points="{points}" {paint}/>'
    round_off = 10 if kind == "Event" else 2
    corner = f'x="{x - rx:.1f}" y="{y - ry:.1f}" width="{2 * rx:.1f}" height="{2 * ry:.1f}" rx="{round_off}"'
    return f"<rect {corner} {paint}/>"


def _edge_labels(edges: Sequence[_Edge], nodes: Sequence[_Node]) -> Iterator[str]:
    """The labels that find room beside nodes and other labels; those that say more than a list does come first."""
    taken = _boxes(nodes)
    for edge in sorted(edges, key=lambda each: each.label in _COMMON):
        (x1, y1), (x2, y2) = _ends(edge)
        half = _width(edge.label, _EDGE_FONT) / 2 + 1
        for share in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74):
            x, y = x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
            box = (x - half, y - _EDGE_FONT * 0.6, x + half, y + _EDGE_FONT * 0.6)
            if not any(_meet(box, other) for other in taken):
                taken.append(box)
                yield _text(x, y + _EDGE_FONT * 0.36, edge.label, _EDGE_FONT, "#44525e", "middle", halo=True)
                break


def _legend(y: float) -> Iterator[str]:
    x = _MARGIN
    for kind, name in _TYPES.items():
        rx = 16.0 if kind == "Event" else 8.0
        yield _shape(kind, x + rx, y, rx, 8.0) + "\n"
        yield _text(x + 2 * rx + 6, y + 5, name, _FONT, "#1c2733", "start")
        x += 2 * rx + 6 + _width(name) + 24
    for kind, (name, dashes) in _LINES.items():
        style = f' stroke-dasharray="{dashes}"' if dashes else ""
        line = f'x1="{x:.1f}" y1="{y:.1f}" x2="{x + 34:.1f}" y2="{y:.1f}" stroke="{_LINE_COLOURS[kind]}"'
        yield f'<line {line} stroke-width="1.6"{style} marker-end="url(#to-{kind})"/>\n'
        yield _text(x + 42, y + 5, name, _FONT, "#1c2733", "start")
        x += 42 + _width(name) + 24


def _subtitle(graph: nx.MultiDiGraph, chosen: nx.MultiDiGraph) -> str:
    counts = [sum(data["type"] == kind for _, data in chosen.nodes(data=True)) for kind in _TYPES]
    shown = "、".join(f"{name} {count}" for name, count in zip(_TYPES.values(), counts, strict=True) if count)
    whole = f"全图 {graph.number_of_nodes()} 个节点、{graph.number_of_edges()} 条关系"
    return f"{whole}；图中为联系最多的{shown}" if shown else whole


def _ends(edge: _Edge) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where the line of an edge leaves the one shape and reaches the other."""
    return _border(edge.source, edge.target), _border(edge.target, edge.source)


def _border(node: _Node, towards: _Node) -> tuple[float, float]:
    dx, dy = towards.x - node.x, towards.y - node.y
    length = math.hypot(dx, dy) or 1.0
    if node.type == "Person":
        share = (node.rx + 2) / length
    elif node.type == "Company":
        share = (node.rx + 2) / (abs(dx) + abs(dy) or 1.0)
    else:
        share = min((node.rx + 2) / (abs(dx) or 1e-9), (node.ry + 2) / (abs(dy) or 1e-9))
    share = min(share, 0.5)
    return node.x + dx * share, node.y + dy * share


def _text(
    x: float, y: float, text: str, size: float, colour: str, anchor: str, *, bold: bool = False, halo: bool = False
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    around = ' stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke"' if halo else ""
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="{colour}" text-anchor="{anchor}"'
    return f"<text {place}{weight}{around}>{escape(legal_xml(text))}</text>\n"


def _wrap(text: str, width: int, rows: int) -> list[str]:
    """The text in lines of nearly equal length, at most `width` Han characters each; the last ends in … if cut."""
    text = _shorten(text, width * rows)
    needed = max(1, math.ceil(_ems(text) / width))
    fill = min(float(width), _ems(text) / needed + 0.5)
    lines = _fill(text, fill, rows)
    while len(lines) > needed and fill < width:
        fill = min(float(width), fill + 0.5)
        lines = _fill(text, fill, rows)
    return lines


def _fill(text: str, width: float, rows: int) -> list[str]:
    lines = [""]
    for piece in _UNBROKEN.findall(text):
        if lines[-1] and len(lines) < rows and _ems(lines[-1] + piece) > width:
            lines.append("")
        lines[-1] += piece
    return lines


def _shorten(text: str, width: int) -> str:
    if _ems(text) <= width:
        return text
    while _ems(text) > width - 1:
        text = text[:-1]
    return f"{text}…"


def _ems(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.6 for char in text)


def _width(text: str, size: float = _FONT) -> float:
    return _ems(text) * size


def _boxes(nodes: Iterable[_Node]) -> list[tuple[float, float, float, float]]:
    return [node.box for node in nodes]


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _colour(kind: str) -> str:
    return "#{:02x}{:02x}{:02x}".format(*COLOURS[kind])
