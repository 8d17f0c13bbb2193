"""What was written is read back: the same triples from every format, as Turtle the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from knowledge_sample import nasty, sample

from kg.errors import DataFileError
from kg.export.quads import to_triples
from kg.export.rdf import build_store, write_rdf
from kg.export.rdf_reader import read_rdf
from kg.export.write import RDF_ENDINGS
from kg.ontology import load_ontology
from kg.query.builds import open_graph
from kg.records import Knowledge

SAMPLES = pytest.mark.parametrize("make", [sample, nasty])
BASE = "https://example.org/q#"


@SAMPLES
@pytest.mark.parametrize("ending", [ending for ending in RDF_ENDINGS if ending != ".rdf"])
def test_turtle_from_any_format_is_the_same(make: Callable[[], Knowledge], ending: str, tmp_path: Path) -> None:
    ontology = load_ontology()
    write_rdf(make(), ontology, tmp_path / "a.ttl", base_iri=BASE)
    write_rdf(make(), ontology, tmp_path / f"b{ending}", base_iri=BASE)
    knowledge, base = read_rdf(tmp_path / f"b{ending}", ontology)
    assert base == BASE
    write_rdf(knowledge, ontology, tmp_path / "c.ttl", base_iri=base)
    assert (tmp_path / "c.ttl").read_bytes() == (tmp_path / "a.ttl").read_bytes()


def test_rdf_xml_comes_back_where_xml_can_hold_the_texts(tmp_path: Path) -> None:
    write_rdf(sample(), load_ontology(), tmp_path / "a.rdf")
    knowledge, base = read_rdf(tmp_path / "a.rdf", load_ontology())
    assert set(to_triples(knowledge, load_ontology(), base)) == set(to_triples(sample(), load_ontology()))


@SAMPLES
def test_records_come_back(make: Callable[[], Knowledge], tmp_path: Path) -> None:
    knowledge = make()
    write_rdf(knowledge, load_ontology(), tmp_path / "a.nt")
    read, _ = read_rdf(tmp_path / "a.nt", load_ontology())
    assert [(each.id, each.type, each.name, set(each.aliases), each.attributes) for each in read.entities] == [
        (each.id, each.type, each.name, set(each.aliases), each.attributes) for each in knowledge.entities
    ]
    for mine, theirs in zip(knowledge.statements, read.statements, strict=True):
        assert replace(mine, evidence=()) == replace(theirs, evidence=())
        assert set(mine.evidence) == {replace(each, sentence="") for each in theirs.evidence}
    assert read.mentioned == knowledge.mentioned
    assert [(each.id, each.bylines, each.headlines) for each in read.articles] == [
        (each.id, each.bylines, each.headlines) for each in knowledge.articles
    ]


def test_a_store_gives_back_what_was_put_in(tmp_path: Path) -> None:
    """Whatever the order of the triples, as a triple store writes them."""
    ontology = load_ontology()
    store = build_store(sample(), ontology)
    store.dump(str(tmp_path / "a.nq"), format=ox.RdfFormat.N_QUADS)
    knowledge, base = read_rdf(tmp_path / "a.nq", ontology)
    assert set(to_triples(knowledge, ontology, base)) == set(to_triples(sample(), ontology))


def test_the_sample_pages_go_round(built_samples: Path, tmp_path: Path) -> None:
    ontology = load_ontology()
    write_rdf(open_graph(built_samples).knowledge, ontology, tmp_path / "a.ttl")
    knowledge, base = read_rdf(tmp_path / "a.ttl", ontology)
    assert len(knowledge.statements) > 300
    write_rdf(knowledge, ontology, tmp_path / "b.ttl", base_iri=base)
    assert (tmp_path / "b.ttl").read_bytes() == (tmp_path / "a.ttl").read_bytes()


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.doc", "", "unknown ending"),
        ("a.ttl", "<a> <b>", "not valid"),
        ("none.ttl", None, "can't be read"),
        (
            "b.ttl",
            "@prefix kg: <https://w3id.org/kg-news/ontology#> .\n<http://a/person-甲> a kg:Person .",
            "0 values of schema:name",
        ),
        (
            "c.ttl",
            "@prefix kg: <https://w3id.org/kg-news/ontology#> .\n<http://a/dog-甲> kg:confidence 0.5 .",
            "not a graph that kg wrote: 'dog'",
        ),
    ],
)
def test_what_is_no_such_graph_is_refused(name: str, text: str | None, message: str, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match=message):
        read_rdf(tmp_path / name, load_ontology())
