"""Gives the exports of the sample pages to the readers that users have: python tests/readers.py [FOLDER OF kg build]

Programs: rapper (Debian: raptor2-utils), serdi (serdi), xmllint (libxml2-utils), node with graphology,
graphology-graphml, graphology-gexf and @xmldom/xmldom (npm; NODE_PATH says where). Each has to count what pyoxigraph
counts in the N-Quads, or the nodes and edges of the network; a program that isn't there is a failure. Exit code 0 when
all counts are right.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import igraph
import networkx as nx
import pyoxigraph as ox
from queries_page import SAMPLES

import kg
from kg.export.write import NETWORK_ENDINGS, RDF_ENDINGS, Form, write_export
from kg.graph.network import PROJECTIONS, build_network
from kg.ontology import load_ontology
from kg.query.builds import open_graph
from kg.records import Knowledge

HERE = Path(__file__).resolve().parent
RAPPER = {".ttl": "turtle", ".nt": "ntriples", ".nq": "nquads", ".trig": "trig", ".rdf": "rdfxml"}
SERDI = (".ttl", ".nt", ".nq", ".trig")


def said(*command: str) -> str:
    """What a program says on both of its outputs; nothing more after a failure than what it said till then."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return f"{command[0]} is not installed"
    return done.stdout + done.stderr


def read_rdf(files: dict[str, Path]) -> Iterator[tuple[str, int, str]]:
    """Reader and file, the count that it should have, and what it has."""
    expected = sum(1 for _ in ox.parse(path=str(files[".nq"]), format=ox.RdfFormat.N_QUADS))
    for ending, path in files.items():
        found = sum(1 for _ in ox.parse(path=str(path), format=ox.RdfFormat.from_extension(ending[1:])))
        yield f"pyoxigraph {ending}", expected, str(found)
        if ending in RAPPER:
            counted = re.search(r"returned (\d+) ", answer := said("rapper", "-c", "-i", RAPPER[ending], str(path)))
            yield f"rapper {ending}", expected, counted[1] if counted else answer
        if ending in SERDI:
            answer = said("serdi", str(path))
            yield f"serdi {ending}", expected, str(answer.count(" .\n")) if " .\n" in answer else answer
    yield "xmllint .rdf", 0, str(len(said("xmllint", "--noout", str(files[".rdf"]))))


def read_networks(files: dict[Path, tuple[int, int]]) -> Iterator[tuple[str, tuple[int, int], object]]:
    """Reader and file, nodes and edges that it should have, and what it has."""
    told = said("node", str(HERE / "read_networks.js"), *map(str, files))
    for path, counts in files.items():
        read = nx.read_graphml(path) if path.suffix == ".graphml" else nx.read_gexf(path)
        yield f"networkx {path.name}", counts, (len(read), read.number_of_edges())
        line = re.search(rf"^{re.escape(str(path))} (\d+) (\d+) (\d+)$", told, re.M)
        yield f"graphology {path.name}", counts, (int(line[1]), int(line[2])) if line else told[-500:]
        yield f"graphology {path.name} placed", counts[:1], (int(line[3]),) if line else told[-500:]
        if path.suffix == ".graphml":
            other = igraph.Graph.Read_GraphML(str(path))
            yield f"igraph {path.name}", counts, (other.vcount(), other.ecount())
            valid = said("xmllint", "--noout", "--schema", str(HERE / "graphml.xsd"), str(path))
            yield f"xmllint {path.name}", f"{path} validates\n", valid


def write_all(knowledge: Knowledge, folder: Path) -> tuple[dict[str, Path], dict[Path, tuple[int, int]]]:
    """All exports: RDF files by ending, networks with their nodes and edges."""
    ontology = load_ontology()
    rdf = {ending: folder / f"graph{ending}" for ending in RDF_ENDINGS}
    for path in rdf.values():
        write_export(knowledge, ontology, path)
    networks = {}
    for name in ("", *PROJECTIONS):
        network = PROJECTIONS.get(name, build_network)(knowledge, ontology)
        for ending in NETWORK_ENDINGS:
            path = folder / f"{name or 'graph'}{ending}"
            write_export(knowledge, ontology, path, Form(projection=name, timeline=ending == ".gexf"))
            networks[path] = (len(network.nodes), len(network.edges))
    return rdf, networks


def main(arguments: list[str]) -> int:
    """Writes, reads, prints what differs."""
    graph = open_graph(Path(arguments[0])) if arguments else kg.build([SAMPLES])
    with tempfile.TemporaryDirectory() as folder:
        rdf, networks = write_all(graph.knowledge, Path(folder))
        checks = [*read_rdf(rdf), *read_networks(networks)]
    wrong = [
        f"{name}: {found!s:.300} instead of {expected}"
        for name, expected, found in checks
        if str(found) != str(expected)
    ]
    print(f"{len(checks) - len(wrong)} of {len(checks)} counts are right", *wrong, sep="\n  ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
