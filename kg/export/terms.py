"""The terms of triples: prefixes, IRIs of things and of the ontology, typed literals."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

import kg.regex as re
from kg.errors import KGError
from kg.ids import content_id, iri_segment
from kg.ontology import NAMESPACE, Ontology, Relation

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
OCCUPANCY_NAMES: Mapping[str, str] = {
    "date": "firstObserved",
    "lastSeen": "lastObserved",
    "status": "occupancyStatus",
}
_KEPT = 100_000  # IRIs that are remembered
_DATED = frozenset({"date", "lastSeen", "firstObserved", "lastObserved", "start", "end"})
_DATE_TYPES = (
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "date"),
    (re.compile(r"[0-9]{4}-[0-9]{2}"), "gYearMonth"),
    (re.compile(r"[0-9]{4}"), "gYear"),
    (re.compile(r"--[0-9]{2}-[0-9]{2}"), "gMonthDay"),
)


@dataclass(slots=True)
class Terms:
    """Makes the terms of triples, and remembers the IRIs made last."""

    base: str
    ontology: Ontology
    cache: dict[str, ox.NamedNode] = field(default_factory=dict)
    names: dict[str, ox.NamedNode] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.base.endswith(("/", "#")):
            raise KGError(f"base IRI {self.base}: must end in / or #")

    def name(self, curie: str) -> ox.NamedNode:
        """The IRI that a prefixed name such as `kg:event` stands for."""
        node = self.names.get(curie)
        if node is None:
            prefix, local = curie.split(":", 1)
            node = self.names[curie] = self.iri(PREFIXES[prefix] + local)
        return node

    def thing(self, segment: str) -> ox.NamedNode:
        """The IRI of one of the knowledge's own things."""
        return self.iri(self.base + segment)

    def iri(self, iri: str) -> ox.NamedNode:
        """The node of an IRI. Raises KGError when it is none."""
        node = self.cache.get(iri)
        if node is None:
            if len(self.cache) >= _KEPT:
                self.cache.clear()
            try:
                node = self.cache[iri] = ox.NamedNode(iri)
            except ValueError as error:
                raise KGError(f"not a valid IRI: {iri}") from error
        return node

    def relation(self, name: str, owner: str) -> Relation:
        """The relation of that name. Raises KGError, naming the owner, when the ontology has none."""
        relation = self.ontology.relations.get(name)
        if relation is None:
            raise KGError(f"statement {owner}: the ontology has no relation {name}")
        return relation

    def attributes(self, owner: str, values: Mapping[str, str]) -> Iterator[tuple[ox.NamedNode, ox.Literal]]:
        """Attributes or qualifiers as properties and literals, sorted by key."""
        for key, value in sorted(values.items()):
            iri = self.ontology.attributes.get(key)
            if iri is None:
                raise KGError(f"{owner}: attribute {key} is not a datatype property of the ontology")
            yield self.iri(iri), date_literal(value) if key in _DATED else ox.Literal(value)

    def classes(self, name: str) -> Iterator[ox.NamedNode]:
        """A class and those directly above it, so that readers without inference find both."""
        found = self.ontology.classes.get(name)
        if found is None:
            raise KGError(f"the ontology has no class {name}")
        yield self.iri(found.iri)
        yield from map(self.iri, found.parents)


def shape(relation: Relation) -> tuple[str, tuple[str, str, str]]:
    """The class of a statement's resource, and its properties for subject, relation and object."""
    above = relation.ancestors | {relation.name}
    if "involvedIn" in above:
        return "Participation", ("kg:actor", "kg:role", "kg:event")
    if "holdsPost" in above:
        return "Occupancy", ("org:member", "kg:relation", "org:organization")
    return "Statement", ("kg:subject", "kg:relation", "kg:object")


def title_segment(title: str) -> str:
    """The segment of a title's IRI; a hash keeps titles apart that differ only in unsafe characters."""
    segment = iri_segment(title)
    exact = segment == unicodedata.normalize("NFC", title)
    return f"title-{segment}" if exact else f"title-{segment}-{content_id(title)}"


def decimal_literal(number: float) -> ox.Literal:
    """A number as xsd:decimal with one to four decimals."""
    text = f"{number:.4f}".rstrip("0")
    lexical = f"{text}0" if text.endswith(".") else text
    return ox.Literal(lexical, datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal"))


def date_literal(text: str) -> ox.Literal:
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
