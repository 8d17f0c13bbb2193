"""The whole graph and its projections: weights, dates, sizes and positions; GEXF is read back whole."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from knowledge_sample import nasty, sample
from networkx.readwrite.gexf import GEXF

from kg.errors import KGError
from kg.export.gephi import write_graphml_network
from kg.export.gexf import write_gexf_network
from kg.graph.network import (
    PROJECTIONS,
    Edge,
    Network,
    Node,
    build_network,
    project_hosts,
    project_people,
    project_posts,
)
from kg.graph.positions import place_nodes
from kg.ontology import load_ontology
from kg.records import Knowledge

MEETING, RACE = "event-全市旅游工作会议", "event-云溪半程马拉松开幕式"
SAMPLES = pytest.mark.parametrize("make", [sample, nasty])


def read_gexf(path: Path) -> nx.Graph:
    """The file as networkx reads it; the last networkx for Python 3.10 knows GEXF up to 1.2 only."""
    if "1.3" not in GEXF.versions:
        pytest.skip("this networkx reads no GEXF 1.3")
    return nx.read_gexf(path)


def test_the_whole_graph_has_each_entity_and_statement() -> None:
    knowledge = sample()
    network = build_network(knowledge, load_ontology())
    assert [node.id for node in network.nodes] == [entity.id for entity in knowledge.entities]
    assert [edge.id for edge in network.edges] == [each.id for each in knowledge.statements]
    assert network.directed
    nodes = {node.id: node for node in network.nodes}
    assert nodes[MEETING].dates == ("2023-06-18", "2023-06-18")
    assert nodes[RACE].dates == ("", "")  # a day without a year
    assert nodes["person-顾明溪"].dates == ("2023-06-18", "2024-03-02")
    assert nodes["person-林远舟"].degree == 3
    assert nodes["person-林远舟"].size > nodes["person-陆千山"].size == nodes["organization-青禾市委"].size
    assert all(4 <= node.size <= 40 for node in network.nodes)


def test_people_are_joined_by_shared_events() -> None:
    network = project_people(sample(), load_ontology())
    assert not network.directed
    weights = {(edge.source[7:], edge.target[7:]): edge.weight for edge in network.edges}
    assert weights[("白一帆", "顾明溪")] == 2  # the meeting and the race
    assert weights[("林远舟", "顾明溪")] == 1
    assert len(weights) == 6
    both = next(edge for edge in network.edges if edge.weight == 2)
    assert both.dates == ("2023-06-18", "2023-06-18")
    assert both.attributes["events"] == "云溪半程马拉松开幕式；全市旅游工作会议"
    assert "person-陆千山" not in {node.id for node in network.nodes}


def test_posts_and_hosts() -> None:
    posts = project_posts(sample(), load_ontology())
    edges = {(edge.source[7:], edge.target.split("-")[1]): edge for edge in posts.edges}
    assert edges[("顾明溪", "青禾市委")].label == "副书记、常委"
    assert edges[("顾明溪", "青禾市人民政府")].dates == ("2023-06-18", "2024-03-02")
    assert edges[("顾明溪", "青禾市人民政府")].weight == 2
    assert edges[("顾明溪", "海石集团")].label == "调研"
    assert len(edges) == 5
    hosts = project_hosts(sample(), load_ontology())
    assert [(edge.source, edge.target, edge.label) for edge in hosts.edges] == [
        ("organization-青禾市文旅局", MEETING, "主办")
    ]


@SAMPLES
@pytest.mark.parametrize("timeline", [False, True])
def test_networkx_reads_gexf_with_equal_counts(make: Callable[[], Knowledge], timeline: bool, tmp_path: Path) -> None:
    network = build_network(make(), load_ontology())
    path = tmp_path / "a.gexf"
    write_gexf_network(network, path, timeline=timeline)
    read = read_gexf(path)
    assert set(read) == {node.id for node in network.nodes}
    assert {data["id"] for *_, data in read.edges(data=True)} == {edge.id for edge in network.edges}
    assert read.number_of_edges() == len(network.edges)
    for node in network.nodes:
        look = read.nodes[node.id]["viz"]
        assert (look["color"]["r"], look["color"]["g"], look["color"]["b"]) == node.colour
        assert look["size"] == node.size
        assert ("start" in read.nodes[node.id]) == (timeline and bool(node.dates[0]))


def test_the_timeline_has_days(tmp_path: Path) -> None:
    knowledge = sample()
    meeting = next(each for each in knowledge.entities if each.id == MEETING)
    month = replace(meeting, attributes={"kind": "会议", "date": "2023-02"})
    others = tuple(each for each in knowledge.entities if each.id != MEETING)
    network = build_network(replace(knowledge, entities=(*others, month)), load_ontology())
    write_gexf_network(network, tmp_path / "a.gexf", timeline=True)
    text = (tmp_path / "a.gexf").read_text(encoding="utf-8")
    assert 'mode="dynamic" timeformat="date"' in text
    read = read_gexf(tmp_path / "a.gexf")
    assert (read.nodes[MEETING]["start"], read.nodes[MEETING]["end"]) == ("2023-02-01", "2023-02-28")
    post = next(each for each in knowledge.statements if each.qualifiers.get("title") == "市长")
    days = next(data for *_, data in read.edges(data=True) if data["id"] == post.id)
    assert (days["start"], days["end"]) == ("2023-06-18", "2024-03-02")


@pytest.mark.parametrize("name", PROJECTIONS)
def test_projections_are_written_in_both_formats(name: str, tmp_path: Path) -> None:
    network = PROJECTIONS[name](sample(), load_ontology())
    write_graphml_network(network, tmp_path / "a.graphml")
    write_gexf_network(network, tmp_path / "a.gexf")
    for read in (nx.read_graphml(tmp_path / "a.graphml"), read_gexf(tmp_path / "a.gexf")):
        assert (len(read), read.number_of_edges()) == (len(network.nodes), len(network.edges))
        assert read.is_directed() == network.directed
        assert all(data["weight"] > 0 for *_, data in read.edges(data=True))
        assert len(network.edges) > 0


def test_what_is_unknown_is_refused() -> None:
    knowledge = sample()
    with pytest.raises(KGError, match="no class Dog"):
        wrong = replace(knowledge.entities[0], type="Dog")  # type: ignore[arg-type]
        build_network(replace(knowledge, entities=(wrong, *knowledge.entities[1:])), load_ontology())


# --- positions


def grid(side: int, alone: int = 0) -> Network:
    """A square grid of people, and some without neighbours."""
    names = [f"n{x:03}-{y:03}" for x in range(side) for y in range(side)]
    pairs = [(f"n{x:03}-{y:03}", f"n{x + dx:03}-{y + dy:03}") for x in range(side) for y in range(side)
             for dx, dy in ((0, 1), (1, 0)) if x + dx < side and y + dy < side]  # fmt: skip
    nodes = [Node(name, name, "Person", 4, ("", "")) for name in names]
    nodes += [Node(f"z{i:04}", "z", "Person", 0, ("", "")) for i in range(alone)]
    edges = [Edge(f"e{i:05}", *pair, "x", 1.0, ("", "")) for i, pair in enumerate(pairs)]
    return Network(nodes, edges, directed=True)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return math.hypot(one[0] - other[0], one[1] - other[1])


@pytest.mark.parametrize("network", [grid(12, 30), build_network(sample(), load_ontology()), grid(3)])
def test_every_node_has_a_place_of_its_own(network: Network) -> None:
    places = place_nodes(network)
    sizes = {node.id: node.size for node in network.nodes}
    assert set(places) == set(sizes)
    nodes = sorted(places)
    overlaps = sum(
        distance(places[one], places[other]) < (sizes[one] + sizes[other]) / 2 - 0.2
        for i, one in enumerate(nodes)
        for other in nodes[i + 1 :]
    )
    assert overlaps == 0


def test_neighbours_are_near_and_parts_apart() -> None:
    network = grid(12, 30)
    places = place_nodes(network)
    near = [distance(places[edge.source], places[edge.target]) for edge in network.edges]
    inside = [node for node in places if node.startswith("n")]
    far = [distance(places[one], places[other]) for one in inside for other in inside if one < other]
    assert sum(near) / len(near) < 0.35 * sum(far) / len(far)
    assert max(places[f"z{i:04}"][1] for i in range(30)) < min(places[node][1] for node in inside)


def test_leaves_stand_around_their_hub() -> None:
    nodes = [Node(f"n{i:03}", "n", "Person", 60 if i == 0 else 1, ("", "")) for i in range(61)]
    nodes += [Node("m", "m", "Person", 1, ("", ""))]
    edges = [Edge(f"e{i:03}", "n000", f"n{i:03}", "x", 1.0, ("", "")) for i in range(1, 61)]
    places = place_nodes(Network(nodes, edges, directed=True))
    reach = [distance(places["n000"], places[f"n{i:03}"]) for i in range(1, 61)]
    assert max(reach) < 12 * nodes[1].size
    assert min(reach) > (nodes[0].size + nodes[1].size) / 2 - 0.2
    middle = [sum(places[f"n{i:03}"][axis] for i in range(1, 61)) / 60 for axis in (0, 1)]
    assert distance((middle[0], middle[1]), places["n000"]) < nodes[0].size


def test_nothing_to_place() -> None:
    assert place_nodes(Network([], [], directed=True)) == {}
