"""Knowledge → RDF triples in two layers, in one graph or with a named graph for each article.

Simple layer: one direct property for each statement. Full layer: one resource for each statement, with its evidence:
kg:Participation (who was what at which event), kg:Occupancy (who held which post in which body) or kg:Statement.
Every resource has an IRI, and all triples of one resource within one graph follow each other.

Each triple stands in exactly one graph. An article's graph, named by the article's IRI, holds the article, its
evidence, and each statement that only this article supports; whatever several articles support, entities, pages and
vocabulary stand in the default graph. So a source is taken out by dropping one graph; a statement of several articles
that have all been dropped is one without kg:evidence (ontology/queries/unsupported-facts.rq).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import attrgetter

import pyoxigraph as ox

from kg import __version__
from kg.ids import entities_by_id
from kg.ontology import Ontology
from kg.records import Article, Entity, Evidence, Knowledge, Page, Statement
from kg.terms import (
    BASE_IRI,
    OCCUPANCY_NAMES,
    Terms,
    date_literal,
    decimal_literal,
    evidence_id,
    shape,
    title_segment,
)

_STOP = re.compile(r"[。！？；\n]+[”’」』）]*")


def to_triples(knowledge: Knowledge, ontology: Ontology, base_iri: str = BASE_IRI) -> Iterator[ox.Triple]:
    """The triples of both layers, of pages, articles and evidence, and the labels of the ontology's terms.

    The order depends on ids only. Raises KGError for an unknown entity, relation, attribute or qualifier, a statement
    without evidence, or an id or base IRI that makes no valid IRI.
    """
    made = _Made(knowledge, ontology, base_iri)
    yield from made.vocabulary()
    for page in made.pages.values():
        yield from made.page(page)
    for article in made.articles.values():
        yield from made.article(article)
    for entity in made.entities:
        yield from made.entity(entity)
        yield from made.direct(made.by_subject[entity.id])
    yield from made.titles()
    for statement in made.statements:
        yield from made.statement(statement)
        yield from made.links(statement, statement.evidence)
    for evidence in made.evidence.values():
        yield from made.source(evidence)


def to_quads(knowledge: Knowledge, ontology: Ontology, base_iri: str = BASE_IRI) -> Iterator[ox.Quad]:
    """The triples of to_triples, each in its graph: first all of the default graph, then article by article."""
    made = _Made(knowledge, ontology, base_iri)
    yield from (ox.Quad(t.subject, t.predicate, t.object) for t in made.shared())
    for article_id in sorted(made.articles.keys() | made.by_article.keys()):
        graph = made.terms.thing(f"article-{article_id}")
        yield from (ox.Quad(t.subject, t.predicate, t.object, graph) for t in made.of_article(article_id))


def sentence_of(article: Article, evidence: Evidence) -> str:
    """The sentence of the body in which the evidence begins, to the end of the one in which it ends; or nothing."""
    if evidence.start not in article.origin:
        return ""
    first = article.origin.index(evidence.start)
    last = first
    while last + 1 < len(article.origin) and evidence.start < article.origin[last + 1] < evidence.end:
        last += 1
    start = max((stop.end() for stop in _STOP.finditer(article.body, 0, first)), default=0)
    stop = _STOP.search(article.body, last)
    return article.body[start : stop.end() if stop else len(article.body)].strip()


class _Made:
    """The knowledge sorted and indexed, and the triples of each thing in it."""

    def __init__(self, knowledge: Knowledge, ontology: Ontology, base_iri: str) -> None:
        self.terms = Terms(base_iri, ontology)
        self.entities = sorted(entities_by_id(knowledge).values(), key=attrgetter("id"))
        self.statements = sorted(knowledge.statements, key=attrgetter("id"))
        self.pages: dict[str, Page] = {page.id: page for page in sorted(knowledge.pages, key=attrgetter("id"))}
        self.articles = {article.id: article for article in sorted(knowledge.articles, key=attrgetter("id"))}
        self.mentioned = _by_first(knowledge.mentioned)
        self.reports = _by_first(knowledge.reports)
        self.by_subject: dict[str, list[Statement]] = {entity.id: [] for entity in self.entities}
        self.by_article: dict[str, list[Statement]] = defaultdict(list)
        supported: dict[str, tuple[Evidence, list[Statement]]] = {}
        for statement in self.statements:
            self.by_subject[statement.subject].append(statement)
            for evidence in statement.evidence:
                supported.setdefault(evidence_id(evidence), (evidence, []))[1].append(statement)
            for article_id in {evidence.article_id for evidence in statement.evidence}:
                self.by_article[article_id].append(statement)
        self.evidence = {key: (key, *supported[key]) for key in sorted(supported)}
        self.homes: dict[tuple[str, str, str], str | None] = {}  # of direct properties: where all statements agree
        for statement in self.statements:
            fact, home = _fact(statement), _home(statement)
            self.homes[fact] = home if self.homes.get(fact, home) == home else None

    def shared(self) -> Iterator[ox.Triple]:
        """What stands in the default graph."""
        yield from self.vocabulary()
        for page in self.pages.values():
            yield from self.page(page)
        for entity in self.entities:
            yield from self.entity(entity)
            yield from self.direct(s for s in self.by_subject[entity.id] if self.homes[_fact(s)] is None)
        yield from self.titles()
        for statement in self.statements:
            if _home(statement) is None:
                yield from self.statement(statement)

    def of_article(self, article_id: str) -> Iterator[ox.Triple]:
        """What stands in the graph of an article."""
        if article_id in self.articles:
            yield from self.article(self.articles[article_id])
        statements = self.by_article.get(article_id, [])
        for subject in sorted({s.subject for s in statements}):
            own = (s for s in statements if s.subject == subject and self.homes[_fact(s)] == article_id)
            yield from self.direct(own)
        for statement in statements:
            if _home(statement) == article_id:
                yield from self.statement(statement)
            yield from self.links(statement, (e for e in statement.evidence if e.article_id == article_id))
        keys = {evidence_id(e) for s in statements for e in s.evidence if e.article_id == article_id}
        for key in sorted(keys):
            yield from self.source(self.evidence[key])

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

    def article(self, article: Article) -> Iterator[ox.Triple]:
        name, thing = self.terms.name, self.terms.thing
        node = thing(f"article-{article.id}")
        page = self.pages.get(article.page_id)
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
        for event in self.reports.get(article.id, ()):
            yield ox.Triple(node, name("kg:reports"), thing(event))
        for entity in self.mentioned.get(article.id, ()):
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

    def direct(self, statements: Iterable[Statement]) -> Iterator[ox.Triple]:
        """The simple layer: a direct property for each two things that statements join by it."""
        relation, thing, iri = self.terms.relation, self.terms.thing, self.terms.iri
        facts = {(s.subject, relation(s.relation, s.id).iri, s.object) for s in statements}
        for subject, predicate, target in sorted(facts):
            yield ox.Triple(thing(subject), iri(predicate), thing(target))

    def titles(self) -> Iterator[ox.Triple]:
        titles = {title for s in self.statements for key, title in s.qualifiers.items() if key == "title"}
        for title in sorted(titles):
            node = self.terms.thing(title_segment(title))
            yield from self._types(node, "Title")
            yield ox.Triple(node, self.terms.name("rdfs:label"), ox.Literal(title, language="zh"))

    def statement(self, statement: Statement) -> Iterator[ox.Triple]:
        """The full layer: the resource of one statement, but for its evidence."""
        terms = self.terms
        relation = terms.relation(statement.relation, statement.id)
        kind, (subject, predicate, target) = shape(relation)
        node = self._statement_node(statement)
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

    def links(self, statement: Statement, sources: Iterable[Evidence]) -> Iterator[ox.Triple]:
        """From a statement to its evidence."""
        node = self._statement_node(statement)
        for key in sorted({evidence_id(evidence) for evidence in sources}):
            yield ox.Triple(node, self.terms.name("kg:evidence"), self.terms.thing(f"evidence-{key}"))

    def source(self, supported: tuple[str, Evidence, list[Statement]]) -> Iterator[ox.Triple]:
        """A Web Annotation: its bodies are the statements, its target the words in the page file."""
        key, evidence, statements = supported
        name, thing = self.terms.name, self.terms.thing
        node, target, selector = (thing(f"evidence-{key}{part}") for part in ("", "-target", "-selector"))
        a, count = name("rdf:type"), name("xsd:nonNegativeInteger")
        article = self.articles.get(evidence.article_id)
        sentence = evidence.sentence or (sentence_of(article, evidence) if article else "")
        yield from self._types(node, "Evidence")
        for body in sorted({self._statement_node(statement).value for statement in statements}):
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

    def _statement_node(self, statement: Statement) -> ox.NamedNode:
        kind, _ = shape(self.terms.relation(statement.relation, statement.id))
        return self.terms.thing(f"{kind.lower()}-{statement.id}")

    def _program(self) -> ox.NamedNode:
        return self.terms.thing(f"program-kg-{__version__.replace('.', '-')}")


def _fact(statement: Statement) -> tuple[str, str, str]:
    return statement.subject, statement.relation, statement.object


def _home(statement: Statement) -> str | None:
    """The one article that supports a statement; None when there are several."""
    first = statement.evidence[0].article_id
    return first if all(each.article_id == first for each in statement.evidence) else None


def _by_first(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The second of pairs by the first, each once, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for first, second in pairs:
        found[first].add(second)
    return {first: sorted(seconds) for first, seconds in found.items()}
