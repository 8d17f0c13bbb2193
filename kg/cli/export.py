"""The command `kg export`: a built graph, or a part of it, as a file for other programs."""

from __future__ import annotations

import argparse
import gc
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.arguments import add_command, add_threshold
from kg.cli.output import FINE, say

if TYPE_CHECKING:
    from kg.cli.arguments import Commands
    from kg.graph.filters import Filter
    from kg.graph.tables import GraphTables
    from kg.ontology import Ontology
    from kg.records import Knowledge

GRAPH_HELP = "a folder that kg build wrote, a .kg store, or RDF that kg export wrote"
_STATUSES = ("asserted", "derived", "roster", "reviewed")
_TYPES = ("Person", "Company", "Organization", "Event", "Place", "Document")
_PROJECTIONS = ("people", "person-body", "body-event")


def add_commands(commands: Commands) -> None:
    """Adds `export`."""
    export = add_command(
        commands,
        "export",
        run,
        "write a built graph as RDF, for Gephi, or as tables",
        "kg export graph/ graph.nq --min-confidence 0.9 --no-residents",
    )
    export.add_argument("graph", type=Path, metavar="GRAPH", help=GRAPH_HELP)
    endings = ".ttl .nt .nq .trig .jsonld .rdf .graphml .gexf, or a folder of tables: .csv .parquet"
    export.add_argument("output", type=Path, metavar="OUT", help=f"the file to write, by its ending: {endings}")
    export.add_argument("--base-iri", metavar="IRI", help="what the IRIs of the graph's things begin with (RDF)")
    export.add_argument("--project", choices=_PROJECTIONS, help="a projection instead of the graph (GraphML, GEXF)")
    export.add_argument("--timeline", action="store_true", help="nodes and edges with their days (GEXF)")
    add_filters(export)


def add_filters(parser: argparse.ArgumentParser) -> None:
    """The options that choose a part of a graph; find_filter reads them."""
    again = ", may be given again"
    add_threshold(parser)
    parser.add_argument("--status", action="append", choices=_STATUSES, help=f"only facts of this status{again}")
    relation = f"only facts of this relation, 出席 or attends; 参与 stands for all roles{again}"
    parser.add_argument("--relation", action="append", metavar="NAME", help=relation)
    parser.add_argument("--type", action="append", choices=_TYPES, help=f"only things of this type{again}")
    day = "YYYY, YYYY-MM or YYYY-MM-DD"
    parser.add_argument("--since", default="", metavar="DATE", help=f"only facts that hold on or after it ({day})")
    parser.add_argument("--until", default="", metavar="DATE", help="only facts that hold on or before it")
    parser.add_argument("--no-bylines", action="store_true", help="leave out who wrote and photographed")
    residents = "leave out persons without a post and without a role at any event"
    parser.add_argument("--no-residents", action="store_true", help=residents)


def find_filter(args: argparse.Namespace) -> Filter:
    """What the options of add_filters say."""
    from kg.graph.filters import Filter

    return Filter(
        least=args.min_confidence,
        statuses=frozenset(args.status or ()),
        relations=frozenset(args.relation or ()),
        types=frozenset(args.type or ()),
        since=args.since,
        until=args.until,
        bylines=not args.no_bylines,
        residents=not args.no_residents,
    )


def read_knowledge(path: Path) -> tuple[Knowledge, str, Ontology]:
    """What a built folder, a store or an RDF file that kg wrote holds; and the base IRI of its things."""
    from kg.graph.tables import GraphTables

    graph, base_iri, ontology = read_graph(path)
    return graph.knowledge() if isinstance(graph, GraphTables) else graph, base_iri, ontology


def read_graph(path: Path) -> tuple[Knowledge | GraphTables, str, Ontology]:
    """As read_knowledge; a store as tables."""
    from kg.export.rdf_reader import read_rdf
    from kg.export.terms import BASE_IRI
    from kg.export.write import RDF_ENDINGS
    from kg.graph.store import is_store
    from kg.ontology import load_ontology
    from kg.query.builds import is_build, open_graph, open_store_tables

    ontology = load_ontology()
    if path.suffix.lower() in RDF_ENDINGS and not path.is_dir():
        return *read_rdf(path, ontology), ontology
    if is_store(path) and not is_build(path):
        return open_store_tables(path, ontology), BASE_IRI, ontology
    return open_graph(path).knowledge, BASE_IRI, ontology


def run(args: argparse.Namespace) -> int:
    """Runs `kg export`."""
    from kg.export.terms import BASE_IRI
    from kg.export.write import RDF_ENDINGS, Form, write_export
    from kg.graph.filtered import apply_filter
    from kg.graph.writer import tables_of

    whole, base_iri, ontology = read_graph(args.graph)
    rdf = args.output.suffix.lower() in RDF_ENDINGS
    form = Form(args.base_iri or (base_iri if rdf else BASE_IRI), args.project or "", args.timeline)
    gc.freeze()  # what is in memory stays to the end: looking through it for garbage takes a third of the time
    with tables_of(whole) as tables, apply_filter(tables, find_filter(args), ontology) as chosen:
        write_export(chosen, ontology, args.output, form)
        say(f"{args.output}: {chosen.count('entities')} entities, {chosen.count('statements')} facts")
    return FINE
