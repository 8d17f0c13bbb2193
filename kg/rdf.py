"""Knowledge as RDF: triples in two layers, and writers that give the same bytes for the same knowledge.

Simple layer: one direct property for each statement. Full layer: one resource for each statement, with its evidence:
kg:Participation (who was what at which event), kg:Occupancy (who held which post in which body) or kg:Statement.
Every resource has an IRI, and all triples of one resource follow each other.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from operator import attrgetter
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KGError
from kg.files import atomic_path, atomic_writer
from kg.ids import content_id, entities_by_id, iri_segment
from kg.ontology import NAMESPACE, Ontology, Relation
from kg.records import Article, Entity, Evidence, Knowledge, Page, Statement
from kg.turtle import write_turtle_triples

BASE_IRI = "https://w3id.org/kg-news/id/"

PREFIXES: Mapping[str, str] = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "kg": NAMESPACE,
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# The qualifiers of an occupancy that stand under another name there; the others keep their own.
_OCCUPANCY_NAMES = {"date": "firstObserved", "lastSeen": "lastObserved", "status": "occupancyStatus"}
_DATED = frozenset({"date", "lastSeen", "firstObserved", "lastObserved", "start", "end"})
_DATE_TYPES = (
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "date"),
    (re.compile(r"[0-9]{4}-[0-9]{2}"), "gYearMonth"),
    (re.compile(r"[0-9]{4}"), "gYear"),
    (re.compile(r"--[0-9]{2}-[0-9]{2}"), "gMonthDay"),
)


def to_triples(knowledge: Knowledge, ontology: Ontology, base_iri: str = BASE_IRI) -> Iterator[ox.Triple]:
    """The triples of both layers, of pages, articles and evidence, and the labels of the ontology's terms.

    The order depends on ids only. Raises KGError for an unknown entity, relation, attribute or qualifier, a statement
    without evidence, or an id or base IRI that makes no valid IRI.
    """
    by_subject: dict[str, list[Statement]] = {entity: [] for entity in entities_by_id(knowledge)}
    by_evidence: dict[str, tuple[Evidence, list[Statement]]] = {}
    titles: set[str] = set()
    statements = sorted(knowledge.statements, key=attrgetter("id"))
    for statement in statements:
        by_subject[statement.subject].append(statement)
        for evidence in statement.evidence:
            by_evidence.setdefault(_evidence_id(evidence), (evidence, []))[1].append(statement)
        titles.update(title for key, title in statement.qualifiers.items() if key == "title")
    mentioned: dict[str, set[str]] = {}
    for article_id, entity_id in knowledge.mentioned:
        mentioned.setdefault(article_id, set()).add(entity_id)
    pages = {page.id: page for page in knowledge.pages}

    terms = _Terms(base_iri, ontology)
    yield from _vocabulary(terms)
    for page in sorted(knowledge.pages, key=attrgetter("id")):
        yield from _page(page, terms)
    for article in sorted(knowledge.articles, key=attrgetter("id")):
        yield from _article(article, pages.get(article.page_id), sorted(mentioned.get(article.id, ())), terms)
    for entity in sorted(knowledge.entities, key=attrgetter("id")):
        yield from _entity(entity, by_subject[entity.id], terms)
    for title in sorted(titles):
        yield from _title(title, terms)
    for statement in statements:
        yield from _statement(statement, terms)
    for key in sorted(by_evidence):
        yield from _evidence(key, *by_evidence[key], terms)


def build_store(knowledge: Knowledge, ontology: Ontology, base_iri: str = BASE_IRI) -> ox.Store:
    """A SPARQL store in memory that holds the triples in its default graph."""
    store = ox.Store()
    graph = ox.DefaultGraph()
    store.bulk_extend(
        ox.Quad(t.subject, t.predicate, t.object, graph) for t in to_triples(knowledge, ontology, base_iri)
    )
    return store


def write_turtle(knowledge: Knowledge, ontology: Ontology, path: Path, *, base_iri: str = BASE_IRI) -> None:
    """Writes all triples as Turtle, grouped by resource, in blocks of one kind sorted by id. Raises as to_triples."""
    with atomic_writer(path) as file:
        write_turtle_triples(to_triples(knowledge, ontology, base_iri), file, {**PREFIXES, "id": base_iri})


def write_ntriples(knowledge: Knowledge, ontology: Ontology, path: Path, *, base_iri: str = BASE_IRI) -> None:
    """Writes all triples as N-Triples, in the order of to_triples. Raises as to_triples."""
    _serialize(ox.RdfFormat.N_TRIPLES, knowledge, ontology, path, base_iri=base_iri)


def write_rdf(knowledge: Knowledge, ontology: Ontology, path: Path, *, base_iri: str = BASE_IRI) -> None:
    """Writes all triples in the format that the path's ending names: .ttl .trig .nt .nq .jsonld.

    Raises KGError for another ending, and as to_triples.
    """
    writer = RDF_WRITERS.get(path.suffix.lower())
    if writer is None:
        raise KGError(f"{path}: unknown ending (one of {' '.join(RDF_WRITERS)})")
    writer(knowledge, ontology, path, base_iri=base_iri)


def _serialize(
    rdf_format: ox.RdfFormat, knowledge: Knowledge, ontology: Ontology, path: Path, *, base_iri: str = BASE_IRI
) -> None:
    with atomic_path(path) as aside, aside.open("wb") as file:
        ox.serialize(to_triples(knowledge, ontology, base_iri), file, format=rdf_format)


# Everything stands in the default graph, so TriG reads as Turtle.
RDF_WRITERS: Mapping[str, Callable[..., None]] = {
    ".ttl": write_turtle,
    ".trig": write_turtle,
    ".nt": write_ntriples,
    ".nq": partial(_serialize, ox.RdfFormat.N_QUADS),
    ".jsonld": partial(_serialize, ox.RdfFormat.JSON_LD),
}


@dataclass(slots=True)
class _Terms:
    """Makes the terms of triples; each IRI is made once."""

    base: str
    ontology: Ontology
    cache: dict[str, ox.NamedNode] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.base.endswith(("/", "#")):
            raise KGError(f"base IRI {self.base}: must end in / or #")

    def name(self, curie: str) -> ox.NamedNode:
        """The IRI that a prefixed name such as `kg:event` stands for."""
        prefix, local = curie.split(":", 1)
        return self._node(PREFIXES[prefix] + local)

    def thing(self, segment: str) -> ox.NamedNode:
        """The IRI of one of the knowledge's own things."""
        return self._node(self.base + segment)

    def iri(self, iri: str) -> ox.NamedNode:
        return self._node(iri)

    def relation(self, statement: Statement) -> Relation:
        relation = self.ontology.relations.get(statement.relation)
        if relation is None:
            raise KGError(f"statement {statement.id}: the ontology has no relation {statement.relation}")
        return relation

    def attributes(self, owner: str, values: Mapping[str, str]) -> Iterator[tuple[ox.NamedNode, ox.Literal]]:
        """Attributes or qualifiers as properties and literals, sorted by key."""
        for key, value in sorted(values.items()):
            iri = self.ontology.attributes.get(key)
            if iri is None:
                raise KGError(f"{owner}: attribute {key} is not a datatype property of the ontology")
            yield self._node(iri), _date_literal(value) if key in _DATED else ox.Literal(value)

    def classes(self, name: str) -> Iterator[ox.NamedNode]:
        """A class and those directly above it, so that readers without inference find both."""
        found = self.ontology.classes.get(name)
        if found is None:
            raise KGError(f"the ontology has no class {name}")
        yield self._node(found.iri)
        yield from map(self._node, found.parents)

    def _node(self, iri: str) -> ox.NamedNode:
        node = self.cache.get(iri)
        if node is None:
            try:
                node = self.cache[iri] = ox.NamedNode(iri)
            except ValueError as error:
                raise KGError(f"not a valid IRI: {iri}") from error
        return node


def _vocabulary(terms: _Terms) -> Iterator[ox.Triple]:
    """Labels of classes and relations and what stands above a relation, so that a file can be read without kg.ttl."""
    a, label, above = terms.name("rdf:type"), terms.name("rdfs:label"), terms.name("rdfs:subPropertyOf")
    for found in terms.ontology.classes.values():
        node = terms.iri(found.iri)
        yield ox.Triple(node, a, terms.name("owl:Class"))
        yield ox.Triple(node, label, ox.Literal(found.label_zh, language="zh"))
        yield ox.Triple(node, label, ox.Literal(found.label_en, language="en"))
    for relation in {**terms.ontology.abstract, **terms.ontology.relations}.values():
        node = terms.iri(relation.iri)
        yield ox.Triple(node, a, terms.name("owl:ObjectProperty"))
        yield ox.Triple(node, a, terms.name("kg:Relation"))
        yield ox.Triple(node, label, ox.Literal(relation.label_zh, language="zh"))
        yield ox.Triple(node, label, ox.Literal(relation.label_en, language="en"))
        for parent in relation.parents:
            yield ox.Triple(node, above, terms.name(f"kg:{parent}"))


def _page(page: Page, terms: _Terms) -> Iterator[ox.Triple]:
    node = terms.thing(f"page-{page.id}")
    for kind in terms.classes("PageFile"):
        yield ox.Triple(node, terms.name("rdf:type"), kind)
    values = {"sourceFile": page.source, "date": page.date, "place": page.place, "paper": page.paper}
    known = {key: value for key, value in {**values, "pageNumber": page.number}.items() if value}
    for predicate, literal in terms.attributes(f"page {page.id}", known):
        yield ox.Triple(node, predicate, literal)


def _article(article: Article, page: Page | None, mentioned: Iterable[str], terms: _Terms) -> Iterator[ox.Triple]:
    node = terms.thing(f"article-{article.id}")
    for kind in terms.classes("Article"):
        yield ox.Triple(node, terms.name("rdf:type"), kind)
    for headline in dict.fromkeys(article.headlines):
        yield ox.Triple(node, terms.name("schema:headline"), ox.Literal(headline, language="zh"))
    if page is not None and page.date:
        yield ox.Triple(node, terms.name("schema:datePublished"), _date_literal(page.date))
    for name in sorted({byline.name for byline in article.bylines}):
        yield ox.Triple(node, terms.name("kg:byline"), ox.Literal(name))
    if article.bylines:
        credit = "；".join(f"{byline.role} {byline.name}".strip() for byline in article.bylines)
        yield ox.Triple(node, terms.name("schema:creditText"), ox.Literal(credit))
    yield ox.Triple(node, terms.name("kg:kind"), ox.Literal(article.kind))
    yield ox.Triple(node, terms.name("kg:page"), terms.thing(f"page-{article.page_id}"))
    if page is not None:
        yield ox.Triple(node, terms.name("kg:sourceFile"), ox.Literal(page.source))
    for entity in mentioned:
        yield ox.Triple(node, terms.name("schema:mentions"), terms.thing(entity))


def _entity(entity: Entity, statements: Iterable[Statement], terms: _Terms) -> Iterator[ox.Triple]:
    """The entity with its names and attributes, and the simple layer: a direct property for each statement."""
    node = terms.thing(entity.id)
    for kind in terms.classes(entity.type):
        yield ox.Triple(node, terms.name("rdf:type"), kind)
    yield ox.Triple(node, terms.name("rdfs:label"), ox.Literal(entity.name, language="zh"))
    yield ox.Triple(node, terms.name("schema:name"), ox.Literal(entity.name))
    for alias in sorted(set(entity.aliases) - {entity.name}):
        yield ox.Triple(node, terms.name("skos:altLabel"), ox.Literal(alias, language="zh"))
    for predicate, literal in terms.attributes(f"entity {entity.id}", entity.attributes):
        yield ox.Triple(node, predicate, literal)
    for iri, target in sorted({(terms.relation(statement).iri, statement.object) for statement in statements}):
        yield ox.Triple(node, terms.iri(iri), terms.thing(target))


def _title(title: str, terms: _Terms) -> Iterator[ox.Triple]:
    node = terms.thing(_title_segment(title))
    for kind in terms.classes("Title"):
        yield ox.Triple(node, terms.name("rdf:type"), kind)
    yield ox.Triple(node, terms.name("rdfs:label"), ox.Literal(title, language="zh"))


def _shape(relation: Relation) -> tuple[str, tuple[str, str, str]]:
    """The class of a statement's resource, and its properties for subject, relation and object."""
    above = relation.ancestors | {relation.name}
    if "involvedIn" in above:
        return "Participation", ("kg:actor", "kg:role", "kg:event")
    if "holdsPost" in above:
        return "Occupancy", ("org:member", "kg:relation", "org:organization")
    return "Statement", ("kg:subject", "kg:relation", "kg:object")


def _statement_node(statement: Statement, terms: _Terms) -> ox.NamedNode:
    kind, _ = _shape(terms.relation(statement))
    return terms.thing(f"{kind.lower()}-{statement.id}")


def _statement(statement: Statement, terms: _Terms) -> Iterator[ox.Triple]:
    """The full layer: the resource of one statement."""
    relation = terms.relation(statement)
    kind, (subject, predicate, target) = _shape(relation)
    node = _statement_node(statement, terms)
    for each in terms.classes(kind):
        yield ox.Triple(node, terms.name("rdf:type"), each)
    yield ox.Triple(node, terms.name(subject), terms.thing(statement.subject))
    yield ox.Triple(node, terms.name(predicate), terms.iri(relation.iri))
    yield ox.Triple(node, terms.name(target), terms.thing(statement.object))
    qualifiers = dict(statement.qualifiers)
    if kind == "Occupancy":
        qualifiers = {_OCCUPANCY_NAMES.get(key, key): value for key, value in qualifiers.items()}
        if "title" in qualifiers:
            yield ox.Triple(node, terms.name("org:role"), terms.thing(_title_segment(qualifiers["title"])))
    for attribute, literal in terms.attributes(f"statement {statement.id}", qualifiers):
        yield ox.Triple(node, attribute, literal)
    yield ox.Triple(node, terms.name("kg:confidence"), _decimal(statement.confidence))
    yield ox.Triple(node, terms.name("kg:status"), ox.Literal(statement.status))
    for key in sorted({_evidence_id(evidence) for evidence in statement.evidence}):
        yield ox.Triple(node, terms.name("kg:evidence"), terms.thing(f"evidence-{key}"))


def _evidence(key: str, evidence: Evidence, statements: Iterable[Statement], terms: _Terms) -> Iterator[ox.Triple]:
    """A Web Annotation: its bodies are the statements, its target the words in the page file."""
    node = terms.thing(f"evidence-{key}")
    target = terms.thing(f"evidence-{key}-target")
    selector = terms.thing(f"evidence-{key}-selector")
    a, count = terms.name("rdf:type"), terms.name("xsd:nonNegativeInteger")
    for kind in terms.classes("Evidence"):
        yield ox.Triple(node, a, kind)
    for body in sorted({_statement_node(statement, terms).value for statement in statements}):
        yield ox.Triple(node, terms.name("oa:hasBody"), terms.iri(body))
    yield ox.Triple(node, terms.name("oa:hasTarget"), target)
    yield ox.Triple(node, terms.name("dcterms:source"), terms.thing(f"article-{evidence.article_id}"))
    yield ox.Triple(node, terms.name("kg:rule"), ox.Literal(evidence.rule_id))
    yield ox.Triple(target, a, terms.name("oa:SpecificResource"))
    yield ox.Triple(target, terms.name("oa:hasSource"), terms.thing(f"page-{evidence.page_id}"))
    yield ox.Triple(target, terms.name("oa:hasSelector"), selector)
    yield ox.Triple(selector, a, terms.name("oa:TextPositionSelector"))
    yield ox.Triple(selector, a, terms.name("oa:TextQuoteSelector"))
    yield ox.Triple(selector, terms.name("oa:start"), ox.Literal(str(evidence.start), datatype=count))
    yield ox.Triple(selector, terms.name("oa:end"), ox.Literal(str(evidence.end), datatype=count))
    yield ox.Triple(selector, terms.name("oa:exact"), ox.Literal(evidence.quote))


def _evidence_id(evidence: Evidence) -> str:
    place = (evidence.page_id, evidence.article_id, str(evidence.start), str(evidence.end))
    return content_id(*place, evidence.rule_id)


def _title_segment(title: str) -> str:
    """The segment of a title's IRI; a hash keeps titles apart that differ only in unsafe characters."""
    segment = iri_segment(title)
    exact = segment == unicodedata.normalize("NFC", title)
    return f"title-{segment}" if exact else f"title-{segment}-{content_id(title)}"


def _decimal(number: float) -> ox.Literal:
    text = f"{number:.4f}".rstrip("0")
    lexical = f"{text}0" if text.endswith(".") else text
    return ox.Literal(lexical, datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal"))


def _date_literal(text: str) -> ox.Literal:
    """A literal typed as exactly as the date is known; the text as it is when it is no date of the calendar."""
    for pattern, kind in _DATE_TYPES:
        if pattern.fullmatch(text) and _in_calendar(text):
            return ox.Literal(text, datatype=ox.NamedNode(PREFIXES["xsd"] + kind))
    return ox.Literal(text)


def _in_calendar(text: str) -> bool:
    """Whether the date, filled up with the first of January or a leap year, exists."""
    whole = f"2000{text[1:]}" if text.startswith("--") else f"{text}-01-01"[:10]
    try:
        datetime.date.fromisoformat(whole)
    except ValueError:
        return False
    return True
