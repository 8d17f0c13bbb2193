"""SPARQL over a graph in this process: from Python, and for `kg query`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox

from kg.errors import KGError
from kg.export.terms import BASE_IRI, PREFIXES
from kg.query.display import Found
from kg.query.sparql_request import RequestRefused, check_query

SOLUTION_FORMATS: Mapping[str, Any] = {
    "json": ox.QueryResultsFormat.JSON,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "xml": ox.QueryResultsFormat.XML,
}
TRIPLE_FORMATS: Mapping[str, Any] = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "xml": ox.RdfFormat.RDF_XML,
}
FORMATS = ("table", *dict.fromkeys((*SOLUTION_FORMATS, *TRIPLE_FORMATS)))


def run_query(store: ox.Store, query: str) -> Found[dict[str, str]] | bool:
    """What a query gives: a dict of text for each solution or triple, or yes and no; known prefixes may be left out.

    IRIs are shortened by these prefixes, literals stand as their text. Raises KGError for a query that is wrong,
    writes, or asks other endpoints.
    """
    found = _run(store, query)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        triples = ((short(one.subject), short(one.predicate), short(one.object)) for one in found)
        return Found(dict(zip(("subject", "predicate", "object"), triple, strict=True)) for triple in triples)
    names = tuple(variable.value for variable in found.variables)
    return Found({name: short(one[name]) if one[name] is not None else "" for name in names} for one in found)


def format_query(store: ox.Store, query: str, form: str) -> str:
    """The result of a query as text in one of FORMATS; raises as run_query, and for a format that doesn't fit."""
    if form == "table":
        found = run_query(store, query)
        if isinstance(found, bool):
            return "yes" if found else "no"
        return found.text() if found else "nothing"
    result = _run(store, query)
    known = TRIPLE_FORMATS if isinstance(result, ox.QueryTriples) else SOLUTION_FORMATS
    if form not in known:
        raise KGError(f"format {form} doesn't fit this query (one of table {' '.join(known)})")
    data: bytes = result.serialize(format=known[form]) or b""
    return data.decode("utf-8").rstrip("\n")


def _run(store: ox.Store, query: str) -> Any:
    try:
        check_query(query)
        return store.query(query, prefixes={**PREFIXES, "id": BASE_IRI})
    except RequestRefused as error:
        raise KGError(str(error)) from error
    except SyntaxError as error:
        raise KGError(f"not a query: {error}") from error


def short(term: Any) -> str:
    """A term as people read it: a literal's text, an IRI by its prefix."""
    if isinstance(term, ox.Literal):
        return term.value
    if not isinstance(term, ox.NamedNode):
        return str(term)
    for prefix, iri in (("id", BASE_IRI), *PREFIXES.items()):
        if term.value.startswith(iri) and len(term.value) > len(iri):
            return f"{prefix}:{term.value[len(iri) :]}"
    return f"<{term.value}>"
