"""The picture is well-formed, shows what it should, and nodes and labels keep out of each other's way."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from knowledge_sample import entity, evidence, nasty, page, sample, statement

from kg.errors import KGError
from kg.export import picture
from kg.export.picture import write_picture
from kg.graph.nx import build_graph
from kg.records import Knowledge

SVG = "{http://www.w3.org/2000/svg}"


def big_graph() -> nx.MultiDiGraph:
    """Seven meetings of eight persons each, two of them at every meeting, and a host for each meeting."""
    source = evidence(page("甲", "a.txt", None), "甲")
    entities, statements = {}, []
    for number in range(7):
        meeting = entity("Event", f"青禾市第{number}次国土空间总体规划编制工作领导小组全体（扩大）会议")
        host = entity("Organization", f"青禾市第{number}办公室")
        names = ["林远舟", "顾明溪", *(f"员{number}{each}" for each in "甲乙丙丁戊己")]
        people = [entity("Person", name) for name in names]
        entities.update({each.id: each for each in (meeting, host, *people)})
        statements.append(statement(host.id, "hosts", meeting.id, source))
        statements += [statement(each.id, "attends", meeting.id, source) for each in people]
        statements.append(statement(people[0].id, "holdsPost", host.id, source, qualifiers={"title": f"主任{number}"}))
    return build_graph(Knowledge((), (), tuple(entities.values()), tuple(statements)))


def draw(graph: nx.MultiDiGraph, folder: Path, **options: int) -> ElementTree.Element:
    path = folder / "a.svg"
    write_picture(graph, path, **options)
    return ElementTree.parse(path).getroot()


def texts(root: ElementTree.Element) -> list[str]:
    return ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]


def test_shows_persons_bodies_and_events_but_no_places(tmp_path: Path) -> None:
    found = texts(draw(build_graph(sample()), tmp_path))
    assert {"林远舟", "顾明溪", "海石集团", "青禾市文旅局", "云溪大学"} <= set(found)
    assert {"人物", "机构", "企业", "活动", "任职"} <= set(found)  # the legend
    assert "主持、讲话" in found  # both relations on one line
    assert "云溪会展中心" not in found


def test_limit_keeps_the_most_connected(tmp_path: Path) -> None:
    root = draw(big_graph(), tmp_path, limit=9)
    found = "".join(texts(root))
    assert "林远舟" in found
    assert "顾明溪" in found
    assert "员" not in found
    assert len(list(root.iter(f"{SVG}g"))) == 9
    with pytest.raises(KGError, match="at most 400"):
        draw(big_graph(), tmp_path, limit=401)


def test_nodes_with_their_labels_do_not_overlap() -> None:
    chosen = picture._choose(big_graph(), 60)
    nodes = {node: picture._make_node(node, chosen) for node in sorted(chosen)}
    assert len(nodes) == 58
    picture._place(chosen, nodes)
    width, height = picture._fit(list(nodes.values()))
    for one, other in combinations(nodes.values(), 2):
        assert not picture._meet(one.box, other.box), f"{one.name} {other.name}"
    for node in nodes.values():
        left, top, right, bottom = node.box
        assert 0 < left < right < width
        assert picture._HEADER < top < bottom < height - picture._FOOTER


def test_long_names_are_wrapped_and_cut() -> None:
    lines = picture._wrap("青禾市国土空间总体规划编制工作领导小组第三次全体扩大会议", 9, 3)
    assert [len(line) for line in lines] == [9, 9, 9]
    assert lines[-1].endswith("…")
    assert picture._wrap("全市经济工作会议", 9, 3) == ["全市经济工作会议"]
    assert picture._wrap("", 9, 3) == [""]


def test_numbers_and_quotation_marks_are_not_parted() -> None:
    assert picture._wrap("“慈善之星”颁奖晚会", 9, 3) == ["“慈善之星”", "颁奖晚会"]
    assert picture._wrap("纪念建校115周年大会暨校友代表座谈会", 9, 3) == ["纪念建校115周年大", "会暨校友代表座谈会"]


def test_hostile_names_are_escaped(tmp_path: Path) -> None:
    root = draw(build_graph(nasty()), tmp_path)
    assert not list(root.iter(f"{SVG}script"))
    assert any("<script>" in text for text in texts(root))


def test_empty_graph_is_drawn_too(tmp_path: Path) -> None:
    assert "没有可画的内容" in texts(draw(build_graph(Knowledge((), (), (), ())), tmp_path))
