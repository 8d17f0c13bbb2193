"""The ontology says what the annotation guide says, and a broken file stops the load with file and term."""

from __future__ import annotations

from pathlib import Path

import owlrl
import pyoxigraph as ox
import pytest
import rdflib
from knowledge_sample import sample
from ontology_page import PAGE, build_page
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.errors import DataFileError
from kg.export.quads import to_triples
from kg.export.terms import BASE_IRI, PREFIXES
from kg.ontology import ENTITY_TYPES, NAMESPACE, load_ontology
from kg.resources import data_path

TURTLE = data_path("ontology") / "kg.ttl"

BODY = frozenset({"Company", "Organization"})
ACTOR = BODY | {"Person"}
PERSON, EVENT, PLACE = frozenset({"Person"}), frozenset({"Event"}), frozenset({"Place"})
EXPECTED = {
    "presides": ("主持", PERSON, EVENT, "attends"),
    "attends": ("出席", ACTOR, EVENT, "participatesIn"),
    "takesPartIn": ("参加", ACTOR, EVENT, "participatesIn"),
    "sitsIn": ("列席", ACTOR, EVENT, "participatesIn"),
    "speaksAt": ("讲话", PERSON, EVENT, "participatesIn"),
    "addresses": ("致辞", PERSON, EVENT, "participatesIn"),
    "reportsAt": ("报告", PERSON, EVENT, "participatesIn"),
    "contributesAt": ("发言", ACTOR, EVENT, "participatesIn"),
    "assignsWorkAt": ("部署", PERSON, EVENT, "participatesIn"),
    "leads": ("带队", PERSON, EVENT, "participatesIn"),
    "accompanies": ("陪同", PERSON, EVENT, "participatesIn"),
    "witnesses": ("见证", ACTOR, EVENT, "participatesIn"),
    "hosts": ("主办", ACTOR, EVENT, "organizes"),
    "undertakes": ("承办", ACTOR, EVENT, "organizes"),
    "coOrganizes": ("协办", ACTOR, EVENT, "organizes"),
    "holds": ("举办", ACTOR | PLACE, EVENT, "organizes"),
    "meets": ("会见", PERSON, PERSON, None),
    "holdsPost": ("任职", PERSON, BODY, None),
    "inspects": ("调研", ACTOR, BODY | PLACE, None),
    "heldAt": ("地点", EVENT, BODY | PLACE, None),
    "locatedIn": ("位于", BODY | PLACE | EVENT, PLACE, None),
    "signsWith": ("签约", BODY | PLACE, BODY | PLACE, None),
    # beside the annotation guide: what `kg extract` prints under "changes"
    "leavesPost": ("离任", PERSON, BODY, None),
    "renamedTo": ("更名", BODY, BODY, None),
}


def test_relations_are_those_of_the_annotation_guide_and_changes() -> None:
    relations = load_ontology().relations
    found = {r.name: (r.label_zh, r.domain, r.range, *(r.parents or (None,))) for r in relations.values()}
    assert len(EXPECTED) == 24
    assert found == EXPECTED


def test_relation_by_label() -> None:
    ontology = load_ontology()
    assert ontology.relation_by_label("主持").name == "presides"
    with pytest.raises(KeyError):
        ontology.relation_by_label("督导")


def test_ancestors_reach_the_top() -> None:
    ontology = load_ontology()
    assert ontology.relations["presides"].ancestors == {"attends", "participatesIn", "involvedIn"}
    assert ontology.relations["holds"].ancestors == {"organizes", "involvedIn"}
    assert set(ontology.abstract) == {"involvedIn", "participatesIn", "organizes"}


def test_classes_hold_entity_types_and_records() -> None:
    classes = load_ontology().classes
    assert set(ENTITY_TYPES) <= set(classes)
    assert {"Article", "PageFile", "Participation", "Occupancy", "Evidence"} <= set(classes)
    assert classes["Occupancy"].parents == ("http://www.w3.org/ns/org#Membership", f"{NAMESPACE}Statement")


def test_rdflib_reads_the_file_and_each_term_has_labels_and_comments() -> None:
    graph = rdflib.Graph().parse(TURTLE)
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    terms = {term for kind in kinds for term in graph.subjects(RDF.type, kind) if isinstance(term, rdflib.URIRef)}
    assert len(terms) > 60
    for term in terms:
        for about in (RDFS.label, RDFS.comment):
            languages = sorted(literal.language for literal in graph.objects(term, about))
            assert languages == ["en", "zh"], f"{term} {about}"


def test_each_own_term_that_is_used_is_declared() -> None:
    graph = rdflib.Graph().parse(TURTLE)
    own = {term for triple in graph for term in triple if isinstance(term, rdflib.URIRef) and NAMESPACE in term}
    declared = set(graph.subjects(RDF.type, None))
    assert own
    assert own <= declared


PRESIDES = 'rdfs:label "主持"@zh , "presides over"@en ;'
INVOLVED = 'rdfs:label "涉及"@zh ,'
BROKEN = {
    "syntax": ("kg:Person a owl:Class ;", "kg:Person a owl:Class", "not valid Turtle"),
    "no zh label": (PRESIDES, 'rdfs:label "presides over"@en ;', "kg:presides: 0 labels @zh"),
    "no en label": (PRESIDES, 'rdfs:label "主持"@zh ;', "kg:presides: 0 labels @en"),
    "class without label": ('rdfs:label "人物"@zh , "person"@en ;', "", "kg:Person: 0 labels @zh"),
    "label twice": (PRESIDES, PRESIDES.replace("主持", "出席"), "kg:presides: label 出席 is also that of kg:attends"),
    "no domain": ("    rdfs:domain kg:Event ;\n    rdfs:range [", "    rdfs:range [", "kg:heldAt: 0 of"),
    "unknown class": (
        "rdfs:domain kg:Event ;\n    rdfs:range [",
        "rdfs:domain kg:Evnt ;\n    rdfs:range [",
        "kg:heldAt: rdfs:domain has Evnt (Person, Company, Organization, Event, Place, Document)",
    ),
    "unknown parent": (
        "rdfs:subPropertyOf kg:attends",
        "rdfs:subPropertyOf kg:attend",
        "kg:presides: rdfs:subProperty",
    ),
    "circle": (INVOLVED, f"rdfs:subPropertyOf kg:holds ; {INVOLVED}", "is above itself"),
    "wider than its parent": (
        'calls it and presides."@en ;\n    rdfs:domain kg:Person',
        'calls it and presides."@en ; rdfs:domain kg:Place',
        "kg:presides: allows more",
    ),
    "class missing": ("kg:Document a owl:Class", "kg:Paper a owl:Class", "kg:Document: the class is missing"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_file_names_file_and_term(case: str, tmp_path: Path) -> None:
    old, new, message = BROKEN[case]
    text = TURTLE.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "broken.ttl"
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        load_ontology(file)
    assert message in str(caught.value)
    assert "broken.ttl" in str(caught.value)


def test_missing_and_empty_files_are_data_file_errors(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"no\.ttl"):
        load_ontology(tmp_path / "no.ttl")
    (tmp_path / "empty.ttl").write_text("", encoding="utf-8")
    with pytest.raises(DataFileError, match="missing"):
        load_ontology(tmp_path / "empty.ttl")


def test_a_relation_is_added_by_data_alone(tmp_path: Path) -> None:
    block = (
        '\nkg:supervises a owl:ObjectProperty , kg:Relation ; rdfs:label "督导"@zh , "supervises"@en ;\n'
        "    rdfs:domain kg:Person ; rdfs:range [ a owl:Class ; owl:unionOf ( kg:Company kg:Organization ) ] .\n"
    )
    file = tmp_path / "kg.ttl"
    file.write_text(TURTLE.read_text(encoding="utf-8") + block, encoding="utf-8")
    relation = load_ontology(file).relation_by_label("督导")
    assert (relation.name, relation.domain, relation.range) == ("supervises", PERSON, BODY)


# --- complete, mapped, consistent

VOCABULARIES = ("org", "sem", "foaf", "schema", "prov", "dcterms", "dc", "skos", "oa")


def test_each_vocabulary_is_mapped() -> None:
    graph = rdflib.Graph().parse(TURTLE)
    above = {str(o) for p in (RDFS.subClassOf, RDFS.subPropertyOf) for o in graph.objects(None, p)}
    for prefix in VOCABULARIES:
        assert any(iri.startswith(PREFIXES[prefix]) for iri in above), prefix


def test_every_term_of_a_file_is_in_the_ontology() -> None:
    graph = rdflib.Graph().parse(TURTLE)
    declared = {str(term) for term in graph.subjects(RDF.type, None)}
    used = set()
    for triple in to_triples(sample(), load_ontology()):
        used |= {term.value for term in (triple.predicate, triple.object) if isinstance(term, ox.NamedNode)}
    own = {iri for iri in used if iri.startswith(NAMESPACE)}
    assert len(own) > 40
    assert own <= declared


def test_relations_are_concepts_with_the_words_of_the_rules() -> None:
    graph = rdflib.Graph().parse(TURTLE)
    rules = "".join(path.read_text(encoding="utf-8") for path in (data_path("ontology") / "rules").glob("*.toml"))
    relations = set(graph.subjects(RDF.type, rdflib.URIRef(f"{NAMESPACE}Relation")))
    words = {}
    for relation in relations:
        labels = {str(label) for label in graph.objects(relation, RDFS.label)}
        assert labels == {str(label) for label in graph.objects(relation, SKOS.prefLabel)}
        assert graph.value(relation, SKOS.inScheme) == rdflib.URIRef(f"{NAMESPACE}Roles")
        own = {one for one in graph.objects(relation, RDFS.subPropertyOf) if str(one).startswith(NAMESPACE)}
        assert own == set(graph.objects(relation, SKOS.broader))
        for word in graph.objects(relation, SKOS.altLabel):
            assert str(word) in rules, f"{word}: no rule has this word"
            words[str(word)] = relation
    assert len(words) >= 40
    top = set(graph.objects(rdflib.URIRef(f"{NAMESPACE}Roles"), SKOS.hasTopConcept))
    assert top == {relation for relation in relations if graph.value(relation, SKOS.broader) is None}


def contradictions(more: str = "") -> list[str]:
    """What an OWL-RL reasoner finds wrong with the ontology, the sample and more Turtle."""
    graph = rdflib.Graph().parse(TURTLE)
    lines = ox.serialize(to_triples(sample(), load_ontology()), format=ox.RdfFormat.N_TRIPLES)
    graph.parse(data=lines, format="nt")
    graph.parse(data=f"@prefix kg: <{NAMESPACE}> . @prefix id: <{BASE_IRI}> . {more}", format="turtle")
    reasoner = owlrl.OWLRL_Semantics(graph, axioms=False, daxioms=False, rdfs=False)
    reasoner.closure()
    return list(reasoner.error_messages)


def test_the_ontology_is_consistent() -> None:
    assert contradictions() == []


@pytest.mark.parametrize(
    "wrong",
    [
        "id:person-林远舟 a kg:Event .",
        "id:event-全市旅游工作会议 kg:presides id:person-林远舟 .",
        "id:place-云溪会展中心 kg:heldAt id:person-林远舟 .",
    ],
)
def test_the_reasoner_finds_a_contradiction(wrong: str) -> None:
    assert contradictions(wrong)


def test_the_page_in_the_docs_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == build_page(), "python tests/ontology_page.py"
