"""What is wrong with triples: where the two layers disagree, and what `ontology/shapes.ttl` (SHACL) finds.

SHACL needs the extra `shacl` (pyshacl).
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pyoxigraph as ox

from kg.check import Problem
from kg.resources import data_path
from kg.terms import PREFIXES

_SH = "http://www.w3.org/ns/shacl#"


def can_validate() -> bool:
    """Whether pyshacl is installed."""
    return find_spec("pyshacl") is not None


def find_layer_problems(store: ox.Store) -> Iterator[Problem]:
    """Facts of one layer that the other lacks."""
    query = (data_path("ontology") / "queries" / "layers-agree.rq").read_text(encoding="utf-8")
    says = {
        "no direct property": "完整层有这条事实，简单层没有",
        "no fact in the full layer": "简单层有这条事实，完整层没有",
    }
    rows = store.query(query)
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        problem, subject, relation, target = (short_iri(term.value) for term in row)
        yield Problem("两层", subject, f"{says[problem]}：{relation} {target}")


def find_violations(store: ox.Store) -> Iterator[Problem]:
    """What the shapes find in the default graph, sorted: the resource, the message, and the value if there is one."""
    import pyshacl
    import rdflib

    data = rdflib.Graph()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.nt"
        store.dump(str(path), format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
        data.parse(path, format="nt")
    shapes = rdflib.Graph().parse(data_path("ontology") / "shapes.ttl", format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True, inference="none")
    terms = {name: rdflib.URIRef(_SH + name) for name in ("focusNode", "resultMessage", "value", "result")}
    found = set()
    for result in report.objects(None, terms["result"]):
        focus = short_iri(str(report.value(result, terms["focusNode"])))
        message = str(report.value(result, terms["resultMessage"]))
        value = report.value(result, terms["value"])
        told = f"：{short_iri(str(value))}" if value is not None and short_iri(str(value)) != focus else ""
        found.add(Problem("形状", focus, f"{message}{told}"))
    yield from sorted(found)


def short_iri(iri: str) -> str:
    """A term of a known vocabulary with its prefix; of any other IRI the last segment."""
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{prefix}:{iri[len(start) :]}"
    return iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1] if "://" in iri else iri
