"""JSON-LD as a stream: one node object a resource, one resource a line, in the terms of `ontology/context.jsonld`.

The context stands in each file, so that a reader needs no network. It follows from the ontology: a relation that a user
adds is in it, too. Own properties go by their local names, others by prefixed names.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any, TextIO

import pyoxigraph as ox

from kg.export.terms import PREFIXES
from kg.ontology import NAMESPACE, Ontology

_XSD = PREFIXES["xsd"]
_RDF_TYPE = PREFIXES["rdf"] + "type"
_OWN_LINKS = "actor event evidence object page relation reports role subject".split()
_LINKS = (
    "dcterms:source oa:hasBody oa:hasSelector oa:hasSource oa:hasTarget org:member org:organization org:role "
    "prov:wasAttributedTo rdfs:subPropertyOf schema:mentions"
).split()
_CHINESE = "rdfs:label schema:headline skos:altLabel".split()
_TYPES = {
    "confidence": "xsd:decimal",
    "date": "xsd:date",
    "firstObserved": "xsd:date",
    "lastObserved": "xsd:date",
    "lastSeen": "xsd:date",
    "oa:end": "xsd:nonNegativeInteger",
    "oa:start": "xsd:nonNegativeInteger",
    "schema:datePublished": "xsd:date",
}


def build_context(ontology: Ontology) -> dict[str, Any]:
    """The JSON-LD context: prefixes, then each property with the type or language that a bare string has."""
    links = [*ontology.abstract, *ontology.relations, *_OWN_LINKS]
    terms: dict[str, dict[str, str]] = {name: {"@id": f"kg:{name}"} for name in ontology.attributes}
    terms |= {name: {"@id": f"kg:{name}", "@type": "@id"} for name in links}
    terms |= {name: {"@id": name, "@type": "@id"} for name in _LINKS}
    terms |= {name: {"@id": name, "@language": "zh"} for name in _CHINESE}
    terms["sentence"] = {"@id": "kg:sentence", "@language": "zh"}
    for name, datatype in _TYPES.items():
        terms[name] = {"@id": name if ":" in name else f"kg:{name}", "@type": datatype}
    return {**PREFIXES, **dict(sorted(terms.items()))}


def write_jsonld_triples(
    triples: Iterable[ox.Triple], file: TextIO, prefixes: Mapping[str, str], context: Mapping[str, Any]
) -> None:
    """Writes triples in the order given; those of one subject that follow each other make one node object."""
    names = _Names(prefixes, context)
    file.write(f'{{"@context": {_dump({**prefixes, **context})},\n"@graph": [')
    comma = ""
    for subject, members in groupby(triples, key=attrgetter("subject")):
        node: dict[str, Any] = {"@id": names.short(subject.value)}
        for triple in members:
            if triple.predicate.value == _RDF_TYPE:
                node.setdefault("@type", []).append(names.value("@type", triple.object))
            else:
                name = names.predicate(triple.predicate.value)
                node.setdefault(name, []).append(names.value(name, triple.object))
        file.write(f"{comma}\n{_dump({key: _one(value) for key, value in node.items()})}")
        comma = ","
    file.write("\n]}\n")


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _one(values: Any) -> Any:
    return values[0] if isinstance(values, list) and len(values) == 1 else values


class _Names:
    """Shortens IRIs, and values as far as the context says what a bare string is."""

    def __init__(self, prefixes: Mapping[str, str], context: Mapping[str, Any]) -> None:
        self.by_iri = {iri: prefix for prefix, iri in prefixes.items()}
        self.terms = {name: term for name, term in context.items() if isinstance(term, dict)}
        self.terms["@type"] = {"@type": "@id"}

    def short(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self.by_iri.get(iri[:cut])
        return f"{prefix}:{iri[cut:]}" if prefix else iri

    def predicate(self, iri: str) -> str:
        local = iri.removeprefix(NAMESPACE)
        return local if local != iri and local in self.terms else self.short(iri)

    def value(self, name: str, term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Any:
        known = self.terms.get(name, {})
        if not isinstance(term, ox.Literal):
            short = self.short(term.value) if isinstance(term, ox.NamedNode) else str(term)
            return short if known.get("@type") == "@id" else {"@id": short}
        if term.language:
            same = known.get("@language") == term.language
            return term.value if same else {"@value": term.value, "@language": term.language}
        datatype = term.datatype.value.replace(_XSD, "xsd:")
        usual = known.get("@type") or ("" if "@language" in known else "xsd:string")
        if datatype == usual:
            return term.value
        return {"@value": term.value, **({} if datatype == "xsd:string" else {"@type": datatype})}
