"""Seconds and memory of large exports, and the same by rdflib's and networkx's writers: python tests/export_bench.py

Each figure comes from a process of its own over invented knowledge: 1,000,000 triples as RDF, 200,000 edges as GraphML
and GEXF. Memory is what the process held at most beyond what it held with the knowledge made. rdflib and networkx get
the same triples and edges, rdflib a tenth of them; of their time only the writing counts, not the making of the graph.
"""

from __future__ import annotations

import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kg.export.write import write_export
from kg.ids import content_id
from kg.ontology import load_ontology
from kg.records import Article, Entity, Evidence, Knowledge, Page, Statement

TRIPLES = 1_000_000
EDGES = 200_000
ROLES = ("presides", "attends", "takesPartIn", "speaksAt", "contributesAt", "witnesses")
QUOTE = "副市长某某某出席全市第一千零一次工作会议并讲话"
OURS = (".nq", ".ttl", ".nt", ".trig", ".jsonld", ".rdf")
THEIRS = {"rdflib .ttl": ".ttl", "rdflib .nt": ".nt"}


def invented(facts: int) -> Knowledge:
    """So many people at events, each fact with its evidence, two facts an article; about 30 triples a fact."""
    people = [Entity(f"person-甲{n:06}-清湖市", "Person", f"甲{n:06}", (f"老甲{n}",)) for n in range(facts // 8 + 2)]
    date = {"kind": "会议", "date": "2024-05-06", "place": "清湖市"}
    events = [Entity(f"event-会议{n:06}-清湖市", "Event", f"会议{n:06}", (), date) for n in range(facts // 10 + 1)]
    pages, articles, statements, mentioned = [], [], [], []
    for n in range(facts):
        if n % 2 == 0:
            page_id, article_id = content_id("page", str(n)), content_id("article", str(n))
            page = Page(page_id, "", f"pages/{n:07}.txt", "清湖市", "2024-05-06", "清湖日报", "A01")
            pages.append(page)
            articles.append(Article(article_id, page_id, ("全市召开工作会议",), (), "", ()))
        person, event = people[n * 7 % len(people)], events[n * 11 % len(events)]
        said = Evidence(page_id, article_id, 10, 10 + len(QUOTE), QUOTE, "attend-list", QUOTE + "。")
        fact = (person.id, ROLES[n % len(ROLES)], event.id)
        statements.append(Statement(content_id(*fact, str(n)), *fact, (said,), 0.9, {"date": "2024-05-06"}))
        mentioned.append((article_id, person.id))
    return Knowledge(
        tuple(pages),
        tuple(articles),
        tuple(sorted((*people, *events), key=lambda entity: entity.id)),
        tuple(sorted(statements, key=lambda statement: statement.id)),
        tuple(mentioned),
    )


def held() -> float:
    """Megabytes that this process holds now."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 2**20


class Clock:
    """Seconds since it was made, of the wall and of this process; on a busy machine the second are the truer ones."""

    def __init__(self) -> None:
        self.wall, self.own = time.perf_counter(), time.process_time()

    def read(self) -> dict[str, float]:
        """The seconds so far."""
        return {"seconds": time.perf_counter() - self.wall, "own": time.process_time() - self.own}


def measure(what: str, folder: Path) -> dict[str, float]:
    """One figure, in this process."""
    ontology = load_ontology()
    if what in (".graphml", ".gexf"):
        knowledge, count = invented(EDGES), EDGES
    elif what in OURS:
        knowledge, count = invented(TRIPLES // 30), 0
    else:
        return measure_theirs(what, folder)
    gc.freeze()  # as `kg export` does
    before, clock = held(), Clock()
    write_export(knowledge, ontology, folder / f"a{what}")
    seconds = clock.read()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if not count:
        from kg.export.quads import to_triples

        count = sum(1 for _ in to_triples(knowledge, ontology))
    return {"count": count, **seconds, "megabytes": most - before}


def measure_theirs(what: str, folder: Path) -> dict[str, float]:
    ontology = load_ontology()
    if what == "networkx .graphml":
        import networkx as nx

        graph = nx.MultiDiGraph()
        for node in (network := _network()).nodes:
            graph.add_node(node.id, **node.attributes, label=node.label)
        for edge in network.edges:
            graph.add_edge(edge.source, edge.target, **edge.attributes, label=edge.label, weight=edge.weight)
        clock = Clock()
        nx.write_graphml(graph, folder / "a.graphml")
        return {"count": graph.number_of_edges(), **clock.read()}
    import pyoxigraph as ox
    import rdflib

    from kg.export.quads import to_triples

    triples = to_triples(invented(TRIPLES // 300), ontology)
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    graph = rdflib.Graph().parse(data=lines, format="nt")
    gc.freeze()
    clock = Clock()
    graph.serialize(folder / "a", format={".ttl": "turtle", ".nt": "nt"}[THEIRS[what]], encoding="utf-8")
    return {"count": len(graph), **clock.read()}


def _network():  # type: ignore[no-untyped-def]
    from kg.graph.network import build_network

    return build_network(invented(EDGES), load_ontology())


def main() -> None:
    """Prints a table."""
    print(f"{'':18} {'count':>9} {'s':>7} {'s CPU':>7} {'MB':>6}  {'a second':>9}")
    for what in (*OURS, *THEIRS, ".graphml", ".gexf", "networkx .graphml"):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, __file__, what, folder]
            found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        memory = f"{found['megabytes']:6.0f}" if "megabytes" in found else " " * 6
        times = f"{found['seconds']:7.2f} {found['own']:7.2f}"
        print(f"{what:18} {found['count']:9.0f} {times} {memory}  {found['count'] / found['own']:9.0f}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]))))
    else:
        main()
