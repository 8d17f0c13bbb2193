"""A graph as a file or folder in the format that its ending names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KGError
from kg.export.terms import BASE_IRI
from kg.graph.tables import GraphTables
from kg.ontology import Ontology
from kg.records import Knowledge

RDF_ENDINGS = (".ttl", ".nt", ".nq", ".trig", ".jsonld", ".rdf")
NETWORK_ENDINGS = (".graphml", ".gexf")
TABLE_ENDINGS = (".csv", ".parquet")  # folders
ENDINGS = (*RDF_ENDINGS, *NETWORK_ENDINGS, *TABLE_ENDINGS)


@dataclass(frozen=True, slots=True)
class Form:
    """How to write; each option belongs to some formats only."""

    base_iri: str = BASE_IRI  # RDF
    projection: str = ""  # GraphML and GEXF: a key of kg.graph.network.PROJECTIONS; empty: the whole graph
    timeline: bool = False  # GEXF


def write_export(graph: Knowledge | GraphTables, ontology: Ontology, path: Path, form: Form | None = None) -> None:
    """Writes a file, or for .csv and .parquet a folder of tables, in the format of the path's ending.

    Raises KGError for another ending, an option that the format doesn't have, and as the writers do.
    """
    form = form or Form()
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise KGError(f"{path}: unknown ending {path.suffix!r} (one of {' '.join(ENDINGS)})")
    if form.base_iri != BASE_IRI and ending not in RDF_ENDINGS:
        raise KGError(f"{path}: a base IRI is for {' '.join(RDF_ENDINGS)}")
    if form.projection and ending not in NETWORK_ENDINGS:
        raise KGError(f"{path}: a projection is for {' '.join(NETWORK_ENDINGS)}")
    if form.timeline and ending != ".gexf":
        raise KGError(f"{path}: a timeline is for .gexf")
    if ending in RDF_ENDINGS:
        from kg.export.rdf import write_rdf

        write_rdf(graph, ontology, path, base_iri=form.base_iri)
    elif ending in NETWORK_ENDINGS:
        _write_network(graph, ontology, path, form)
    else:
        from kg.export.parquet import write_parquet_tables
        from kg.export.tables import write_csv_tables

        writers: Mapping[str, Callable[[Knowledge | GraphTables, Ontology, Path], None]] = {
            ".csv": write_csv_tables,
            ".parquet": write_parquet_tables,
        }
        writers[ending](graph, ontology, path)


def _write_network(graph: Knowledge | GraphTables, ontology: Ontology, path: Path, form: Form) -> None:
    from kg.export.gephi import write_graphml_network
    from kg.export.gexf import write_gexf_network
    from kg.graph.network import PROJECTIONS, build_network

    if form.projection and form.projection not in PROJECTIONS:
        raise KGError(f"no projection {form.projection} (one of {' '.join(PROJECTIONS)})")
    if form.projection:
        whole = graph if isinstance(graph, Knowledge) else graph.knowledge(texts=False)
        network = PROJECTIONS[form.projection](whole, ontology)
    else:
        network = build_network(graph, ontology)
    if path.suffix.lower() == ".graphml":
        write_graphml_network(network, path)
    else:
        write_gexf_network(network, path, timeline=form.timeline)
