"""RDF/XML as a stream: one rdf:Description a resource. Characters that XML 1.0 can't hold are left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import attrgetter
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

import kg.regex as re
from kg.errors import KGError
from kg.export.terms import PREFIXES
from kg.export.xmltext import legal_xml

_LOCAL = re.compile(r"[^\W\d][\w-]*")  # a part of what XML allows in a name
_STRING = PREFIXES["xsd"] + "string"


def write_rdfxml_triples(triples: Iterable[ox.Triple], file: TextIO, prefixes: Mapping[str, str]) -> None:
    """Writes triples in the order given; those of one subject that follow each other share one element.

    Raises KGError for a predicate whose IRI ends in no XML name.
    """
    by_iri = {iri: prefix for prefix, iri in prefixes.items()}
    names: dict[str, str] = {}
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF')
    file.writelines(f"\n  xmlns:{prefix}={quoteattr(iri)}" for prefix, iri in sorted(prefixes.items()))
    file.write(">\n")
    for subject, members in groupby(triples, key=attrgetter("subject")):
        file.write(f"<rdf:Description rdf:about={quoteattr(subject.value)}>\n")
        for triple in members:
            iri = triple.predicate.value
            if iri not in names:
                names[iri] = _qualified(iri, by_iri)
            file.write(_element(names[iri], triple.object))
        file.write("</rdf:Description>\n")
    file.write("</rdf:RDF>\n")


def _element(name: str, value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    if isinstance(value, ox.NamedNode):
        return f"  <{name} rdf:resource={quoteattr(value.value)}/>\n"
    if not isinstance(value, ox.Literal):
        raise KGError(f"RDF/XML: {value} is no IRI and no literal")
    mark = ""
    if value.language:
        mark = f' xml:lang="{value.language}"'
    elif value.datatype.value != _STRING:
        mark = f' rdf:datatype="{value.datatype.value}"'
    # A parser turns a bare carriage return into a newline.
    return f"  <{name}{mark}>{escape(legal_xml(value.value), {chr(13): '&#13;'})}</{name}>\n"


def _qualified(iri: str, by_iri: Mapping[str, str]) -> str:
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix, local = by_iri.get(iri[:cut]), iri[cut:]
    if prefix is None or not _LOCAL.fullmatch(local):
        raise KGError(f"RDF/XML can't name the property {iri}")
    return f"{prefix}:{local}"
