"""The RDF triples of one thing at a time, wherever it comes from; kg/export/quads.py orders those of a graph.

Two layers. Simple: one direct property for each statement. Full: one resource for each statement, with its evidence:
kg:Participation (who was what at which event), kg:Occupancy (who held which post in which body) or kg:Statement.
Every resource has an IRI.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg import __version__
from kg.export.terms import (
    BASE_IRI,
    OCCUPANCY_NAMES,
    Terms,
    date_literal,
    decimal_literal,
    shape,
    title_segment,
)
from kg.ontology import Ontology
from kg.records import Article, Entity, Evidence, Page, Statement


class Triples:
    """Makes the triples of one thing at a time: page, article, entity, direct facts, title, statement, evidence."""

    def __init__(self, ontology: Ontology, base_iri: str = BASE_IRI) -> None:
        """Raises KGError for a base IRI that doesn't end in / or #."""
        self.terms = Terms(base_iri, ontology)

    def graph(self, article_id: str) -> ox.NamedNode:
        """The name of the graph of an article."""
        return self.terms.thing(f"article-{article_id}")

    def vocabulary(self) -> Iterator[ox.Triple]:
        """The program, and labels of classes and relations, so that a file can be read without kg.ttl."""
        name, terms = self.terms.name, self.terms
        a, label, above = name("rdf:type"), name("rdfs:label"), name("rdfs:subPropertyOf")
        yield ox.Triple(self._program(), a, name("prov:SoftwareAgent"))
        yield ox.Triple(self._program(), label, ox.Literal(f"kg {__version__}"))
        yield ox.Triple(self._program(), name("schema:softwareVersion"), ox.Literal(__version__))
        for found in terms.ontology.classes.values():
            node = terms.iri(found.iri)
            yield ox.Triple(node, a, name("owl:Class"))
            yield ox.Triple(node, label, ox.Literal(found.label_zh, language="zh"))
            yield ox.Triple(node, label, ox.Literal(found.label_en, language="en"))
        for relation in {**terms.ontology.abstract, **terms.ontology.relations}.values():
            node = terms.iri(relation.iri)
            yield ox.Triple(node, a, name("owl:ObjectProperty"))
            yield ox.Triple(node, a, name("kg:Relation"))
            yield ox.Triple(node, label, ox.Literal(relation.label_zh, language="zh"))
            yield ox.Triple(node, label, ox.Literal(relation.label_en, language="en"))
            for parent in relation.parents:
                yield ox.Triple(node, above, name(f"kg:{parent}"))

    def page(self, page: Page) -> Iterator[ox.Triple]:
        """A page file; its text doesn't matter."""
        node = self.terms.thing(f"page-{page.id}")
        yield from self._types(node, "PageFile")
        values = {
            "contentHash": page.id,
            "date": page.date,
            "dateBasis": page.date_basis,
            "pageNumber": page.number,
            "paper": page.paper,
            "place": page.place,
            "placeBasis": page.place_basis,
            "sourceFile": page.source,
        }
        known = {key: value for key, value in values.items() if value}
        for predicate, literal in self.terms.attributes(f"page {page.id}", known):
            yield ox.Triple(node, predicate, literal)

    def article(
        self, article: Article, page: Page | None, reports: Iterable[str], mentioned: Iterable[str]
    ) -> Iterator[ox.Triple]:
        """An article with the ids of the events that it reports and of the entities that it names, each sorted."""
        name, thing = self.terms.name, self.terms.thing
        node = self.graph(article.id)
        yield from self._types(node, "Article")
        for headline in dict.fromkeys(article.headlines):
            yield ox.Triple(node, name("schema:headline"), ox.Literal(headline, language="zh"))
        if page is not None and page.date:
            yield ox.Triple(node, name("schema:datePublished"), date_literal(page.date))
        for byline in sorted({byline.name for byline in article.bylines}):
            yield ox.Triple(node, name("kg:byline"), ox.Literal(byline))
        if article.bylines:
            credit = "；".join(f"{byline.role} {byline.name}".strip() for byline in article.bylines)
            yield ox.Triple(node, name("schema:creditText"), ox.Literal(credit))
        yield ox.Triple(node, name("kg:kind"), ox.Literal(article.kind))
        yield ox.Triple(node, name("kg:page"), thing(f"page-{article.page_id}"))
        if page is not None:
            yield ox.Triple(node, name("kg:sourceFile"), ox.Literal(page.source))
        for event in reports:
            yield ox.Triple(node, name("kg:reports"), thing(event))
        for entity in mentioned:
            yield ox.Triple(node, name("schema:mentions"), thing(entity))

    def entity(self, entity: Entity) -> Iterator[ox.Triple]:
        """The entity with its names and attributes."""
        name = self.terms.name
        node = self.terms.thing(entity.id)
        yield from self._types(node, entity.type)
        yield ox.Triple(node, name("rdfs:label"), ox.Literal(entity.name, language="zh"))
        yield ox.Triple(node, name("schema:name"), ox.Literal(entity.name))
        for alias in sorted(set(entity.aliases) - {entity.name}):
            yield ox.Triple(node, name("skos:altLabel"), ox.Literal(alias, language="zh"))
        for predicate, literal in self.terms.attributes(f"entity {entity.id}", entity.attributes):
            yield ox.Triple(node, predicate, literal)

    def direct(self, subject: str, facts: Iterable[tuple[str, str, str]]) -> Iterator[ox.Triple]:
        """The simple layer: a direct property for each two things that statements join by it.

        `facts` are relation, object and the id of a statement that says so, all of one subject.
        """
        relation, thing, iri = self.terms.relation, self.terms.thing, self.terms.iri
        for predicate, target in sorted({(relation(name, owner).iri, target) for name, target, owner in facts}):
            yield ox.Triple(thing(subject), iri(predicate), thing(target))

    def title(self, title: str) -> Iterator[ox.Triple]:
        """A title that occupancies share."""
        node = self.terms.thing(title_segment(title))
        yield from self._types(node, "Title")
        yield ox.Triple(node, self.terms.name("rdfs:label"), ox.Literal(title, language="zh"))

    def statement(self, statement: Statement) -> Iterator[ox.Triple]:
        """The full layer: the resource of one statement, but for its evidence."""
        terms = self.terms
        relation = terms.relation(statement.relation, statement.id)
        kind, (subject, predicate, target) = shape(relation)
        node = self._statement_node(statement.id, statement.relation)
        yield from self._types(node, kind)
        yield ox.Triple(node, terms.name(subject), terms.thing(statement.subject))
        yield ox.Triple(node, terms.name(predicate), terms.iri(relation.iri))
        yield ox.Triple(node, terms.name(target), terms.thing(statement.object))
        qualifiers = dict(statement.qualifiers)
        if kind == "Occupancy":
            qualifiers = {OCCUPANCY_NAMES.get(key, key): value for key, value in qualifiers.items()}
            if "title" in qualifiers:
                yield ox.Triple(node, terms.name("org:role"), terms.thing(title_segment(qualifiers["title"])))
        for attribute, literal in terms.attributes(f"statement {statement.id}", qualifiers):
            yield ox.Triple(node, attribute, literal)
        yield ox.Triple(node, terms.name("kg:confidence"), decimal_literal(statement.confidence))
        yield ox.Triple(node, terms.name("kg:status"), ox.Literal(statement.status))

    def links(self, statement: Statement, evidence_ids: Iterable[str]) -> Iterator[ox.Triple]:
        """From a statement to its evidence."""
        node = self._statement_node(statement.id, statement.relation)
        for key in sorted(set(evidence_ids)):
            yield ox.Triple(node, self.terms.name("kg:evidence"), self.terms.thing(f"evidence-{key}"))

    def source(
        self, key: str, evidence: Evidence, sentence: str, facts: Iterable[tuple[str, str]]
    ) -> Iterator[ox.Triple]:
        """A Web Annotation: its bodies are the statements, its target the words in the page file.

        `key` is the evidence_id; `facts` are the ids and relations of all statements that rest on it.
        """
        name, thing = self.terms.name, self.terms.thing
        node, target, selector = (thing(f"evidence-{key}{part}") for part in ("", "-target", "-selector"))
        a, count = name("rdf:type"), name("xsd:nonNegativeInteger")
        yield from self._types(node, "Evidence")
        for body in sorted({self._statement_node(*fact).value for fact in facts}):
            yield ox.Triple(node, name("oa:hasBody"), self.terms.iri(body))
        yield ox.Triple(node, name("oa:hasTarget"), target)
        yield ox.Triple(node, name("dcterms:source"), thing(f"article-{evidence.article_id}"))
        if sentence:
            yield ox.Triple(node, name("kg:sentence"), ox.Literal(sentence, language="zh"))
        yield ox.Triple(node, name("kg:rule"), ox.Literal(evidence.rule_id))
        yield ox.Triple(node, name("prov:wasAttributedTo"), self._program())
        yield ox.Triple(target, a, name("oa:SpecificResource"))
        yield ox.Triple(target, name("oa:hasSource"), thing(f"page-{evidence.page_id}"))
        yield ox.Triple(target, name("oa:hasSelector"), selector)
        yield ox.Triple(selector, a, name("oa:TextPositionSelector"))
        yield ox.Triple(selector, a, name("oa:TextQuoteSelector"))
        yield ox.Triple(selector, name("oa:start"), ox.Literal(str(evidence.start), datatype=count))
        yield ox.Triple(selector, name("oa:end"), ox.Literal(str(evidence.end), datatype=count))
        yield ox.Triple(selector, name("oa:exact"), ox.Literal(evidence.quote))

    def _types(self, node: ox.NamedNode, name: str) -> Iterator[ox.Triple]:
        a = self.terms.name("rdf:type")
        return (ox.Triple(node, a, each) for each in self.terms.classes(name))

    def _statement_node(self, statement_id: str, relation: str) -> ox.NamedNode:
        kind, _ = shape(self.terms.relation(relation, statement_id))
        return self.terms.thing(f"{kind.lower()}-{statement_id}")

    def _program(self) -> ox.NamedNode:
        return self.terms.thing(f"program-kg-{__version__.replace('.', '-')}")


def home_of(statement: Statement) -> str | None:
    """The one article that supports a statement, in whose graph it stands; None when there are several."""
    first = statement.evidence[0].article_id
    return first if all(each.article_id == first for each in statement.evidence) else None
