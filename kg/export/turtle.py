"""Turtle and TriG for people to read: streaming writers that group triples by subject and keep their order.

The serializer of pyoxigraph leaves the order of prefixes open and puts no space between resources; rdflib's needs the
whole graph in memory and sorts it slowly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import attrgetter
from typing import TextIO

import pyoxigraph as ox

import kg.regex as re

# A part of what Turtle allows in a local name (PN_LOCAL): all that `iri_segment` leaves, but no dots or escapes.
_FIRST = "A-Za-z0-9_À-ÖØ-öø-˿\u0370-\u037d\u037f-\u1fff\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
_LOCAL = re.compile(f"[{_FIRST}][{_FIRST}·-]*")
_SPLIT = re.compile(r"(.*[/#])([^/#]+)", re.DOTALL)
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_PLAIN_NUMBERS = {_XSD + "integer": re.compile(r"[+-]?[0-9]+"), _XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+")}

_KEPT = 50_000  # short forms that are remembered

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def write_turtle_triples(triples: Iterable[ox.Triple], file: TextIO, prefixes: Mapping[str, str]) -> None:
    """Writes triples as Turtle in the order given; triples of one subject that follow each other share one block.

    The prefixes stand first, sorted by prefix.
    """
    names = _Names(prefixes)
    file.writelines(names.head())
    _write_blocks(triples, file, names)


def write_trig_quads(quads: Iterable[ox.Quad], file: TextIO, prefixes: Mapping[str, str]) -> None:
    """Writes quads as TriG in the order given; quads of one graph that follow each other share one block."""
    names = _Names(prefixes)
    file.writelines(names.head())
    for graph, members in groupby(quads, key=attrgetter("graph_name")):
        if isinstance(graph, ox.DefaultGraph):
            _write_blocks(members, file, names)
        else:
            file.write(f"\n{names.node(graph)} {{")
            _write_blocks(members, file, names)
            file.write("}\n")


def _write_blocks(triples: Iterable[ox.Triple | ox.Quad], file: TextIO, names: _Names) -> None:
    last_subject = last_predicate = ""
    for triple in triples:
        subject, predicate = names.node(triple.subject), names.predicate(triple.predicate)
        value = names.term(triple.object)
        if subject != last_subject:
            file.write(f"{' .' if last_subject else ''}\n\n{subject} {predicate} {value}")
        elif predicate != last_predicate:
            file.write(f" ;\n    {predicate} {value}")
        else:
            file.write(f" , {value}")
        last_subject, last_predicate = subject, predicate
    file.write(" .\n" if last_subject else "")


class _Names:
    """Shortens IRIs by prefixes."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.by_iri = {iri: prefix for prefix, iri in prefixes.items()}
        self.known: dict[str, str] = {}

    def head(self) -> Iterable[str]:
        return (f"@prefix {prefix}: <{iri}> .\n" for iri, prefix in sorted(self.by_iri.items(), key=lambda p: p[1]))

    def predicate(self, node: ox.NamedNode) -> str:
        return "a" if node.value == _RDF_TYPE else self.node(node)

    def node(self, node: ox.NamedNode | ox.BlankNode | ox.Triple) -> str:
        if not isinstance(node, ox.NamedNode):
            return str(node)
        iri = node.value
        short = self.known.get(iri)
        if short is None:
            if len(self.known) >= _KEPT:
                self.known.clear()
            parts = _SPLIT.fullmatch(iri)
            fits = parts and parts[1] in self.by_iri and _LOCAL.fullmatch(parts[2])
            short = self.known[iri] = f"{self.by_iri[parts[1]]}:{parts[2]}" if parts and fits else str(node)
        return short

    def term(self, term: Term) -> str:
        if not isinstance(term, ox.Literal):
            return self.node(term)
        if term.language or term.datatype.value == f"{_XSD}string":
            return str(term)
        number = _PLAIN_NUMBERS.get(term.datatype.value)
        if number and number.fullmatch(term.value):
            return term.value
        return f"{ox.Literal(term.value)}^^{self.node(term.datatype)}"
