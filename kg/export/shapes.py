"""What is wrong with triples: where the two layers disagree, and what `ontology/shapes.ttl` (SHACL) finds.

SHACL needs the extra `shacl` (pyshacl).
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import product
from pathlib import Path

import pyoxigraph as ox

from kg.export.terms import PREFIXES
from kg.graph.check import Problem
from kg.resources import data_path

_ENDS = (  # subject, relation and object of a fact in the full layer
    ("kg:actor", "kg:role", "kg:event"),
    ("org:member", "kg:relation", "org:organization"),
    ("kg:subject", "kg:relation", "kg:object"),
)
_SH = "http://www.w3.org/ns/shacl#"


def can_validate() -> bool:
    """Whether pyshacl is installed."""
    return find_spec("pyshacl") is not None


def find_layer_problems(store: ox.Store) -> Iterator[Problem]:
    """Facts of one layer that the other lacks, sorted: as ontology/queries/layers-agree.rq, but for large graphs."""
    a, kind = ox.NamedNode(f"{PREFIXES['rdf']}type"), ox.NamedNode(f"{PREFIXES['kg']}Relation")
    full: set[tuple[str, str, str]] = set()
    for names in _ENDS:
        subjects, relations, objects = (_values(store, name) for name in names)
        for fact in subjects.keys() & relations.keys() & objects.keys():
            full.update(product(subjects[fact], relations[fact], objects[fact]))
    simple = {
        (_text(quad.subject), _text(quad.predicate), _text(quad.object))
        for relation in store.quads_for_pattern(None, a, kind)
        if isinstance(relation.subject, ox.NamedNode)
        for quad in store.quads_for_pattern(None, relation.subject, None)
    }
    for facts, says in (
        (full - simple, "完整层有这条事实，简单层没有"),
        (simple - full, "简单层有这条事实，完整层没有"),
    ):
        for subject, relation, target in sorted(facts):
            yield Problem("两层", short_iri(subject), f"{says}：{short_iri(relation)} {short_iri(target)}")


def _values(store: ox.Store, name: str) -> dict[str, list[str]]:
    """The values of a property by resource."""
    prefix, local = name.split(":")
    found: dict[str, list[str]] = defaultdict(list)
    for quad in store.quads_for_pattern(None, ox.NamedNode(PREFIXES[prefix] + local), None):
        found[_text(quad.subject)].append(_text(quad.object))
    return found


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


def _text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def short_iri(iri: str) -> str:
    """A term of a known vocabulary with its prefix; of any other IRI the last segment."""
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{prefix}:{iri[len(start) :]}"
    return iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1] if "://" in iri else iri
