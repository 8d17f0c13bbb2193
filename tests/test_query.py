"""The Python API over a small graph made by hand, and over pages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from knowledge_sample import sample

from kg.errors import AmbiguousName, KGError, NameNotFound
from kg.ontology import load_ontology
from kg.query.graph import Graph
from kg.query.show import format_entity, format_summary
from kg.records import Entity, Knowledge

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph(sample(), load_ontology())


def names(entities: list[Entity]) -> list[str]:
    return [entity.name for entity in entities]


def with_entities(*entities: Entity) -> Graph:
    return Graph(Knowledge((), (), entities, ()), load_ontology())


def test_nx_has_a_node_for_each_entity_and_an_edge_for_each_statement(graph: Graph) -> None:
    assert len(graph.nx) == len(graph.knowledge.entities) > 0
    assert graph.nx.number_of_edges() == len(graph.knowledge.statements) > 0
    assert all(data["evidence"] for _, _, data in graph.nx.edges(data=True))


def test_find_exact_then_alias_then_part() -> None:
    entities = [
        Entity("organization-a", "Organization", "清湖市水利局", ("市水利局",)),
        Entity("organization-b", "Organization", "临州市水利局", ("市水利局下属", "水利局")),
        Entity("organization-c", "Organization", "水利局"),
    ]
    graph = with_entities(*entities)
    assert [entity.id[-1] for entity in graph.find("水利局")] == ["c", "b", "a"]
    assert [entity.id[-1] for entity in graph.find(" organization-a ")] == ["a"]
    assert graph.find("") == []
    assert graph.find("郑远帆") == []


def test_person(graph: Graph) -> None:
    person = graph.person("林远舟")
    assert person.type == "Person"
    assert graph.person(person.id) == person


def test_person_that_is_not_there_names_those_near(graph: Graph) -> None:
    with pytest.raises(NameNotFound, match=r"林远洲: no such person in the graph \(near: 林远舟"):
        graph.person("林远洲")
    with pytest.raises(NameNotFound, match="near: 林远舟"):
        graph.person("远舟")
    with pytest.raises(NameNotFound, match="no such person"):
        graph.person("青禾市委")


def test_person_of_two_names_the_candidates() -> None:
    graph = with_entities(
        Entity("person-a", "Person", "沈知秋"),
        Entity("person-b", "Person", "沈知秋"),
        Entity("event-c", "Event", "沈知秋"),
    )
    with pytest.raises(AmbiguousName, match="2 candidates, name one by its id: person-a"):
        graph.person("沈知秋")
    assert graph.person("person-b").id == "person-b"


def test_events_by_role_and_person(graph: Graph) -> None:
    assert names(graph.events(role="主持", person="林远舟")) == ["全市旅游工作会议"]
    assert graph.events(role="主持") == graph.events(role="presides")
    assert names(graph.events(person="林远舟")) == names(graph.events(role="讲话", person=graph.person("林远舟")))
    assert graph.events(role="主持", person="白一帆") == []
    everywhere = graph.events(role="参与")
    assert {"全市旅游工作会议", "云溪半程马拉松开幕式"} <= set(names(everywhere))
    with pytest.raises(NameNotFound, match="no such role"):
        graph.events(role="主讲")


EVENTS = [
    Entity("event-1", "Event", "甲", attributes={"date": "2023-06-18", "kind": "会议"}),
    Entity("event-2", "Event", "乙", attributes={"date": "2023-06", "kind": "活动"}),
    Entity("event-3", "Event", "丙", attributes={"date": "2023", "kind": "会议"}),
    Entity("event-4", "Event", "丁", attributes={"date": "--06-18"}),
    Entity("event-5", "Event", "戊"),
]


@pytest.mark.parametrize(
    ("since", "until", "kind", "expected"),
    [
        (None, None, None, "丙乙甲丁戊"),
        (None, None, "会议", "丙甲"),
        ("2023-06-18", None, None, "甲"),
        ("2023-06-01", None, None, "乙甲"),
        ("2023", None, None, "丙乙甲"),
        ("2023", "2023", None, "丙乙甲"),
        (None, "2023-06", None, "乙甲"),
        (None, "2023-06-18", None, "甲"),
        ("2023-06-19", "2023-12-31", None, ""),
        ("2024", None, None, ""),
    ],
)
def test_events_certainly_within_dates(since: str | None, until: str | None, kind: str | None, expected: str) -> None:
    found = with_entities(*EVENTS).events(since=since, until=until, kind=kind)
    assert sorted(names(found)) == sorted(expected)


def test_undated_events_come_last() -> None:
    assert names(with_entities(*EVENTS).events())[-1] == "戊"


def test_a_bad_bound_is_an_error(graph: Graph) -> None:
    with pytest.raises(KGError, match=r"bad date '18\.6\.2023'"):
        graph.events(since="18.6.2023")


def test_participants(graph: Graph) -> None:
    found = graph.participants("全市旅游工作会议")
    said = [(one.entity.name, one.role) for one in found]
    assert ("林远舟", "主持") in said
    assert ("青禾市文旅局", "主办") in said
    assert said.index(("林远舟", "主持")) < said.index(("青禾市文旅局", "主办")), "people come before bodies"
    assert found == graph.participants(graph.events(role="主持")[0])
    with pytest.raises(NameNotFound, match="no such event"):
        graph.participants("林远舟")


def test_evidence_is_the_text_of_the_page(graph: Graph) -> None:
    assert len(graph.knowledge.statements) > 10
    for statement in graph.knowledge.statements:
        evidence = graph.evidence(statement)
        assert evidence
        assert evidence == graph.evidence(statement.id)
        for one in evidence:
            assert one.quote == graph.pages[one.page_id].text[one.start : one.end]
    with pytest.raises(NameNotFound):
        graph.evidence("none")


@pytest.mark.parametrize("ending", [".ttl", ".nt", ".graphml", ".TTL"])
def test_export_by_ending(graph: Graph, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"graph{ending}"
    graph.export(path)
    assert "林远舟" in path.read_text(encoding="utf-8")
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_export_to_another_ending_names_those_allowed(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(KGError, match=r"unknown ending '.xlsx' \(one of .*\.ttl .*\.graphml .*\)"):
        graph.export(tmp_path / "graph.xlsx")
    assert not list(tmp_path.iterdir())


def test_show_gives_posts_and_occasions_with_quotes(graph: Graph) -> None:
    text = format_entity(graph, graph.person("顾明溪"))
    assert "2023-06-18 – 2024-03-02  青禾市人民政府 市长" in text
    assert "“市长顾明溪”  pages/qinghe-0618.txt  and 1 more" in text
    assert text.index("任职  ") < text.index("出席  ")
    assert "林远舟" in format_entity(graph, graph.entity("全市旅游工作会议"))


def test_summary_counts(graph: Graph) -> None:
    text = format_summary(graph, articles=2, notes=["skipped: x"])
    assert f"pages 2  articles 2  entities {len(graph.entities)}  facts {len(graph.statements)}" in text
    assert "undated: 1 of 2 pages" in text
    assert text.endswith("skipped: x")


def test_import_is_quick() -> None:
    code = "import sys, kg; print(*sorted(m for m in sys.modules if '.' not in m))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"spacy", "networkx", "rdflib", "pyoxigraph", "numpy"} & set(done.stdout.split())
