"""What the SPARQL endpoint says of itself: a service description (https://www.w3.org/TR/sparql11-service-description/)."""

from __future__ import annotations

import pyoxigraph as ox

from kg.export.terms import BASE_IRI, PREFIXES
from kg.query.sparql_request import SOLUTIONS, TRIPLES

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_NAMES = {
    "JSON": "SPARQL_Results_JSON",
    "XML": "SPARQL_Results_XML",
    "CSV": "SPARQL_Results_CSV",
    "TSV": "SPARQL_Results_TSV",
    "TURTLE": "Turtle",
    "N_TRIPLES": "N-Triples",
    "JSON_LD": "JSON-LD",
    "RDF_XML": "RDF_XML",
}


def describe_service(endpoint: str, rdf_format: str) -> bytes:
    """The description of the endpoint at that address, in a format by its name in pyoxigraph."""
    service, a = ox.NamedNode(endpoint), ox.NamedNode(PREFIXES["rdf"] + "type")
    said: list[tuple[str, ox.NamedNode]] = [
        ("endpoint", service),
        ("supportedLanguage", ox.NamedNode(_SD + "SPARQL11Query")),
        ("defaultDataset", ox.NamedNode(BASE_IRI)),
    ]
    formats = sorted({*SOLUTIONS.values(), *TRIPLES.values()} & _NAMES.keys())
    said += [("resultFormat", ox.NamedNode(_FORMATS + _NAMES[name])) for name in formats]
    triples = [ox.Triple(service, a, ox.NamedNode(_SD + "Service"))]
    triples += [ox.Triple(service, ox.NamedNode(_SD + key), value) for key, value in said]
    triples.append(ox.Triple(ox.NamedNode(BASE_IRI), a, ox.NamedNode(_SD + "Dataset")))
    return ox.serialize(triples, format=getattr(ox.RdfFormat, rdf_format)) or b""
