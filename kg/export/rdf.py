"""Knowledge as RDF files: one writer for each format, all of them streams that give the same bytes for the same input.

Turtle, N-Triples, JSON-LD and RDF/XML hold all triples in one graph; TriG and N-Quads hold them in the default graph
and one graph for each article.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KGError
from kg.export.jsonld import build_context, write_jsonld_triples
from kg.export.quads import to_quads, to_triples
from kg.export.rdf_reader import parse_rdf
from kg.export.rdfxml import write_rdfxml_triples
from kg.export.terms import BASE_IRI, PREFIXES
from kg.export.turtle import write_trig_quads, write_turtle_triples
from kg.files import atomic_path, atomic_writer
from kg.graph.tables import GraphTables
from kg.ontology import Ontology
from kg.records import Knowledge


def build_store(graph: Knowledge | GraphTables, ontology: Ontology, base_iri: str = BASE_IRI) -> ox.Store:
    """A SPARQL store in memory that holds the triples in its default graph."""
    store = ox.Store()
    default = ox.DefaultGraph()
    store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object, default) for t in to_triples(graph, ontology, base_iri))
    return store


def load_store(path: Path) -> ox.Store:
    """A SPARQL store in memory that holds what an RDF file says, all in its default graph.

    Raises DataFileError for a file that can't be read, is of no known format or isn't valid.
    """
    store = ox.Store()
    graph = ox.DefaultGraph()
    store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object, graph) for q in parse_rdf(path))
    return store


def write_rdf(graph: Knowledge | GraphTables, ontology: Ontology, path: Path, *, base_iri: str = BASE_IRI) -> None:
    """Writes all triples in the format that the path's ending names: .ttl .nt .nq .trig .jsonld .rdf.

    Raises KGError for another ending, and as to_triples.
    """
    writer = RDF_WRITERS.get(path.suffix.lower())
    if writer is None:
        raise KGError(f"{path}: unknown ending (one of {' '.join(RDF_WRITERS)})")
    writer(graph, ontology, path, base_iri=base_iri)


def write_turtle(graph: Knowledge | GraphTables, ontology: Ontology, path: Path, *, base_iri: str = BASE_IRI) -> None:
    """Writes all triples as Turtle, grouped by resource, in blocks of one kind sorted by id. Raises as to_triples."""
    with atomic_writer(path) as file:
        write_turtle_triples(to_triples(graph, ontology, base_iri), file, _prefixes(base_iri))


def write_trig(graph: Knowledge | GraphTables, ontology: Ontology, path: Path, *, base_iri: str = BASE_IRI) -> None:
    """Writes the default graph, then a graph for each article. Raises as to_triples."""
    with atomic_writer(path) as file:
        write_trig_quads(to_quads(graph, ontology, base_iri), file, _prefixes(base_iri))


def write_ntriples(graph: Knowledge | GraphTables, ontology: Ontology, path: Path, *, base_iri: str = BASE_IRI) -> None:
    """Writes all triples as N-Triples, in the order of to_triples. Raises as to_triples."""
    with atomic_path(path) as aside, aside.open("wb") as file:
        ox.serialize(to_triples(graph, ontology, base_iri), file, format=ox.RdfFormat.N_TRIPLES)


def write_nquads(graph: Knowledge | GraphTables, ontology: Ontology, path: Path, *, base_iri: str = BASE_IRI) -> None:
    """Writes all quads as N-Quads, in the order of to_quads. Raises as to_triples."""
    with atomic_path(path) as aside, aside.open("wb") as file:
        ox.serialize(to_quads(graph, ontology, base_iri), file, format=ox.RdfFormat.N_QUADS)


def write_jsonld(graph: Knowledge | GraphTables, ontology: Ontology, path: Path, *, base_iri: str = BASE_IRI) -> None:
    """Writes all triples as JSON-LD with its context. Raises as to_triples."""
    with atomic_writer(path) as file:
        triples = to_triples(graph, ontology, base_iri)
        write_jsonld_triples(triples, file, _prefixes(base_iri), build_context(ontology))


def write_rdfxml(graph: Knowledge | GraphTables, ontology: Ontology, path: Path, *, base_iri: str = BASE_IRI) -> None:
    """Writes all triples as RDF/XML, without the characters that XML can't hold. Raises as to_triples."""
    with atomic_writer(path) as file:
        write_rdfxml_triples(to_triples(graph, ontology, base_iri), file, _prefixes(base_iri))


def _prefixes(base_iri: str) -> dict[str, str]:
    return {**PREFIXES, "id": base_iri}


RDF_WRITERS: Mapping[str, Callable[..., None]] = {
    ".ttl": write_turtle,
    ".nt": write_ntriples,
    ".nq": write_nquads,
    ".trig": write_trig,
    ".jsonld": write_jsonld,
    ".rdf": write_rdfxml,
}
