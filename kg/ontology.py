"""The ontology as Python objects: loads and checks `ontology/kg.ttl`.

Every command loads it at its start, so it is parsed by pyoxigraph: about 10 ms where rdflib takes 300.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

import pyoxigraph as ox

from kg.errors import DataFileError
from kg.records import EntityType
from kg.resources import data_path

NAMESPACE = "https://w3id.org/kg-news/ontology#"
ENTITY_TYPES: tuple[str, ...] = get_args(EntityType)

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"

_Index = dict[tuple[str, str], list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]


@dataclass(frozen=True, slots=True)
class OntologyClass:
    """A class of `ontology/kg.ttl`; `parents` are the IRIs of its direct superclasses, sorted."""

    name: str  # local name: Person
    iri: str
    label_zh: str
    label_en: str
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two entities; `domain` and `range` are entity types."""

    name: str  # local name: presides
    iri: str
    label_zh: str  # the predicate that `kg extract` prints: 主持
    label_en: str
    domain: frozenset[str]
    range: frozenset[str]
    parents: tuple[str, ...] = ()  # local names of the relations directly above, sorted
    ancestors: frozenset[str] = frozenset()  # local names of all relations above


@dataclass(frozen=True, slots=True)
class Ontology:
    """The classes and relations by local name, sorted by it."""

    classes: Mapping[str, OntologyClass]
    relations: Mapping[str, Relation]  # those that facts may use
    abstract: Mapping[str, Relation]  # those that only group others: participatesIn, organizes, involvedIn
    attributes: Mapping[str, str]  # datatype properties: local name → IRI; the keys of attributes and qualifiers

    def relation_by_label(self, zh: str) -> Relation:
        """The relation whose Chinese label is `zh`. Raises KeyError when there is none."""
        for relation in self.relations.values():
            if relation.label_zh == zh:
                return relation
        raise KeyError(zh)


def load_ontology(path: Path | None = None) -> Ontology:
    """The ontology in a Turtle file; without a path the one that comes with the program.

    Raises DataFileError, with file and term, for a file that can't be read, a class or relation without its two labels,
    a relation without domain or range or with an unknown class in them, a label used twice, a circle of parents, or a
    relation that allows more than its parent.
    """
    file = path or data_path("ontology") / "kg.ttl"
    return _Loader(file).load()


class _Loader:
    """Reads one file; keeps what the errors and the look-ups need."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.index: _Index = {}
        self.by_type: dict[str, list[str]] = {}

    def load(self) -> Ontology:
        self._parse()
        classes = {name: self._class(name) for name in self._names(_OWL + "Class")}
        for needed in ENTITY_TYPES:
            if needed not in classes:
                raise self._error(needed, "the class is missing")
        found = {name: self._relation(name) for name in self._names(NAMESPACE + "Relation")}
        related = {name: self._with_ancestors(relation, found) for name, relation in found.items()}
        self._check_labels(related.values())
        hidden = {name for name in related if self._objects(NAMESPACE + name, NAMESPACE + "abstract")}
        if not related.keys() - hidden:
            raise DataFileError(self.file, "no relations", allowed="at least one property that is a kg:Relation")
        return Ontology(
            classes=classes,
            relations={name: relation for name, relation in related.items() if name not in hidden},
            abstract={name: relation for name, relation in related.items() if name in hidden},
            attributes={name: NAMESPACE + name for name in self._names(_OWL + "DatatypeProperty")},
        )

    def _parse(self) -> None:
        try:
            data = self.file.read_bytes()
            for triple in ox.parse(data, format=ox.RdfFormat.TURTLE):
                key = (_value(triple.subject), triple.predicate.value)
                self.index.setdefault(key, []).append(triple.object)
                if key[1] == _RDF + "type":
                    self.by_type.setdefault(_value(triple.object), []).append(key[0])
        except OSError as error:
            raise DataFileError(self.file, error.strerror or str(error)) from error
        except SyntaxError as error:
            line = str(error.lineno) if error.lineno else ""
            raise DataFileError(self.file, f"not valid Turtle: {error.msg}", place=line) from error

    def _class(self, name: str) -> OntologyClass:
        iri = NAMESPACE + name
        parents = (_value(term) for term in self._objects(iri, _RDFS + "subClassOf") if isinstance(term, ox.NamedNode))
        return OntologyClass(name, iri, self._label(name, "zh"), self._label(name, "en"), tuple(sorted(parents)))

    def _relation(self, name: str) -> Relation:
        iri = NAMESPACE + name
        above = (_value(term) for term in self._objects(iri, _RDFS + "subPropertyOf"))
        parents = sorted(parent.removeprefix(NAMESPACE) for parent in above if parent.startswith(NAMESPACE))
        return Relation(
            name=name,
            iri=iri,
            label_zh=self._label(name, "zh"),
            label_en=self._label(name, "en"),
            domain=self._types(name, "domain"),
            range=self._types(name, "range"),
            parents=tuple(parents),
        )

    def _types(self, name: str, side: str) -> frozenset[str]:
        """The entity types in the domain or range of a relation: one class, or the members of an owl:unionOf."""
        terms = self._objects(NAMESPACE + name, _RDFS + side)
        if len(terms) != 1:
            raise self._error(name, f"{len(terms)} of rdfs:{side}", "exactly one: a class or an owl:unionOf")
        unions = self._objects(_value(terms[0]), _OWL + "unionOf")
        iris = self._list(_value(unions[0])) if unions else [_value(terms[0])]
        names = frozenset(iri.removeprefix(NAMESPACE) for iri in iris)
        unknown = sorted(names - set(ENTITY_TYPES))
        if unknown or not names:
            wrong = f"rdfs:{side} has {', '.join(unknown)}" if unknown else f"rdfs:{side} is empty"
            raise self._error(name, wrong, ", ".join(ENTITY_TYPES))
        return names

    def _with_ancestors(self, relation: Relation, found: Mapping[str, Relation]) -> Relation:
        ancestors: set[str] = set()
        todo = list(relation.parents)
        while todo:
            name = todo.pop()
            if name == relation.name:
                raise self._error(relation.name, "is above itself by rdfs:subPropertyOf")
            if name not in found:
                raise self._error(relation.name, f"rdfs:subPropertyOf kg:{name}, which is not a relation")
            if not (relation.domain <= found[name].domain and relation.range <= found[name].range):
                raise self._error(relation.name, f"allows more in domain or range than kg:{name} above it")
            if name not in ancestors:
                ancestors.add(name)
                todo.extend(found[name].parents)
        return replace(relation, ancestors=frozenset(ancestors))

    def _check_labels(self, relations: Iterable[Relation]) -> None:
        owner: dict[str, str] = {}
        for relation in relations:
            other = owner.setdefault(relation.label_zh, relation.name)
            if other != relation.name:
                raise self._error(relation.name, f"label {relation.label_zh} is also that of kg:{other}")

    def _label(self, name: str, language: str) -> str:
        labels = [
            term.value
            for term in self._objects(NAMESPACE + name, _RDFS + "label")
            if isinstance(term, ox.Literal) and term.language == language and term.value.strip()
        ]
        if len(labels) != 1:
            raise self._error(name, f"{len(labels)} labels @{language}", "exactly one rdfs:label @zh and one @en")
        return labels[0]

    def _names(self, type_iri: str) -> list[str]:
        """The local names of our own terms of a type, sorted."""
        iris = self.by_type.get(type_iri, [])
        return sorted({iri.removeprefix(NAMESPACE) for iri in iris if iri.startswith(NAMESPACE)})

    def _objects(self, subject: str, predicate: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]:
        return self.index.get((subject, predicate), [])

    def _list(self, head: str) -> list[str]:
        members: list[str] = []
        while head != _RDF + "nil":
            firsts, rests = self._objects(head, _RDF + "first"), self._objects(head, _RDF + "rest")
            if not firsts or not rests:
                break
            members.append(_value(firsts[0]))
            head = _value(rests[0])
        return members

    def _error(self, name: str, wrong: str, allowed: str = "") -> DataFileError:
        return DataFileError(self.file, wrong, place=f"kg:{name}", allowed=allowed)


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """The text of a term; blank nodes keep their _: so that they never equal an IRI."""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
