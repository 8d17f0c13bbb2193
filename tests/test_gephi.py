"""GraphML is read back whole by networkx and igraph, with hostile texts and parallel edges."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import igraph
import networkx as nx
import pytest
from knowledge_sample import NASTY, nasty, sample
from lxml import etree

from kg.errors import KGError
from kg.export.gephi import write_graphml
from kg.export.xmltext import legal_xml
from kg.ontology import load_ontology
from kg.records import Knowledge

SAMPLES = pytest.mark.parametrize("make", [sample, nasty])
NS = "{http://graphml.graphdrawing.org/xmlns}"


def write(knowledge: Knowledge, folder: Path) -> Path:
    path = folder / "a.graphml"
    write_graphml(knowledge, load_ontology(), path)
    return path


@SAMPLES
def test_networkx_and_igraph_read_equal_counts(make: Callable[[], Knowledge], tmp_path: Path) -> None:
    knowledge = make()
    path = write(knowledge, tmp_path)
    read = nx.read_graphml(path, force_multigraph=True)
    assert set(read) == {entity.id for entity in knowledge.entities}
    edges = {(source, target, key) for source, target, key in read.edges(keys=True)}
    assert edges == {(each.subject, each.object, each.id) for each in knowledge.statements}
    other = igraph.Graph.Read_GraphML(str(path))
    assert (other.vcount(), other.ecount()) == (len(knowledge.entities), len(knowledge.statements))
    assert set(other.vs["id"]) == set(read)
    assert set(other.es["statement"]) == {each.id for each in knowledge.statements}


def test_parallel_edges_keep_their_own_ids_and_titles(tmp_path: Path) -> None:
    read = nx.read_graphml(write(sample(), tmp_path))
    assert read.is_multigraph()
    posts = read["person-顾明溪"]["organization-青禾市委"]
    assert sorted(data["title"] for data in posts.values()) == ["副书记", "常委"]


def test_attributes(tmp_path: Path) -> None:
    read = nx.read_graphml(write(sample(), tmp_path), force_multigraph=True)
    meeting = read.nodes["event-全市旅游工作会议"]
    assert meeting["label"] == "全市旅游工作会议"
    assert (meeting["type"], meeting["type_zh"], meeting["aliases"]) == ("Event", "活动", "会议")
    assert (meeting["kind"], meeting["date"]) == ("会议", "2023-06-18")
    assert "aliases" not in read.nodes["person-林远舟"]  # absent values are left out
    (post,) = read["person-顾明溪"]["organization-青禾市人民政府"].values()
    assert (post["label"], post["relation"], post["title"]) == ("任职", "holdsPost", "市长")
    assert (post["date"], post["lastSeen"]) == ("2023-06-18", "2024-03-02")
    assert (post["weight"], post["confidence"]) == (2.0, 0.95)
    assert (post["quote"], post["source"]) == ("市长顾明溪", "pages/qinghe-0618.txt")
    assert all(data["weight"] > 0 for *_, data in read.edges(data=True))


def test_hostile_texts_come_back_without_control_characters(tmp_path: Path) -> None:
    path = write(nasty(), tmp_path)
    data = path.read_bytes()
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    assert b"<script" not in data
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", data)
    label = nx.read_graphml(path).nodes["person-甲"]["label"]
    assert label == NASTY.replace("\x0b", "").replace("\x00", "")


def test_ids_are_unique_and_each_key_is_declared(tmp_path: Path) -> None:
    root = ElementTree.parse(write(sample(), tmp_path)).getroot()
    declared = [key.get("id") for key in root.iter(f"{NS}key")]
    used = {data.get("key") for data in root.iter(f"{NS}data")}
    assert len(declared) == len(set(declared))
    assert used <= set(declared)
    ids = [edge.get("id") for edge in root.iter(f"{NS}edge")]
    assert len(ids) == len(set(ids)) == 18
    assert all(data.text for data in root.iter(f"{NS}data"))


SCHEMA = Path(__file__).resolve().parent / "graphml.xsd"


@SAMPLES
def test_the_schema_of_graphml_holds(make: Callable[[], Knowledge], tmp_path: Path) -> None:
    knowledge = make()
    first = knowledge.entities[0]
    odd = replace(first, id="company-远帆（清湖）《𠮷》")  # of these only the letters are old name characters
    twin = replace(first, id="company-远帆《清湖（𠮷）")
    knowledge = replace(knowledge, entities=(*knowledge.entities, odd, twin))
    path = write(knowledge, tmp_path)
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    schema.assertValid(etree.parse(path))
    read = nx.read_graphml(path, force_multigraph=True)
    assert {data["entity"] for _, data in read.nodes(data=True)} == {entity.id for entity in knowledge.entities}
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(' target="', ' target="x', 1), encoding="utf-8")
    assert not schema.validate(etree.parse(path))


def test_attributes_with_taken_names_step_aside(tmp_path: Path) -> None:
    knowledge = sample()
    first, *rest = knowledge.statements
    entity, *others = knowledge.entities
    odd = replace(
        knowledge,
        statements=(replace(first, qualifiers={"source": "乙", "id": "丙"}), *rest),
        entities=(replace(entity, attributes={"r": "甲", "id": "丁", "label": "戊"}), *others),
    )
    read = nx.read_graphml(write(odd, tmp_path), force_multigraph=True)
    node = read.nodes[entity.id]
    assert (node["r_"], node["id_"], node["label"]) == ("甲", "丁", entity.name)
    edge = read.edges[first.subject, first.object, first.id]
    assert (edge["source_"], edge["id_"]) == ("乙", "丙")
    assert edge["source"].endswith(".txt")


def test_empty_knowledge_and_broken_references(tmp_path: Path) -> None:
    assert nx.read_graphml(write(Knowledge((), (), (), ()), tmp_path)).number_of_nodes() == 0
    knowledge = sample()
    before = (tmp_path / "a.graphml").read_bytes()
    with pytest.raises(KGError, match="no entity has the id"):
        write(replace(knowledge, entities=knowledge.entities[1:]), tmp_path)
    with pytest.raises(KGError, match="no relation admires"):
        write(replace(knowledge, statements=(replace(knowledge.statements[0], relation="admires"),)), tmp_path)
    assert (tmp_path / "a.graphml").read_bytes() == before


def test_legal_xml_keeps_what_xml_can_hold() -> None:
    assert legal_xml("a\t\n\r\x1f\x7f\ufffe\ud800𠮷《》") == "a\t\n\r\x7f𠮷《》"
