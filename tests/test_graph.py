"""The networkx graph holds each entity and each statement, each with its evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from knowledge_sample import sample, statement

from kg.errors import KGError
from kg.graph.nx import build_graph, together

MEETING, RACE = "event-全市旅游工作会议", "event-云溪半程马拉松开幕式"


def test_nodes_and_edges_are_entities_and_statements() -> None:
    knowledge = sample()
    graph = build_graph(knowledge)
    assert list(graph) == [entity.id for entity in knowledge.entities]
    assert {key for *_, key in graph.edges(keys=True)} == {each.id for each in knowledge.statements}
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (13, 18)


def test_node_and_edge_attributes() -> None:
    graph = build_graph(sample())
    mayor = graph.nodes["person-顾明溪"]
    assert mayor == {"type": "Person", "name": "顾明溪", "label": "顾明溪", "aliases": ("顾市长",), "gender": "女"}
    (post,) = graph["person-顾明溪"]["organization-青禾市人民政府"].values()
    assert post["label"] == "任职"
    assert (post["relation"], post["title"], post["date"]) == ("holdsPost", "市长", "2023-06-18")
    assert (post["sources"], post["rule"], post["quote"]) == (2, "post-list", "市长顾明溪")


def test_parallel_edges_and_evidence_survive() -> None:
    graph = build_graph(sample())
    assert graph.number_of_edges("person-顾明溪", "organization-青禾市委") == 2
    for *_, data in graph.edges(data=True):
        assert data["evidence"]
        assert data["quote"] == data["evidence"][0].quote


def test_broken_references_are_refused() -> None:
    knowledge = sample()
    first, *rest = knowledge.statements
    with pytest.raises(KGError, match="no entity has the id person-无"):
        build_graph(replace(knowledge, statements=(replace(first, subject="person-无"), *rest)))
    with pytest.raises(KGError, match="no evidence"):
        build_graph(replace(knowledge, statements=(replace(first, evidence=()), *rest)))
    with pytest.raises(KGError, match="no relation admires"):
        build_graph(replace(knowledge, statements=(replace(first, relation="admires"), *rest)))
    with pytest.raises(KGError, match="two statements"):
        build_graph(replace(knowledge, statements=(first, first)))
    with pytest.raises(KGError, match="two entities"):
        build_graph(replace(knowledge, entities=knowledge.entities * 2))


def test_together_counts_shared_events_once_per_event() -> None:
    projection = together(build_graph(sample()))
    assert set(projection) == {f"person-{name}" for name in ("林远舟", "顾明溪", "白一帆", "欧阳静水", "陆千山")}
    assert projection.number_of_edges() == 6
    both = projection["person-顾明溪"]["person-白一帆"]
    assert (both["weight"], both["events"]) == (2, tuple(sorted((MEETING, RACE))))
    # presides and speaks at the same meeting: one event
    assert projection["person-林远舟"]["person-顾明溪"]["weight"] == 1
    assert projection.degree("person-陆千山") == 0


def test_together_leaves_bodies_out() -> None:
    knowledge = sample()
    source = knowledge.statements[0].evidence[0]
    extra = statement("company-海石集团", "attends", MEETING, source)
    projection = together(build_graph(replace(knowledge, statements=(*knowledge.statements, extra))))
    assert "company-海石集团" not in projection
